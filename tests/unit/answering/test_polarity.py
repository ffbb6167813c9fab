"""Whether the base says yes or no."""

from collections.abc import Mapping

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.polarity import find_settled, is_denied
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Fact
from bot.understanding.index import Statement
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries

DENIED = {
    "en": "Aru sang among tulips, but she did not sing the anthem.",
    "ru": "Ару пела среди тюльпанов, но гимн она не пела.",
    "kk": "Ару қызғалдақ арасында ән айтты, бірақ әнұранды айтқан жоқ.",
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
        ("did Aru sing among tulips?", False),
        ("did Aru sing?", None),
        ("did Aru sing in a tent?", None),
        ("did Aru sing only among tulips?", None),
        ("did she sing the anthem?", True),
        ("пела ли Ару среди тюльпанов?", False),
        ("она пела гимн?", True),
    ],
)
def test_is_denied_by_the_clause_asked_about(answerer: Answerer, message: str, denied: bool | None) -> None:
    """Of several clauses the one that shares most words with the question decides; a yes needs all of them."""
    assert _is_denied(answerer, message) is denied


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("was Dimaria's night cancelled?", True),
        ("отменили ли вечер Димарии?", True),
        ("was the Sky Museum opened by Marat Bekov?", True),
        ("was a law on libraries passed?", True),
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


def test_cancelled_says_nothing_of_the_tickets(answerer: Answerer) -> None:
    """What else is asked of a night that was called off, its state does not tell."""
    event = answerer.base.events["dimaria-cancelled"]
    question = answerer.read("are tickets of Dimaria's violin night still good?")
    assert (
        is_denied(answerer.base, answerer.reader.index, question, event, Statement("summary", 0, frozenset())) is None
    )


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


@pytest.mark.parametrize(("part", "denied"), [("figure", False), ("dispute", None)])
def test_figures_and_disputes_may_deny(answerer: Answerer, part: str, denied: bool | None) -> None:
    """Any sentence can say no; a figure does not, and where sources disagree neither word is right."""
    event = answerer.base.events["aru-concert"]
    question = answerer.read("did people come?")
    found = is_denied(answerer.base, answerer.reader.index, question, event, Statement(part, 0, frozenset()))
    assert found is denied


@pytest.mark.parametrize(
    ("message", "yes"),
    [
        ("did Dimaria's violin night take place?", False),
        ("didn't Dimaria's violin night take place?", False),
        ("was Dimaria's violin night postponed?", False),
        ("состоялся ли скрипичный вечер Димарии?", False),
        ("was Aru's concert in Longtown cancelled?", False),
        ("отменили ли концерт Ару в Длинногорске?", False),
        ("did Aru sing in Longtown?", True),
    ],
)
def test_state_settles(answerer: Answerer, message: str, yes: bool) -> None:
    """Whether something took place, was called off or put off is what its state says."""
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    assert answer.yes is yes


def _summary(answerer: Answerer, event: str) -> Statement:
    return next(each for each in answerer.reader.index.statements(event) if each.part == "summary")


@pytest.mark.parametrize(
    ("message", "denied"),
    [
        ("did the Sky Museum open in Longtown?", False),
        ("did the Sky Museum open in Portus?", None),
        ("did the Sky Museum open in September?", False),
        ("did the Sky Museum open in March?", None),
        ("Музей неба открылся в Портусе?", None),
        ("Аспан музейі наурызда ашылды ма?", None),
        ("is it true that the Sky Museum did not open?", None),
    ],
)
def test_other_place_or_time_is_no_yes(answerer: Answerer, message: str, denied: bool | None) -> None:
    """A statement that does not hold the place or the time of the question does not say yes to it."""
    event = answerer.base.events["sky-museum"]
    question = answerer.read(message)
    statement = _summary(answerer, event.id)
    assert is_denied(answerer.base, answerer.reader.index, question, event, statement) is denied


