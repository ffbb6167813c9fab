"""Whether the base says yes or no."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.polarity import is_denied
from bot.knowledge.model import Fact
from bot.understanding.index import Statement
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries

DENIED = {
    "en": "Aru sang all evening, but she did not sing the anthem.",
    "ru": "Ару пела весь вечер, но гимн она не пела.",
    "kk": "Ару кеш бойы ән айтты, бірақ әнұранды айтқан жоқ.",
}


def _is_denied(answerer: Answerer, message: str) -> bool | None:
    """Ask a fact of two clauses, of which the second denies."""
    event = answerer.base.events["aru-concert"]
    fact = Fact.model_validate({"kind": "what", "text": DENIED, "sources": ["longtown-news-1"]}, strict=False)
    told = event.model_copy(update={"facts": (fact,)})
    return is_denied(
        with_entries(answerer.base, events=[told]),
        answerer.reader.index,
        answerer.read(message),
        told,
        Statement("fact", 0, frozenset()),
    )


@pytest.mark.parametrize(
    ("message", "denied"),
    [
        ("did Aru sing all evening?", False),
        ("did she sing the anthem?", True),
        ("пела ли Ару весь вечер?", False),
        ("она пела гимн?", True),
    ],
)
def test_is_denied_by_the_clause_asked_about(answerer: Answerer, message: str, denied: bool) -> None:
    """Of several clauses the one that shares most words with the question decides."""
    assert _is_denied(answerer, message) is denied


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("was Dimaria's night cancelled?", True),
        ("отменили ли вечер Димарии?", True),
        ("was the Sky Museum opened by Marat Bekov?", True),
        ("did the law on libraries pass?", True),
    ],
)
def test_yes(answerer: Answerer, message: str, yes: bool) -> None:
    """What an entry says is a yes, also that something was cancelled."""
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    assert answer.yes is yes


def test_cancelled_events_deny_what_was_planned(answerer: Answerer) -> None:
    """A night that was called off did not take place."""
    event = answerer.base.events["dimaria-cancelled"]
    summary = Statement("summary", 0, frozenset())
    took_place = answerer.read("did Dimaria's violin night take place?")
    was_cancelled = answerer.read("was Dimaria's violin night cancelled?")
    assert is_denied(answerer.base, answerer.reader.index, took_place, event, summary)
    assert not is_denied(answerer.base, answerer.reader.index, was_cancelled, event, summary)


def test_dates_deny_nothing(answerer: Answerer) -> None:
    """A statement without a sentence has no no in it."""
    event = answerer.base.events["aru-concert"]
    question = answerer.read("did Aru sing?")
    assert not is_denied(answerer.base, answerer.reader.index, question, event, Statement("occurrence", 0, frozenset()))


CORRECTION = {
    "kind": "correction",
    "text": {
        "en": "Aru sang alone that evening.",
        "ru": "В тот вечер Ару пела соло.",
        "kk": "Ол кеште Ару жалғыз ән айтты.",
    },
    "denies": {
        "en": "Aru sang in a duet that evening",
        "ru": "В тот вечер Ару пела дуэтом",
        "kk": "Ол кеште Ару дуэтпен ән айтты",
    },
    "sources": ["longtown-news-1"],
}


@pytest.mark.parametrize(
    ("message", "denied"),
    [
        ("did Aru sing in a duet?", True),
        ("did Aru sing alone?", False),
        ("правда ли, что Ару пела дуэтом?", True),
        ("правда ли, что Ару пела соло?", False),
        ("Ару дуэтпен ән айтты ма?", True),
        ("did Aru sing?", None),
    ],
)
def test_correction_denies_its_claim(answerer: Answerer, message: str, denied: bool | None) -> None:
    """Who asks for the wrong claim hears no, who asks for what is so hears yes, else neither is said."""
    event = answerer.base.events["aru-concert"]
    told = event.model_copy(update={"facts": (Fact.model_validate(CORRECTION, strict=False),)})
    base = with_entries(answerer.base, events=[told])
    reader = Reader(base)
    found = is_denied(base, reader.index, reader.read(message), told, Statement("fact", 0, frozenset()))
    assert found is denied


@pytest.mark.parametrize("part", ["figure", "dispute"])
def test_figures_and_disputes_may_deny(answerer: Answerer, part: str) -> None:
    """Any sentence can say no; these do not."""
    event = answerer.base.events["aru-concert"]
    question = answerer.read("did people come?")
    assert is_denied(answerer.base, answerer.reader.index, question, event, Statement(part, 0, frozenset())) is False
