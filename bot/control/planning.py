"""What would be posted where in a stretch of days, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.delivery.composer import Composer
from bot.delivery.contents import Content, Quiz
from bot.delivery.records import Kind
from bot.delivery.schedule import Slot, find_slots
from bot.delivery.subscriptions import Standing, Subscription
from bot.delivery.writing import Writer
from bot.delivery.zones import find_zone
from bot.rendering import html

__all__ = ["PostPlan", "first_line"]

MAX_LINE = 70


class PostPlan:
    """Plans one subscription after another; chats that want the same share what is written."""

    def __init__(self, composer: Composer, first: date, last: date) -> None:
        self._writer = Writer(composer)
        self._first = first
        self._last = last

    def rows_of(self, subscription: Subscription, used: Mapping[Kind, frozenset[str]]) -> Iterator[dict[str, Any]]:
        """Yield a row for each post, in order of time.

        Args:
            used: Subjects of earlier posts in this chat.
        """
        for slot, made in self._writer.write(subscription, self._slots(subscription), used):
            if made.content is not None:
                yield {
                    "day": slot.day.isoformat(), "hour": subscription.hour, "zone": subscription.zone,
                    "chat": subscription.chat_id, "topic": subscription.thread_id, "title": subscription.title,
                    "kind": slot.kind.value, "language": subscription.language, "says": first_line(made.content),
                }  # fmt: skip

    def _slots(self, subscription: Subscription) -> Iterator[Slot]:
        if subscription.standing is not Standing.ACTIVE:
            return
        zone = find_zone(subscription.zone) or UTC
        begin = datetime.combine(self._first, time(), zone).timestamp()
        end = datetime.combine(self._last + timedelta(1), time(), zone).timestamp()
        yield from find_slots(subscription, begin - 1, end - 1)


def first_line(content: Content) -> str:
    """Return what a post is about, short enough for a table: the first bold line below its heading."""
    if isinstance(content, Quiz):
        return _cut(content.question)
    lines = [html.plain(line) for line in content.html.splitlines() if line.strip()]
    return _cut(lines[1] if len(lines) > 1 else lines[0])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_LINE else text[: MAX_LINE - 1].rsplit(" ", 1)[0] + "…"
