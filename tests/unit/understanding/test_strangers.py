"""Famous names are found as they are written."""

import pytest

from bot.text.tokens import split
from bot.understanding.strangers import Strangers


@pytest.mark.parametrize(
    ("message", "found"),
    [
        ("when does Messi play", "messi"),
        ("her messy family", None),
        ("концерт Шакиры", "шакиры"),
        ("артистерді шақыра ма", None),
        ("Skriptonita novyi albom", "skriptonita"),
        ("кто написал преступление и наказание", "преступление и наказание"),
        ("преступление без наказания", None),
        ("о «Преступлении и наказании»", "преступлени и наказани"),
        ("абайдың қара сөздері", None),
    ],
)
def test_find_a_stranger_as_it_is_written(message: str, found: str | None) -> None:
    """A name may be declined; what only sounds like it is another word."""
    strangers = Strangers(["Messi", "Шакира", "Skriptonit", "Преступление и наказание"])
    assert next((each.id for each in strangers.find(split(message))), None) == found


def test_find_the_longest_stranger() -> None:
    """Of two names that begin alike the longer one is meant."""
    strangers = Strangers(["Swan", "Swan Lake"])
    assert [each.span for each in strangers.find(split("when is Swan Lake on"))] == [range(2, 4)]
