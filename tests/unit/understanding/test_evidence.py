"""Few events by their ids and very many as bits of a number are one and the same."""

import pytest

from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from bot.understanding import evidence, indexing
from bot.understanding.evidence import Evidence, Roll
from bot.understanding.reader import Reader

ROLL = Roll(["c", "a", "b", "d"])
QUESTIONS = ("when was the concert of Aru", "концерты в Лейктауне", "how many people came", "Dimaria award film 2031")


def test_roll_numbers_events_by_their_ids() -> None:
    """A bit stands for each event, the lowest one for the first id."""
    assert ROLL.mask(["c", "a"]) == 0b101
    assert list(ROLL.all_of(0b1010)) == ["b", "d"]
    assert ROLL.first(0b1110, 2) == ["b", "c"]


def test_greater_strength_counts() -> None:
    """Of several strengths for one event the greater one counts, wherever it comes from."""
    found = Evidence.join(ROLL, [(0.5, ["a", "b"]), (0.9, ["a"])], [(0.7, 0b0110), (0.3, 0b1111)])
    assert dict(found) == {"a": 0.9, "b": 0.7, "c": 0.7, "d": 0.3}
    assert (found.best, len(found), found.count(0.6)) == (0.9, 4, 3)
    assert "d" in found
    assert "d" not in Evidence(ROLL, {"a": 1.0}, [(0.5, 0b0010)])


def test_lowered_spares_some() -> None:
    """Half of a name is worth less for those that do not have all of it."""
    found = Evidence(ROLL, {"a": 0.8}, [(0.6, 0b0110)]).lowered(0.5, {"b"})
    assert dict(found) == {"a": 0.4, "b": 0.6, "c": 0.3}


@pytest.mark.parametrize("question", QUESTIONS)
def test_very_many_events_rank_alike(year: KnowledgeBase, question: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ranking does not depend on how groups are kept."""
    few = Reader(year)
    expected = rank(year, few.index, few.read(question)).matches
    monkeypatch.setattr(evidence, "MANY", 1)
    monkeypatch.setattr(indexing, "MANY", 1)
    many = Reader(year)
    assert rank(year, many.index, many.read(question)).matches == expected
