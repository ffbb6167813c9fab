"""New facts: what changed in the base since it was last announced, told together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.announcing.post import Audience, Post
from bot.announcing.remembered import PARTS, Remembered, dates_of, sentences_of
from bot.announcing.voice import Voice, sources_of
from bot.desk.changes import compare_sentences
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.rendering import html
from bot.rendering.wording import sentences

__all__ = ["Item", "News", "find_news", "select_news", "write_news"]

MOST_ITEMS = 9
"""Lines of a post; what is beyond them is counted."""
MOST_BUTTONS = 3
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One sentence that is new or that was corrected."""

    event: str
    part: str
    """``figure``, ``fact``, ``dispute``, ``date`` or ``state``."""
    position: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """What changed."""

    new: tuple[str, ...] = ()
    added: tuple[Item, ...] = ()
    corrected: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.added or self.corrected)


def find_news(before: Mapping[str, Remembered], base: KnowledgeBase) -> News:
    """Compare a base with its earlier state; what was only put in other words is no news."""
    added: list[Item] = []
    corrected: list[Item] = []
    for event in _in_order(base):
        known = before.get(event.id)
        if known is None:
            continue
        if known.state != event.state:
            corrected.append(Item(event=event.id, part="state"))
        if known.dates != dates_of(event):
            corrected.append(Item(event=event.id, part="date"))
        for part in PARTS:
            for is_new, position in _compare(known, event, part):
                (added if is_new else corrected).append(Item(event=event.id, part=part, position=position))
    new = tuple(event.id for event in _in_order(base) if event.id not in before)
    return News(new=new, added=tuple(added), corrected=tuple(corrected))


def _in_order(base: KnowledgeBase) -> list[Event]:
    return sorted(base.events.values(), key=lambda each: (-each.weight, each.first.first_day, each.id))


def _compare(known: Remembered, event: Event, part: str) -> Iterator[tuple[bool, int]]:
    """Yield the sentences that came, and those whose numbers are others than before."""
    now = sentences_of(event, part)
    places = {words: position for position, (_, words) in enumerate(now)}
    for change in compare_sentences(part, known.sentences[part], now):
        if change.after and not change.before:
            yield True, places[change.after]
        elif change.after and _NUMBER.findall(change.before) != _NUMBER.findall(change.after):
            yield False, places[change.after]


def select_news(base: KnowledgeBase, news: News, audience: Audience) -> News:
    """Return what of the news an audience wants, and what of it the base still holds."""

    def wants(event: str) -> bool:
        return event in base.events and audience.wants(base.events[event])

    return News(
        new=tuple(each for each in news.new if wants(each)),
        added=tuple(each for each in news.added if wants(each.event)),
        corrected=tuple(each for each in news.corrected if wants(each.event)),
    )


def write_news(voice: Voice, news: News) -> Post:
    """Write the news: new events first, then what is new about known ones, then corrections."""
    sections = (
        ("post_news_new", [_new_line(voice, voice.base.events[each]) for each in news.new]),
        ("post_news_added", [_item_line(voice, each) for each in news.added]),
        ("post_news_corrected", [_item_line(voice, each) for each in news.corrected]),
    )
    lines = [html.bold(voice.phrase("post_news"))]
    room = MOST_ITEMS
    for name, found in sections:
        shown = found[:room]
        room -= len(shown)
        if shown:
            lines += ["", f"<u>{html.escape(voice.phrase(name))}</u>", *shown]
    events = list(dict.fromkeys([*news.new, *(each.event for each in (*news.added, *news.corrected))]))
    left = sum(len(found) for _, found in sections) - MOST_ITEMS
    if left > 0:
        lines += ["", html.escape(voice.phrase("post_news_more", count=left))]
    buttons = tuple(voice.event_button(voice.base.events[each]) for each in events[:MOST_BUTTONS])
    return Post(kind="news", lang=voice.language, html=html.fit(lines), events=tuple(events), buttons=buttons)


def _new_line(voice: Voice, event: Event) -> str:
    day = voice.wording.day(event)
    told = sentences(event.summary[voice.language])[0]
    return f"• {html.escape(day)} — {voice.title(event)}. {html.escape(told)} ({_source(event, ())})"


def _item_line(voice: Voice, item: Item) -> str:
    event = voice.base.events[item.event]
    sources: tuple[str, ...] = ()
    if item.part == "state":
        told = voice.base.vocabulary.states[event.state].name(voice.language)
    elif item.part == "date":
        told = "; ".join(voice.wording.when_and_where(event)[:2])
        sources = event.occurrences[0].sources
    elif item.part == "dispute":
        told = event.disputes[item.position].text[voice.language]
    else:
        part = event.figures[item.position] if item.part == "figure" else event.facts[item.position]
        told, sources = part.text[voice.language], part.sources
    return f"• {voice.title(event)}: {html.escape(told)} ({_source(event, sources)})"


def _source(event: Event, ids: tuple[str, ...]) -> str:
    source = sources_of(event, ids)[0]
    return html.link(source.publisher, source.url)
