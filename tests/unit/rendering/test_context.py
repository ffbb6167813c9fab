"""What is told after a short answer."""

import pytest

from bot.rendering.context import choose_context, with_context
from bot.rendering.wording import MAX_SHORT

LEAD = "27,000 people came to the concert."


@pytest.mark.parametrize(
    ("sentences", "told"),
    [
        (("It rained.", "The stadium closed at midnight."), ["It rained.", "The stadium closed at midnight."]),
        (("It rained.", "It rained."), ["It rained."]),
        (("To the concert came 27,000 people.", "It rained."), ["It rained."]),
        (("Концерт закончился в полночь.", "В полночь закончили концерт."), ["Концерт закончился в полночь."]),
        (("One sang.", "Two danced.", "Three played.", "Four wept."), ["One sang.", "Two danced.", "Three played."]),
        ((LEAD,), []),
    ],
)
def test_context_says_nothing_twice(sentences: tuple[str, ...], told: list[str]) -> None:
    """What was said already is not said again, in whatever order and endings, and three sentences are enough."""
    assert choose_context(LEAD, sentences) == told


def test_context_that_fits_into_a_short_answer() -> None:
    """A sentence that is too long leaves its place to the next one."""
    long = f"{'very ' * 80}long."
    assert with_context(LEAD, [long, "It rained."]) == f"{LEAD} It rained."
    assert len(with_context(LEAD, ["x" * (MAX_SHORT - len(LEAD) - 1)])) == MAX_SHORT
    assert with_context(LEAD, ["x" * (MAX_SHORT - len(LEAD))]) == LEAD
