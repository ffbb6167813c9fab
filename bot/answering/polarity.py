"""Whether the base says yes or no: which clause of a statement a question agrees with, and whether that one denies."""

from __future__ import annotations

import re

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.text.tokens import split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question

__all__ = ["is_denied"]

_CLAUSE = re.compile(r"[,;:.!?—–]\s+| - ")


def is_denied(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement) -> bool:
    """Tell whether the answer to a yes/no question is no."""
    language = question.language or "en"
    if statement.part == "summary" and event.state in ("cancelled", "postponed"):
        return event.state not in question.ids("state")
    text = _text(event, statement, language)
    if text is None:
        return False
    negations = {token.key for phrase in base.languages[language].negations for token in split(phrase)}
    asked = [index.links(question.tokens[position]) for position in question.content]
    best, denied = -1.0, False
    for clause in _CLAUSE.split(text):
        tokens = split(clause)
        held = sum(
            max((linked[word] for token in tokens for word in index.links(token) if word in linked), default=0.0)
            for linked in asked
        )
        is_negative = any(token.key in negations for token in tokens)
        if held > best or (held == best and is_negative):
            best, denied = held, is_negative
    return denied


def _text(event: Event, statement: Statement, language: Language) -> str | None:
    if statement.part == "fact":
        return event.facts[statement.position].text[language]
    if statement.part == "figure":
        return event.figures[statement.position].text[language]
    if statement.part == "dispute":
        return event.disputes[statement.position].text[language]
    return event.summary[language] if statement.part == "summary" else None
