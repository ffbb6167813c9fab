"""Finds the figure of a whole year or half of it that a count without any name asks for."""

from __future__ import annotations

from collections.abc import Collection

from bot.answering.answers import Found
from bot.answering.asking import kinds_counted
from bot.answering.event_answers import EventAnswers
from bot.answering.ranking import Ranking
from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import split
from bot.understanding.mentions import KNOWN
from bot.understanding.question import NAMES, Question

__all__ = ["TOTAL", "find_total", "find_total_of_time"]

TOTAL = 0.6
"""How sure it is that the total of the year is meant."""
HALF_YEAR = 150
"""Days from which on an event tells of a good part of the year."""
NEAR = 0.2
"""The coverage within which the event with the total is preferred to the best one."""
HELD = 0.5
"""The share of the words that it must account for."""


def find_total(
    base: KnowledgeBase, answers: EventAnswers, question: Question, ranking: Ranking, ask: str
) -> Found | None:
    """Return a figure of the year: "how many prizes did our films win"; None where something is named or unknown."""
    kinds = {each.id for each in question.of_kind("figure") if each.quality >= KNOWN}
    if ask != "how-many" or not kinds or ranking.unknown or not ranking.matches or _names_anything(base, question):
        return None
    least = max(HELD, ranking.matches[0].coverage - NEAR)
    near = (each.event for each in ranking.matches if each.coverage >= least and not each.contradictions)
    said = (answers.said(question, event, ask, TOTAL) for event in near)
    return next((each for each in said if each and _is_total(base, each, kinds)), None)


def find_total_of_time(
    base: KnowledgeBase, answers: EventAnswers, question: Question, ranking: Ranking, ask: str
) -> Found | None:
    """Return the figure of an event that took the very time that is named: "how many films in the first half-year"."""
    kinds = kinds_counted(question)
    if ask != "how-many" or not kinds or question.period is None or _names_anything(base, question):
        return None
    of_time = [event for span in question.period.spans for event in base.events_of_time.get(span, ())]
    ranked = [each.event for each in ranking.matches]
    events = sorted(of_time, key=lambda each: (ranked.index(each) if each in ranked else len(ranked), each))
    said = (answers.said(question, event, ask, TOTAL) for event in events)
    told = (each for each in said if each and answers.has_counted(question, each))
    return next((each for each in told if _is_total(base, each, kinds)), None)


def _names_anything(base: KnowledgeBase, question: Question) -> bool:
    named = [each for each in question.of_kind(*NAMES, "event") if each.quality >= KNOWN]
    return any(each.id != base.info.country for each in named) or bool(question.years)


def _is_total(base: KnowledgeBase, found: Found, kinds: Collection[str]) -> bool:
    """Tell whether a figure of some kinds is of much of the year, or says that it is of the year."""
    if found.statement.part != "figure":
        return False
    event = base.events[found.event]
    figure = event.figures[found.statement.position]
    is_long = any((each.last.last_day - each.first.first_day).days >= HALF_YEAR for each in event.occurrences)
    names_year = any(token.number == base.info.year for text in figure.text.values() for token in split(text))
    return figure.kind in kinds and (names_year or (figure.own and is_long))
