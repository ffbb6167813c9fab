"""The digest of a month: what kind of a time it was, and what one has to know of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.announcing.post import Audience, Post
from bot.announcing.voice import Voice, sources_of
from bot.answering.listing import Listing, find_occurrence, select
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Event
from bot.rendering import html
from bot.rendering.reply import Button

__all__ = ["MonthEvents", "find_month", "write_month"]

MOST_TOLD = 6
"""Events that the digest names."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthEvents:
    """What a month of the base's year had."""

    when: PartialDate
    top: tuple[Event, ...]
    """The events that one has to know, in order of date."""
    count: int
    subjects: tuple[str, ...]
    """The fields that were chosen; none for all."""


def find_month(base: KnowledgeBase, today: date, audience: Audience) -> MonthEvents | None:
    """Return what this month had in the base's year, None if there is nothing for the audience."""
    when = PartialDate(year=base.info.year, month=today.month)
    listed = (base.events[each] for each in select(base, _listing(when)))
    events = [event for event in listed if audience.wants(event)]
    held = [event for event in events if event.state == "held"]
    if not held:
        return None
    month = base.months.get(f"{today.month:02}")
    headlines = month.headlines if month else ()
    best = sorted(held, key=lambda each: (each.id not in headlines, -each.weight, -len(each.facts), each.id))
    top = best[:MOST_TOLD]
    return MonthEvents(
        when=when,
        top=tuple(event for event in events if event in top),
        count=len(events),
        subjects=tuple(each for each in base.vocabulary.fields if each in audience.subjects),
    )


def _listing(when: PartialDate) -> Listing:
    return Listing(spans=((when.first_day, when.last_day),))


def write_month(voice: Voice, found: MonthEvents) -> Post:
    """Write the digest; what kind of a month it was is told only to those who read about all of it."""
    base, when = voice.base, found.when
    subjects = ", ".join(base.vocabulary.fields[each].name(voice.language) for each in found.subjects)
    heading = " · ".join(filter(None, [voice.grammar.date(when), subjects]))
    lines = [html.bold(heading[:1].upper() + heading[1:])]
    month = base.months.get(f"{when.month:02}")
    if month is not None and not found.subjects:
        lines += ["", html.escape(month.text[voice.language])]
    lines.append("")
    lines += [_line(voice, event, when) for event in found.top]
    lines += ["", html.escape(voice.phrase("post_month_all", count=voice.grammar.count_events(found.count)))]
    whole = Button(text=voice.phrase("post_whole_month"), url=voice.address(f"m-{when.month}"))
    best = sorted(found.top, key=lambda each: (-each.weight, each.id))[:2]
    return Post(
        kind="month", lang=voice.language, html=html.fit(lines), events=tuple(event.id for event in found.top),
        buttons=(*(voice.event_button(event) for event in best), (whole,)),
    )  # fmt: skip


def _line(voice: Voice, event: Event, when: PartialDate) -> str:
    occurrence = find_occurrence(voice.base, event, _listing(when)) or event.occurrences[0]
    source = sources_of(event, occurrence.sources)[0]
    day = html.escape(voice.wording.day(event, occurrence))
    return f"• {day} — {voice.title(event)} ({html.link(source.publisher, source.url)})"
