"""Chooses what an event says about exactly what was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from bot.answering.beside import find_beside
from bot.answering.cues import Cues
from bot.answering.fitness import DETAIL, MUCH, Scored, can_answer, is_asked
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
NEARLY = 0.45
"""How much less a statement of the type that is asked for may fit than one that is not."""
TOLD_APART = 0.3
"""What a word is worth that only one of the dates and places of an event has: "on television", "in Spain"."""
MADE_FOR = {"how-many": ("figure",), "how-much": ("figure",), "who": ("person", "role"), "else": ("person", "role")}
"""The parts that are made for a question type."""
TELLING = ("fact", "summary")
"""Parts that tell of somebody in a sentence."""
SECOND = 0.12
"""How much less another figure may fit than the first to be said beside it."""
SECOND_REASON = 0.25
"""How much less a second reason may fit than the first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What an event says, and how well that fits the question."""

    statement: Statement
    second: Statement | None
    """Another reason, or another figure of the same kind, that fits about as well."""
    beside: tuple[Statement, ...]
    """The sentences that have the most of what is asked after these, each of something else."""
    fit: float
    detail: float
    """The share of what the question asks beyond the event's subject that the statement holds; 1 if nothing."""
    is_one: bool
    """Whether the question has a word of this one of the event's dates and places that no other of them has."""
    is_asked: bool
    """Whether it has the type of what was asked: a figure for "how many", a person for "who"."""


def choose(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, ask: str) -> Choice:
    """Return the statement of an event that answers best."""
    overlap = Overlap(index, question, event, ask)
    scored = _score(base, index, question, event, overlap, ask=ask)
    best = _whole_story(event, scored, ask)
    near = [best, *(each for each in scored if best.score - each.score <= NEARLY and _is_of_type(each, ask))]
    fits = partial(
        is_asked, question, event, ask=ask, is_complete=overlap.is_complete, is_of_group=_names_a_group(base, question)
    )
    asked = [each for each in near if fits(each)]
    if not asked and best.statement.part in MADE_FOR["who"] and ask in ("who", "else"):
        # Whoever it was may have another role, and stand in a sentence that has most of what is asked.
        asked = [each for each in scored if _tells(each) and fits(each)][:1]
    best = asked[0] if asked else best
    said = _place_of(event, scored, best) if ask == "where" else best
    second = _second(event, scored, asked, said, ask)
    return Choice(
        statement=said.statement, second=second, beside=find_beside(scored, said.statement, second), fit=best.score,
        detail=best.detail, is_one=said.is_one, is_asked=bool(asked),
    )  # fmt: skip


def _score(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, overlap: Overlap, *, ask: str
) -> list[Scored]:
    """Return the statements that can answer, best first."""
    scored = []
    cues = Cues(base, index, question, event, ask)
    for number, statement in enumerate(index.statements(event.id)):
        if statement.part in SILENT or not can_answer(event, statement, ask):
            continue
        shared, detail = overlap.of(statement, number)
        is_one = number in overlap.told_apart
        prior = cues.share_of_place(statement, detail) * find_prior(base, question, event, statement, ask)
        held = shared + DETAILED * detail
        scored.append(
            Scored(
                statement=statement,
                shared=shared,
                detail=detail,
                held=held,
                has_details=overlap.has_details,
                score=held + prior + cues.worth(statement, shared) + TOLD_APART * is_one,
                is_one=is_one,
                holds_cue=cues.holds_figure(statement),
                holds_role=cues.holds_role(statement),
            )
        )
    return sorted(scored, key=lambda each: -each.score)


def _names_a_group(base: KnowledgeBase, question: Question) -> bool:
    """Tell whether a message names an ensemble or an institution, and nobody else."""
    people = {base.people[each].kind for each in question.ids("person")}
    return people == {"group"} or (not people and bool(question.ids("topic")))


def _whole_story(event: Event, scored: Sequence[Scored], ask: str) -> Scored:
    """A single sentence must say clearly more about what is asked than the summary does."""
    best = scored[0]
    summary = next((each for each in scored if each.statement.part == "summary"), None)
    if ask != "did" or summary is None or best.statement.part != "fact":
        return best
    is_correction = event.facts[best.statement.position].kind == "correction"
    return summary if not is_correction and summary.detail >= best.detail - CLEARLY else best


def _place_of(event: Event, scored: Sequence[Scored], best: Scored) -> Scored:
    """The place that a sentence names is said before the sentence, where it is one of the event's own."""
    statement = best.statement
    if statement.part != "fact" or event.facts[statement.position].kind not in ("what", "outcome"):
        return best
    named = [each for each in scored if each.statement.part == "place" and each.statement.words & statement.words]
    return max(named, key=lambda each: len(each.statement.words & statement.words), default=best)


def _is_of_type(scored: Scored, ask: str) -> bool:
    """Tell whether a part of an entry is made for a question type, as a figure is for "how many"."""
    return scored.statement.part in MADE_FOR.get(ask, ())


def _tells(scored: Scored) -> bool:
    """Tell whether a sentence has most of the details of a question."""
    return scored.statement.part in TELLING and scored.has_details and scored.detail >= MUCH


def _second(
    event: Event, scored: Sequence[Scored], asked: Sequence[Scored], said: Scored, ask: str
) -> Statement | None:
    """Return what answers about as well: another reason, another figure of the same kind."""
    best = scored[0] if ask == "why" else said
    least = best.score - (SECOND_REASON if ask == "why" else SECOND)
    if ask == "why":
        others = [each for each in scored[1:] if is_reason(event, best.statement) and is_reason(event, each.statement)]
    else:
        kind = _figure_kind(event, said)
        others = [each for each in asked if each is not said and kind and kind == _figure_kind(event, each)]
    return others[0].statement if others and others[0].score > least else None


def _figure_kind(event: Event, scored: Scored) -> str | None:
    statement = scored.statement
    return event.figures[statement.position].kind if statement.part == "figure" else None
