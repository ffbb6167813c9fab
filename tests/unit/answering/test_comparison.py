"""At which of two places more people came is told by both numbers, the larger one first."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, NotSaid
from bot.answering.asking import find_ask
from bot.answering.comparison import find_comparison
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


def _find(answerer: Answerer, message: str, base: KnowledgeBase | None = None) -> Found | NotSaid | None:
    question = answerer.read(message)
    return find_comparison(base or answerer.base, answerer.reader.index, question, find_ask(question))


@pytest.mark.parametrize(
    "message",
    [
        "where did more people come to Aru, Laketown or Longtown?",
        "how many people came to Aru in Laketown and in Longtown?",
        "где на Ару пришло больше зрителей, в Озёрске или в Длинногорске?",
        "сколько человек пришло на Ару в Озёрске и в Длинногорске?",
        "Ару концертіне қай жерде көп адам келді, Көлқалада ма, Ұзынқалада ма?",
        "Ару Көлқала мен Ұзынқалада қанша адам жинады?",
    ],
)
def test_both_numbers_with_the_larger_first(answerer: Answerer, message: str) -> None:
    """However they are asked, 27,000 come before 9,000."""
    found = _find(answerer, message)
    assert isinstance(found, Found), message
    assert found.event == "aru-concert"
    assert [each.event for each in found.others] == ["aru-laketown"]
    assert answerer.answer(answerer.read(message)) == found


@pytest.mark.parametrize(
    "message",
    [
        "how many people came to Aru in Longtown?",
        "how many people came to Aru in Laketown, Steppeland?",
        "where did Aru sing, in Laketown or in Longtown?",
        "I was in Laketown last week and we could not agree how many people came to Aru in Longtown",
    ],
)
def test_nothing_to_compare(answerer: Answerer, message: str) -> None:
    """One place, a place within the other, no number, and a place that is told of elsewhere compare nothing."""
    assert _find(answerer, message) is None


def test_uncounted_people_are_not_said(answerer: Answerer) -> None:
    """Where one number is missing, neither place had more."""
    uncounted = answerer.base.events["aru-laketown"].model_copy(update={"figures": ()})
    base = with_entries(answerer.base, events=[uncounted])
    assert isinstance(_find(answerer, "where did more people come to Aru, Laketown or Longtown?", base), NotSaid)
    assert _find(answerer, "how many people came to Aru in Laketown and in Longtown?", base) is None
