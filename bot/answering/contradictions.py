"""What a message says of names, places, time and numbers that an event does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.scripts import has_cyrillic, has_latin
from bot.understanding.index import EventIndex
from bot.understanding.mentions import EXACT, Mention
from bot.understanding.question import NAMES, Question

__all__ = ["Contradictions", "events_named", "is_origin"]

STORY = 8
"""In a message with more words to account for, seasons and single names are scenery."""
SURE_NAME, SURE_PLACE = 0.85, 0.75
"""From these qualities on, a name and a place can contradict an event."""
MENTIONED = {"person": 0.1, "topic": 0.7}
"""How much it contradicts an event that a name stands only in its sentences."""
STRANGE = 0.6
"""How much it contradicts an event that it does not have a title of another script."""
DECISIVE = {"death", "cancelled", "postponed"}
DIFFERENT = 0.5
"""How much it contradicts an event that the message asks who died or what was cancelled."""
IN_PARTS, MOST_PARTS = frozenset({"film", "series"}), 20
"""What has parts that are named by a number, and how many at most: "Zootopia 3"."""
ORIGIN = 0.3
"""Where someone comes from, and what a story names besides, need not be the event's place, but had better be."""


class Contradictions:
    """What a message says of names, places, time and numbers, held against one event after another."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, question: Question) -> None:
        self._base, self._index, self._question = base, index, question
        self._is_story = len(question.content) > STORY
        self._places = [
            (each, ORIGIN if self._is_story or is_origin(base, question, each) else 1.0)
            for each in question.of_kind("place", "world")
            if each.quality >= SURE_PLACE
        ]
        self._bearers = [(each, frozenset(events_named(base, each))) for each in question.of_kind("person", "topic")]
        self._names = [
            (each, events)
            for each, events in self._bearers
            if each.quality >= SURE_NAME and not (self._is_story and each.end - each.start == 1)
        ]
        named = {position for each in question.of_kind("person", "place", "world") for position in each.span}
        self._unnamed = [position for position in question.content if position not in named]
        self._strangers = [each for each in question.of_kind("stranger") if each.quality >= SURE_NAME]
        self._titles = _strange_titles(question)
        self._kinds = [
            each for each in question.of_kind("kind", "state") if each.id in DECISIVE and each.quality >= EXACT
        ]
        numbers = {question.tokens[position].number for position in question.content} - {None, *question.years}
        self._numbers = [number for number in numbers if number is not None]
        self._parts = _parts_named(base, question)

    def count(self, event_id: str) -> float:
        """Count what the message says of names, places, time and numbers that the event does not."""
        event = self._base.events[event_id]
        return (
            (self._other_places(event) if self._places else 0.0)
            + (self._other_names(event) if self._names else 0.0)
            + (self._other_strangers(event) if self._strangers else 0)
            + (self._strange_titles(event) if self._titles else 0.0)
            + (self._other_kinds(event) if self._kinds else 0.0)
            + (self._is_other_period(event) if self._question.period else 0)
            + (self._other_years(event) if self._question.years else 0)
            + (self._other_numbers(event) if self._numbers else 0)
            + (self._other_parts(event) if self._parts else 0)
        )

    def _other_strangers(self, event: Event) -> int:
        return sum(not self._stand_together(event, each.span, least=EXACT) for each in self._strangers)

    def _strange_titles(self, event: Event) -> float:
        return sum(STRANGE for title in self._titles if not self._stand_together(event, title))

    def _other_kinds(self, event: Event) -> float:
        return sum(DIFFERENT for mention in self._kinds if self._is_other_kind(event, mention))

    def _other_numbers(self, event: Event) -> int:
        return sum(not self._index.has_number(event.id, number) for number in self._numbers)

    def _other_parts(self, event: Event) -> int:
        """Count the parts of a film that the event does not name: its third one, where the second came out."""
        headline = self._index.headline(event.id)
        return sum(
            self._index.has_number(event.id, part.number)
            and not (
                part.topic in event.topics[:1]
                and not headline.isdisjoint(self._index.same(self._question.tokens[part.position]))
            )
            and not (part.counted and self._stand_together(event, part.counted))
            for part in self._parts
        )

    def _stand_together(self, event: Event, positions: Sequence[int], *, least: float = 0.0) -> bool:
        linked = (self._index.same(self._question.tokens[position]).items() for position in positions)
        sure = ({word: quality for word, quality in each if quality >= least} for each in linked)
        first, *rest = (self._index.holders(event.id, each) for each in sure)
        return bool(set(first).intersection(*rest))

    def _speaks_of(self, event: Event, position: int) -> bool:
        return event.id in self._index.events_of(self._question.tokens[position])

    def _is_other_kind(self, event: Event, mention: Mention) -> bool:
        """A death or a cancellation that the event neither is nor tells of."""
        is_own = mention.id in (*event.kinds, event.state)
        return not is_own and not any(self._speaks_of(event, position) for position in mention.span)

    def _is_other_period(self, event: Event) -> bool:
        """A time that the event does not touch and whose words it does not have."""
        period = self._question.period
        if period is None or (self._is_story and period.kind in ("season", "part")):
            return False
        if any(period.touches(each.first.first_day, each.last.last_day) for each in event.occurrences):
            return False
        return not all(self._speaks_of(event, position) for position in period.tokens)

    def _other_years(self, event: Event) -> int:
        """Years in which the event was not and that stand nowhere in the entry."""
        own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
        years = self._question.years
        return sum(1 for year in years if year not in own and not self._index.has_number(event.id, year))

    def _other_places(self, event: Event) -> float:
        """A place that the event has nothing to do with, or knows only from a detail that nothing else asks for."""
        around = self._base.places_of_event[event.id]
        own = {each.id for each, _ in self._places if each.kind == "place"} & set(around) - {self._base.info.country}
        spans: dict[tuple[int, int], float] = {}
        for mention, weight in self._places:
            fits = mention.kind == "place" and mention.id in around
            # Beside the event's own place another one that it speaks of is a detail.
            fits = fits or (bool(own) and all(self._holders(event, position) for position in mention.span))
            fits = fits or self._stands_with_others(event, mention)
            fits = fits or any(each.span == mention.span and event.id in events for each, events in self._bearers)
            at = (mention.start, mention.end)
            spans[at] = min(spans.get(at, 1.0), 0.0 if fits else weight)
        return sum(spans.values())

    def _stands_with_others(self, event: Event, mention: Mention) -> bool:
        """Tell whether a statement holds the words of a mention together with another word of the question."""
        wanted = [self._holders(event, position) for position in mention.span]
        holding = set(wanted[0]).intersection(*wanted[1:])
        if not holding:
            return False
        statements = self._index.statements(event.id)
        if any(statements[number].part in ("title", "alias", "topic", "person") for number in holding):
            return True
        return any(not holding.isdisjoint(self._holders(event, position)) for position in self._unnamed)

    def _holders(self, event: Event, position: int) -> Mapping[int, float]:
        return self._index.holders(event.id, self._index.links(self._question.tokens[position]))

    def _other_names(self, event: Event) -> float:
        spans: dict[int, float] = {}
        for mention, events in self._names:
            weight = 1.0
            if event.id in events:
                weight = 0.0
            elif all(self._speaks_of(event, position) for position in mention.span):
                # The entry only has the words: "Qaitadan" is also "again".
                weight = MENTIONED[mention.kind]
            spans[mention.start] = min(spans.get(mention.start, 1.0), weight)
        return sum(spans.values())


def _strange_titles(question: Question) -> list[list[int]]:
    """Words in Latin letters in a message in Cyrillic are a name or a title, which one statement must hold."""
    if not any(has_cyrillic(token.text) for token in question.tokens):
        return []
    known = question.positions([each for each in question.of_kind(*NAMES, "event") if each.quality >= EXACT])
    runs = groupby(question.content, key=lambda position: has_latin(question.tokens[position].text))
    titles = [list(run) for is_latin, run in runs if is_latin]
    return [title for title in titles if len(title) > 1 and known.isdisjoint(title)]


class _Part(NamedTuple):
    """A part of a film or a series that a number right after its name asks for."""

    topic: str
    position: int
    number: int
    counted: Sequence[int]
    """The positions of the number and of what it may count."""


def _parts_named(base: KnowledgeBase, question: Question) -> list[_Part]:
    dated = question.period.tokens if question.period else frozenset()
    last = len(question.tokens) - 1
    parts: list[_Part] = []
    for each in question.of_kind("topic"):
        is_named = each.quality >= SURE_NAME and base.topics[each.id].kind in IN_PARTS
        if is_named and each.end in question.content and each.end not in dated:
            number = question.tokens[each.end].number
            if number and number <= MOST_PARTS:
                counted = range(each.end, each.end + 2) if each.end < last else ()
                parts.append(_Part(each.id, each.end, number, counted))
    return parts


def is_origin(base: KnowledgeBase, question: Question, mention: Mention) -> bool:
    """Where someone comes from is not where the event was: "from Hollywood", «из Голливуда», «голливудтан»."""
    before = question.tokens[mention.start - 1].text.casefold() if mention.start else ""
    last = question.tokens[mention.end - 1].text.casefold()
    is_bare = mention.quality >= EXACT
    return any(
        before in pack.origin_words or (not is_bare and last.endswith(pack.origin_endings))
        for pack in base.languages.values()
    )


def events_named(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    """Return the events that have what a mention names."""
    if mention.kind == "event":
        return (mention.id,)
    groups = {"person": base.events_of_person, "topic": base.events_of_topic, "place": base.events_of_place}
    return groups[mention.kind].get(mention.id, ())
