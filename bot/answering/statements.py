"""Chooses what an event says about exactly what was asked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["DETAIL", "MONEY", "Choice", "choose", "statement_texts"]

MONEY = frozenset({"box-office", "revenue", "price", "cost", "prize-money", "fine"})
MEASURED = frozenset({"share", "age", "duration", "size", "weight", "year", "edition", "rank", "score"})
"""Figures that count nothing: "how many" means them only if it says so."""
TAKINGS = frozenset({"box-office", "revenue", "cost"})
OWN_KINDS = frozenset({"price", "cost", "prize-money", "fine", "age", "duration", "size", "weight", "episodes", "share", "rank"})
"""Figures of which another kind is no answer: a price is not a box office."""
ROLE_ORDER = ("winner", "performer", "director", "deceased", "honouree", "founder", "artist", "writer", "laureate")
DETAIL = 0.34
"""The share of the question's details that a statement must hold to be about them."""
CLEARLY = 0.15
OF_THE_WHOLE = 0.7
"""What the whole entry holds says less about one of its dates than what a sentence with a date holds."""
DETAILED = 0.4
MUCH = 0.5
"""The share for a sentence that is not of the kind that was asked for."""
SECOND_REASON = 0.25
SUBJECT_PARTS = ("title",)
_DATE_PARTS = frozenset({"occurrence", "place"})
_SILENT = frozenset({"alias", "topic", "title", "kind"})
"""Parts of an entry that are no sentences."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}(?:–\d{1,2})? [A-Z][a-z]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_MONEY = re.compile(r"tenge|dollar|euro|rouble|ruble|[$€₸]|\bUSD?\b|million|billion|free", re.IGNORECASE)
_DIGIT = re.compile(r"\d")


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scored:
    statement: Statement
    shared: float
    detail: float
    score: float
    holds_cue: bool
    """Whether it has the very word that says what to count: "tickets"."""
    holds_role: bool
    """Whether it has the very word that asks for a role: "won"."""


def choose(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, ask: str) -> Choice:
    """Return the statement of an event that answers best."""
    overlap = _Overlap(index, question, event, _excused(question, event, ask))
    scored = []
    for number, statement in enumerate(index.statements(event.id)):
        if statement.part in _SILENT or not _can_answer(event, statement, ask):
            continue
        shared, detail = overlap.of(statement, number)
        prior = _prior(base, question, event, statement, ask)
        holds = overlap.holds(statement, question.positions(question.of_kind("role")))
        scored.append(
            _Scored(
                statement=statement, shared=shared, detail=detail, score=shared + prior + DETAILED * detail,
                holds_cue=overlap.holds(statement, question.positions(question.of_kind("figure"))), holds_role=holds,
            )
        )
    scored.sort(key=lambda each: -each.score)
    best = _whole_story(event, scored, ask)
    return Choice(
        statement=best.statement, second=_second_reason(event, scored, ask), fit=best.score, detail=best.detail,
        is_asked=_is_asked(question, event, best, ask, is_complete=overlap.is_complete),
    )  # fmt: skip


def _whole_story(event: Event, scored: list[_Scored], ask: str) -> _Scored:
    """A single sentence must say clearly more about what is asked than the summary does."""
    best = scored[0]
    summary = next((each for each in scored if each.statement.part == "summary"), None)
    if ask != "did" or summary is None or best.statement.part != "fact":
        return best
    is_correction = event.facts[best.statement.position].kind == "correction"
    return summary if not is_correction and summary.detail >= best.detail - CLEARLY else best


class _Overlap:
    """How much of a question's words a statement of one event holds."""

    def __init__(self, index: EventIndex, question: Question, event: Event, excused: frozenset[int]) -> None:
        self._index, self._question = index, question
        statements = index.statements(event.id)
        subject: set[WordId] = set().union(*(each.words for each in statements if each.part in SUBJECT_PARTS))
        named = {p for each in question.of_kind("person", "place") for p in each.span}
        self._core = [n for n, each in enumerate(statements) if each.part in ("title", "alias", "kind")]
        self._weights: list[tuple[float, bool, Mapping[int, float]]] = []
        for position in _asked_positions(question):
            linked = index.links(question.tokens[position])
            holders = index.holders(event.id, linked)
            is_subject = position in named or any(word in subject for word in linked)
            is_detail = not is_subject and position not in excused and position not in question.doubtful
            weight = math.log(1 + len(statements) / len(holders)) * (0.3 if is_subject else 1.0) if holders else 0.5
            self._weights.append((weight, is_detail, holders))
        self.is_complete = not any(is_detail and not holders for _, is_detail, holders in self._weights)
        """Whether the event accounts for every detail of the question somewhere."""

    def holds(self, statement: Statement, positions: Iterable[int]) -> bool:
        """Tell whether a statement has one of the words at some positions."""
        return any(
            word in statement.words
            for position in positions
            for word in self._index.links(self._question.tokens[position])
        )

    def of(self, statement: Statement, number: int) -> tuple[float, float]:
        """Return the share of all words and the share of the details, each from 0 to 1."""
        # A date and a place are of the event as a whole.
        is_date = statement.part in _DATE_PARTS
        numbers = [number, *self._core] if is_date else [number]
        total = shared = details = held = 0.0
        for weight, is_detail, holders in self._weights:
            quality = max(holders.get(each, 0.0) for each in numbers)
            total += weight
            shared += weight * quality
            if is_detail:
                details += weight
                held += weight * quality
        factor = OF_THE_WHOLE if is_date and details else 1.0
        return factor * shared / (total or 1.0), factor * held / details if details else 1.0


