"""The one event that a question is about, and whether it says what is asked."""

import pytest

from bot.answering.answerer import ANSWER_FROM, Answerer
from bot.answering.answers import Answer, Found, NotSaid
from bot.answering.finding import Finder, is_outside
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def finder(answerer: Answerer) -> Finder:
    """A finder over the made-up year."""
    return Finder(answerer.base, answerer.reader.index)


def _found(answerer: Answerer, finder: Finder, message: str, event: str, ask: str) -> Answer:
    return finder.found(answerer.read(message), event, ask, 0.9)


def _guarded(answerer: Answerer, finder: Finder, message: str) -> float:
    question = answerer.read(message)
    ranking = rank(answerer.base, answerer.reader.index, question)
    return finder.guarded(question, ranking, ranking.matches[0], limit=ANSWER_FROM)


def test_found_says_what_was_asked(answerer: Answerer, finder: Finder) -> None:
    """An event that has the fact answers with it."""
    answer = _found(answerer, finder, "how many people came to Aru in Laketown", "aru-laketown", "how-many")
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.statement.part) == ("aru-laketown", "how-many", "figure")
    assert answer.occurrences == (0,)


@pytest.mark.parametrize(
    ("message", "event", "ask"),
    [
        ("who conducted The Snow Queen", "snow-opera", "who"),
        ("how many people came to Aru in Laketown in 2019", "aru-laketown", "how-many"),
        ("how many people came to Aru in Portus", "aru-laketown", "how-many"),
    ],
)
def test_not_said(answerer: Answerer, finder: Finder, message: str, event: str, ask: str) -> None:
    """A missing role, another year or another place is not answered with what there is."""
    answer = _found(answerer, finder, message, event, ask)
    assert isinstance(answer, NotSaid)
    assert answer.confidence <= ANSWER_FROM


@pytest.mark.parametrize(
    "message", ["Tulip Fest", "when did the Sky Museum open", "Бекков музей неба", "Dimaria Bow prize"]
)
def test_guarded_answers(answerer: Answerer, finder: Finder, message: str) -> None:
    """A known name with nothing strange beside it may be answered."""
    assert _guarded(answerer, finder, message) >= ANSWER_FROM


@pytest.mark.parametrize(
    "message",
    [
        "Aru Lawrence",
        "Dimaria Lawrence",
        "Aru's concert in Portus",
        "Aru's concert in Madrid",
        "Aru's concert in March",
        "the helicopter of Dimaria",
    ],
)
def test_guarded_refuses(answerer: Answerer, finder: Finder, message: str) -> None:
    """Half of another name, another place or another month is never answered with the nearest event."""
    assert _guarded(answerer, finder, message) < ANSWER_FROM


def test_outside_needs_to_be_sure(answerer: Answerer) -> None:
    """The weather is outside of every base."""
    question = answerer.read("what is the weather in Longtown")
    assert any(is_outside(question, each) for each in question.of_kind("outside"))
    assert not any(
        is_outside(answerer.read("Tulip Fest"), each) for each in answerer.read("Tulip Fest").of_kind("outside")
    )


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
    finder = Finder(winds.base, winds.reader.index)
    found = finder.side_by_side(winds.read(message), ["wind-abroad", "wind-talk", "wind-premiere"], ask)
    assert (found and tuple(each.event for each in (found, *found.others))) == events
    assert found is None or found.ask == ask


@pytest.mark.parametrize(("number", "is_told"), [(2, True), (3, True), (4, False)])
def test_side_by_side_of_a_few(winds: Answerer, number: int, is_told: bool) -> None:
    """More than three are a list."""
    events = ["wind-abroad", "wind-talk", "wind-premiere", "sky-museum"][:number]
    found = Finder(winds.base, winds.reader.index).side_by_side(winds.read("when was Wind"), events, "when")
    assert (found is not None) is is_told
    assert found is None or len(found.others) == number - 1


def test_denied(finder: Finder) -> None:
    """A no with the first date of the event."""
    found = finder.denied("tulip-fest-2025", 0.8)
    assert (found.event, found.ask, found.yes, found.confidence) == ("tulip-fest-2025", "did", False, 0.8)
    assert (found.statement.part, found.statement.position) == ("place", 0)


def test_pick_the_event_that_a_topic_is_about(winds: Answerer) -> None:
    """Of two events with the same words the one that the topic is about is meant, not one that touches on it."""
    finder, question = Finder(winds.base, winds.reader.index), winds.read("when was Wind in September")
    ranking = rank(winds.base, winds.reader.index, question)
    answer = finder.pick(question, ranking, ("wind-talk", "wind-premiere"), "when")
    assert isinstance(answer, Found)
    assert answer.event == "wind-premiere"


def test_pick_no_twin(winds: Answerer) -> None:
    """Where both are about the topic neither is picked."""
    film = winds.base.events["wind-premiere"]
    answerer = Answerer(with_entries(winds.base, events=[film.model_copy(update={"id": "wind-talk"})]))
    finder, question = Finder(answerer.base, answerer.reader.index), answerer.read("when was Wind in September")
    ranking = rank(answerer.base, answerer.reader.index, question)
    assert finder.pick(question, ranking, ("wind-talk", "wind-premiere"), "when") is None
