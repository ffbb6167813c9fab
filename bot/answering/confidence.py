"""How sure it is that an event is meant: a logistic rule over seven measures of a match.

The coefficients were fitted by logistic regression on questions with known answers (events of the shipped base and
questions outside it); every measure is relative to the size of the base, so the rule serves a small base unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from bot.answering.doubts import find_doubts
from bot.answering.outside import is_all_about_outside, speaks_of_outside
from bot.answering.ranking import Match, Ranking, order_of
from bot.answering.related import is_kin
from bot.answering.weights import long_weight
from bot.knowledge.base import KnowledgeBase
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = [
    "ANSWER_FROM",
    "COEFFICIENTS",
    "SUGGEST_FROM",
    "confidence_in",
    "confidence_of",
    "guarded_confidence",
    "measure_match",
    "measures_of",
]

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
OUTSIDE = 0.1
"""How far below the limit it keeps the confidence that a message asks what no base covers."""


def guarded_confidence(
    base: KnowledgeBase, index: EventIndex, question: Question, ranking: Ranking, best: Match, *, limit: float
) -> float:
    """Return how sure it is that an event is meant, less than ``limit`` where something makes that doubtful."""
    confidence = confidence_in(base, question, ranking, best)
    for doubt in find_doubts(base, index, question, ranking, best):
        confidence = min(confidence, limit - doubt)
    if is_all_about_outside(base, question, best):
        confidence = min(confidence, limit - OUTSIDE)
    return confidence


def confidence_in(base: KnowledgeBase, question: Question, ranking: Ranking, match: Match) -> float:
    """Return how sure it is that an event is meant, before any guard."""
    return confidence_of(measure_match(base, question, ranking, match))


def measure_match(base: KnowledgeBase, question: Question, ranking: Ranking, match: Match) -> Mapping[str, float]:
    """Return what the confidence in a match for a question rests on."""
    rivals = (each for each in ranking.matches if each.event != match.event)
    rival = next((each for each in rivals if not is_kin(base, match.event, each.event)), None)
    margin = order_of(base, match) - (order_of(base, rival) if rival else 0.0)
    return measures_of(ranking, match, margin=margin, is_outside=speaks_of_outside(base, question, match))


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
