"""What one event answers, and whether it says what is asked."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Found, NotSaid
from bot.answering.confidence import ANSWER_FROM
from bot.answering.event_answers import EventAnswers


@pytest.fixture(scope="module")
def answers(answerer: Answerer) -> EventAnswers:
    """The answers of the events of the made-up year."""
    return EventAnswers(answerer.base, answerer.reader.index)


def _found(answerer: Answerer, answers: EventAnswers, message: str, event: str, ask: str) -> Answer:
    return answers.found(answerer.read(message), event, ask, 0.9)


def test_found_says_what_was_asked(answerer: Answerer, answers: EventAnswers) -> None:
    """An event that has the fact answers with it."""
    answer = _found(answerer, answers, "how many people came to Aru in Laketown", "aru-laketown", "how-many")
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
def test_not_said(answerer: Answerer, answers: EventAnswers, message: str, event: str, ask: str) -> None:
    """A missing role, another year or another place is not answered with what there is."""
    answer = _found(answerer, answers, message, event, ask)
    assert isinstance(answer, NotSaid)
    assert answer.confidence <= ANSWER_FROM


def test_denied(answers: EventAnswers) -> None:
    """A no with the first date of the event."""
    found = answers.denied("tulip-fest-2025", 0.8)
    assert (found.event, found.ask, found.yes, found.confidence) == ("tulip-fest-2025", "did", False, 0.8)
    assert (found.statement.part, found.statement.position) == ("place", 0)


@pytest.mark.parametrize(
    ("message", "has_counted"),
    [
        ("how many people came to Aru in Laketown", True),
        ("how many visitors did Aru have in Laketown", True),
        ("how many", True),
        ("how many premieres did Aru have in Laketown", False),
        ("how many festivals in Laketown", False),
        ("сколько экскурсий было в Лейктауне", False),
    ],
)
def test_has_counted(answerer: Answerer, answers: EventAnswers, message: str, *, has_counted: bool) -> None:
    """The number of people who came counts people and visitors, nothing else that is named."""
    statement = answerer.reader.index.find("aru-laketown", 0, "figure")
    assert statement is not None
    found = Found(event="aru-laketown", ask="how-many", statement=statement)
    assert answers.has_counted(answerer.read(message), found) is has_counted
