"""Whether a question is answered by a list, by one event of it, or with a no."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Found, Listed
from bot.answering.asking import find_ask
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.list_answers import ListAnswers
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def touched(year: KnowledgeBase) -> Answerer:
    """A year in which the Sky Museum, opened in September, is about Wind and only touches on Tulip Fest."""
    museum = year.events["sky-museum"]
    return Answerer(with_entries(year, events=[museum.model_copy(update={"topics": ("wind-film", "tulip-fest")})]))


def _answer(answerer: Answerer, message: str) -> Answer | None:
    base, index = answerer.base, answerer.reader.index
    question = answerer.read(message)
    answers = EventAnswers(base, index)
    lists = ListAnswers(base, index, answers, Finder(base, answers))
    return lists.answer(question, rank(base, index, question), find_ask(question))


@pytest.mark.parametrize("message", ["Dimaria", "Dimaria Qosanova", "Димария Косанова", "димария", "Димарияға"])
def test_bare_name_lists(answerer: Answerer, message: str) -> None:
    """Nothing but the name of a person lists what the person did."""
    answer = _answer(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.listing.people == ("dimaria",)
    assert answer.events == ("aru-laketown", "dimaria-cancelled", "dimaria-award")


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("Tulip Fest", "tulip-fest-2025"),
        ("Marat Bekov", "sky-museum"),
        ("Aru fireworks", "aru-concert"),
        ("Aru signatures", "aru-laketown"),
    ],
)
def test_name_that_means_one_event(answerer: Answerer, message: str, event: str) -> None:
    """A name with one event tells it; further words tell which of several is meant."""
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    assert answer.event == event


@pytest.mark.parametrize(
    "message",
    [
        "list all the events with Dimaria",
        "list everything that the marvellous Dimaria did",
        "все события с Димарией и вертолётами",
        "Димария туралы барлық тамаша оқиғалар",
    ],
)
def test_list_asked_by_a_name(answerer: Answerer, message: str) -> None:
    """A few further words do not keep a list that is asked for by a person's name from being given."""
    answer = _answer(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.events == ("aru-laketown", "dimaria-cancelled", "dimaria-award")


@pytest.mark.parametrize(
    "message",
    [
        "list events with Dimaria, helicopters, lanterns, bicycles, umbrellas",
        "helicopters, lanterns and Dimaria",
        "list all the events with helicopters",
        "when did Dimaria list the helicopters",
    ],
)
def test_no_list_by_a_name(answerer: Answerer, message: str) -> None:
    """More words, no wish for a list, no name or a question for one fact: the words count."""
    assert not isinstance(_answer(answerer, message), Listed)


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
    answer = _answer(touched, message)
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
    answer = _answer(answerer, "was Tulip Fest in September?")
    assert isinstance(answer, Found)
    assert answer.event == "tulip-fest-night"


def test_bare_name_lists_even_beside_a_heavy_event(answerer: Answerer) -> None:
    """One event that outweighs the others does not stand for the person."""
    heavy, light = (answerer.base.events[each] for each in ("aru-concert", "aru-laketown"))
    events = [heavy.model_copy(update={"weight": 5}), light.model_copy(update={"weight": 1})]
    weighed = Answerer(with_entries(answerer.base, events=events))
    assert isinstance(_answer(weighed, "Aru"), Listed)
    assert isinstance(_answer(weighed, "tell me about Aru"), Found)
