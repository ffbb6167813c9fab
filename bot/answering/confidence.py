"""How sure it is that an event is meant: a logistic rule over seven measures of a match.

The coefficients were fitted by logistic regression on questions with known answers (events of the shipped base and
questions outside it); every measure is relative to the size of the base, so the rule serves a small base unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from bot.answering.ranking import Match, Ranking, long_weight

__all__ = ["ANSWER_FROM", "COEFFICIENTS", "SUGGEST_FROM", "confidence_of", "measures_of"]

ANSWER_FROM = 0.55
"""From this confidence on the bot answers: the event is more likely meant than not, and a wrong answer costs most."""
SUGGEST_FROM = 0.22
"""From this confidence on the bot asks whether the event is meant; below it does not know."""
COEFFICIENTS: Mapping[str, float] = {
    "constant": -2.9,
    "coverage": 1.85,
    "strength": 1.95,
    "margin": 2.85,
    "contradictions": -3.6,
    "unknown": -1.15,
    "unexplained": -0.75,
    "outside": -2.35,
}
MOST_STRENGTH, MOST_UNEXPLAINED = 4.0, 3.0
LEAST_MARGIN, MOST_MARGIN = -0.2, 0.6
"""Where the measures end: beyond, more of the same says no more."""


def measures_of(ranking: Ranking, match: Match, *, margin: float, is_outside: bool) -> Mapping[str, float]:
    """Return what the confidence in a match rests on.

    Args:
        margin: How far the match is ahead of the next event that has nothing to do with it.
        is_outside: Whether the message speaks of something that no base covers.
    """
    total = sum(ranking.weights.values()) or 1.0
    unexplained = sum(weight * (1 - match.explained.get(p, 0.0)) for p, weight in ranking.weights.items())
    return {
        "constant": 1.0,
        "coverage": match.coverage,
        "strength": min(match.strength, MOST_STRENGTH),
        "margin": max(LEAST_MARGIN, min(margin, MOST_MARGIN)),
        "contradictions": match.contradictions,
        "unknown": sum(ranking.weights[position] for position in ranking.unknown) / total,
        "unexplained": min(unexplained * long_weight(total) / total, MOST_UNEXPLAINED),
        "outside": float(is_outside),
    }


def confidence_of(measures: Mapping[str, float]) -> float:
    """Return the confidence from 0 to 1."""
    score = sum(COEFFICIENTS[name] * value for name, value in measures.items())
    return 1.0 / (1.0 + math.exp(-score))
