"""What would be posted where in a stretch of days, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.announcing.composer import PostComposer
from bot.delivery.composer import Composed, Wanted
from bot.delivery.contents import Content, Quiz
from bot.delivery.records import Kind
from bot.delivery.schedule import Slot, find_slots
from bot.delivery.subscriptions import Standing, Subscription
from bot.delivery.zones import find_zone
from bot.rendering import html

__all__ = ["PostPlan", "first_line"]

MAX_LINE = 70


class PostPlan:
    """Plans one subscription after another; chats that want the same share what is written."""

    def __init__(self, composer: PostComposer, first: date, last: date) -> None:
        self._composer = composer
        self._first = first
        self._last = last
        self._composed: dict[Wanted, Composed] = {}

    def rows_of(self, subscription: Subscription) -> Iterator[dict[str, Any]]:
        """Yield a row for each post, in order of time; questions of a quiz differ as they will."""
        used: set[str] = set()
        mark = subscription.facts_mark
        for slot in self._slots(subscription):
            is_quiz = slot.kind is Kind.QUIZ
            wanted = Wanted(
                kind=slot.kind, day=slot.day, language=subscription.language, subjects=subscription.subjects,
                used=frozenset(used) if is_quiz else frozenset(), facts_mark=mark if slot.kind is Kind.FACTS else None,
            )  # fmt: skip
            composed = self._compose(wanted)
            mark = composed.facts_mark or mark
            used.update([composed.subject] if composed.subject else [])
            if composed.content is not None:
                yield {
                    "day": slot.day.isoformat(), "hour": subscription.hour, "zone": subscription.zone,
                    "chat": subscription.chat_id, "topic": subscription.thread_id, "title": subscription.title,
                    "kind": slot.kind.value, "language": subscription.language, "says": first_line(composed.content),
                }  # fmt: skip

    def _slots(self, subscription: Subscription) -> Iterator[Slot]:
        if subscription.standing is not Standing.ACTIVE:
            return
        zone = find_zone(subscription.zone) or UTC
        begin = datetime.combine(self._first, time(), zone).timestamp()
        end = datetime.combine(self._last + timedelta(1), time(), zone).timestamp()
        yield from find_slots(subscription, begin - 1, end - 1)

    def _compose(self, wanted: Wanted) -> Composed:
        if wanted not in self._composed:
            self._composed[wanted] = self._composer.compose(wanted)
        return self._composed[wanted]


def first_line(content: Content) -> str:
    """Return what a post is about, short enough for a table: the first bold line below its heading."""
    if isinstance(content, Quiz):
        return _cut(content.question)
    lines = [html.plain(line) for line in content.html.splitlines() if line.strip()]
    return _cut(lines[1] if len(lines) > 1 else lines[0])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_LINE else text[: MAX_LINE - 1].rsplit(" ", 1)[0] + "…"
