"""How much of the words of a question each statement of an event holds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from bot.answering.parts import DATE_PARTS, TAKINGS
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import NAMES, Question
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
        core = [n for n, each in enumerate(statements) if each.part in CORE_PARTS.get(ask, SUBJECT_PARTS)]
        dates = {number: each.position for number, each in enumerate(statements) if each.part in DATE_PARTS}
        exact = [index.holders(event.id, index.same(question.tokens[p])) for p in question.content]
        self.told_apart = _find_told_apart(dates, exact)
        """The statements of when and where that have a word of the question which those of no other occurrence have."""
        self._weights: list[tuple[float, bool, Mapping[int, float], float]] = []
        for position in _asked_positions(question, ask):
            linked = index.links(question.tokens[position])
            # Whether it is so, only what is said can tell.
            holders = index.holders(event.id, linked, with_hints=ask != "did")
            is_own_place = position in places and not own_places.isdisjoint(holders)
            is_subject = position in named or is_own_place or not subject.isdisjoint(linked)
            is_detail = not is_subject and position not in excused and position not in question.doubtful
            weight = (
                math.log(1 + len(statements) / len(holders)) * (OF_SUBJECT if is_subject else 1.0)
                if holders
                else OF_NOTHING
            )
            self._weights.append((weight, is_detail, holders, max((holders.get(n, 0.0) for n in core), default=0.0)))
        self._total = sum(weight for weight, *_ in self._weights) or 1.0
        self._details = sum(weight for weight, is_detail, *_ in self._weights if is_detail)
        self.has_details = self._details > 0
        """Whether the question asks anything beyond the subject of the event."""
        self.is_complete = not any(is_detail and not holders for _, is_detail, holders, _ in self._weights)
        """Whether the event accounts for every detail of the question somewhere."""

    def of(self, statement: Statement, number: int) -> tuple[float, float]:
        """Return the share of all words and the share of the details, each from 0 to 1."""
        # A date and a place are of the event as a whole.
        is_date = statement.part in DATE_PARTS
        shared = held = 0.0
        for weight, is_detail, holders, of_core in self._weights:
            quality = holders.get(number, 0.0)
            if is_date and of_core > quality:
                quality = of_core
            if quality:
                shared += weight * quality
                held += weight * quality if is_detail else 0.0
        details = self._details
        factor = OF_THE_WHOLE if is_date and details else 1.0
        return factor * shared / self._total, factor * held / details if details else 1.0


def _find_told_apart(dates: Mapping[int, int], holders: Iterable[Mapping[int, float]]) -> frozenset[int]:
    """Return the dates and places that hold a word alone among those of all occurrences.

    Args:
        dates: The numbers of the statements that say when and where, each with the occurrence that it is of.
        holders: For each word of the question, the numbers of the statements that hold it.
    """
    held = [dates.keys() & each.keys() for each in holders]
    return frozenset().union(*(each for each in held if len({dates[number] for number in each}) == 1))


def _asked_positions(question: Question, ask: str) -> list[int]:
    if ask == "did":
        return sorted(set(question.content) - (question.period.tokens if question.period else frozenset()))
    cues = {position for each in question.mentions if each.kind in ("role", "figure") for position in each.span}
    money = {position for each in question.of_kind("figure") if each.id in TAKINGS for position in each.span}
    period = question.period.tokens if question.period else frozenset()
    named = [each for each in question.of_kind(*NAMES, "event") if each.end - each.start > 1]
    # "Of" and "the" are words of a name, but they tell nothing apart.
    within = question.positions(question.of_kind("filler")) & question.positions(named)
    return sorted((set(question.content) | cues) - period - money - within)


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
