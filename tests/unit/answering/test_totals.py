"""A count without any name is of the year."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.event_answers import EventAnswers
from bot.answering.ranking import rank
from bot.answering.totals import find_total
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Figure
from tests.unit.small_year import with_entries

BOOKS = {"en": "{} million books were lent.", "ru": "{} млн книг выдали.", "kk": "{} млн кітап берілді."}


def _counted(event: Event, count: int, when: str = "") -> Event:
    """Return the event with a figure of books, which may say of what year it is."""
    text = {language: text.format(count).replace(".", f"{when}.") for language, text in BOOKS.items()}
    figure = {"kind": "works", "of": text, "text": text, "value": count, "unit": "pieces", "sources": ["news-1"]}
    return event.model_copy(update={"figures": (Figure.model_validate(figure, strict=False),)})


def _total(answerer: Answerer, message: str) -> Found | None:
    question = answerer.read(message)
    ranking = rank(answerer.base, answerer.reader.index, question)
    answers = EventAnswers(answerer.base, answerer.reader.index)
    return find_total(answerer.base, answers, question, ranking, "how-many")


@pytest.fixture(scope="module")
def lending(year: KnowledgeBase) -> Answerer:
    """A year in which a law tells how many books were lent, and a museum of one day how many it has."""
    return Answerer(
        with_entries(year, events=[_counted(year.events["library-law"], 7), _counted(year.events["sky-museum"], 3)])
    )


def test_total_of_an_event_of_the_year(lending: Answerer) -> None:
    """An event of the whole year is meant before one of a day."""
    found = _total(lending, "how many million books were lent")
    assert found is not None
    assert found.event == "library-law"


def test_total_that_names_the_year(year: KnowledgeBase) -> None:
    """A figure may say itself that it is of the year."""
    plain = Answerer(with_entries(year, events=[_counted(year.events["sky-museum"], 3)]))
    dated = Answerer(with_entries(year, events=[_counted(year.events["sky-museum"], 3, when=" in 2025")]))
    assert _total(plain, "how many million books were lent") is None
    assert _total(dated, "how many million books were lent") is not None


@pytest.mark.parametrize(
    "message",
    ["how many million books were lent to Aru Dalayeva", "how many books were lent in 1999", "how many guests came",
     "how many million books were lent by xylophonists"],
)  # fmt: skip
def test_no_total(lending: Answerer, message: str) -> None:
    """A name, another year, another figure and an unknown word are no count of the year."""
    assert _total(lending, message) is None


@pytest.fixture(scope="module")
def halves(year: KnowledgeBase) -> Answerer:
    """A year in which a law took the first half of it and counts books, as a museum of one day does."""
    law = _counted(year.events["library-law"], 7)
    time = law.occurrences[0].model_copy(update={"start": "2025-01-01", "end": "2025-06-30"})
    return Answerer(
        with_entries(
            year, events=[law.model_copy(update={"occurrences": (time,)}), _counted(year.events["sky-museum"], 3)]
        )
    )


@pytest.mark.parametrize(
    "message",
    [
        "how many books in the first half of the year",
        "сколько книг в первом полугодии",
        "бірінші жартыжылдықта қанша кітап",
    ],
)
def test_total_of_the_very_time(halves: Answerer, message: str) -> None:
    """Half of the year is counted by the event that took it."""
    answer = halves.answer(halves.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.statement.part) == ("library-law", "figure")


@pytest.mark.parametrize(
    "message",
    ["how many books in the second half of the year", "how many concerts in the first half of the year",
     "how many books were lent to Aru Dalayeva in the first half of the year"],
)  # fmt: skip
def test_no_total_of_another_time(halves: Answerer, message: str) -> None:
    """Another half, other things and somebody's own are not counted by it."""
    answer = halves.answer(halves.read(message))
    assert not isinstance(answer, Found) or answer.event != "library-law"
