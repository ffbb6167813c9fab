"""How like two words are: the same sound, two forms of one word, or a slip of the finger."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.text.scripts import KAZAKH_LETTERS, has_cyrillic
from bot.understanding.endings import is_number

__all__ = [
    "CHANCE",
    "EXACT",
    "HISSING",
    "SOUND",
    "agree",
    "allowed_edits",
    "end_otherwise",
    "hisses",
    "inflection_quality",
    "is_ambiguous",
    "is_swap",
    "likeness_of_sounds",
    "spread",
    "typo_quality",
]

EXACT = 1.0
"""How surely a word with the same key is the same word."""
SOUND = 0.89
"""How surely a word of three letters is another one that only sounds the same: "now" is not "nov"."""
HISSING = 0.8
"""How sure a link between two Latin words is that hiss differently: "prize" and "price"."""
CHANCE = 0.72
"""How sure a link between two words is that only sound alike."""
SHORT_WORD = 4
"""Letters from which on a Latin word may be written otherwise and still be the same."""
INFLECTED = 0.96
"""How surely a word with another ending is the same word."""
COMPARED = 20_000
"""Words of which it is remembered how they are compared: one word is compared with many, known ones again and again."""
LONG_TYPO = 7
"""Letters from which on a word may have two slips."""
_VOWELS = frozenset("aeiouаәеёиіоөуұүыэюя")
_AMBIGUOUS = frozenset("chxqwygstяюёшщчц")
_SAME = str.maketrans({"ё": "е", "й": "и", "э": "е", "ь": None, "ъ": None})
_BARE = str.maketrans(
    {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ы": "и"}
)
_CLUSTERS = re.compile("sh|ch|zh|ts|tz|ck|sch|dz")
_HISSING = re.compile("[szc](?!t?h)")


def likeness_of_sounds(typed: str, key: str, written: str, known_key: str) -> float:
    """Return how surely two words that share a sound are one word.

    Two words of one script may share a key by chance: "күні" (day) and "құны" (price), "prize" and "price".
    """
    is_cyrillic = _is_cyrillic(typed)
    if is_cyrillic != _is_cyrillic(written):
        return CHANCE if end_otherwise(key, known_key) else EXACT
    if is_cyrillic:
        return EXACT if agree(typed, written) else CHANCE
    if len(typed) < SHORT_WORD and typed.casefold() != written:
        return SOUND
    return EXACT if _hisses(typed) == _hisses(written) else HISSING


def agree(typed: str, written: str) -> bool:
    """Tell whether two Cyrillic words begin alike, as far as endings leave them alone.

    Kazakh letters count only if the typed word has some: without them "кунi" and "күні" are the same.
    """
    fold = _bare if _is_bare(typed) else _folded
    typed, written = fold(typed), fold(written)
    if typed == written:
        return True
    if end_otherwise(typed, written):
        return False
    shorter = min(len(typed), len(written))
    least = max(shorter - 2, min(3, shorter))
    return typed[:least] == written[:least]


@lru_cache(maxsize=COMPARED)
def _folded(word: str) -> str:
    """Write a word without the letters that people leave out or mix up."""
    return word.casefold().translate(_SAME)


@lru_cache(maxsize=COMPARED)
def _bare(word: str) -> str:
    """Write a word without those letters and the Kazakh ones."""
    return _folded(word).translate(_BARE)


@lru_cache(maxsize=COMPARED)
def _is_bare(word: str) -> bool:
    return KAZAKH_LETTERS.isdisjoint(word)


_is_cyrillic = lru_cache(maxsize=COMPARED)(has_cyrillic)


def end_otherwise(one: str, two: str) -> bool:
    """Tell whether two words differ in the last letter alone, and not as арена, арене and арену do, by a vowel."""
    is_last = len(one) == len(two) and one != two and one[:-1] == two[:-1]
    return is_last and not {one[-1], two[-1]} <= _VOWELS


def hisses(word: str) -> list[str]:
    """Return the letters of a Latin word that one key letter stands for, each once in a row."""
    found = _HISSING.findall(_CLUSTERS.sub("", word.casefold().rstrip("s'")))
    return [letter for at, letter in enumerate(found) if at == 0 or found[at - 1] != letter]


_hisses = lru_cache(maxsize=COMPARED)(hisses)


def is_ambiguous(text: str) -> bool:
    """Tell whether the key of a word has other letters than the word: one slip may look like two there."""
    return not _AMBIGUOUS.isdisjoint(text.casefold())


def spread(word: str) -> str:
    """Write ш and ч as the two letters they are in Latin: "chna" is "chan" with two letters swapped."""
    if ("6" not in word and "4" not in word) or is_number(word):
        return word
    return word.replace("6", "sh").replace("4", "ch")


def is_swap(typed: str, form: str) -> bool:
    """Tell whether two words have the same letters in another order."""
    return len(typed) == len(form) and sorted(typed) == sorted(form)


@cache
def inflection_quality(stem: int, cut: int, other: int) -> float:
    """Return how surely two words with one stem are forms of one word.

    Both may carry an ending, but short stems meet by chance.

    Args:
        stem: The length of what they share.
        cut: The length of the ending that the typed word has.
        other: The length of the ending that the known word has.
    """
    if cut == 0 and other == 0:
        return EXACT
    if max(cut, other) == 1 == min(cut, other):
        # арена, арене, арену: the last vowel changes.
        return INFLECTED - 0.04 if stem >= 4 else 0.7
    if stem < 5 and min(cut, other) > 0:
        return 0.7 if stem == 4 else 0.0
    longest = max(cut, other)
    if stem < 4:
        return 0.82 if min(cut, other) == 0 and longest <= 3 else 0.0
    if min(cut, other) == 0:
        # A short word that would be longer in the base is often another word: "дима" is not "димаша".
        return INFLECTED - 0.01 * (longest - 1) - (0.2 if stem <= 4 and longest > 1 and cut == 0 else 0.0)
    return max(0.0, INFLECTED - 0.04 - 0.02 * max(0, cut + other - stem))


def allowed_edits(length: int) -> int:
    """Return how many edits a word of this length may have: one, two from seven letters on."""
    return 1 if length < LONG_TYPO else 2


def typo_quality(typed: str, form: str, edits: int) -> float:
    """Return how surely a word with a few edits is another word.

    A swap of two letters is the surest slip, a left-out vowel a common one, another letter the least sure.
    """
    length = len(typed)
    if edits == 0:
        return INFLECTED - 0.05
    if edits == 2:
        return 0.6 + 0.02 * min(length - LONG_TYPO, 5)
    if is_swap(typed, form):
        return min(0.88, 0.7 + 0.05 * (length - 2))
    if len(form) == len(typed) + 1 and _skeleton(form) == _skeleton(typed):
        return 0.78 + 0.015 * min(length - 4, 6)
    if len(form) == len(typed) and _skeleton(form) == _skeleton(typed):
        return 0.76 + 0.015 * min(length - 4, 6)
    if len(form) != len(typed):
        return 0.7 + 0.03 * min(length - 4, 5)
    return 0.62 + 0.04 * min(length - 4, 5)


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)
