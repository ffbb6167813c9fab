"""Forecasts and numbers for comparison are no measure of an event."""

import pytest

from bot.knowledge.figures import find_measured
from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"


@pytest.mark.parametrize(
    ("old", "new", "sizes"),
    [
        ("value: 27000", "value: 27000", [27000.0]),
        ('qualifier: "over"', 'qualifier: "expected"', []),
        ('unit: "people"', 'unit: "people"\n    own: false', []),
    ],
)
def test_figures_that_measure(small: SmallBase, old: str, new: str, sizes: list[float]) -> None:
    """Only what the event itself was counted at."""
    small.edit(CONCERT, old, new)
    event = small.load().events["aru-concert"]
    assert [figure.size for _, figure in find_measured(event, "attendance")] == sizes
    assert find_measured(event, "prizes") == []


def test_own_is_a_word_without_quotes(small: SmallBase) -> None:
    """As "no" in quotes is."""
    small.edit(CONCERT, 'unit: "people"', 'unit: "people"\n    own: "no"')
    assert small.check() == [
        f"{CONCERT}:28: [schema] figures.0.own: the text 'no'; expected true or false without quotes."
    ]
