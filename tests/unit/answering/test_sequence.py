"""Whether one thing was before another is told by their dates."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.asking import find_ask
from bot.answering.sequence import find_sequence
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


def _find(answerer: Answerer, message: str, base: KnowledgeBase | None = None) -> Found | None:
    question = answerer.read(message)
    return find_sequence(base or answerer.base, answerer.reader.index, question, find_ask(question))


def _yes(answerer: Answerer, message: str) -> bool | None:
    found = _find(answerer, message)
    assert found is not None, message
    return found.yes


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("was Aru in Longtown before Laketown?", True),
        ("was Aru in Laketown before Longtown?", False),
        ("was Aru in Laketown after Longtown?", True),
        ("was Aru in Longtown after Laketown?", False),
        ("was Aru in Longtown, then in Laketown?", True),
        ("Ару пела в Длинногорске раньше, чем в Озёрске?", True),
        ("Ару пела в Озёрске до Длинногорска?", False),
        ("правда ли, что Ару пела в Озёрске после Длинногорска?", True),
        ("правда ли, что Ару пела в Длинногорске после Озёрска?", False),
        ("Ару Ұзынқалада Көлқаладан бұрын ән айтты ма?", True),
        ("Ару Көлқалада Ұзынқаладан бұрын ән айтты ма?", False),
        ("Ару Көлқалада Ұзынқаладан кейін ән айтты ма?", True),
        ("Ару Ұзынқалада Көлқаладан кейін ән айтты ма?", False),
    ],
)
def test_sequence_of_two_places(answerer: Answerer, message: str, yes: bool) -> None:
    """Before and after, in three languages."""
    assert _yes(answerer, message) is yes


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("is it true that before Laketown Aru was in Longtown?", True),
        ("is it true that after Laketown Aru was in Longtown?", False),
        ("правда ли, что до Озёрска Ару пела в Длинногорске?", True),
        ("правда ли, что после Озёрска Ару пела в Длинногорске?", False),
        ("Ару Көлқаладан бұрын Ұзынқалада ән айтты ма?", True),
        ("Ару Көлқаладан кейін Ұзынқалада ән айтты ма?", False),
        ("Ару Ұзынқаладан кейін Көлқалада ән айтты ма?", True),
    ],
)
def test_sequence_told_the_other_way_round(answerer: Answerer, message: str, yes: bool) -> None:
    """The later place may come first; Kazakh puts the word between the two behind the first of them."""
    assert _yes(answerer, message) is yes


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("правда ли, что Ару сначала пела в Длинногорске?", True),
        ("правда ли, что Ару сначала пела в Озёрске?", False),
        ("правда ли, что сначала Ару пела в Озёрске, потом в Длинногорске?", False),
        ("Ару алдымен Ұзынқалада ән айтты ма?", True),
        ("Ару алдымен Көлқалада ән айтты ма?", False),
        ("Ару алдымен Ұзынқалада, сосын Көлқалада ән айтты ма?", True),
    ],
)
def test_sequence_of_the_first_place(answerer: Answerer, message: str, yes: bool) -> None:
    """The word first compares one place with all others, two places with each other."""
    assert _yes(answerer, message) is yes


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("did Aru sing before Dimaria?", True),
        ("did Dimaria win before Aru sang?", False),
        ("did Marat open the museum after Aru?", True),
        ("правда ли, что Марат открыл музей до Ару?", False),
        ("did Tulip Fest come before Aru?", True),
    ],
)
def test_sequence_of_two_names(answerer: Answerer, message: str, yes: bool) -> None:
    """People and topics are compared by what they did."""
    assert _yes(answerer, message) is yes


def test_sequence_counts_the_main_kind_of_events(answerer: Answerer) -> None:
    """Dimaria, too, was a guest in August, but what she is known for is the prize of December."""
    assert _yes(answerer, "did Dimaria win before Marat opened the museum?") is False


@pytest.mark.parametrize("message", ["was Aru in Longtown before Laketown?", "was Aru in Laketown before Longtown?"])
def test_sequence_tells_both_dates(answerer: Answerer, message: str) -> None:
    """Both are told, the earlier one first, whatever the answer is."""
    found = _find(answerer, message)
    assert found is not None
    told = (found, *found.others)
    assert [each.event for each in told] == ["aru-concert", "aru-laketown"]
    assert [each.statement.part for each in told] == ["occurrence", "occurrence"]


@pytest.mark.parametrize(
    "message",
    [
        "was Aru in Longtown?",
        "when was Aru in Longtown before Laketown?",
        "was Aru in Longtown before Portus?",
        "was Aru in Longtown before Longtown?",
        "was Aru in Longtown before Laketown and Portus?",
        "was Dimaria in Longtown before Portus?",
        "did Aru sing before Aru?",
        "правда ли, что Ару сначала пела в Длинногорске, потом в Портусе?",
        "правда ли, что Марат сначала открыл музей в Длинногорске?",
        "Ару бұрын Тюльпан Фестке келді ме?",
        "правда ли, что Ару раньше была на Тюльпан Фесте?",
    ],
)
def test_no_sequence(answerer: Answerer, message: str) -> None:
    """Nothing is compared, not two things, or one of the two was not held at all."""
    assert _find(answerer, message) is None


@pytest.mark.parametrize("start", ["2025-08-10", "2025-08", "2025"])
def test_no_sequence_without_a_difference(answerer: Answerer, start: str) -> None:
    """On one day, or where only the month or the year is known, the dates decide nothing."""
    event = answerer.base.events["aru-laketown"]
    same = event.occurrences[0].model_copy(update={"start": start})
    base = with_entries(answerer.base, events=[event.model_copy(update={"occurrences": (same,)})])
    assert _find(answerer, "was Aru in Longtown before Laketown?", base) is None
    assert _find(answerer, "was Aru in Laketown before Longtown?", base) is None


def test_sequence_is_answered(answerer: Answerer) -> None:
    """The dates are asked before any list or event."""
    answer = answerer.answer(answerer.read("was Aru in Laketown before Longtown?"))
    assert isinstance(answer, Found)
    assert (answer.event, answer.yes, len(answer.others)) == ("aru-concert", False, 1)
