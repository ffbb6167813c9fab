"""What a message says of names, places, time and numbers that an event does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.scripts import has_cyrillic, has_latin
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import NAMES, Question

__all__ = ["count_contradictions", "events_named", "is_origin"]

STORY = 8
"""In a message with more words to account for, seasons and single names are scenery."""
SURE_NAME, SURE_PLACE, EXACT_NAME = 0.85, 0.75, 0.97
"""From these qualities on, a name, a place and a word of a kind can contradict an event."""
MENTIONED = {"person": 0.1, "topic": 0.7}
"""How much it contradicts an event that a name stands only in its sentences."""
STRANGE = 0.6
"""How much it contradicts an event that it does not have a title of another script."""
DECISIVE = {"death", "cancelled", "postponed"}
DIFFERENT = 0.5
"""How much it contradicts an event that the message asks who died or what was cancelled."""
ORIGIN = 0.3
"""Where someone comes from, and what a story names besides, need not be the event's place, but had better be."""


def count_contradictions(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    """Count what the message says of names, places, time and numbers that the event does not."""
    return (
        _other_places(base, index, question, event)
        + _other_names(base, index, question, event)
        + _other_titles(index, question, event)
        + _other_kinds(index, question, event)
        + _other_period(index, question, event)
        + _other_years(index, question, event)
        + _other_numbers(index, question, event)
    )


def _other_titles(index: EventIndex, question: Question, event: Event) -> float:
    """Words in Latin letters in a message in Cyrillic are a name or a title, which one statement must hold."""
    if not any(has_cyrillic(token.text) for token in question.tokens):
        return 0.0
    known = question.positions([each for each in question.of_kind(*NAMES, "event") if each.quality >= EXACT_NAME])
    runs = groupby(question.content, key=lambda position: has_latin(question.tokens[position].text))
    titles = [list(run) for is_latin, run in runs if is_latin]
    strange = [title for title in titles if len(title) > 1 and known.isdisjoint(title)]
    return sum(STRANGE for title in strange if not _stand_together(index, question, event, title))


def _stand_together(index: EventIndex, question: Question, event: Event, positions: Sequence[int]) -> bool:
    first, *rest = (index.holders(event.id, index.same(question.tokens[position])) for position in positions)
    return bool(set(first).intersection(*rest))


def _other_kinds(index: EventIndex, question: Question, event: Event) -> float:
    """A death or a cancellation that the event neither is nor tells of."""
    return sum(
        DIFFERENT
        for mention in question.of_kind("kind", "state")
        if mention.id in DECISIVE
        and mention.quality >= EXACT_NAME
        and mention.id not in (*event.kinds, event.state)
        and not any(event.id in index.events_of(question.tokens[position]) for position in mention.span)
    )


def _other_period(index: EventIndex, question: Question, event: Event) -> int:
    """A time that the event does not touch and whose words it does not have."""
    period = question.period
    if not period or (len(question.content) > STORY and period.kind in ("season", "part")):
        return 0
    if any(period.touches(each.first.first_day, each.last.last_day) for each in event.occurrences):
        return 0
    return int(not all(event.id in index.events_of(question.tokens[position]) for position in period.tokens))


def _other_years(index: EventIndex, question: Question, event: Event) -> int:
    """Years in which the event was not and that stand nowhere in the entry."""
    own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
    return sum(1 for year in question.years if year not in own and not index.has_number(event.id, year))


def _other_numbers(index: EventIndex, question: Question, event: Event) -> int:
    """Numbers that stand nowhere in the entry."""
    numbers = {question.tokens[position].number for position in question.content} - {None, *question.years}
    return sum(1 for number in numbers if number is not None and not index.has_number(event.id, number))


def _other_places(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    """A place that the event has nothing to do with, or knows only from a detail that nothing else asks for."""
    around = {place for occurrence in event.occurrences for place in base.around(occurrence.place)}
    spans: dict[tuple[int, int], float] = {}
    for mention in question.of_kind("place", "world"):
        if mention.quality < SURE_PLACE:
            continue
        fits = mention.kind == "place" and mention.id in around
        fits = fits or _stands_with_others(index, question, event, mention)
        fits = fits or any(
            each.span == mention.span and event.id in events_named(base, each)
            for each in question.of_kind("person", "topic")
        )
        is_scenery = len(question.content) > STORY or is_origin(base, question, mention)
        weight = 0.0 if fits else ORIGIN if is_scenery else 1.0
        at = (mention.start, mention.end)
        spans[at] = min(spans.get(at, 1.0), weight)
    return sum(spans.values())


def is_origin(base: KnowledgeBase, question: Question, mention: Mention) -> bool:
    """Where someone comes from is not where the event was: "from Hollywood", «из Голливуда», «голливудтан»."""
    before = question.tokens[mention.start - 1].text.casefold() if mention.start else ""
    last = question.tokens[mention.end - 1].text.casefold()
    is_bare = mention.quality >= EXACT_NAME
    return any(
        before in pack.origin_words or (not is_bare and last.endswith(pack.origin_endings))
        for pack in base.languages.values()
    )


def _stands_with_others(index: EventIndex, question: Question, event: Event, mention: Mention) -> bool:
    """Tell whether a statement holds the words of a mention together with another word of the question."""
    wanted = [index.holders(event.id, index.links(question.tokens[position])) for position in mention.span]
    holding = set(wanted[0]).intersection(*wanted[1:])
    if not holding:
        return False
    statements = index.statements(event.id)
    if any(statements[number].part in ("title", "alias", "topic", "person") for number in holding):
        return True
    named = {position for each in question.of_kind("person", "place", "world") for position in each.span}
    others = (p for p in question.content if p not in named)
    return any(not holding.isdisjoint(index.holders(event.id, index.links(question.tokens[p]))) for p in others)


def _other_names(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    spans: dict[int, float] = {}
    for mention in question.of_kind("person", "topic"):
        if mention.quality < SURE_NAME or (mention.end - mention.start == 1 and len(question.content) > STORY):
            continue
        weight = 1.0
        if event.id in events_named(base, mention):
            weight = 0.0
        elif all(event.id in index.events_of(question.tokens[p]) for p in mention.span):
            # The entry only has the words: "Qaitadan" is also "again".
            weight = MENTIONED[mention.kind]
        spans[mention.start] = min(spans.get(mention.start, 1.0), weight)
    return sum(spans.values())


def events_named(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    """Return the events that have what a mention names."""
    if mention.kind == "event":
        return (mention.id,)
    groups = {"person": base.events_of_person, "topic": base.events_of_topic, "place": base.events_of_place}
    return groups[mention.kind].get(mention.id, ())
