"""What meets the conditions of a list may say no."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def touched(year: KnowledgeBase) -> Answerer:
    """A year in which the Sky Museum, opened in September, is about Wind and only touches on Tulip Fest."""
    museum = year.events["sky-museum"]
    return Answerer(with_entries(year, events=[museum.model_copy(update={"topics": ("wind-film", "tulip-fest")})]))


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("was Tulip Fest in September?", "tulip-fest-2025"),
        ("Тюльпан Фест был в сентябре?", "tulip-fest-2025"),
        ("Қызғалдақ Фест қыркүйекте болды ма?", "tulip-fest-2025"),
    ],
)
def test_at_another_time_is_a_no(touched: Answerer, message: str, event: str) -> None:
    """Where what was then only touches on the topic, the event itself was not then; its own date is told."""
    answer = touched.answer(touched.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.yes) == (event, "did", False)
    assert answer.statement.part in ("occurrence", "place")


@pytest.mark.parametrize(
    ("message", "yes"),
    [("was Tulip Fest in May?", True), ("was Wind in September?", True), ("what was Tulip Fest in September?", None)],
)
def test_at_its_own_time_is_no_no(touched: Answerer, message: str, yes: bool | None) -> None:
    """The event was then, or whether it was is not what is asked."""
    answer = touched.answer(touched.read(message))
    assert isinstance(answer, Found)
    assert answer.yes is yes


def test_at_another_time_the_heaviest_is_told(touched: Answerer) -> None:
    """Of several events of the topic the one that matters most is told."""
    fest = touched.base.events["tulip-fest-2025"]
    lighter = fest.model_copy(update={"id": "tulip-fest-eve", "weight": 2})
    heavier = fest.model_copy(update={"id": "tulip-fest-night", "weight": 4})
    answerer = Answerer(with_entries(touched.base, events=[heavier, lighter]))
    answer = answerer.answer(answerer.read("was Tulip Fest in September?"))
    assert isinstance(answer, Found)
    assert answer.event == "tulip-fest-night"
