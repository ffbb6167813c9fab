"""Chooses what an event says about exactly what was asked."""

from __future__ import annotations

from collections.abc import KeysView, Sequence
from dataclasses import dataclass

from bot.answering.asking import counted_words
from bot.answering.beside import find_beside
from bot.answering.fitness import DETAIL, Scored, can_answer, is_asked
from bot.answering.overlap import Overlap
from bot.answering.parts import DATE_PARTS, SILENT, is_reason, is_talk, statement_texts
from bot.answering.priors import find_prior
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["DETAIL", "Choice", "choose", "statement_texts"]

DETAILED = 0.4
"""How much the share of the details counts beside the share of all words."""
CLEARLY = 0.15
"""The share of the details that a single sentence must hold beyond the summary to be said instead of it."""
NEARLY = 0.45
"""How much less a statement of the type that is asked for may fit than one that is not."""
TOLD_APART = 0.3
"""What a word is worth that only one of the dates and places of an event has: "on television", "in Spain"."""
HALF = 0.5
"""A place that has less of the details than this keeps as much of its prior."""
OF_YEAR = 0.1
"""What it is worth that a sentence names the year that a yes/no question names."""
SAID = 0.6
"""What it is worth that a sentence tells what somebody said, where that is asked."""
MOST_WORDS = 8
"""Words to account for up to which a verb of saying is what is asked; a story has its own."""
OF_DAY = 1.0
"""What it is worth that a sentence names the day that a question names of an event of several."""
COUNTED = 0.3
"""What it is worth that a figure has the very word that follows "how many", or a sentence the role that is asked."""
MADE_FOR = {"how-many": ("figure",), "how-much": ("figure",), "who": ("person", "role"), "else": ("person", "role")}
"""The parts that are made for a question type."""
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
    is_of_group = _names_a_group(base, question)
    asked = [
        each
        for each in near
        if is_asked(question, event, each, ask, is_complete=overlap.is_complete, is_of_group=is_of_group)
    ]
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
    counted = overlap.words_at(counted_words(question) if ask == "how-many" else ())
    roles = [[overlap.words_at((position,)) for position in each.span] for each in question.of_kind("role")]
    figures = overlap.words_at(question.positions(question.of_kind("figure")))
    day = _day_named(index, question, event)
    is_shot = _is_shot(question, event)
    is_short = len(question.content) <= MOST_WORDS
    asks_what_was_said = ask in ("what", "tell") and is_short and bool(question.of_kind("speech"))
    year = {each for token in question.tokens if token.number == base.info.year for each in index.same(token)}
    for number, statement in enumerate(index.statements(event.id)):
        if statement.part in SILENT or not can_answer(event, statement, ask):
            continue
        shared, detail = overlap.of(statement, number)
        is_one = number in overlap.told_apart
        prior = find_prior(base, question, event, statement, ask)
        if statement.part in DATE_PARTS and ask == "where":
            prior *= (HALF if detail < HALF else 1.0) * (HALF if is_shot else 1.0)
        if ask == "did" and statement.part == "fact" and not year.isdisjoint(statement.words):
            # "In this year?" is asked of the year, not of how often it was before.
            prior += OF_YEAR
        if day and statement.part in ("fact", "figure") and all(not each.isdisjoint(statement.words) for each in day):
            prior += OF_DAY
        if asks_what_was_said and is_talk(event, statement) and shared >= HALF:
            prior += SAID
        is_counted = statement.part == "figure" and not counted.isdisjoint(statement.words)
        holds_role = any(all(not word.isdisjoint(statement.words) for word in phrase) for phrase in roles)
        is_named = (ask == "who" or (ask == "where" and is_shot)) and statement.part == "fact" and holds_role
        held = shared + DETAILED * detail
        scored.append(
            Scored(
                statement=statement,
                shared=shared,
                detail=detail,
                held=held,
                has_details=overlap.has_details,
                score=held + prior + TOLD_APART * is_one + COUNTED * (is_counted or is_named),
                is_one=is_one,
                holds_cue=is_counted or not figures.isdisjoint(statement.words),
                holds_role=holds_role,
            )
        )
    return sorted(scored, key=lambda each: -each.score)


def _day_named(index: EventIndex, question: Question, event: Event) -> list[KeysView[WordId]]:
    """Return the words of the day that a question names, none where it is all the time that the event took."""
    period = question.period
    if period is None or period.kind != "day":
        return []
    times = {(each.first.first_day, each.last.last_day) for each in event.occurrences}
    return [] if times == set(period.spans) else [index.same(question.tokens[at]).keys() for at in period.tokens]


def _is_shot(question: Question, event: Event) -> bool:
    """Tell whether the shooting of a film is asked about: where it was shot is not where it was shown."""
    return "director" in question.ids("role") and not {"film", "series"}.isdisjoint(event.kinds)


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
