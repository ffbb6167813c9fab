"""Reads all texts, names and aliases of the events into an inverted index, as plain lists and mappings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Aliases, Event, Person, Place, Topic
from bot.text.tokens import split
from bot.understanding.evidence import MANY, Group, Level
from bot.understanding.packing import Frozen, join_lines, pack, unpack
from bot.understanding.words import WordId, Words

__all__ = ["WEIGHTS", "read_events", "read_posting"]

WEIGHTS = {
    "title": 1.0,
    "alias": 0.95,
    "hint": 0.6,
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
"""How much a word of each part of an entry says about the entry: names most, disputes least.

A hint leads to an event, but it is below the evidence from which on a word sets a condition of a list.
"""
NAMES = frozenset({"title", "alias", "person", "topic", "place"})
SHORT = 80
"""Characters up to which a text may be a name; longer ones are not worth remembering."""
_RANKED = sorted(set(WEIGHTS.values()))
"""A posting is one number, made of that of the event and the rank of its weight, for there are many of them."""
_RANKS = {part: _RANKED.index(weight) for part, weight in WEIGHTS.items()}


def read_events(base: KnowledgeBase, words: Words, common: Iterable[str] = ()) -> Frozen:
    """Return the statements and numbers of each event, and for each word its postings.

    Args:
        common: Words that say nothing about an event unless they are part of a name.
    """
    texts = _Texts(words)
    ignored = {words.add(token) for word in common if len(split(word)) == 1 for token in split(word)}
    statements: dict[str, str] = {}
    numbers: dict[str, list[int]] = {}
    postings: dict[WordId, list[int]] = defaultdict(list)
    places = {event: number for number, event in enumerate(sorted(base.events))}
    for event in base.events.values():
        said: set[int] = set()
        lines: list[str] = []
        by_rank = [set[WordId]() for _ in _RANKED]
        for part in _parts(event, base):
            found = set[WordId]().union(*map(texts.read, part.texts))
            hinted = set[WordId]().union(*map(texts.read, part.hints)) - ignored
            said |= found
            if part.name not in NAMES:
                found -= ignored
            lines.append(f"{part.name} {part.position} {pack(sorted(found))};{pack(sorted(hinted - found))}")
            by_rank[_RANKS[part.name]] |= found
            by_rank[_RANKS["hint"]] |= hinted
        statements[event.id] = join_lines(lines)
        numbers[event.id] = sorted(words.values(said))
        ranks: dict[WordId, int] = {}
        for rank, found in enumerate(by_rank):
            ranks.update(dict.fromkeys(found, rank))
        for word, rank in ranks.items():
            postings[word].append(places[event.id] * len(_RANKED) + rank)
    return {
        "statements": statements,
        "numbers": numbers,
        "postings": join_lines(_pack_posting(postings.get(word, ())) for word in range(len(words))),
    }


def _pack_posting(posting: Sequence[int]) -> str:
    """Write the events in which a word stands; very many as a number with a bit for each, by rank."""
    if len(posting) <= MANY:
        ranked: dict[int, list[int]] = defaultdict(list)
        for number, rank in (divmod(each, len(_RANKED)) for each in posting):
            ranked[rank].append(number)
        return ";".join(f"{rank} {pack(numbers)}" for rank, numbers in ranked.items())
    masks = [bytearray(max(posting) // len(_RANKED) // 8 + 1) for _ in _RANKED]
    for number, rank in (divmod(each, len(_RANKED)) for each in posting):
        masks[rank][-1 - (number >> 3)] |= 1 << (number & 7)
    return " ".join(f"{rank}:{mask.hex()}" for rank, mask in enumerate(masks) if any(mask))


def read_posting(packed: str, events: Sequence[str]) -> tuple[tuple[Group, ...], tuple[Level, ...]]:
    """Return the events in which a word stands by how much it says about them, few ones and very many.

    Args:
        packed: A posting that ``read_events`` has written.
        events: All events in the order of their ids.
    """
    if ":" in packed:
        parts = (part.split(":") for part in packed.split())
        return (), tuple([(_RANKED[int(rank)], int(mask, 16)) for rank, mask in parts])
    groups = map(unpack, packed.split(";") if packed else ())
    # Tuples of plain values, unlike lists, are of no concern to the collector of cycles.
    return tuple([(_RANKED[rank], tuple([events[number] for number in numbers])) for rank, *numbers in groups]), ()


class _Texts:
    """The words of texts; short ones are mostly names of places and people, which come again in many events."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._short: dict[str, frozenset[WordId]] = {}

    def read(self, text: str) -> frozenset[WordId]:
        """Return the words of a text."""
        if len(text) > SHORT:
            return frozenset(self._words.read(text))
        known = self._short.get(text)
        if known is None:
            known = self._short[text] = frozenset(self._words.read(text))
        return known


class _Part(NamedTuple):
    """What one part of an entry says, and in which other words it is asked for."""

    name: str
    position: int
    texts: Iterable[str]
    hints: Iterable[str] = ()


def _parts(event: Event, base: KnowledgeBase) -> Iterator[_Part]:
    yield _Part("title", 0, event.title.values())
    yield _Part("summary", 0, event.summary.values())
    yield from (_Part("alias", 0, (alias,)) for alias in _phrases(event.aliases))
    yield _Part("hint", 0, _phrases(event.hints))
    for position, occurrence in enumerate(event.occurrences):
        names = [name for place in base.around(occurrence.place) for name in _names(base.places[place])]
        yield _Part("place", position, names)
        if occurrence.label:
            yield _Part("occurrence", position, occurrence.label.values())
    for position, each in enumerate(event.people):
        person = base.people[each.person]
        yield _Part("person", position, (*_names(person), *_phrases(person.aliases)))
        notes = each.note.values() if each.note else ()
        roles = [base.vocabulary.roles[role].name(language) for role in each.roles for language in base.languages]
        yield _Part("role", position, (*notes, *roles, *person.what.values()))
    for position, name in enumerate(event.topics):
        topic = base.topics[name]
        described = topic.what.values() if topic.what else ()
        yield _Part("topic", position, (*_names(topic), *described))
    for position, figure in enumerate(event.figures):
        yield _Part("figure", position, (*figure.of.values(), *figure.text.values()), _phrases(figure.hints))
    for position, fact in enumerate(event.facts):
        yield _Part("fact", position, (*fact.text.values(), *(fact.denies or {}).values()), _phrases(fact.hints))
    for position, dispute in enumerate(event.disputes):
        yield _Part("dispute", position, dispute.text.values())


def _names(entry: Person | Place | Topic) -> tuple[str, ...]:
    return (*entry.name.values(), *_phrases(entry.aliases))


def _phrases(aliases: Aliases) -> list[str]:
    return [phrase for phrases in aliases.values() for phrase in phrases]