def _asked_positions(question: Question) -> list[int]:
    cues = {position for each in question.mentions if each.kind in ("role", "figure") for position in each.span}
    money = {position for each in question.of_kind("figure") if each.id in TAKINGS for position in each.span}
    period = question.period.tokens if question.period else frozenset()
    return sorted((set(question.content) | cues) - period - money)


def _excused(question: Question, event: Event, ask: str) -> frozenset[int]:
    """Words that say what kind of thing is asked need not stand in the answer: "visitors", "singer", "scandal"."""
    own = {("kind", kind) for kind in event.kinds} | {("field", field) for field in event.fields} | {("state", event.state)}
    mentions = [each for each in question.of_kind("kind", "field", "state") if (each.kind, each.id) in own]
    if ask in ("how-many", "how-much"):
        mentions += question.of_kind("figure", "role")
    if ask in ("who", "else"):
        mentions += question.of_kind("role", "figure")
    else:
        roles = {role for part in event.people for role in part.roles}
        mentions += [each for each in question.of_kind("role") if each.id in roles]
    return frozenset(position for each in mentions for position in each.span)


def _can_answer(event: Event, statement: Statement, ask: str) -> bool:
    """A fact answers "when" only if it has a date, "how many" only if it has a number."""
    if statement.part in _DATE_PARTS:
        return ask in ("when", "where") or statement.part == "occurrence"
    if statement.part in ("fact", "dispute"):
        text = _words_of(event, statement)
        if ask == "when":
            return _DATE.search(text) is not None
        if ask in ("how-many", "how-much"):
            return _DIGIT.search(text) is not None or statement.part == "fact"
    return True


def _prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    part = statement.part
    if part in _DATE_PARTS:
        return _occurrence_prior(base, question, event, statement, ask)
    if part in ("person", "role"):
        return _person_prior(question, event, statement, ask)
    if part == "figure":
        return _figure_prior(question, event, statement, ask)
    if part == "fact":
        return _fact_prior(event, statement, ask)
    if part == "dispute":
        return {"why": 0.3 if event.disputes[statement.position].about == "cause" else 0.0}.get(ask, -0.05)
    if ask == "what" and question.asks("which") and not question.asks("list"):
        return 0.35
    return {"what": 0.6, "detail": 0.0, "tell": 0.7, "did": 0.25, "why": -0.3}.get(ask, 0.05)


def _occurrence_prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask not in ("when", "where"):
        return -1.0
    occurrence = event.occurrences[statement.position]
    if ask == "where" and occurrence.place is None:
        return -0.2
    if ask == "where" and occurrence.place == base.info.country:
        return 0.1
    prior = (0.55 if ask == "when" and event.state == "announced" else 0.8) - 0.02 * statement.position
    if set(question.ids("place")) & set(base.around(occurrence.place)):
        prior += 0.5
    if question.period and question.period.touches(occurrence.first.first_day, occurrence.last.last_day):
        prior += 0.3
    return prior


def _person_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask not in ("who", "else"):
        return -0.6
    part = event.people[statement.position]
    asked = question.ids("role")
    prior = 0.45 - 0.01 * statement.position
    if asked:
        prior += 1.2 if set(asked) & set(part.roles) else -0.1
    elif part.roles[0] in ROLE_ORDER:
        prior += 0.12 - 0.01 * ROLE_ORDER.index(part.roles[0])
    return prior - (0.7 if part.person in question.ids("person") else 0.0)


def _figure_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    kind = event.figures[statement.position].kind
    named = 0.4 * _cue(question, kind)
    if ask == "how-many" and kind in MONEY:
        return 0.1 + (0.0 if kind == "price" else 1.5 * named) - 0.005 * statement.position
    if ask == "how-many":
        first = 0.05 if kind in ("attendance", "audience", "participants") else 0.0
        counts_people = event.figures[statement.position].unit == "people"
        first -= 0.3 if _asks_for_people(question) and not counts_people else 0.0
        first -= 0.6 if kind in MEASURED and not named else 0.0
        same = sum(1 for each in event.figures[: statement.position] if each.kind == kind)
        return 0.5 + named + first - 0.1 * same - 0.005 * statement.position
    if ask == "how-much":
        return (0.7 if kind == "box-office" else 0.6 if kind in MONEY else 0.1) + named - 0.005 * statement.position
    return -0.1


def _asks_for_people(question: Question) -> bool:
    return "attendance" in question.ids("figure") and not {"foreigners", "events", "films"} & set(question.ids("figure"))


