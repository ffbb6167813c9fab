"""What would be posted where in a stretch of days, as rows of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.announcing.composer import PostComposer
from bot.delivery.composer import Wanted
from bot.delivery.contents import Content, Quiz
from bot.delivery.schedule import find_slots
from bot.delivery.subscriptions import Standing, Subscription
from bot.delivery.zones import find_zone
from bot.rendering import html

__all__ = ["MOST_DAYS", "first_line", "plan_posts"]

MOST_DAYS = 366
MAX_LINE = 70


def plan_posts(
    subscriptions: Sequence[Subscription], composer: PostComposer, first: date, last: date
) -> list[dict[str, Any]]:
    """Return a row for each post, in order of time; questions of a quiz differ as they will."""
    rows = [
        row
        for subscription in subscriptions
        if subscription.standing is Standing.ACTIVE
        for row in _rows_of(subscription, composer, first, last)
    ]
    return sorted(rows, key=lambda row: (row["day"], row["hour"], row["chat"], row["topic"] or 0))


def _rows_of(subscription: Subscription, composer: PostComposer, first: date, last: date) -> Iterator[dict[str, Any]]:
    used: set[str] = set()
    mark = subscription.facts_mark
    zone = find_zone(subscription.zone) or UTC
    begin = datetime.combine(first, time(), zone).timestamp()
    end = datetime.combine(min(last, first + timedelta(MOST_DAYS)) + timedelta(1), time(), zone).timestamp()
    for slot in find_slots(subscription, begin - 1, end - 1):
        wanted = Wanted(
            kind=slot.kind, day=slot.day, language=subscription.language, subjects=subscription.subjects,
            used=frozenset(used), facts_mark=mark,
        )  # fmt: skip
        composed = composer.compose(wanted)
        mark = composed.facts_mark or mark
        if composed.subject:
            used.add(composed.subject)
        if composed.content is not None:
            yield {
                "day": slot.day.isoformat(), "hour": subscription.hour, "zone": subscription.zone,
                "chat": subscription.chat_id, "topic": subscription.thread_id, "title": subscription.title,
                "kind": slot.kind.value,
                "language": subscription.language, "says": first_line(composed.content),
            }  # fmt: skip


def first_line(content: Content) -> str:
    """Return what a post is about, short enough for a table: the first bold line below its heading."""
    if isinstance(content, Quiz):
        return _cut(content.question)
    lines = [html.plain(line) for line in content.html.splitlines() if line.strip()]
    return _cut(lines[1] if len(lines) > 1 else lines[0])


def _cut(text: str) -> str:
    return text if len(text) <= MAX_LINE else text[: MAX_LINE - 1].rsplit(" ", 1)[0] + "…"
