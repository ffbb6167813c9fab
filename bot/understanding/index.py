"""Which events a word speaks of: an inverted index over all texts, names and aliases of the base."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Aliases, Event, Person, Place, Topic
from bot.text.tokens import Token, split
from bot.understanding.words import CACHE_SIZE, WordId, Words

__all__ = ["CORE", "EventIndex", "Statement"]

SURE = 0.85
"""Up to this quality a word is only like a known one."""
HELD = 0.5
"""Evidence from which on an event is said to hold a word."""
WEIGHTS = {
    "title": 1.0,
    "alias": 0.95,
    "person": 1.0,
    "topic": 1.0,
    "place": 0.9,
    "summary": 0.9,
    "figure": 0.8,
    "fact": 0.8,
    "role": 0.7,
    "dispute": 0.6,
    "kind": 0.8,
    "occurrence": 0.8,
}
"""How much a word of each part of an entry says about the entry: names most, disputes least."""
NAMES = frozenset({"title", "alias", "person", "topic", "place"})
CORE = frozenset({"title", "alias", "summary", "topic", "person", "role", "place", "kind"})
"""What an entry is about as a whole; the other parts say single things."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an entry says, and the words it says it with."""

    part: str
    """``title``, ``alias``, ``summary``, ``occurrence``, ``person``, ``figure``, ``fact``, ``dispute`` or ``topic``."""
    position: int
    words: frozenset[WordId]


class EventIndex:
    """The words of all events."""

    def __init__(self, base: KnowledgeBase, words: Words, common: Iterable[str] = ()) -> None:
        """Index a base; ``common`` words say nothing about an event unless they are part of a name."""
        self._words = words
        self._common = {words.add(token) for word in common if len(split(word)) == 1 for token in split(word)}
        self._postings: dict[WordId, dict[str, float]] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._texts: dict[str, tuple[frozenset[WordId], frozenset[int]]] = {}
        self._where: dict[str, dict[WordId, list[int]]] = {}
        self._numbers: dict[str, frozenset[int]] = {}
        self._headlines: dict[str, frozenset[WordId]] = {}
        self._cores: dict[str, frozenset[WordId]] = {}
        self._found: dict[str, dict[str, float]] = {}
        self._count = len(base.events)
        for event in base.events.values():
            self._add(event, base)
        self._texts.clear()

    def _add(self, event: Event, base: KnowledgeBase) -> None:
        statements: list[Statement] = []
        numbers: set[int] = set()
        for part, position, texts in _parts(event, base):
            read = [self._read(text) for text in texts]
            numbers.update(number for _, said in read for number in said)
            found = frozenset[WordId]().union(*(words for words, _ in read))
            if part not in NAMES:
                found -= self._common
            weight = WEIGHTS[part]
            for word in found:
                events = self._postings.setdefault(word, {})
                events[event.id] = max(events.get(event.id, 0.0), weight)
            statements.append(Statement(part, position, found))
        where: dict[WordId, list[int]] = {}
        for number, statement in enumerate(statements):
            for word in statement.words:
                where.setdefault(word, []).append(number)
        self._where[event.id] = where
        self._headlines[event.id] = frozenset().union(
            *(each.words for each in statements if each.part in ("title", "alias"))
        )
        self._cores[event.id] = frozenset().union(*(each.words for each in statements if each.part in CORE))
        self._statements[event.id] = tuple(statements)
        self._numbers[event.id] = frozenset(numbers)

    def _read(self, text: str) -> tuple[frozenset[WordId], frozenset[int]]:
        """Return the words and numbers of a text; names of places and people come again in many events."""
        known = self._texts.get(text)
        if known is None:
            tokens = split(text)
            words = frozenset(self._words.add(token) for token in tokens)
            known = words, frozenset(token.number for token in tokens if token.number is not None)
            self._texts[text] = known
        return known

    def statements(self, event: str) -> tuple[Statement, ...]:
        """Return what an event says."""
        return self._statements[event]

    def has_number(self, event: str, number: int) -> bool:
        """Tell whether a number stands anywhere in an entry."""
        return number in self._numbers[event]

    def headline(self, event: str) -> frozenset[WordId]:
        """Return the words of the titles and aliases of an event."""
        return self._headlines[event]

    def core(self, event: str) -> frozenset[WordId]:
        """Return the words of what an event is about as a whole."""
        return self._cores[event]

    def holders(self, event: str, linked: Mapping[WordId, float]) -> dict[int, float]:
        """Return the positions of the statements that hold one of some words, each with how surely it does."""
        where = self._where[event]
        found: dict[int, float] = {}
        for word, quality in linked.items():
            for number in where.get(word, ()):
                if quality > found.get(number, 0.0):
                    found[number] = quality
        return found

    def links(self, token: Token) -> Mapping[WordId, float]:
        """Return the known words that a typed word can be or stand for."""
        return self._words.widen(token)

    def events_of(self, token: Token) -> Mapping[str, float]:
        """Return the events that a typed word can speak of, each with how strongly it does."""
        found = self._found.get(token.text)
        if found is None:
            if len(self._found) >= CACHE_SIZE:
                self._found.clear()
            found = self._found[token.text] = self._events_of(token)
        return found

    def _events_of(self, token: Token) -> dict[str, float]:
        found: dict[str, float] = {}
        for word, quality in self._words.widen(token).items():
            for event, weight in self._postings.get(word, {}).items():
                strength = _evidence(quality) * weight
                if strength > found.get(event, 0.0):
                    found[event] = strength
        return found

    def events_with(self, word: str) -> frozenset[str]:
        """Return the events in whose texts a word, given by its key, or a form of it stands."""
        return frozenset(event for event, value in self.events_of(Token(word, word)).items() if value >= HELD)

    def rarity(self, events: int) -> float:
        """Return how much a word says that stands in so many events: 1 for one event, 0 for all of them."""
        if self._count < 2:
            return 1.0
        return max(0.0, 1.0 - math.log(max(1, events)) / math.log(self._count + 1))