def _cue(question: Question, kind: str) -> float:
    """Return how clearly a figure is named: "foreigners" names one kind, "came" hints at several."""
    best = 0.0
    cues = question.of_kind("figure", "role")
    for mention in cues:
        if mention.kind != "figure" or mention.id != kind:
            continue
        rivals = {(each.kind, each.id) for each in cues if set(each.span) & set(mention.span)}
        best = max(best, mention.quality / len(rivals))
    return best


def _fact_prior(event: Event, statement: Statement, ask: str) -> float:
    kind = event.facts[statement.position].kind
    if ask == "why":
        earlier = sum(1 for each in event.facts[: statement.position] if each.kind == "why")
        return {"why": 0.8 - 0.06 * earlier, "background": 0.2, "correction": 0.15, "reaction": 0.1}.get(kind, 0.1)
    if ask == "did":
        return {"correction": 0.3}.get(kind, 0.2)
    if ask in ("how-many", "how-much"):
        return 0.25 if kind == "money" and ask == "how-much" else 0.1
    if ask in ("who", "else"):
        return {"outcome": 0.2, "programme": 0.2}.get(kind, 0.1)
    if ask in ("when", "where"):
        return {"plan": 0.45}.get(kind, 0.3)
    return {"outcome": 0.12, "programme": 0.1, "plot": 0.12, "what": 0.1}.get(kind, 0.06)


def _second_reason(event: Event, scored: list[_Scored], ask: str) -> Statement | None:
    if ask != "why" or not _is_reason(event, scored[0].statement):
        return None
    rest = [each for each in scored[1:] if _is_reason(event, each.statement)]
    return rest[0].statement if rest and scored[0].score - rest[0].score < SECOND_REASON else None


def _is_reason(event: Event, statement: Statement) -> bool:
    return statement.part == "fact" and event.facts[statement.position].kind == "why"


def _is_asked(question: Question, event: Event, best: _Scored, ask: str, *, is_complete: bool) -> bool:
    statement, part = best.statement, best.statement.part
    if ask == "why":
        return _is_reason(event, statement) or best.detail >= DETAIL and part in ("fact", "dispute", "summary")
    if ask in ("who", "else"):
        if part in ("person", "role"):
            roles = set(question.ids("role"))
            if roles & {role for each in event.people for role in each.roles}:
                return bool(roles & set(event.people[statement.position].roles)) or best.detail >= DETAIL
            return best.detail >= DETAIL or (is_complete and not roles)
        roles = set(question.ids("role"))
        has_role = not roles or any(roles & set(each.roles) for each in event.people)
        return best.detail >= MUCH and (has_role or best.holds_role)
    if ask in ("how-many", "how-much") and part == "summary":
        return False
    if ask in ("how-many", "how-much"):
        return _is_number_asked(question, event, best, ask, is_complete=is_complete)
    if ask == "where":
        return part not in _DATE_PARTS or event.occurrences[statement.position].place is not None
    if ask == "did":
        is_talk = part == "fact" and event.facts[statement.position].kind == "reaction"
        return (best.detail >= DETAIL or is_complete) and not is_talk
    return True


def _is_number_asked(question: Question, event: Event, best: _Scored, ask: str, *, is_complete: bool) -> bool:
    statement = best.statement
    asked = set(question.ids("figure"))
    if ask == "how-much":
        asked &= MONEY
    elif asked & {"price"} and statement.part == "figure" and best.holds_cue:
        asked -= MONEY
    if statement.part == "figure":
        if ask == "how-many" and event.figures[statement.position].kind in MONEY and not asked & MONEY:
            return False
        kind, unit = event.figures[statement.position].kind, event.figures[statement.position].unit
        if unit == "calendar-year" and "year" not in asked:
            return False
        if kind in asked or best.holds_cue or (kind in TAKINGS and asked & TAKINGS and not asked & OWN_KINDS - TAKINGS):
            return True
        if asked & OWN_KINDS or (ask == "how-much" and kind not in MONEY):
            return False
        return best.detail >= DETAIL
    digits = set(_NUMBER.findall(_words_of(event, statement))) - {str(year) for year in question.years}
    is_rank = "rank" in asked and statement.part == "fact" and event.facts[statement.position].kind == "outcome"
    is_money = ask == "how-many" or _MONEY.search(_words_of(event, statement)) is not None
    return best.detail >= DETAIL and best.shared >= DETAIL and (bool(digits) and is_money or is_rank)


def statement_texts(event: Event, statement: Statement) -> tuple[str, ...]:
    """Return the sentences of a statement in every language."""
    position = statement.position
    if statement.part == "fact":
        return tuple(event.facts[position].text.values())
    if statement.part == "figure":
        return tuple(event.figures[position].text.values())
    if statement.part == "dispute":
        return tuple(event.disputes[position].text.values())
    return tuple(event.summary.values()) if statement.part == "summary" else ()


def _words_of(event: Event, statement: Statement) -> str:
    if statement.part == "fact":
        return event.facts[statement.position].text["en"]
    if statement.part == "dispute":
        return event.disputes[statement.position].text["en"]
    return event.summary["en"]
