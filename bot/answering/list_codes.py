"""Lists as the short codes of buttons, and back."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from bot.answering.listing import Listing
from bot.knowledge.base import KnowledgeBase

__all__ = ["code_of", "decode", "encode"]

MOST_NAMES = 2
"""Names of one kind in a button, which holds 64 bytes."""
LONGEST_WORD = 14
"""Characters of a word in a button; longer words are found by their beginning."""
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_ORDER_LETTERS = {"first": "f", "last": "l", "most": "m", "least": "e"}
_PARTS = (("p", "places"), ("a", "people"), ("t", "topics"), ("k", "kinds"), ("f", "fields"))
"""The letters by which the code of a list tells its names apart."""


def code_of(name: str) -> str:
    """Return a short code for an id, so that several fit into a button."""
    value = zlib.crc32(name.encode()) % 36**5
    digits = ""
    for _ in range(5):
        value, digit = divmod(value, 36)
        digits = _BASE36[digit] + digits
    return digits


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
    """Read a listing back; None where it names something that the base no longer has.

    Only what :func:`encode` writes is a code: the data of a button comes from outside, and rubbish is no list.
    """
    try:
        listing = Listing()
        for part in filter(None, code.split(".")):
            listing = _with_part(base, listing, part[0], part[1:])
    except (KeyError, ValueError, StopIteration, IndexError):
        return None
    return listing if encode(listing) == code else None


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
