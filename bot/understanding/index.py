"""Which events a word speaks of, and what they say with it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.text.tokens import Token
from bot.understanding.evidence import Evidence, Group, Level, Roll
from bot.understanding.indexing import read_posting
from bot.understanding.packing import Frozen, split_lines, unpack
from bot.understanding.words import CACHE_SIZE, WordId, Words

__all__ = ["EventIndex", "Statement"]

SURE = 0.85
"""Up to this quality a word is only like a known one."""
HELD = 0.5
"""Evidence from which on an event is said to hold a word."""
CORE = frozenset({"title", "alias", "summary", "topic", "person", "role", "place", "kind"})
"""What an entry is about as a whole; the other parts say single things."""
TITLE = frozenset({"title"})
"""Parts that are what an event is called."""
HEADLINE = frozenset({"title", "alias"})
SENTENCES = frozenset({"summary", "fact", "figure"})
"""Parts that tell something in a sentence."""


Positions = tuple[int, ...]
"""Where statements stand among those of their event."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an entry says, and the words it says it with."""

    part: str
    """``title``, ``alias``, ``summary``, ``occurrence``, ``person``, ``figure``, ``fact``, ``dispute`` or ``topic``."""
    position: int
    words: frozenset[WordId]
    hints: frozenset[WordId] = frozenset()
    """Other words that it is asked for with."""


