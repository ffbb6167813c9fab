"""Whether a question is answered by a list, by one event of it, or with a no."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Found, Listed
from bot.answering.asking import find_ask
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.list_answers import ListAnswers
from bot.answering.ranking import rank
from tests.unit.small_year import with_entries


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


def test_bare_name_lists_even_beside_a_heavy_event(answerer: Answerer) -> None:
    """One event that outweighs the others does not stand for the person."""
    heavy, light = (answerer.base.events[each] for each in ("aru-concert", "aru-laketown"))
    events = [heavy.model_copy(update={"weight": 5}), light.model_copy(update={"weight": 1})]
    weighed = Answerer(with_entries(answerer.base, events=events))
    assert isinstance(_answer(weighed, "Aru"), Listed)
    assert isinstance(_answer(weighed, "tell me about Aru"), Found)


@pytest.mark.parametrize(
    "message",
    [
        "best of 2025",
        "best of this year",
        "what was great in 2025",
        "главное в культуре за год",
        "2025 жылдың үздік оқиғасы",
    ],
)
def test_best_of_the_year_is_the_year(answerer: Answerer, message: str) -> None:
    """Nothing but the year and that it was great asks for what stands out of it."""
    answer = _answer(answerer, message)
    assert isinstance(answer, Listed)
    assert (answer.events, answer.listing.is_empty) == (("sky-museum",), True)


@pytest.mark.parametrize(
    "message",
    [
        "best of 2024",
        "the best",
        "2025",
        "best umbrella of 2025",
        "best of 2025 in August",
        "why was it the best of 2025",
        "how many were the best of 2025",
        "the best concerts of 2025",
        "best of Dimaria of 2025",
        "the best of it in 2025",
    ],
)
def test_best_of_less_than_the_year(answerer: Answerer, message: str) -> None:
    """Another year or none, a month, a kind, a name, a fact, and any further word ask for less than the whole year."""
    answer = _answer(answerer, message)
    assert not isinstance(answer, Listed) or not answer.listing.is_empty
