from __future__ import annotations

import pytest

from bench.scoring import Share
from bench.thresholds import Outcome, Trial, judge, threshold_of


def _outside(*scores: float) -> list[Trial]:
    return [Trial(score=score, is_in_scope=False) for score in scores]


def _inside(*scores: float, is_right: bool = True) -> list[Trial]:
    return [Trial(score=score, is_in_scope=True, is_right=is_right) for score in scores]


@pytest.mark.parametrize(("refused", "limit"), [(1.0, 40.0), (0.75, 30.0), (0.7, 30.0), (0.25, 10.0)])
def test_threshold_of(refused: float, limit: float) -> None:
    """The limit refuses at least the share, and no more than it has to."""
    assert threshold_of(_outside(40, 10, 30, 20) + _inside(1, 99), refused) == limit


def test_threshold_of_nothing() -> None:
    """Where nothing is out of scope, nothing has to be refused but what has no score."""
    assert threshold_of(_inside(1)) == 0.0


def test_judge_tests_on_the_other_half() -> None:
    """Each half is judged by the limit of the other one."""
    # The first half's limit is 10, the second half's 50.
    trials = _outside(10, 50) + _inside(30, 30) + _inside(60, 20, is_right=False)
    assert judge(trials) == Outcome(
        right=Share(part=1, of=4),
        wrong=Share(part=2, of=4),
        refused=Share(part=1, of=2),
        ever_right=Share(part=2, of=4),
    )
