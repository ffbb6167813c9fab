"""The statement of an event that answers exactly what was asked."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.statements import Choice, choose, statement_texts


def _choose(answerer: Answerer, message: str, event: str) -> Choice:
    question = answerer.read(message)
    return choose(answerer.base, answerer.reader.index, question, answerer.base.events[event], find_ask(question))


@pytest.mark.parametrize(
    ("message", "event", "part"),
    [
        ("when did Aru sing in Laketown", "aru-laketown", "occurrence"),
        ("where did Aru sing in August", "aru-laketown", "occurrence"),
        ("how many people came to Aru in Laketown", "aru-laketown", "figure"),
        ("сколько человек пришло к Ару", "aru-laketown", "figure"),
        ("Көлқалаға қанша адам келді", "aru-laketown", "figure"),
        ("why did Laketown get a concert", "aru-laketown", "fact"),
        ("how did the evening of Aru end, with fireworks?", "aru-concert", "fact"),
        ("tell me about Tulip Fest", "tulip-fest-2025", "summary"),
    ],
)
def test_choose_by_the_question_type(answerer: Answerer, message: str, event: str, part: str) -> None:
    """A number for how many, a time and place for when and where, a reason for why."""
    choice = _choose(answerer, message, event)
    found = "occurrence" if choice.statement.part == "place" else choice.statement.part
    assert found == part
    assert choice.is_asked


def test_choose_the_person_with_the_role(answerer: Answerer) -> None:
    """Who founded asks for the founder, who performed for the performer."""
    founder = _choose(answerer, "who founded the Sky Museum", "sky-museum")
    guest = _choose(answerer, "who was the guest of Aru in Laketown", "aru-laketown")
    assert founder.statement.part in ("person", "role")
    assert answerer.base.events["aru-laketown"].people[guest.statement.position].person == "dimaria"


def test_choose_says_when_a_role_is_missing(answerer: Answerer) -> None:
    """An opera without a known conductor does not answer who conducted it."""
    assert not _choose(answerer, "who conducted The Snow Queen", "snow-opera").is_asked


def test_choose_says_when_a_number_is_missing(answerer: Answerer) -> None:
    """An attendance is no answer to the number of helicopters."""
    assert not _choose(answerer, "how many helicopters flew over Laketown", "aru-laketown").is_asked


def test_choose_measures_details(answerer: Answerer) -> None:
    """Words beyond the subject must stand in the statement."""
    held = _choose(answerer, "Aru's concert fireworks", "aru-concert")
    missing = _choose(answerer, "Aru's concert helicopters", "aru-concert")
    assert held.detail > missing.detail


def test_choose_never_takes_a_title(answerer: Answerer) -> None:
    """Titles, aliases and names are no sentences."""
    for event in answerer.base.events:
        assert _choose(answerer, "what was it", event).statement.part not in ("title", "alias", "topic", "kind")


def test_statement_texts_in_every_language(answerer: Answerer) -> None:
    """The sentences of a statement come in all languages; a date has none."""
    event = answerer.base.events["aru-concert"]
    by_part = {each.part: each for each in answerer.reader.index.statements("aru-concert")}
    assert statement_texts(event, by_part["fact"]) == tuple(event.facts[0].text.values())
    assert statement_texts(event, by_part["figure"]) == tuple(event.figures[0].text.values())
    assert statement_texts(event, by_part["dispute"]) == tuple(event.disputes[0].text.values())
    assert statement_texts(event, by_part["summary"]) == tuple(event.summary.values())
    assert statement_texts(event, by_part["place"]) == ()
