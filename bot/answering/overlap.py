"""How much of the words of a question each statement of an event holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from bot.answering.parts import DATE_PARTS, TAKINGS
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["Overlap"]

SUBJECT_PARTS = ("title",)
"""Parts whose words name the event; every statement is about them."""
CORE_PARTS = {"when": ("title", "alias", "kind")}
"""Parts whose words a date of the event shares; where it was is asked of the title alone."""
OF_THE_WHOLE = 0.7
"""What the whole entry holds says less about one of its dates than what a sentence with a date holds."""
OF_SUBJECT = 0.3
"""How much a word that names the event tells its statements apart."""
OF_NOTHING = 0.5
"""The weight of a word that no statement holds."""


class Overlap:
    """How much of a question's words a statement of one event holds."""

    def __init__(self, index: EventIndex, question: Question, event: Event, ask: str) -> None:
        self._index, self._question = index, question
        excused = _excused(question, event, ask)
        statements = index.statements(event.id)
        subject: set[WordId] = set().union(*(each.words for each in statements if each.part in SUBJECT_PARTS))
        own = {each.person for each in event.people} | set(event.topics[:1])
        named = {p for each in question.of_kind("person", "topic") if each.id in own for p in each.span}
        places = {p for each in question.of_kind("place") for p in each.span}
        own_places = {number for number, each in enumerate(statements) if each.part == "place"}
        self._core = [n for n, each in enumerate(statements) if each.part in CORE_PARTS.get(ask, SUBJECT_PARTS)]
        self._exact = [index.holders(event.id, index.same(question.tokens[p])) for p in question.content]
        self._weights: list[tuple[float, bool, Mapping[int, float]]] = []
        for position in _asked_positions(question, ask):
            linked = index.links(question.tokens[position])
            holders = index.holders(event.id, linked)
            is_own_place = position in places and not own_places.isdisjoint(holders)
            is_subject = position in named or is_own_place or any(word in subject for word in linked)
            is_detail = not is_subject and position not in excused and position not in question.doubtful
            weight = (
                math.log(1 + len(statements) / len(holders)) * (OF_SUBJECT if is_subject else 1.0)
                if holders
                else OF_NOTHING
            )
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

    def tells_apart(self, number: int, others: Iterable[int]) -> bool:
        """Tell whether a statement has a word of the question that none of some others has."""
        rivals = set(others)
        return any(number in each and rivals.isdisjoint(each) for each in self._exact)

    def of(self, statement: Statement, number: int) -> tuple[float, float]:
        """Return the share of all words and the share of the details, each from 0 to 1."""
        # A date and a place are of the event as a whole.
        is_date = statement.part in DATE_PARTS
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


def _asked_positions(question: Question, ask: str) -> list[int]:
    if ask == "did":
        return sorted(set(question.content) - (question.period.tokens if question.period else frozenset()))
    cues = {position for each in question.mentions if each.kind in ("role", "figure") for position in each.span}
    money = {position for each in question.of_kind("figure") if each.id in TAKINGS for position in each.span}
    period = question.period.tokens if question.period else frozenset()
    return sorted((set(question.content) | cues) - period - money)


def _excused(question: Question, event: Event, ask: str) -> frozenset[int]:
    """Words that say what kind of thing is asked need not stand in the answer: "visitors", "singer", "scandal"."""
    own = (
        {("kind", kind) for kind in event.kinds}
        | {("field", field) for field in event.fields}
        | {("state", event.state)}
    )
    mentions = [each for each in question.of_kind("kind", "field", "state") if (each.kind, each.id) in own]
    if ask == "did":
        # Praise tells nothing apart.
        mentions += question.of_kind("vague")
    if ask in ("how-many", "how-much"):
        mentions += question.of_kind("figure", "role")
    if ask in ("who", "else"):
        mentions += question.of_kind("role", "figure")
    else:
        roles = {role for part in event.people for role in part.roles}
        mentions += [each for each in question.of_kind("role") if each.id in roles]
    return frozenset(position for each in mentions for position in each.span)
