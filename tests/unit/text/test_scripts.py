"""Which alphabet a letter belongs to."""

import pytest

from bot.text.scripts import find_mixed_words, find_words, has_cyrillic, has_latin, to_twins, unmix


def test_scripts_of_a_text() -> None:
    """Digits and signs belong to none."""
    assert has_latin("кафе é")
    assert not has_latin("кафе 5!")
    assert has_cyrillic("Netflix-те")
    assert has_cyrillic("ұ")
    assert not has_cyrillic("café ə 5!")


def test_find_words() -> None:
    """Digits, apostrophes and hyphens end a word."""
    assert find_words("Dimash's 2-й концерт, Əmre") == ["Dimash", "s", "й", "концерт", "Əmre"]


def test_find_mixed_words() -> None:
    """A hyphen between the scripts is how endings are joined to foreign names."""
    assert find_mixed_words("кoнцерт Netflix-те в Netflix Нetflix iшiнде") == ["кoнцерт", "Нetflix", "iшiнде"]


@pytest.mark.parametrize(
    ("word", "twin"), [("Apy", "Ару"), ("oh", "оһ"), ("ic", "іс"), ("Aru", None), ("EXPO", "ЕХРО"), ("Ару", "Ару")]
)
def test_to_twins(word: str, twin: str | None) -> None:
    """Only where every letter has a twin."""
    assert to_twins(word) == twin


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("кoнцерт", "концерт"),
        ("Нello", "Hello"),
        ("aс", "ас"),
        ("Netflixте", "Netflixтe"),
        ("ABBA АВВА", "ABBA АВВА"),
        ("Αlmaty", "Almaty"),
        ("Αстана", "Астана"),
        ("Ελλάς", "Ελλάς"),
        ("ëлка", "ёлка"),
    ],
)
def test_unmix(text: str, mended: str) -> None:
    """The script of most letters wins, Cyrillic where they are even; a letter without a twin stays."""
    assert unmix(text) == mended
