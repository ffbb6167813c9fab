"""Whether the base says yes or no: which clause of a statement a question agrees with, and whether that one denies."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.text.tokens import split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["is_denied"]

SURE = 0.8
"""From this quality on, a word of a question is a word of a correction."""
_CLAUSE = re.compile(r"[,;:.!?—–]\s+| - ")


def is_denied(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement
) -> bool | None:
    """Tell whether the answer to a yes/no question is no; None where the words agree with both."""
    language = question.language or "en"
    if statement.part == "summary" and event.state in ("cancelled", "postponed"):
        return event.state not in question.ids("state")
    if statement.part == "fact" and event.facts[statement.position].kind == "correction":
        return _agrees_with_denied(index, question, event, statement)
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


def _agrees_with_denied(index: EventIndex, question: Question, event: Event, statement: Statement) -> bool | None:
    """Tell whether a question asks for the claim that a correction denies rather than for what is so."""
    fact = event.facts[statement.position]
    denied = _words(index, (fact.denies or {}).values())
    said = _words(index, fact.text.values())
    true = wrong = 0
    for position in question.content:
        linked = {word for word, quality in index.links(question.tokens[position]).items() if quality >= SURE}
        true += bool(linked & said) and not linked & denied
        wrong += bool(linked & denied) and not linked & said
    return None if wrong == true else wrong > true


def _words(index: EventIndex, texts: Iterable[str]) -> set[WordId]:
    return {
        word
        for text in texts
        for token in split(text)
        for word, quality in index.links(token).items()
        if quality >= SURE
    }


def _text(event: Event, statement: Statement, language: Language) -> str | None:
    if statement.part == "fact":
        return event.facts[statement.position].text[language]
    if statement.part == "figure":
        return event.figures[statement.position].text[language]
    if statement.part == "dispute":
        return event.disputes[statement.position].text[language]
    return event.summary[language] if statement.part == "summary" else None
