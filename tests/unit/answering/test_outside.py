"""What no base covers."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.outside import is_outside


def test_outside_needs_to_be_sure(answerer: Answerer) -> None:
    """The weather is outside of every base."""
    question = answerer.read("what is the weather in Longtown")
    assert any(is_outside(question, each) for each in question.of_kind("outside"))
    assert not any(
        is_outside(answerer.read("Tulip Fest"), each) for each in answerer.read("Tulip Fest").of_kind("outside")
    )


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("phone number of Aru", True),
        ("phone numberr of Aru", True),
        ("wether in Longtown", True),
        ("a number for Aru", False),
    ],
)
def test_outside_phrase_may_be_misspelt(answerer: Answerer, message: str, expected: bool) -> None:
    """A slip in one word of a phrase leaves the phrase what it is."""
    question = answerer.read(message)
    assert any(is_outside(question, each) for each in question.of_kind("outside")) is expected
