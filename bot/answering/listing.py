"""Lists over the structured facts: by time, place, person, topic, kind, field and state, in an order."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.figures import find_measured
from bot.knowledge.model import Event, Occurrence

__all__ = ["MEASURES", "Listing", "code_of", "decode", "encode", "find_occurrence", "order_by_date", "select"]

MEASURES = ("attendance", "box-office", "prizes", "audience")
"""Figures by which events can be compared."""
LONG_DAYS = 14
"""What lasts longer is on a day only where it begins or ends."""
MOST_NAMES = 2
"""Names of one kind in a button, which holds 64 bytes."""
LONGEST_WORD = 14
"""Characters of a word in a button; longer words are found by their beginning."""
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"


class Texts(Protocol):
    """The texts of all events."""

    def events_with(self, word: str) -> frozenset[str]:
        """Return the events in whose texts a word, given by its key, or a form of it stands."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """Which events to list; every condition that is given must hold."""

    spans: tuple[tuple[date, date], ...] = ()
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    every_kind: bool = False
    """Whether an event must be of all the kinds, not of one of them."""
    fields: tuple[str, ...] = ()
    every_topic: bool = False
    """Whether an event must belong to all the topics."""
    words: tuple[str, ...] = ()
    """Keys of words that an event must have somewhere in its texts."""
    any_word: bool = False
    """Whether one of the words is enough."""
    state: str | None = None
    order: str | None = None
    """``first``, ``last``, ``most`` or ``least``; None lists by date."""
    measure: str | None = None
    """The kind of figure that ``most`` and ``least`` compare."""

    @property
    def is_empty(self) -> bool:
        """Tell whether it is the whole year."""
        return not (
            self.spans
            or self.places
            or self.people
            or self.topics
            or self.kinds
            or self.fields
            or self.state
            or self.words
        )


def select(base: KnowledgeBase, listing: Listing, texts: Texts | None = None) -> tuple[str, ...]:
    """Return the ids of the events that meet a listing, in display order.

    Args:
        texts: Looks words up in the texts of events; without it, the words of a listing are no condition.
    """
    events = [event for event in base.events.values() if _meets(base, event, listing)]
    if texts is not None and listing.words:
        holding = [texts.events_with(word) for word in listing.words]
        wanted = set[str]().union(*holding) if listing.any_word else set(holding[0]).intersection(*holding[1:])
        events = [event for event in events if event.id in wanted]
    if listing.order in ("most", "least"):
        return _by_size(events, listing)
    events = order_by_date(events)
    if listing.spans or listing.places:
        events.sort(key=lambda event: _start(base, event, listing))
    if listing.order in ("first", "last"):
        events = [event for event in events if event.first.precision == "day"] or events
    if listing.order == "last":
        events.reverse()
    return tuple(event.id for event in events)


def _start(base: KnowledgeBase, event: Event, listing: Listing) -> tuple[bool, date]:
    occurrence = find_occurrence(base, event, listing)
    when = occurrence.first if occurrence else event.first
    return when.precision == "year", when.first_day


def find_occurrence(base: KnowledgeBase, event: Event, listing: Listing) -> Occurrence | None:
    """Return the occurrence of an event that meets the time and place of a listing, None without such conditions."""
    if not listing.spans and not listing.places:
        return None
    return next((each for each in event.occurrences if _is_met_by(base, each, listing)), None)


def order_by_date(events: Iterable[Event]) -> list[Event]:
    """Sort events by their start, those known only by year last."""
    return sorted(
        events, key=lambda each: (each.first.precision == "year", each.first.first_day, -each.weight, each.id)
    )


def _by_size(events: Sequence[Event], listing: Listing) -> tuple[str, ...]:
    sizes: list[tuple[float, str]] = []
    for event in events:
        figures = find_measured(event, listing.measure or "")
        if figures:
            sizes.append((max(figure.size for _, figure in figures), event.id))
    sizes.sort(key=lambda pair: (-pair[0], pair[1]) if listing.order == "most" else pair)
    return tuple(event for _, event in sizes)


def _meets(base: KnowledgeBase, event: Event, listing: Listing) -> bool:
    if listing.state and event.state != listing.state:
        return False
    if listing.every_kind and not set(listing.kinds) <= set(event.kinds):
        return False
    if listing.kinds and not set(listing.kinds) & set(event.kinds):
        return False
    if listing.fields and not set(listing.fields) & set(event.fields):
        return False
    if listing.people and not all(any(each.person == person for each in event.people) for person in listing.people):
        return False
    if listing.every_topic and not set(listing.topics) <= set(event.topics):
        return False
    if listing.topics and not set(listing.topics) & set(event.topics):
        return False
    return _meets_occurrence(base, event, listing)


def _meets_occurrence(base: KnowledgeBase, event: Event, listing: Listing) -> bool:
    """Time and place must hold of the same occurrence."""
    if not listing.spans and not listing.places:
        return True
    return any(_is_met_by(base, occurrence, listing) for occurrence in event.occurrences)


def _is_met_by(base: KnowledgeBase, occurrence: Occurrence, listing: Listing) -> bool:
    if listing.places and not set(listing.places) & set(base.around(occurrence.place)):
        return False
    if not listing.spans:
        return True
    # An event that has only a year belongs to no month and to no day.
    if occurrence.first.precision == "year" and not occurrence.end:
        return False
    first, last = occurrence.first.first_day, occurrence.last.last_day
    return any(_falls_in(first, last, start, end) for start, end in listing.spans)


def _falls_in(first: date, last: date, start: date, end: date) -> bool:
    """An event touches a month, but what runs for weeks belongs only to the days on which it begins and ends."""
    if start == end and (last - first).days > LONG_DAYS:
        return start in (first, last)
    return first <= end and start <= last


def code_of(name: str) -> str:
    """Return a short code for an id, so that several fit into a button."""
    value = zlib.crc32(name.encode()) % 36**5
    digits = ""
    for _ in range(5):
        value, digit = divmod(value, 36)
        digits = _BASE36[digit] + digits
    return digits


_ORDER_LETTERS = {"first": "f", "last": "l", "most": "m", "least": "e"}
_PARTS = (("p", "places"), ("a", "people"), ("t", "topics"), ("k", "kinds"), ("f", "fields"))
"""The letters by which the code of a list tells its names apart."""


def encode(listing: Listing) -> str:
    """Write a listing as a few ASCII characters for a button; :func:`decode` reads it back."""
    parts = [f"s{first:%m%d}{last:%m%d}" for first, last in listing.spans]
    for letter, name in _PARTS:
        parts.extend(f"{letter}{code_of(each)}" for each in getattr(listing, name)[:MOST_NAMES])
    parts.extend(f"w{word[:LONGEST_WORD]}" for word in listing.words)
    if listing.any_word:
        parts.append("y")
    if listing.every_topic:
        parts.append("z")
    if listing.every_kind:
        parts.append("x")
    if listing.state:
        parts.append(f"e{listing.state[0]}")
    if listing.order:
        parts.append(f"o{_ORDER_LETTERS[listing.order]}{code_of(listing.measure) if listing.measure else ''}")
    return ".".join(parts)


def decode(base: KnowledgeBase, code: str) -> Listing | None:
    """Read a listing back; None where it names something that the base no longer has."""
    try:
        listing = Listing()
        for part in filter(None, code.split(".")):
            listing = _with_part(base, listing, part[0], part[1:])
    except (KeyError, ValueError, StopIteration, IndexError):
        return None
    return listing


def _with_part(base: KnowledgeBase, listing: Listing, letter: str, rest: str) -> Listing:
    """Add one condition of a code to a listing."""
    match letter:
        case "s":
            first, last = (date(base.info.year, int(rest[at : at + 2]), int(rest[at + 2 : at + 4])) for at in (0, 4))
            return replace(listing, spans=(*listing.spans, (first, last)))
        case "w":
            return replace(listing, words=(*listing.words, rest))
        case "z":
            return replace(listing, every_topic=True)
        case "y":
            return replace(listing, any_word=True)
        case "x":
            return replace(listing, every_kind=True)
        case "e":
            return replace(listing, state=next(each for each in base.vocabulary.states if each[0] == rest))
        case "o":
            return _with_order(base, listing, rest)
        case _:
            return _with_name(base, listing, letter, rest)


def _with_order(base: KnowledgeBase, listing: Listing, rest: str) -> Listing:
    order = next(each for each, sign in _ORDER_LETTERS.items() if sign == rest[0])
    if not rest[1:]:
        return replace(listing, order=order)
    measure = next(each for each in base.vocabulary.figures if code_of(each) == rest[1:])
    return replace(listing, order=order, measure=measure)


def _with_name(base: KnowledgeBase, listing: Listing, letter: str, code: str) -> Listing:
    names: Mapping[str, Iterable[str]] = {
        "p": base.places,
        "a": base.people,
        "t": base.topics,
        "k": base.vocabulary.kinds,
        "f": base.vocabulary.fields,
    }
    name = {code_of(each): each for each in names[letter]}[code]
    match letter:
        case "p":
            return replace(listing, places=(*listing.places, name))
        case "a":
            return replace(listing, people=(*listing.people, name))
        case "t":
            return replace(listing, topics=(*listing.topics, name))
        case "k":
            return replace(listing, kinds=(*listing.kinds, name))
        case _:
            return replace(listing, fields=(*listing.fields, name))
