"""Small numbers in words are numbers too."""

import pytest

from bot.knowledge.model import Language
from bot.knowledge.number_words import find_number_words


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "Two concerts", [2]),
        ("en", "The second of twelve", [2, 12]),
        ("en", "Over one billion tenge", [1, 1_000_000_000]),
        ("en", "seventeen stones", []),
        ("en", "often weighed", []),
        ("ru", "Два концерта", [2]),
        ("ru", "Более трёх лет", [3]),
        ("ru", "К четырём религиям", [4]),
        ("ru", "Седьмым выступал", [7]),
        ("ru", "Одиннадцать и двенадцатая", [11, 12]),
        ("ru", "Пятьдесят лет", []),
        ("ru", "Двух миллионов", [2, 1_000_000]),
        ("ru", "столица, семья, стало", []),
        ("kk", "Екі концерт", [2]),
        ("kk", "Екінші рет", [2]),
        ("kk", "Жетінші болып", [7]),
        ("kk", "Екеуі де", [2]),
        ("kk", "Үшіншісі", [3]),
        ("kk", "Он бір фильм", [10, 1, 11]),
        ("kk", "Алтыншы", [6]),
        ("kk", "екіден бестен алтыға жетінің", [2, 5, 6, 7]),
        ("kk", "Оның әні", []),
        ("kk", "Алтын адам", []),
    ],
)
def test_find_number_words(language: Language, text: str, numbers: list[int]) -> None:
    """In any case, as cardinal or ordinal, but not inside another word."""
    assert find_number_words(text, language) == numbers
