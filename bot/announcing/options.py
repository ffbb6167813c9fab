"""What makes an option of a quiz good: the question does not give it away, and it tempts without being right."""

from __future__ import annotations

from collections.abc import Mapping

from bot.knowledge.model import Language
from bot.text.tokens import split

__all__ = ["give_away", "plausible_numbers", "write_number"]

STEM = 4
"""Letters by which a form of a name is seen in a title: «Алматыдағы», «сентября»."""
ENDING = 2
"""Letters at the end of a name that its other forms may lack."""
SMALL = 40
"""Up to here neighbours are plausible; beyond it, numbers of the same size and roundness."""
FACTORS = ((14, 10), (7, 10), (18, 10), (5, 10), (25, 10), (35, 10), (50, 10))
THOUSAND = 1000


def give_away(title: Mapping[Language, str], name: Mapping[Language, str]) -> bool:
    """Tell whether a title has a word of a name, in any language and any form."""
    words = [token.text.casefold() for text in title.values() for token in split(text)]
    parts = [token.text.casefold() for text in name.values() for token in split(text)]
    stems = [part[: max(STEM, len(part) - ENDING)] for part in parts if len(part) >= STEM]
    return any(word.startswith(stem) for word in words for stem in stems)


def plausible_numbers(value: int) -> list[int]:
    """Return numbers that are clearly others than a value, but could have been it."""
    if value <= SMALL:
        step = max(2, value // 4)
        near = (value + step, value - step, value + 2 * step, value + 3 * step, value - 2 * step)
        return [each for each in near if each > 1]
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    found = [_as_round(value * top // bottom, zeros, value) for top, bottom in FACTORS]
    return [each for each in dict.fromkeys(found) if each != value]


def _as_round(number: int, zeros: int, value: int) -> int:
    """Round a number as far as the value is round: the odd one out would be seen at once."""
    if zeros:
        unit: int = 10 ** min(zeros, len(str(number)) - 1)
        return max(unit, round(number / unit) * unit)
    # Not round: its last digits are as random as those of the value.
    return number + (value * 7 % 10 or 3) if number % 10 == 0 else number


def write_number(number: int, language: Language) -> str:
    """Write a number as its language does: 27,000 and 27 000, but 7000 in both others."""
    if language == "en":
        return f"{number:,}"
    return f"{number:,}".replace(",", "\u00a0") if number >= 10 * THOUSAND else str(number)