def _evidence(quality: float) -> float:
    """A word that is only like a known one is weaker evidence than its likeness."""
    return quality if quality >= SURE else max(0.0, 1.6 * quality - 0.51)


def _parts(event: Event, base: KnowledgeBase) -> Iterator[tuple[str, int, Iterable[str]]]:
    yield "title", 0, event.title.values()
    yield "summary", 0, event.summary.values()
    yield from (("alias", 0, (alias,)) for alias in _phrases(event.aliases))
    for position, occurrence in enumerate(event.occurrences):
        names = [name for place in base.around(occurrence.place) for name in _names(base.places[place])]
        yield "place", position, names
        if occurrence.label:
            yield "occurrence", position, occurrence.label.values()
    for position, each in enumerate(event.people):
        person = base.people[each.person]
        yield "person", position, (*_names(person), *_phrases(person.aliases))
        notes = each.note.values() if each.note else ()
        roles = [base.vocabulary.roles[role].name(language) for role in each.roles for language in base.languages]
        yield "role", position, (*notes, *roles, *person.what.values())
    for position, name in enumerate(event.topics):
        topic = base.topics[name]
        described = topic.what.values() if topic.what else ()
        yield "topic", position, (*_names(topic), *described)
    for position, figure in enumerate(event.figures):
        yield "figure", position, (*figure.of.values(), *figure.text.values())
    for position, fact in enumerate(event.facts):
        yield "fact", position, (*fact.text.values(), *(fact.denies or {}).values())
    for position, dispute in enumerate(event.disputes):
        yield "dispute", position, dispute.text.values()


def _names(entry: Person | Place | Topic) -> tuple[str, ...]:
    return (*entry.name.values(), *_phrases(entry.aliases))


def _phrases(aliases: Aliases) -> list[str]:
    return [phrase for phrases in aliases.values() for phrase in phrases]