class EventIndex:
    """The words of all events."""

    def __init__(self, words: Words, frozen: Frozen) -> None:
        """Serve what ``read_events`` has read; what only some events are asked for is made when they are."""
        self._words = words
        self._frozen = frozen
        self.roll = Roll(frozen["statements"])
        self._packed = split_lines(frozen["postings"])
        self._postings: dict[WordId, tuple[tuple[Group, ...], tuple[Level, ...]]] = {}
        self._statements: dict[str, tuple[Statement, ...]] = {}
        self._sentences: dict[str, frozenset[int]] = {}
        self._where: dict[str, dict[WordId, tuple[Positions, Positions]]] = {}
        self._united: dict[tuple[str, frozenset[str]], frozenset[WordId]] = {}
        self._found: dict[tuple[str, str], Evidence] = {}

    def freeze(self) -> Frozen:
        """Return everything as plain lists and mappings."""
        return self._frozen

    def statements(self, event: str) -> tuple[Statement, ...]:
        """Return what an event says."""
        statements = self._statements.get(event)
        if statements is None:
            lines = (line.split(" ", 2) for line in split_lines(self._frozen["statements"][event]))
            statements = tuple(_read_statement(part, int(at), *words.split(";")) for part, at, words in lines)
            self._statements[event] = statements
        return statements

    def sentences(self, event: str) -> frozenset[int]:
        """Return where among the statements of an event its sentences stand."""
        found = self._sentences.get(event)
        if found is None:
            found = frozenset(n for n, each in enumerate(self.statements(event)) if each.part in SENTENCES)
            self._sentences[event] = found
        return found

    def find(self, event: str, position: int, *parts: str) -> Statement | None:
        """Return the statement of one of some parts of an event at a position, None if there is none."""
        statements = self.statements(event)
        return next((each for each in statements if each.part in parts and each.position == position), None)

    def has_number(self, event: str, number: int) -> bool:
        """Tell whether a number stands anywhere in an entry."""
        return number in self._frozen["numbers"][event]

    def headline(self, event: str) -> frozenset[WordId]:
        """Return the words of the titles and aliases of an event."""
        return self._unite(event, HEADLINE)

    def title(self, event: str) -> frozenset[WordId]:
        """Return the words of the titles of an event."""
        return self._unite(event, TITLE)

    def core(self, event: str) -> frozenset[WordId]:
        """Return the words of what an event is about as a whole."""
        return self._unite(event, CORE)

    def _unite(self, event: str, parts: frozenset[str]) -> frozenset[WordId]:
        united = self._united.get((event, parts))
        if united is None:
            united = frozenset().union(*(each.words for each in self.statements(event) if each.part in parts))
            self._united[event, parts] = united
        return united

    def warm_up(self, event: str) -> None:
        """Make what the first question about an event would wait for."""
        self.core(event)
        self.headline(event)
        self.holders(event, {})

    def holders(self, event: str, linked: Mapping[WordId, float], *, with_hints: bool = True) -> dict[int, float]:
        """Return the positions of the statements that hold one of some words, each with how surely it does.

        Args:
            with_hints: Whether the words count that a statement does not say but is asked for with.
        """
        where = self._where.get(event) or self._find_places(event)
        found: dict[int, float] = {}
        for word in where.keys() & linked.keys():
            quality = linked[word]
            said, hinted = where[word]
            for number in (*said, *hinted) if with_hints and hinted else said:
                if quality > found.get(number, 0.0):
                    found[number] = quality
        return found

    def holding(self, event: str, linked: Mapping[WordId, float]) -> set[int]:
        """Return the positions of the statements that say one of some words or are asked for with it."""
        where = self._where.get(event) or self._find_places(event)
        shared = where.keys() & linked.keys()
        return {number for word in shared for part in where[word] for number in part}

    def _find_places(self, event: str) -> dict[WordId, tuple[Positions, Positions]]:
        """Note which statements of an event say a word, and which are asked for with it, once they are needed."""
        # Tuples of numbers, unlike lists, are of no concern to the collector of cycles.
        where: dict[WordId, tuple[Positions, Positions]] = {}
        for number, statement in enumerate(self.statements(event)):
            for word in statement.words:
                said, hinted = where.get(word, ((), ()))
                where[word] = ((*said, number), hinted)
            for word in statement.hints:
                said, hinted = where.get(word, ((), ()))
                where[word] = (said, (*hinted, number))
        self._where[event] = where
        return where

    def links(self, token: Token) -> Mapping[WordId, float]:
        """Return the known words that a typed word can be or stand for."""
        return self._words.widen(token)

    def same(self, token: Token) -> Mapping[WordId, float]:
        """Return the known words that a typed word can be, without those that it can stand for."""
        return self._words.link(token)

    def word(self, token: Token) -> WordId | None:
        """Return the known word that is written so, None if there is none."""
        return self._words.number(token)

    def events_of(self, token: Token) -> Evidence:
        """Return the events that a typed word can speak of, each with how strongly it does."""
        written = token.text, token.key
        found = self._found.get(written)
        if found is None:
            if len(self._found) >= CACHE_SIZE:
                self._found.clear()
            found = self._found[written] = self._events_of(token)
        return found

    def _events_of(self, token: Token) -> Evidence:
        groups: list[Group] = []
        levels: list[Level] = []
        for word, quality in self._words.widen(token).items():
            evidence = _evidence(quality)
            if word < len(self._packed) and evidence > 0.0:
                few, many = self._postings.get(word) or self._read_posting(word)
                for weight, events in few:
                    groups.append((evidence * weight, events))
                for weight, mask in many:
                    levels.append((evidence * weight, mask))
        return Evidence.join(self.roll, groups, levels)

    def _read_posting(self, word: WordId) -> tuple[tuple[Group, ...], tuple[Level, ...]]:
        """Return the events in which a word stands, by how much it says about them."""
        posting = self._postings[word] = read_posting(self._packed[word], self.roll.events)
        return posting

    def events_with(self, word: str) -> frozenset[str]:
        """Return the events in whose texts a word, given by its key, or a form of it stands."""
        return frozenset(self.roll.all_of(self._mask_of(word)))

    def count_with(self, word: str, kind: str, name: str, members: Iterable[str]) -> int:
        """Count those of a group of events, given by its kind and id, in whose texts a word or a form of it stands."""
        return (self._mask_of(word) & self.roll.mask_of(kind, name, members)).bit_count()

    def _mask_of(self, word: str) -> int:
        """Return the events that hold a word as the bits of a number."""
        return self.events_of(Token(word, word)).mask(HELD)

    def rarity(self, events: int) -> float:
        """Return how much a word says that stands in so many events: 1 for one event, 0 for all of them."""
        if len(self.roll.events) < 2:
            return 1.0
        return max(0.0, 1.0 - math.log(max(1, events)) / math.log(len(self.roll.events) + 1))


def _read_statement(part: str, position: int, words: str, hints: str) -> Statement:
    return Statement(part, position, frozenset(unpack(words)), frozenset(unpack(hints)))


def _evidence(quality: float) -> float:
    """A word that is only like a known one is weaker evidence than its likeness."""
    return quality if quality >= SURE else max(0.0, 1.6 * quality - 0.51)