def test_announced_is_no_yes(answerer: Answerer) -> None:
    """That something was to take place does not say that it did, only that it was announced."""
    event = answerer.base.events["sky-museum"].model_copy(update={"state": "announced"})
    statement = _summary(answerer, event.id)
    did_open = answerer.read("did the Sky Museum open in Longtown?")
    announced = answerer.read("was the Sky Museum announced?")
    assert is_denied(answerer.base, answerer.reader.index, did_open, event, statement) is None
    assert is_denied(answerer.base, answerer.reader.index, announced, event, statement) is False


@pytest.mark.parametrize(
    ("message", "part", "yes"),
    [
        ("did Aru sing in a duet?", "fact", False),
        ("does Aru sing in Longtown?", "summary", True),
        ("is it true that Aru did not sing in a duet?", None, None),
        ("did Aru sing for the children?", None, None),
    ],
)
def test_find_settled(answerer: Answerer, message: str, part: str | None, yes: bool | None) -> None:
    """A correction that denies all that is asked says no, a title that holds all of it says yes."""
    event = answerer.base.events["aru-concert"]
    told = event.model_copy(update={"facts": (Fact.model_validate(CORRECTION, strict=False),)})
    base = with_entries(answerer.base, events=[told])
    reader = Reader(base)
    settled = find_settled(base, reader.index, reader.read(message), told)
    assert (settled[0].part, settled[1]) == (part, yes) if settled else part is None


def test_negation_of_the_question_turns_the_answer(answerer: Answerer) -> None:
    """Who asks whether it is true that a denied thing was not so hears yes."""
    event = answerer.base.events["aru-concert"]
    told = event.model_copy(update={"facts": (Fact.model_validate(CORRECTION, strict=False),)})
    base = with_entries(answerer.base, events=[told])
    reader = Reader(base)
    question = reader.read("is it true that Aru did not sing in a duet?")
    assert is_denied(base, reader.index, question, told, Statement("fact", 0, frozenset())) is False


def _is_denied_by(year: KnowledgeBase, text: Mapping[str, str], message: str) -> bool | None:
    """Ask of a festival that tells nothing but one sentence."""
    fact = Fact.model_validate({"kind": "programme", "text": text, "sources": ["news-1"]}, strict=False)
    fest = year.events["tulip-fest-2025"].model_copy(update={"facts": (fact,)})
    base = with_entries(year, events=[fest])
    reader = Reader(base)
    return is_denied(base, reader.index, reader.read(message), fest, Statement("fact", 0, frozenset()))


@pytest.mark.parametrize(
    ("message", "denied"),
    [
        ("were lanterns lit in Laketown earlier?", True),
        ("фонари в Озёрске зажигали раньше?", True),
        ("were lanterns lit in Laketown?", False),
    ],
)
def test_first_time_was_no_time_before(year: KnowledgeBase, message: str, denied: bool) -> None:
    """What was so for the first time was not so before."""
    text = {
        "en": "Lanterns were lit in Laketown for the first time.",
        "ru": "Фонари в Озёрске зажгли впервые.",
        "kk": "Көлқалада шамдар тұңғыш рет жағылды.",
    }
    assert _is_denied_by(year, text, message) is denied


@pytest.mark.parametrize(
    ("message", "denied"),
    [
        ("Көлқалада шам жақты ма?", None),
        ("Көлқалада шам бар ма?", False),
        ("were there lamps in Laketown in 2026?", None),
        ("were there lamps in Laketown?", False),
    ],
)
def test_verb_may_deny(year: KnowledgeBase, message: str, denied: bool | None) -> None:
    """A Kazakh verb has its negation in itself; of another year nothing is said."""
    text = {
        "en": "There were lamps in Laketown.",
        "ru": "В Озёрске были лампы.",
        "kk": "Көлқалада шам бар, бірақ ол жағылмады.",
    }
    assert _is_denied_by(year, text, message) is denied
