"""Messages that are a title, a name or an alias, word for word."""

from __future__ import annotations

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Listed, NotSaid, Turn
from bot.answering.calling import events_called, find_called
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries

ALIASES = {
    "snow-opera": {"en": ["results of the year at the opera", "Aru"], "ru": ["итоги года в опере"], "kk": []},
    "library-law": {"en": ["how many books a library needs", "a night of the books"], "ru": [], "kk": []},
    "sky-museum": {"en": ["how much did the stars cost", "a night of the books"], "ru": [], "kk": []},
}


@pytest.fixture(scope="module")
def calling(year: KnowledgeBase) -> Answerer:
    """Answers about the made-up year, some events of which have further aliases."""
    events = [year.events[name].model_copy(update={"aliases": aliases}) for name, aliases in ALIASES.items()]
    return Answerer(with_entries(year, events=events))


@pytest.mark.parametrize("message", ["Results of the year at the opera", "итоги года в опере!"])
def test_alias_is_no_list_of_the_year(calling: Answerer, message: str) -> None:
    """An alias that sounds like a question about the whole year leads to its event."""
    answer = calling.answer(calling.read(message))
    assert isinstance(answer, Found)
    assert answer.event == "snow-opera"


def test_alias_is_no_follow_up(calling: Answerer) -> None:
    """An alias is a new subject, whatever was said before."""
    question = calling.read("a law on libraries")
    assert events_called(question) == ("library-law",)
    answer = calling.answer(question, Turn(event="aru-laketown"))
    assert isinstance(answer, Found)
    assert answer.event == "library-law"


def test_shared_alias_lists_its_events(calling: Answerer) -> None:
    """All events of a shared alias are listed, by date, under the alias as it was typed."""
    answer = calling.answer(calling.read("A night of the books"))
    assert isinstance(answer, Listed)
    assert answer.events == ("sky-museum", "library-law")
    assert answer.words == ("A night of the books",)


@pytest.mark.parametrize(
    ("message", "event", "ask"),
    [
        ("how many books a library needs", "library-law", "detail"),
        ("how much did the stars cost", "sky-museum", "tell"),
    ],
)
def test_alias_that_asks_what_is_not_said(calling: Answerer, message: str, event: str, ask: str) -> None:
    """An alias that is put as a question is answered with what the event tells."""
    answer = calling.answer(calling.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask) == (event, ask)


def test_more_words_are_no_alias(calling: Answerer) -> None:
    """A question that only has an alias in it is still told that the base does not say."""
    question = calling.read("how much did the stars cost in the Sky Museum")
    assert find_called(question) == ()
    assert isinstance(calling.answer(question), NotSaid)


def test_name_of_somebody_else_is_shared(calling: Answerer) -> None:
    """An alias that is also a person's name does not take her questions."""
    question = calling.read("Aru")
    assert {each.kind for each in find_called(question)} == {"event", "person"}
    assert events_called(question) == ()
