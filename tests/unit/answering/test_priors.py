"""How likely each part of an entry answers each type of question."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.priors import find_prior
from bot.answering.statements import choose
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Figure
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries

FIGURES = (
    ("year", 1950, "calendar-year", "The museum dates from 1950.", "Аспан музейі балаларға 1950 жылы ашылды."),
    ("countries", 12, "pieces", "It was shown in 12 countries.", "Ол 12 елде көрсетілді."),
)


@pytest.fixture(scope="module")
def dated(year: KnowledgeBase) -> Answerer:
    """A year in which the Sky Museum has a year of its own, and was shown in some countries."""
    figures = tuple(
        Figure.model_validate(
            {"kind": kind, "value": value, "unit": unit, "sources": ["news-1"]}
            | {each: {"en": en, "ru": en, "kk": kk} for each in ("of", "text")},
            strict=False,
        )
        for kind, value, unit, en, kk in FIGURES
    )
    return Answerer(with_entries(year, events=[year.events["sky-museum"].model_copy(update={"figures": figures})]))


def _prior(answerer: Answerer, message: str, part: str, position: int = 0) -> float:
    question = answerer.read(message)
    statement = Statement(part, position, frozenset())
    return find_prior(answerer.base, question, answerer.base.events["sky-museum"], statement, find_ask(question))


@pytest.mark.parametrize(
    "message",
    ["in what year did the Sky Museum open?", "Аспан музейі нешінші жылы ашылды?", "Аспан музейі қай жылы ашылды?"],
)
def test_year_that_is_asked_for(dated: Answerer, message: str) -> None:
    """Where a year is asked for, the figure of a year is likelier than the date of the event."""
    assert _prior(dated, message, "figure") > _prior(dated, message, "occurrence")


@pytest.mark.parametrize(
    "message",
    ["when did the Sky Museum open?", "in what month did the Sky Museum open?", "Аспан музейі биыл қашан ашылды?"],
)
def test_date_that_is_asked_for(dated: Answerer, message: str) -> None:
    """Elsewhere the date is likelier, even beside a word for the year."""
    assert _prior(dated, message, "figure") < _prior(dated, message, "occurrence")


@pytest.mark.parametrize(
    ("message", "part"), [("Аспан музейі қай жылы ашылды?", "figure"), ("Аспан музейі қашан ашылды?", "place")]
)
def test_year_before_the_date(dated: Answerer, message: str, part: str) -> None:
    """The same words ask for a year or for a date."""
    question = dated.read(message)
    choice = choose(dated.base, dated.reader.index, question, dated.base.events["sky-museum"], find_ask(question))
    assert choice.statement.part == part


@pytest.mark.parametrize(
    ("message", "is_likely"),
    [
        ("in which countries was the Sky Museum shown?", True),
        ("в каких странах показали Музей неба?", True),
        ("where was the Sky Museum shown?", False),
    ],
)
def test_countries_that_are_asked_for(dated: Answerer, message: str, is_likely: bool) -> None:
    """Where countries are asked for, their number is as likely as the place; no other figure is."""
    assert _prior(dated, message, "figure", 0) < _prior(dated, message, "occurrence")
    assert (_prior(dated, message, "figure", 1) >= _prior(dated, message, "occurrence")) is is_likely
