"""Endings of inflected words, in the phonetic key, and the stems that remain without them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from bot.knowledge.vocabulary import LanguagePack
from bot.text.keys import key

__all__ = ["Endings", "is_number"]

MIN_STEM = 3
"""A stem is no shorter: тұр-ады would meet тур."""


def is_number(key: str) -> bool:
    """Tell whether a key is a number: "6" and "4" inside a word are the sounds ш and ч."""
    return key[:1].isdigit() and not any(character.isalpha() for character in key)


class Endings:
    """The endings of all languages at once: a word does not say which language it is in."""

    def __init__(self, packs: Iterable[LanguagePack]) -> None:
        written: set[str] = set()
        for pack in packs:
            written.update(pack.endings)
            written.update(map("".join, product(*(("", *layer) for layer in pack.layers))))
        self._keep({key(ending) for ending in written} - {""})

    def _keep(self, endings: Iterable[str]) -> None:
        self._endings = frozenset(endings)
        self._longest = max(map(len, self._endings), default=0)

    def freeze(self) -> list[str]:
        """Return all endings."""
        return sorted(self._endings)

    @classmethod
    def thaw(cls, frozen: Iterable[str]) -> Endings:
        """Make the same endings again."""
        endings = cls(())
        endings._keep(frozen)
        return endings

    def stems(self, word: str) -> tuple[str, ...]:
        """Return the word and what remains of it without each ending that it can have, longest first."""
        if is_number(word):
            return (word,)
        shortest = max(MIN_STEM, len(word) - self._longest)
        cut = [word[:end] for end in range(len(word) - 1, shortest - 1, -1) if word[end:] in self._endings]
        return (word, *cut)
