"""Ordinals are read by their digits."""

import pytest

from bot.text.ordinals import cut_ordinals


@pytest.mark.parametrize(
    ("typed", "cut"),
    [
        ("the 25th of May", "the 25 of May"),
        ("23-го мая", "23 мая"),
        ("12-ші", "12"),
        ("10шы", "10"),
        ("4 мая", "4 мая"),
    ],
)
def test_ordinals_keep_their_digits(typed: str, cut: str) -> None:
    """The ending goes, whatever the language; other words stay."""
    assert cut_ordinals(typed) == cut
