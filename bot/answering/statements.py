"""Chooses what an event says about exactly what was asked."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId, Words

__all__ = ["Choice", "choose"]

MONEY = frozenset({"box-office", "revenue", "price", "cost", "prize-money", "fine"})
ROLE_ORDER = ("winner", "performer", "director", "deceased", "honouree", "founder", "artist", "writer", "laureate")
_DATE_PARTS = frozenset({"occurrence", "place"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What an event says, and how well that fits the question."""

    statement: Statement
    fit: float
    is_asked: bool
    """Whether it has the type of what was asked: a figure for "how many", a person for "who"."""


def choose(base: KnowledgeBase, words: Words, index: EventIndex, question: Question, event: Event, ask: str) -> Choice:
    """Return the statement of an event that answers best."""
    statements = [each for each in index.statements(event.id) if each.part not in ("alias", "topic", "title")]
    overlap = _overlap(words, index, question, event)
    best: tuple[float, float, Statement] | None = None
    for statement in statements:
        shared = overlap(statement)
        prior = _prior(base, question, event, statement, ask)
        score = shared + prior
        if best is None or score > best[0]:
            best = (score, shared, statement)
    assert best is not None, "every event has a summary"
    score, shared, statement = best
    asked = _is_asked(base, question, event, statement, ask, shared)
    return Choice(statement=statement, fit=score, is_asked=asked)


def _overlap(words: Words, index: EventIndex, question: Question, event: Event):  # type: ignore[no-untyped-def]  # noqa: ANN202
    """Return a function that tells how much of the question's words a statement holds, from 0 to 1."""
    statements = index.statements(event.id)
    subject: set[WordId] = set().union(*(each.words for each in statements if each.part in ("title", "topic")))
    links: list[tuple[float, Mapping[WordId, float]]] = []
    for position in _asked_positions(question):
        linked = words.link(question.tokens[position].key)
        holders = sum(1 for each in statements if any(word in each.words for word in linked))
        if not holders:
            links.append((0.5, {}))
            continue
        weight = math.log(1 + len(statements) / holders)
        if any(word in subject for word in linked):
            weight *= 0.3
        links.append((weight, linked))
    total = sum(weight for weight, _ in links) or 1.0

    def overlap(statement: Statement) -> float:
        shared = 0.0
        for weight, linked in links:
            shared += weight * max(
                (quality for word, quality in linked.items() if word in statement.words), default=0.0
            )
        return shared / total

    return overlap


def _asked_positions(question: Question) -> list[int]:
    cues = {position for each in question.mentions if each.kind in ("role", "figure") for position in each.span}
    period = question.period.tokens if question.period else frozenset()
    return sorted((set(question.content) | cues) - period)


def _prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    part = statement.part
    if part in _DATE_PARTS:
        return _occurrence_prior(base, question, event, statement, ask)
    if part in ("person", "role"):
        return _person_prior(question, event, statement, ask)
    if part == "figure":
        return _figure_prior(question, event, statement, ask)
    if part == "fact":
        return _fact_prior(event.facts[statement.position].kind, ask)
    if part == "dispute":
        return {"why": 0.3 if event.disputes[statement.position].about == "cause" else 0.0}.get(ask, -0.05)
    return {"what": 0.4, "tell": 0.6, "did": 0.25}.get(ask, 0.05)


def _occurrence_prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask not in ("when", "where"):
        return -1.0
    occurrence = event.occurrences[statement.position]
    prior = 0.9 - 0.02 * statement.position
    if ask == "where" and occurrence.place is None:
        return -0.2
    places = set(question.ids("place"))
    if places & set(base.around(occurrence.place)):
        prior += 0.5
    if question.period and question.period.touches(occurrence.first.first_day, occurrence.last.last_day):
        prior += 0.3
    return prior


def _person_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask != "who":
        return -0.6
    roles = event.people[statement.position].roles
    asked = question.ids("role")
    named = event.people[statement.position].person in question.ids("person")
    prior = 0.45 - 0.01 * statement.position
    if asked:
        prior += 0.8 if set(asked) & set(roles) else -0.1
    elif roles[0] in ROLE_ORDER:
        prior += 0.12 - 0.01 * ROLE_ORDER.index(roles[0])
    return prior - (0.7 if named else 0.0)


def _figure_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    kind = event.figures[statement.position].kind
    named = kind in question.ids("figure")
    if ask == "how-many":
        first = 0.05 if kind in ("attendance", "audience", "participants") else 0.0
        return 0.5 + (0.35 if named else 0.0) + first - 0.005 * statement.position
    if ask == "how-much":
        return (0.6 if kind in MONEY else 0.1) + (0.3 if named else 0.0) - 0.005 * statement.position
    return -0.1


def _fact_prior(kind: str, ask: str) -> float:
    if ask == "why":
        return {"why": 0.8, "background": 0.2, "correction": 0.15, "reaction": 0.1}.get(kind, 0.05)
    if ask == "did":
        return {"correction": 0.3}.get(kind, 0.2)
    if ask in ("how-many", "how-much"):
        return 0.25 if kind == "money" and ask == "how-much" else 0.1
    if ask == "who":
        return {"outcome": 0.2, "programme": 0.2}.get(kind, 0.1)
    if ask in ("when", "where"):
        return {"plan": 0.25}.get(kind, 0.1)
    return {"outcome": 0.12, "programme": 0.1, "plot": 0.12, "what": 0.1}.get(kind, 0.06)


def _is_asked(
    base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str, shared: float
) -> bool:
    part = statement.part
    if ask == "why":
        return part == "fact" and (
            event.facts[statement.position].kind in ("why", "background", "correction") or shared >= 0.3
        )
    if ask == "who":
        return part in ("person", "role") or shared >= 0.35
    if ask in ("how-many", "how-much"):
        if part == "figure":
            kind = event.figures[statement.position].kind
            asked = question.ids("figure")
            return shared >= 0.25 or kind in asked or (not asked and len(event.figures) == 1)
        return shared >= 0.35 and any(character.isdigit() for character in _words_of(event, statement))
    if ask == "where":
        return part not in _DATE_PARTS or event.occurrences[statement.position].place is not None
    return True


def _words_of(event: Event, statement: Statement) -> str:
    if statement.part == "fact":
        return event.facts[statement.position].text["en"]
    if statement.part == "dispute":
        return event.disputes[statement.position].text["en"]
    return event.summary["en"]
