"""How sure an event is meant."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.confidence import ANSWER_FROM, COEFFICIENTS, confidence_of, guarded_confidence, measures_of
from bot.answering.ranking import Match, Ranking, rank


def _match(**changed: float) -> Match:
    measures = {
        "coverage": 0.8,
        "strength": 2.0,
        "contradictions": 0.0,
        "headline": 0.5,
        "title": 0.5,
        "places": 0.0,
        "together": 0.5,
    } | changed
    return Match(event="a", is_subject=False, is_of_time=False, explained={0: 1.0, 1: 0.5}, **measures)


def _ranking(*matches: Match, unknown: frozenset[int] = frozenset()) -> Ranking:
    return Ranking(matches=matches, weights={0: 0.5, 1: 0.5}, unknown=unknown, evidence={})


def _confidence(match: Match, *, margin: float = 0.3, is_outside: bool = False, unknown: int | None = None) -> float:
    ranking = _ranking(match, unknown=frozenset() if unknown is None else frozenset({unknown}))
    return confidence_of(measures_of(ranking, match, margin=margin, is_outside=is_outside))


def test_confidence_is_a_share() -> None:
    """It lies between nought and one, whatever the measures."""
    for match in (_match(), _match(coverage=0.0, strength=0.0), _match(contradictions=5.0), _match(strength=99.0)):
        assert 0.0 < _confidence(match) < 1.0


@pytest.mark.parametrize(("measure", "more"), [("coverage", 1.0), ("strength", 3.0)])
def test_confidence_grows(measure: str, more: float) -> None:
    """The more an event explains, the surer it is."""
    assert _confidence(_match(**{measure: more})) > _confidence(_match())


def test_confidence_grows_with_the_margin() -> None:
    """An event far ahead of the next is surer."""
    assert _confidence(_match(), margin=0.5) > _confidence(_match(), margin=0.0)


def test_confidence_falls() -> None:
    """Contradictions, unknown words and things that no base covers speak against it."""
    surest = _confidence(_match())
    assert _confidence(_match(contradictions=1.0)) < surest
    assert _confidence(_match(), unknown=1) < surest
    assert _confidence(_match(), is_outside=True) < surest


def test_margins_beyond_limits_count_no_more() -> None:
    """A lone event is not surer than one far ahead."""
    assert _confidence(_match(), margin=0.9) == _confidence(_match(), margin=0.6)
    assert _confidence(_match(), margin=-0.9) == _confidence(_match(), margin=-0.2)


def test_every_measure_has_a_coefficient() -> None:
    """The rule and the measures name the same things."""
    assert set(measures_of(_ranking(_match()), _match(), margin=0.0, is_outside=False)) == set(COEFFICIENTS)


@pytest.mark.parametrize(
    ("surer", "weaker"),
    [
        ("Tulip Fest", "tulip helicopter"),
        ("Aru in Laketown", "Aru in Madrid"),
        ("Bow prize of Dimaria", "Bow prize of Madonna"),
    ],
)
def test_confidence_orders_questions(answerer: Answerer, surer: str, weaker: str) -> None:
    """A question that an event answers is surer than one that only resembles it."""
    values = []
    for message in (surer, weaker):
        ranking = rank(answerer.base, answerer.reader.index, answerer.read(message))
        match = ranking.matches[0]
        values.append(confidence_of(measures_of(ranking, match, margin=0.3, is_outside=False)))
    assert values[0] > values[1]


def _guarded(answerer: Answerer, message: str) -> float:
    question = answerer.read(message)
    ranking = rank(answerer.base, answerer.reader.index, question)
    return guarded_confidence(
        answerer.base, answerer.reader.index, question, ranking, ranking.matches[0], limit=ANSWER_FROM
    )


@pytest.mark.parametrize(
    "message", ["Tulip Fest", "when did the Sky Museum open", "Бекков музей неба", "Dimaria Bow prize"]
)
def test_guarded_answers(answerer: Answerer, message: str) -> None:
    """A known name with nothing strange beside it may be answered."""
    assert _guarded(answerer, message) >= ANSWER_FROM


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
def test_guarded_refuses(answerer: Answerer, message: str) -> None:
    """Half of another name, another place or another month is never answered with the nearest event."""
    assert _guarded(answerer, message) < ANSWER_FROM
