"""The one event of several that a question is about."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def finder(answerer: Answerer) -> Finder:
    """A finder over the made-up year."""
    return _finder(answerer)


def _finder(answerer: Answerer) -> Finder:
    return Finder(answerer.base, EventAnswers(answerer.base, answerer.reader.index))


def test_pick_a_clear_favourite(answerer: Answerer, finder: Finder) -> None:
    """Of the events of one person, the one with the words of the question is picked."""
    question = answerer.read("why did fans of Aru collect signatures")
    ranking = rank(answerer.base, answerer.reader.index, question)
    answer = finder.pick(question, ranking, ("aru-concert", "aru-laketown"), "why")
    assert isinstance(answer, Found)
    assert answer.event == "aru-laketown"


def test_pick_nothing_without_candidates(answerer: Answerer, finder: Finder) -> None:
    """No event of the list stands among the matches."""
    question = answerer.read("Tulip Fest")
    ranking = rank(answerer.base, answerer.reader.index, question)
    assert finder.pick(question, ranking, ("library-law",), "what") is None


def test_any_says(answerer: Answerer, finder: Finder) -> None:
    """Whether at least one event of several has the answer."""
    question = answerer.read("who conducted The Snow Queen")
    assert not finder.any_says(question, ["snow-opera"], "who")
    assert finder.any_says(answerer.read("who founded it"), ["sky-museum"], "who")


@pytest.fixture(scope="module")
def winds(year: KnowledgeBase) -> Answerer:
    """A year with the same words about Wind thrice: first shown, shown in Portus, and told of at Tulip Fest."""
    film = year.events["wind-premiere"]
    portus = film.occurrences[0].model_copy(update={"start": "2025-11-20", "place": "portus"})
    abroad = film.model_copy(update={"id": "wind-abroad", "occurrences": (portus,), "weight": 2})
    touching = film.model_copy(update={"id": "wind-talk", "topics": ("tulip-fest", "wind-film")})
    return Answerer(with_entries(year, events=[abroad, touching]))


@pytest.mark.parametrize(
    ("message", "ask", "events"),
    [
        ("when was Wind", "when", ("wind-premiere", "wind-abroad", "wind-talk")),
        ("where was Wind", "where", ("wind-premiere", "wind-abroad", "wind-talk")),
        ("when was Tulip Fest", "when", ("wind-talk", "wind-premiere", "wind-abroad")),
        ("when was Olzhas Kenov", "when", ("wind-talk", "wind-premiere", "wind-abroad")),
        ("how many came to Wind", "how-many", None),
        ("who made Wind", "who", None),
        ("when was Aru", "when", None),
        ("when was the concert", "when", None),
    ],
)
def test_side_by_side(winds: Answerer, message: str, ask: str, events: tuple[str, ...] | None) -> None:
    """When and where a few events were: first those that are about the topic or the person, then the heavier ones."""
    finder = _finder(winds)
    found = finder.side_by_side(winds.read(message), ["wind-abroad", "wind-talk", "wind-premiere"], ask)
    assert (found and tuple(each.event for each in (found, *found.others))) == events
    assert found is None or found.ask == ask


@pytest.mark.parametrize(("number", "is_told"), [(2, True), (3, True), (4, False)])
def test_side_by_side_of_a_few(winds: Answerer, number: int, is_told: bool) -> None:
    """More than three are a list."""
    events = ["wind-abroad", "wind-talk", "wind-premiere", "sky-museum"][:number]
    found = _finder(winds).side_by_side(winds.read("when was Wind"), events, "when")
    assert (found is not None) is is_told
    assert found is None or len(found.others) == number - 1


def test_pick_the_event_that_a_topic_is_about(winds: Answerer) -> None:
    """Of two events with the same words the one that the topic is about is meant, not one that touches on it."""
    finder, question = _finder(winds), winds.read("when was Wind in September")
    ranking = rank(winds.base, winds.reader.index, question)
    answer = finder.pick(question, ranking, ("wind-talk", "wind-premiere"), "when")
    assert isinstance(answer, Found)
    assert answer.event == "wind-premiere"


def test_pick_no_twin(winds: Answerer) -> None:
    """Where both are about the topic neither is picked."""
    film = winds.base.events["wind-premiere"]
    answerer = Answerer(with_entries(winds.base, events=[film.model_copy(update={"id": "wind-talk"})]))
    finder, question = _finder(answerer), answerer.read("when was Wind in September")
    ranking = rank(answerer.base, answerer.reader.index, question)
    assert finder.pick(question, ranking, ("wind-talk", "wind-premiere"), "when") is None
