"""Chooses what an event says about exactly what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.fitness import DETAIL, Scored, can_answer, is_asked
from bot.answering.overlap import Overlap
from bot.answering.parts import SILENT, is_reason, statement_texts
from bot.answering.priors import find_prior
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question

__all__ = ["DETAIL", "Choice", "choose", "statement_texts"]

DETAILED = 0.4
"""How much the share of the details counts beside the share of all words."""
CLEARLY = 0.15
"""The share of the details that a single sentence must hold beyond the summary to be said instead of it."""
SECOND_REASON = 0.25
"""How much less a second reason may fit than the first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What an event says, and how well that fits the question."""

    statement: Statement
    second: Statement | None
    """A further reason, where why was asked and two reasons fit about as well."""
    fit: float
    detail: float
    """The share of what the question asks beyond the event's subject that the statement holds; 1 if nothing."""
    is_asked: bool
    """Whether it has the type of what was asked: a figure for "how many", a person for "who"."""


def choose(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, ask: str) -> Choice:
    """Return the statement of an event that answers best."""
    overlap = Overlap(index, question, event, ask)
    scored = []
    for number, statement in enumerate(index.statements(event.id)):
        if statement.part in SILENT or not can_answer(event, statement, ask):
            continue
        shared, detail = overlap.of(statement, number)
        scored.append(
            Scored(
                statement=statement,
                shared=shared,
                detail=detail,
                score=shared + find_prior(base, question, event, statement, ask) + DETAILED * detail,
                holds_cue=overlap.holds(statement, question.positions(question.of_kind("figure"))),
                holds_role=overlap.holds(statement, question.positions(question.of_kind("role"))),
            )
        )
    scored.sort(key=lambda each: -each.score)
    best = _whole_story(event, scored, ask)
    return Choice(
        statement=best.statement, second=_second_reason(event, scored, ask), fit=best.score, detail=best.detail,
        is_asked=is_asked(question, event, best, ask, is_complete=overlap.is_complete),
    )  # fmt: skip


def _whole_story(event: Event, scored: Sequence[Scored], ask: str) -> Scored:
    """A single sentence must say clearly more about what is asked than the summary does."""
    best = scored[0]
    summary = next((each for each in scored if each.statement.part == "summary"), None)
    if ask != "did" or summary is None or best.statement.part != "fact":
        return best
    is_correction = event.facts[best.statement.position].kind == "correction"
    return summary if not is_correction and summary.detail >= best.detail - CLEARLY else best


def _second_reason(event: Event, scored: Sequence[Scored], ask: str) -> Statement | None:
    if ask != "why" or not is_reason(event, scored[0].statement):
        return None
    rest = [each for each in scored[1:] if is_reason(event, each.statement)]
    return rest[0].statement if rest and scored[0].score - rest[0].score < SECOND_REASON else None
