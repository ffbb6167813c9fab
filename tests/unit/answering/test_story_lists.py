"""A story may wish for a list in one of its clauses."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Listed
from bot.answering.story_lists import find_wish

STORY = "my aunt plays the violin and my uncle walks his dog every morning, so we talked of the year, and {}"


@pytest.mark.parametrize(
    ("message", "wish"),
    [
        (STORY.format("could you list all concerts in Laketown"), "all concerts in Laketown"),
        (STORY.format("i would like to know which concerts were in Laketown"), "which concerts were in Laketown"),
        (STORY.format("she was glad"), None),
        ("list all concerts in Laketown", None),
    ],
)
def test_find_wish(answerer: Answerer, message: str, wish: str | None) -> None:
    """The part that wishes for a list is read by itself; a short message is no story."""
    found = find_wish(answerer.base, answerer.reader, answerer.read(message))
    assert (found.text if found else None) == wish


@pytest.mark.parametrize(("named", "is_listed"), [("the year", True), ("the year 2040", False)])
def test_story_of_another_year(answerer: Answerer, named: str, is_listed: bool) -> None:
    """A story of another year wishes for no list of this one."""
    message = STORY.format("could you list all events in Laketown").replace("the year", named)
    assert isinstance(answerer.answer(answerer.read(message)), Listed) is is_listed
