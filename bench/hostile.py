"""Messages that nobody means well with: as long as Telegram allows, and made to be slow to read."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain

from bot.knowledge.base import KnowledgeBase

__all__ = ["LONGEST_MESSAGE", "hostile_messages"]

LONGEST_MESSAGE = 4096
VARIANTS = 4
"""Messages of each sort; chance decides which words they have."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
_ACCENTS = "".join(map(chr, range(0x300, 0x370)))
_EMOJI = "😀🎉👩‍👩‍👧‍👦🇰🇿❤️👍🏽🎻🪕"
_SIGNS = "!?.,;:-–—«»\"'()[]{}<>/\\|@#$%^&*_+=~`№…"
_DIGITS = "0123456789"
_ODD_DIGITS = "٠١٢٣๔५６𝟟"

Maker = Callable[[random.Random, Sequence[str], Sequence[str]], Iterator[str]]
"""Yields pieces for ever, of chance, the names and the words of a base."""


def hostile_messages(base: KnowledgeBase, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Yield messages of the greatest length, each with its sort."""
    names, words = _names(base), _words(base)
    for sort, make in SORTS.items():
        for variant in range(VARIANTS):
            chance = random.Random(f"{seed}-{sort}-{variant}")  # noqa: S311 - nothing secret depends on it
            yield sort, _fill(make(chance, names, words))


def _fill(pieces: Iterator[str]) -> str:
    text, length = [], 0
    while length < LONGEST_MESSAGE:
        piece = next(pieces)
        text.append(piece)
        length += len(piece)
    return "".join(text)[:LONGEST_MESSAGE]


def _names(base: KnowledgeBase) -> list[str]:
    names = chain(
        (each.name for each in base.people.values()),
        (each.name for each in base.places.values()),
        (each.name for each in base.topics.values()),
    )
    return [spelt for name in names for spelt in name.values()]


def _words(base: KnowledgeBase) -> list[str]:
    texts = (text for event in base.events.values() for text in (*event.title.values(), *event.summary.values()))
    return sorted({word for text in texts for word in text.split()})


def _letters(alphabet: str, low: int = 2, high: int = 9) -> Maker:
    def make(chance: random.Random, _names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
        while True:
            yield "".join(chance.choices(alphabet, k=chance.randint(low, high))) + " "

    return make


def _unbroken(alphabet: str) -> Maker:
    def make(chance: random.Random, _names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
        while True:
            yield chance.choice(alphabet)

    return make


def _one_name(chance: random.Random, names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    name = chance.choice(names)
    while True:
        yield f"{name} "


def _all_names(chance: random.Random, names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    while True:
        yield f"{chance.choice(names)} "


def _misspelt_names(chance: random.Random, names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    while True:
        letters = list(chance.choice(names))
        at = chance.randrange(len(letters))
        letters[at] = chance.choice(_KAZAKH)
        yield f"{''.join(letters)} "


def _base_words(chance: random.Random, _names: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    while True:
        yield f"{chance.choice(words)} "


def _glued_words(chance: random.Random, _names: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    while True:
        yield chance.choice(words)


def _cut_words(chance: random.Random, _names: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    while True:
        word = chance.choice(words)
        at = chance.randint(0, len(word))
        yield f"{word[:at]} {word[at:]} "


def _stacked(chance: random.Random, _names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    while True:
        yield chance.choice(_KAZAKH) + "".join(chance.choices(_ACCENTS, k=chance.randint(1, 30)))


def _dates(chance: random.Random, _names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    months = ("august", "сентября", "қазан", "may", "марта", "2025", "in", "с", "по")
    while True:
        yield f"{chance.randint(0, 40)} {chance.choice(months)} "


def _questions(chance: random.Random, _names: Sequence[str], _words: Sequence[str]) -> Iterator[str]:
    words = ("who", "when", "кто", "когда", "сколько", "кім", "қашан", "қанша", "why", "почему", "not", "не", "емес")
    while True:
        yield f"{chance.choice(words)} "


SORTS: Mapping[str, Maker] = {
    "Latin letters": _letters(_LATIN),
    "Russian letters": _letters(_RUSSIAN),
    "Kazakh letters": _letters(_KAZAKH),
    "letters of all scripts mixed": _letters(_LATIN + _KAZAKH),
    "single letters": _letters(_LATIN + _KAZAKH, 1, 1),
    "long words": _letters(_LATIN + _KAZAKH, 40, 120),
    "one word": _unbroken(_KAZAKH),
    "one letter": _unbroken("ә"),
    "digits": _unbroken(_DIGITS),
    "numbers": _letters(_DIGITS, 1, 4),
    "digits of other scripts": _unbroken(_ODD_DIGITS),
    "dates": _dates,
    "question words": _questions,
    "emoji": _unbroken(_EMOJI),
    "stacked accents": _stacked,
    "signs": _unbroken(_SIGNS),
    "signs and letters": _unbroken(_SIGNS + _LATIN + _KAZAKH),
    "one name again and again": _one_name,
    "all names": _all_names,
    "misspelt names": _misspelt_names,
    "words of the base": _base_words,
    "words without spaces": _glued_words,
    "words cut in two": _cut_words,
    "any characters": _unbroken("".join(chr(code) for code in (*range(1, 0xD800, 7), *range(0x1F000, 0x1FA00, 3)))),
    "spaces": _unbroken(" \t\n\u00a0\u2003\u200b\u3000"),
}
