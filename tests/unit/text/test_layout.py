"""Words typed with the wrong keyboard layout."""

import pytest

from bot.text.layout import to_cyrillic, to_kazakh, to_latin


@pytest.mark.parametrize(
    ("typed", "meant"), [("rjulf", "когда"), ("RJULF", "КОГДА"), ("lbvfi", "димаш"), ("`krf", "ёлка")]
)
def test_to_cyrillic(typed: str, meant: str) -> None:
    """The same keys of a Russian keyboard."""
    assert to_cyrillic(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("цруку", "where"), ("ВШЬФЫР", "DIMASH"), ("ё", "`")])
def test_to_latin(typed: str, meant: str) -> None:
    """The same keys of an English keyboard."""
    assert to_latin(typed) == meant


@pytest.mark.parametrize(("typed", "meant"), [("0fylfq", "қандай"), ("5fkfvlf", "ғаламда"), ("3c", "іс")])
def test_to_kazakh(typed: str, meant: str) -> None:
    """Kazakh letters stand on the row of digits."""
    assert to_kazakh(typed) == meant


def test_there_and_back() -> None:
    """Swapping twice changes nothing."""
    assert to_latin(to_cyrillic("when, [where]")) == "when, [where]"
