"""Whoever came seventh did not win, and whoever played did not direct."""

from collections.abc import Sequence

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.holders import find_other_holder
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Figure, Participation
from tests.unit.small_year import with_entries

RANK = {
    "kind": "rank",
    "of": {"en": "place of Dimaria", "ru": "место Димарии", "kk": "Димарияның орны"},
    "text": {"en": "7th of 20.", "ru": "Седьмое из 20.", "kk": "20 адамның жетіншісі."},
    "value": 7,
    "unit": "place",
    "sources": ["news-1"],
}


def _people(**roles: Sequence[str]) -> tuple[Participation, ...]:
    parts = [{"person": person, "roles": each, "sources": ["news-1"]} for person, each in roles.items()]
    return tuple(Participation.model_validate(each, strict=False) for each in parts)


def _rank(**other: object) -> Figure:
    return Figure.model_validate(RANK | other, strict=False)


@pytest.fixture(scope="module")
def contest(year: KnowledgeBase) -> Answerer:
    """A year in which Aru won the prize, Dimaria came seventh and played in the film of Olzhas."""
    prize, film = year.events["dimaria-award"], year.events["wind-premiere"]
    seventh = {"people": _people(dimaria=["participant"], aru=["winner"]), "figures": (_rank(),)}
    played = {"people": _people(dimaria=["actor"], olzhas=["director"])}
    return Answerer(with_entries(year, events=[prize.model_copy(update=seventh), film.model_copy(update=played)]))


def _find(answerer: Answerer, message: str, event: Event) -> tuple[str, int] | None:
    found = find_other_holder(answerer.reader.index, answerer.read(message), event)
    return (found.part, found.position) if found else None


@pytest.mark.parametrize(
    "message",
    [
        "did Dimaria win the Bow prize?",
        "Димария победила, правда ли?",
        "Димария жеңіп алды ма?",
        "is Dimaria the winner?",
    ],
)
def test_seventh_did_not_win(contest: Answerer, message: str) -> None:
    """The place that was taken says that it was not the first."""
    assert _find(contest, message, contest.base.events["dimaria-award"]) == ("figure", 0)


@pytest.mark.parametrize(
    "figures",
    [
        (),
        (_rank(value=1),),
        (_rank(own=False),),
        (_rank(kind="score"),),
        (_rank(), _rank(value=3)),
    ],
)
def test_somebody_else_won(contest: Answerer, figures: tuple[Figure, ...]) -> None:
    """Without a place that is surely meant, the winner is named."""
    event = contest.base.events["dimaria-award"].model_copy(update={"figures": figures})
    assert _find(contest, "did Dimaria win the Bow prize?", event) == ("person", 1)


@pytest.mark.parametrize("role", ["winner", "laureate", "honouree"])
def test_who_took_a_prize_won(contest: Answerer, role: str) -> None:
    """Whoever took any prize is not told that somebody else won."""
    event = contest.base.events["dimaria-award"]
    prized = event.model_copy(update={"people": _people(dimaria=[role], aru=["winner"])})
    assert _find(contest, "did Dimaria win the Bow prize?", prized) is None


@pytest.mark.parametrize(
    "message", ["did Dimaria direct Wind?", "Димария сняла фильм Ветер, правда ли?", "is Dimaria the director of Wind?"]
)
def test_another_director(contest: Answerer, message: str) -> None:
    """A film has one director: who directed it is named to whoever asks about an actor."""
    assert _find(contest, message, contest.base.events["wind-premiere"]) == ("person", 1)


@pytest.mark.parametrize("role", ["director", "writer"])
def test_who_directed_or_wrote_is_no_other(contest: Answerer, role: str) -> None:
    """Whoever directed or wrote it may well be called its maker."""
    event = contest.base.events["wind-premiere"]
    made = event.model_copy(update={"people": _people(dimaria=[role], olzhas=["director"])})
    assert _find(contest, "did Dimaria direct Wind?", made) is None


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("did Marat win the Bow prize?", "dimaria-award"),
        ("did somebody win the Bow prize?", "dimaria-award"),
        ("did Dimraia win the Bow prize?", "dimaria-award"),
        ("did Dimaria come to Wind?", "wind-premiere"),
        ("did Dimaria come to the Bow prize?", "dimaria-award"),
        ("did Dimaria sing in Laketown?", "aru-laketown"),
        ("did Dimaria win in Laketown?", "aru-laketown"),
    ],
)
def test_no_other_holder(contest: Answerer, message: str, event: str) -> None:
    """Nobody is surely asked about, no such role is asked for, or the event has no winner."""
    assert _find(contest, message, contest.base.events[event]) is None


@pytest.mark.parametrize(
    ("message", "event", "part"),
    [
        ("did Dimaria win the Bow prize?", "dimaria-award", "figure"),
        ("did Dimaria direct Wind?", "wind-premiere", "person"),
    ],
)
def test_other_holder_is_a_no(contest: Answerer, message: str, event: str, part: str) -> None:
    """The answer is no, with who or which place it was."""
    answer = contest.answer(contest.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.yes, answer.statement.part) == (event, False, part)
