"""Alphabets: which script a letter belongs to, and the letters that look alike in two of them."""

from __future__ import annotations

import re

__all__ = ["CYRILLIC", "KAZAKH_LETTERS", "LATIN", "find_mixed_words", "has_cyrillic", "has_latin", "unmix"]

LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
CYRILLIC = "Ѐ-ԯ"
KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")

_WORD = re.compile(rf"[{LATIN}{CYRILLIC}]+")
_HAS_LATIN = re.compile(rf"[{LATIN}]")
_HAS_CYRILLIC = re.compile(rf"[{CYRILLIC}]")

# Pairs that look the same in most fonts; Kazakh "і" is U+0456 and "һ" U+04BB.
_LATIN_TWINS = "aceopxyABCEHKMOPTXYiIhjJsS"
_CYRILLIC_TWINS = "асеорхуАВСЕНКМОРТХУіІһјЈѕЅ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)


def has_latin(text: str) -> bool:
    """Tell whether a Latin letter occurs."""
    return _HAS_LATIN.search(text) is not None


def has_cyrillic(text: str) -> bool:
    """Tell whether a Cyrillic letter occurs."""
    return _HAS_CYRILLIC.search(text) is not None


def find_mixed_words(text: str) -> list[str]:
    """Return the words that hold letters of both scripts, such as "кoнцерт" with a Latin "o"."""
    return [word for word in _WORD.findall(text) if has_latin(word) and has_cyrillic(word)]


def unmix(text: str) -> str:
    """Rewrite words of two scripts in the script that most of their letters belong to."""

    def mend(found: re.Match[str]) -> str:
        word = found.group()
        latin = len(_HAS_LATIN.findall(word))
        if not latin or latin == len(word):
            return word
        return word.translate(_TO_CYRILLIC if 2 * latin <= len(word) else _TO_LATIN)

    return _WORD.sub(mend, text)
