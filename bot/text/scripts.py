"""Alphabets: which script a letter belongs to, and the letters that look alike in two of them."""

from __future__ import annotations

import re

__all__ = [
    "KAZAKH_LETTERS",
    "find_mixed_words",
    "find_words",
    "has_cyrillic",
    "has_latin",
    "to_twins",
    "unmix",
]

LATIN = "A-Za-zÀ-ÖØ-öø-ɏəḀ-ỿ"
CYRILLIC = "Ѐ-ԯ"
KAZAKH_LETTERS = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")

_GREEK = "Ͱ-Ͽ"
_WORD = re.compile(rf"[{LATIN}{CYRILLIC}]+")
# With loose accents: mending a letter can let it compose with the accent behind it, and a word is mended only once.
_ANY_WORD = re.compile(rf"[{LATIN}{CYRILLIC}{_GREEK}\u0300-\u036f]+")
_LATIN_LETTER = re.compile(rf"[{LATIN}]")
_CYRILLIC_LETTER = re.compile(rf"[{CYRILLIC}]")
_GREEK_LETTER = re.compile(rf"[{_GREEK}]")

# Pairs that look the same in most fonts; Kazakh "і" is U+0456 and "һ" U+04BB, "ә" is often typed as Azerbaijani "ə".
_LATIN_TWINS = "aceopxyABCEHKMOPTXYiIhjJsSëËïÏəƏ"
_CYRILLIC_TWINS = "асеорхуАВСЕНКМОРТХУіІһјЈѕЅёЁїЇәӘ"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)
_GREEK_TO_LATIN = str.maketrans("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυχϲϳ", "ABEZHIKMNOPTYXavopuxcj")


def has_latin(text: str) -> bool:
    """Tell whether a Latin letter occurs."""
    return _LATIN_LETTER.search(text) is not None


def has_cyrillic(text: str) -> bool:
    """Tell whether a Cyrillic letter occurs."""
    return _CYRILLIC_LETTER.search(text) is not None


def find_words(text: str) -> list[str]:
    """Return the runs of Latin and Cyrillic letters."""
    return _WORD.findall(text)


def find_mixed_words(text: str) -> list[str]:
    """Return the words that hold letters of both scripts, such as "кoнцерт" with a Latin "o"."""
    if text.isascii() or not (has_latin(text) and has_cyrillic(text)):
        return []
    return [word for word in find_words(text) if has_latin(word) and has_cyrillic(word)]


def to_twins(word: str) -> str | None:
    """Return the Cyrillic word that looks like a Latin one; None if a letter has no twin."""
    twin = word.translate(_TO_CYRILLIC)
    return None if has_latin(twin) else twin


def unmix(text: str) -> str:
    """Rewrite words of several scripts in the script that most of their letters belong to."""
    return _ANY_WORD.sub(_mend, text)


def _mend(found: re.Match[str]) -> str:
    word = found.group()
    if _GREEK_LETTER.search(word) and (has_latin(word) or has_cyrillic(word)):
        word = word.translate(_GREEK_TO_LATIN)
    latin, cyrillic = len(_LATIN_LETTER.findall(word)), len(_CYRILLIC_LETTER.findall(word))
    if not latin or not cyrillic:
        return word
    return word.translate(_TO_CYRILLIC if latin <= cyrillic else _TO_LATIN)
