"""Finds famous names that a base knows nothing of: bands, books, shows that people ask for all the same.

They are compared as they are written, not as they sound: the names of the world are many, and to the ear "messy" is
Messi and «шақыра» is Shakira.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from bot.text.scripts import has_latin
from bot.text.tokens import Token, split
from bot.understanding.mentions import EXACT, KNOWN, Mention

__all__ = ["Strangers"]

BEGINNING = 2
"""Letters by which names are looked up."""
LONGEST_KEY = 5
"""Letters of a name's first word that are looked up, with the first one of its second word."""
SHORTEST = 3
"""Letters up to which a Cyrillic word takes no ending."""
LONG_NAME, LONGEST_ENDING = 6, 4
"""Letters from which on a Latin word may take an ending, and letters of an ending at most."""
LONG_SPELLING = 8
"""Letters from which on a name is the same with a letter once or twice: «металика», but no hotel is Othello."""
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = "аеиоуыэюяәіөүұ"


class Strangers:
    """Famous names of the world."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        self._cut: dict[str, dict[tuple[str, str], list[tuple[_Part, ...]]]] = {}
        for name in names:
            self._by_beginning[_beginning(name)].append(name)

    def find(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """Yield the longest name at each position of a message."""
        words = [_written(token.text) for token in tokens]
        for start, word in enumerate(words):
            found = [
                (
                    start + len(parts),
                    all(part.written == typed for part, typed in zip(parts, words[start:], strict=False)),
                )
                for parts in self._beginning_with(word, "".join(words[start + 1 : start + 2]))
                if _stands_at(words, start, parts)
            ]
            if found:
                end, is_exact = max(found)
                yield Mention(
                    "stranger", " ".join(words[start:end]), start, end, 1.0 if is_exact else (EXACT + KNOWN) / 2
                )

    def _beginning_with(self, word: str, following: str) -> list[tuple[_Part, ...]]:
        """Return the names whose words begin as a word and the one after it do; few of all are ever asked for."""
        beginning = _beginning(word)
        cut = self._cut.get(beginning)
        if cut is None:
            cut = self._cut[beginning] = defaultdict(list)
            for name in self._by_beginning.get(beginning, ()):
                parts = tuple(_part(_written(token.text)) for token in split(name))
                cut[_kept(parts[0])[:LONGEST_KEY], "".join(_kept(part)[0] for part in parts[1:2])].append(parts)
        keys = product((word[:length] for length in range(1, LONGEST_KEY + 1)), {"", following[:1]})
        return [parts for key in keys if key in cut for parts in cut[key]]


class _Part(NamedTuple):
    """A word of a name, and what of it stands before an ending; None where it takes none."""

    written: str
    stem: str | None


def _part(written: str) -> _Part:
    """Let a word take another ending if it is long or Cyrillic."""
    if has_latin(written):
        return _Part(written, written if len(written) >= LONG_NAME else None)
    return _Part(written, written.rstrip(_VOWELS) or None if len(written) > SHORTEST else None)


def _kept(part: _Part) -> str:
    """Return what of a word of a name stands in every form of it."""
    return part.stem or part.written


def _stands_at(words: Sequence[str], start: int, parts: Sequence[_Part]) -> bool:
    if start + len(parts) > len(words):
        return False
    for typed, (written, stem) in zip(words[start:], parts, strict=False):
        is_form = stem is not None and typed.startswith(stem) and len(typed) - len(stem) <= LONGEST_ENDING
        if typed != written and not is_form:
            return False
    return True


def _beginning(text: str) -> str:
    return text[:BEGINNING].casefold().replace("ё", "е")


def _written(text: str) -> str:
    """Fold what people spell either way: «ё», doubled letters of long names."""
    folded = text.casefold().replace("ё", "е")
    return _DOUBLED.sub(r"\1", folded) if len(folded) >= LONG_SPELLING else folded
