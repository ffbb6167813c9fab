"""How often a peer is right and how often it refuses, once it may refuse what it is not sure of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bench.scoring import Share

__all__ = ["REFUSED", "Outcome", "Trial", "judge", "threshold_of"]

REFUSED = 0.95
"""The share of what no base covers that a threshold has to refuse on the half it is tuned on; the goal of the bot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """One question put to a peer."""

    score: float
    is_in_scope: bool
    is_right: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of many trials."""

    right: Share
    """Of the questions in scope: the right event first, and not refused."""
    wrong: Share
    """Of the questions in scope: another event first, and not refused."""
    refused: Share
    """Of the questions out of scope."""
    ever_right: Share
    """Of the questions in scope: the right event first, were nothing ever refused."""


def threshold_of(trials: Sequence[Trial], refused: float = REFUSED) -> float:
    """Return the lowest score that has to be exceeded so that the share of out-of-scope questions is refused."""
    scores = sorted(each.score for each in trials if not each.is_in_scope)
    return scores[math.ceil(refused * len(scores)) - 1] if scores else 0.0


def judge(trials: Sequence[Trial]) -> Outcome:
    """Tune the threshold on one half and test it on the other, both ways round, and add up the tests."""
    outside = [each for each in trials if not each.is_in_scope]
    inside = [each for each in trials if each.is_in_scope]
    halves = [outside[start::2] + inside[start::2] for start in range(2)]
    answered: list[Trial] = []
    for tuned, tested in (halves, reversed(halves)):
        limit = threshold_of(tuned)
        answered += [each for each in tested if each.score > limit]
    answered_inside = [each for each in answered if each.is_in_scope]
    right = sum(each.is_right for each in answered_inside)
    return Outcome(
        right=Share(part=right, of=len(inside)),
        wrong=Share(part=len(answered_inside) - right, of=len(inside)),
        refused=Share(part=len(outside) - (len(answered) - len(answered_inside)), of=len(outside)),
        ever_right=Share(part=sum(each.is_right for each in inside), of=len(inside)),
    )
