"""What an event says closest to an answer, to be told after it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.fitness import Scored
from bot.understanding.index import Statement

__all__ = ["find_beside"]

LESS = 1.0
"""How much less a further sentence may fit than the best one to be told after it."""
SHARE = 0.5
"""The share of what the summary holds of the question that a further sentence must hold to be told before it."""
MOST_TOLD = 3
"""Statements of an answer with what is told after it."""
REPEATED = 0.6
"""The share of the words of a sentence from which on it repeats another one."""
SENTENCES = ("fact", "figure")
"""Parts that are one sentence."""


def find_beside(scored: Sequence[Scored], said: Statement, second: Statement | None) -> tuple[Statement, ...]:
    """Return the sentences that come next and hold about as much of the question as the summary, none twice."""
    answer = [said, *([second] if second else [])]
    summary = max((each.held for each in scored if each.statement.part == "summary"), default=0.0)
    told = list(answer)
    for each in scored:
        statement = each.statement
        if len(told) >= MOST_TOLD or each.score < scored[0].score - LESS:
            break
        least = SHARE * summary if each.has_details else summary
        is_close = statement.part in SENTENCES and each.held >= least
        if is_close and not any(_repeats(statement, other) for other in told):
            told.append(statement)
    return tuple(told[len(answer) :])


def _repeats(statement: Statement, told: Statement) -> bool:
    """Tell whether a sentence is mostly of the words of another one."""
    return len(statement.words & told.words) > REPEATED * len(statement.words)
