"""Words, names and numbers of a text, and which of them are the same in another wording."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz

from bot.knowledge.number_words import find_number_words

__all__ = ["Rarity", "find_numbers", "find_words", "is_same_word"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SCALED = re.compile(r"(\d+(?:\.\d+)?) (thousand|million|billion)")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_YEARS = re.compile(r"\b(\d\d)(\d\d)[-–](\d\d)\b")
"""Two years, the second without its century: 2023-24."""
_HALF = re.compile(r"(\w+) and a half")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f,](?=\d{3}(?!\d))")
_SHORTEST = 3
_STEM = 5
"""Words that begin with so many equal letters are forms of one: premiered, premiere."""
_MOST_ENDING = 5
_ALIKE = 80
"""Two spellings of a name, Yerzhanov and Erzhanov, are at least so much alike (of 100)."""
_STOP = frozenset(
    """
    the and for with that this from was were has had have been are its his her their they them who whom which what
    when where while after before into over under about also but not than then there here will would could should
    may might one two said says say told according only more most some such other own out off all any both each
    very just did does being him she you your our per via among between during since until upon against because
    though although
    """.split()  # noqa: SIM905 - one word a line would fill two screens
)
"""Words that join or report, and say nothing of an event."""


def find_words(text: str) -> set[str]:
    """Return the words of a text that say something, small, without accents and possessive endings."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold().replace("ı", "i")
    words = (word.removesuffix("'s").replace("'", "") for word in _WORD.findall(plain))
    return {word for word in words if len(word) >= _SHORTEST and word not in _STOP}


def find_numbers(text: str, *, in_words: bool = False) -> set[float]:
    """Return the numbers of a text.

    What stands in words, "three", "three and a half" or "21 million" counts only where it is asked for.
    """
    joined = _YEARS.sub(r"\1\2 \1\3", _THOUSANDS.sub("", text))
    numbers = {float(number.replace(",", ".")) for number in _NUMBER.findall(joined)}
    if not in_words:
        return numbers
    numbers |= {float(number) * _SCALES[scale] for number, scale in _SCALED.findall(joined)}
    numbers |= {whole + 0.5 for word in _HALF.findall(joined) for whole in find_number_words(word, "en")}
    return numbers | {float(number) for number in find_number_words(joined, "en")}


def is_same_word(one: str, two: str) -> bool:
    """Tell whether two words are forms of one, or two spellings of a name."""
    if one == two:
        return True
    if min(len(one), len(two)) < _STEM:
        # Short words have short endings: film and films.
        return (
            abs(len(one) - len(two)) <= 2
            and min(len(one), len(two)) > _SHORTEST
            and (one.startswith(two) or two.startswith(one))
        )
    if one[:_STEM] == two[:_STEM] and abs(len(one) - len(two)) <= _MOST_ENDING:
        return True
    return fuzz.ratio(one, two) >= _ALIKE


class Rarity:
    """How much each word weighs: one that is in every text says nothing."""

    def __init__(self, texts: Iterable[str]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for text in texts:
            counts.update(find_words(text))
            total += 1
        self._weights: Mapping[str, float] = {word: math.log(1 + total / count) for word, count in counts.items()}
        self._rarest = math.log(1 + total)

    def weigh(self, words: Iterable[str]) -> float:
        """Return the weight of some words together."""
        return sum(self._weights.get(word, self._rarest) for word in words)
