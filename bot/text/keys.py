"""One phonetic key for Latin and Cyrillic spellings: концерт, concert and kontsert are the same word.

The rules follow how people write names of one script in another: Kazakh letters fold into Russian ones, Russian
letters into Latin ones, and spellings that compete for one sound (zh/j, kh/h, ts/c, q/k, y/i, w/v, z/s) into one.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["key"]

_LETTERS = str.maketrans({
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "д": "d", "е": "e", "ё": "e", "ж": "j",
    "з": "s", "и": "i", "й": "i", "к": "k", "қ": "k", "л": "l", "м": "m", "н": "n", "ң": "n", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh",
    "һ": "h", "ц": "s", "ч": "4", "ш": "6", "щ": "6", "ъ": "", "ы": "i", "і": "i", "ь": "", "э": "e",
    "ю": "iu", "я": "ia", "ў": "u", "ї": "i", "є": "e", "ґ": "g", "ѕ": "s", "ј": "j",
    "ş": "sh", "ŝ": "sh", "š": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ı": "i", "ß": "ss", "ø": "o", "ł": "l",
    "đ": "d", "æ": "a", "œ": "o", "ə": "a",
})  # fmt: skip
_CLUSTERS = (
    ("shch", "6"), ("sch", "6"), ("tch", "4"), ("dzh", "j"), ("sh", "6"), ("ch", "4"), ("zh", "j"), ("kh", "h"),
    ("gh", "g"), ("ph", "f"), ("th", "t"), ("tz", "s"), ("ts", "s"), ("ck", "k"), ("ye", "e"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("qu", "ku"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("y", "i"), ("z", "s"), ("dj", "j"), ("ije", "ie"),
)  # fmt: skip
_ANY_CLUSTER = re.compile("[cqxwyz]|[skgpt]h|t[sz]|[di]j")
"""What every cluster holds; most words of Cyrillic letters have none."""
_REPEATED = re.compile(r"([a-z46])(?=\1)")
"""A letter before the same letter; taken out without a template, which would cost as much as all other rules."""


def key(word: str) -> str:
    """Return the phonetic key of one word; digits stay as they are."""
    folded = word.casefold()
    if folded.isdecimal():
        return folded
    folded = folded.translate(_LETTERS)
    if not folded.isascii():
        folded = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    # "4" and "6" stand for ч and ш below, so digits inside a word with letters keep their place but not their key.
    if _ANY_CLUSTER.search(folded):
        for spelling, sound in _CLUSTERS:
            if spelling in folded:
                folded = folded.replace(spelling, sound)
    if not folded.isalnum():
        folded = "".join(c for c in folded if c.isalnum())
    return _REPEATED.sub("", folded)
