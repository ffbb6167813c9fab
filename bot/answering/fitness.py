"""Whether a statement has the type of what was asked: a figure for "how many", a person for "who"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.answering.parts import (
    DATE_PARTS,
    MONEY,
    OWN_KINDS,
    TAKINGS,
    asks_of_shooting,
    is_reason,
    is_talk,
    roles_asked,
    words_of,
)
from bot.knowledge.model import Event, Figure
from bot.knowledge.number_words import find_number_words
from bot.understanding.index import Statement
from bot.understanding.mentions import KNOWN
from bot.understanding.question import Question

__all__ = ["DETAIL", "MUCH", "Scored", "can_answer", "is_asked"]

DETAIL = 0.33
"""The share of the question's details that a statement must hold to be about them."""
MUCH = 0.5
"""The share for a sentence that is not of the kind that was asked for."""
MOSTLY = 0.7
"""The share of all words of a question that a statement must hold to be about it whatever its details."""
ALL = 0.9
"""The share of the details from which on a share of the money is what is asked."""
YEARS = frozenset({"age", "anniversary", "year"})
"""Figures whose word is "years", as that of a duration is."""
_DATE = re.compile(r"\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}(?:–\d{1,2})? [A-Z][a-z]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_MONEY = re.compile(r"tenge|dollar|euro|rouble|ruble|[$€₸]|\bUSD?\b|million|billion|free", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = re.compile(rf"\b\d{{1,2}}(?:–\d{{1,2}})? (?:{_MONTHS})\b")
_PLACE = re.compile(
    rf"(?:\b(?:in|at|near|from|outside|across)\s+(?:the\s+|a\s+)?|\()(?!(?:{_MONTHS})\b)[A-ZÀ-ÞŞ]"
    r"|\b(?:hall|stage|square|theatre|museum|studio|street|park|cinema|arena|stadium|hotel|village|city|region|abroad|lake"
    r"|river|sea|mountain|hill|steppe|shore|library|gallery|room|school|university|mosque|airport|island)s?\b"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scored:
    """A statement with what speaks for it."""

    statement: Statement
    shared: float
    detail: float
    held: float
    """How much of the question it holds, whatever its type."""
    has_details: bool
    """Whether the question asks anything beyond the subject of the event."""
    score: float
    is_one: bool
    """Whether it is told apart from the other dates and places of the event."""
    holds_cue: bool
    """Whether it has the very word that says what to count: "tickets"."""
    holds_role: bool
    """Whether it has the very word that asks for a role: "won"."""


def can_answer(event: Event, statement: Statement, ask: str) -> bool:
    """Tell whether a statement can answer at all: "when" needs a date, "how many" a number."""
    if statement.part in DATE_PARTS:
        return ask in ("when", "where") or statement.part == "occurrence"
    if statement.part in ("person", "role"):
        return ask != "did"
    if statement.part == "summary" and ask == "when":
        return not _repeats_date(event, words_of(event, statement))
    if statement.part in ("fact", "dispute"):
        text = words_of(event, statement)
        if ask == "when":
            return _DATE.search(text) is not None and not _repeats_date(event, text)
        if ask == "where":
            return _PLACE.search(text) is not None
        if ask in ("how-many", "how-much"):
            return _DIGIT.search(text) is not None or statement.part == "fact"
    return True


def _repeats_date(event: Event, text: str) -> bool:
    """Tell whether a sentence has no more of a date than the month or year of the one day on which the event was."""
    if len(event.occurrences) > 1 or event.first.precision != "day" or _DAY.search(text):
        return False
    return {int(year) for year in _YEAR.findall(text)} == {event.first.year}


def is_asked(question: Question, event: Event, best: Scored, ask: str, *, is_complete: bool, is_of_group: bool) -> bool:
    """Tell whether the best statement has the type of what was asked.

    Args:
        is_complete: Whether the event accounts for every detail of the question somewhere.
        is_of_group: Whether the question names an ensemble or an institution, and nobody else.
    """
    statement, part = best.statement, best.statement.part
    match ask:
        case "why":
            holds = best.has_details and best.detail >= DETAIL and part in ("fact", "dispute", "summary")
            return is_reason(event, statement) or holds
        case "who" | "else":
            return _is_person_asked(question, event, best, is_complete=is_complete)
        case "how-many" | "how-much":
            return _is_number_asked(question, event, best, ask, is_of_group=is_of_group)
        case "where":
            is_shot = asks_of_shooting(question, event) and "director" not in question.role_nouns
            if is_shot and not best.holds_role:
                return False
            return part not in DATE_PARTS or event.occurrences[statement.position].place is not None
        case "did":
            is_held = best.detail >= DETAIL or is_complete or best.shared >= MOSTLY
            return is_held and not is_talk(event, statement)
        case _:
            return True


def _is_person_asked(question: Question, event: Event, best: Scored, *, is_complete: bool) -> bool:
    """A person must have the role that is asked for; a sentence about it must hold most of the details."""
    statement = best.statement
    asked = roles_asked(question, event)
    has_role = any(asked & set(each.roles) for each in event.people)
    if statement.part not in ("person", "role"):
        return best.holds_role or (best.detail >= MUCH and (not asked or has_role))
    if has_role and asked != set(question.ids("role")):
        return is_complete
    if has_role:
        return bool(asked & set(event.people[statement.position].roles)) or best.detail >= DETAIL
    if asked & question.role_nouns:
        # The cameraman is asked for: the director is no answer.
        return False
    # Whoever directed a film did not write a novel of a similar name.
    if asked:
        # Where the role is all that is asked, nobody without it is meant.
        return best.has_details and best.detail >= MUCH
    return best.detail >= DETAIL or is_complete


def _is_number_asked(question: Question, event: Event, best: Scored, ask: str, *, is_of_group: bool) -> bool:
    if best.statement.part == "summary":
        return False
    if best.statement.part == "figure":
        return _is_figure_asked(question, event, best, ask, is_of_group=is_of_group)
    return _is_sentence_with_number(question, event, best, ask)


def _is_figure_asked(question: Question, event: Event, best: Scored, ask: str, *, is_of_group: bool) -> bool:
    """A figure must be of the kind that is named; where none is, it must hold the details."""
    figure = event.figures[best.statement.position]
    asked = _figures_asked(question, best, ask)
    # How old a singer is, no jubilee of something else says.
    is_of_person = bool(question.ids("person")) and not is_of_group and event.kinds[0] != "anniversary"
    is_other_jubilee = is_of_person and "age" in asked and figure.kind == "anniversary"
    if is_other_jubilee or (ask == "how-many" and figure.kind in MONEY and not asked & MONEY):
        return False
    if figure.unit == "calendar-year" and "year" not in asked:
        return False
    if figure.kind == "age" and not figure.own:
        # How old somebody was when he began is not how old he is.
        return best.has_details and best.detail >= MUCH
    # "How many years did she try?" asks for no age.
    is_years = figure.kind == "duration" and asked & YEARS and best.has_details and best.detail >= MUCH
    is_taking = figure.kind in TAKINGS and asked & TAKINGS and not asked & OWN_KINDS - TAKINGS
    # An ensemble is as old as its anniversary says; a singer is not.
    is_age = is_of_group and figure.kind == "anniversary" and "age" in asked and "anniversary" in event.kinds
    if figure.kind in asked or is_taking or is_years or is_age or _is_length(figure, best, asked):
        return True
    if ask == "how-much" and figure.kind not in MONEY:
        # A share of the money may be all that is said of it.
        return figure.kind == "share" and best.has_details and best.detail >= ALL
    if asked & OWN_KINDS:
        # "How old is he?" is not answered by how many years have passed.
        return best.holds_cue and figure.kind not in OWN_KINDS | TAKINGS
    if best.holds_cue:
        return True
    return best.detail >= DETAIL


def _is_length(figure: Figure, best: Scored, asked: AbstractSet[str]) -> bool:
    """Tell whether "how long" asks for a distance, or for the years that an age or a jubilee counts."""
    is_long = figure.kind == "size" or (figure.kind in YEARS and figure.unit == "years")
    return "duration" in asked and is_long and best.detail >= MUCH and (best.has_details or best.shared >= MOSTLY)


def _figures_asked(question: Question, best: Scored, ask: str) -> set[str]:
    """Return the kinds of figures that a question names; a ticket that is counted has no price."""
    asked = set(question.ids("figure"))
    if ask == "how-much":
        return asked & MONEY
    is_counted = "price" in asked and best.statement.part == "figure" and best.holds_cue
    return asked - MONEY if is_counted else asked


def _is_sentence_with_number(question: Question, event: Event, best: Scored, ask: str) -> bool:
    """A sentence must hold the details and a number, of money where money is asked for; a rank may be in words."""
    statement = best.statement
    text = words_of(event, statement)
    named = {each.id for each in question.of_kind("figure") if each.quality >= KNOWN}
    is_vague = "age" in named and bool(question.ids("person")) and not best.has_details
    if named & OWN_KINDS - MONEY and (is_vague or not best.holds_cue):
        # A price may be told in a sentence of money; an age, a weight or a length has a word of its own.
        return False
    years = {str(year) for each in event.occurrences for year in (each.first.year, each.last.year)}
    digits = set(_NUMBER.findall(_DAY.sub("", text))) - years - {str(year) for year in question.years}
    has_number = bool(digits) or any(number > 1 for number in find_number_words(text, "en"))
    is_outcome = statement.part == "fact" and event.facts[statement.position].kind == "outcome"
    is_rank = "rank" in _figures_asked(question, best, ask) and is_outcome
    is_money = ask == "how-many" or _MONEY.search(text) is not None
    return best.detail >= DETAIL and best.shared >= DETAIL and ((has_number and is_money) or is_rank)
