"""Whether an event has another one of several things of which only one can be so: silver is not gold."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import Token, split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["find_rival"]

SURE = 0.96
"""From this quality on, a word is a form of another one: «алтыншы» is the sixth, no gold."""
SAYING = ("fact", "figure", "summary")
"""Parts of an entry that are sentences, the most telling first."""


def find_rival(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> Statement | None:
    """Return what says that it was another one, None where the event has the one that is asked or none of them."""
    statements = sorted(
        (each for each in index.statements(event.id) if each.part in SAYING), key=lambda each: SAYING.index(each.part)
    )
    said = set[WordId]().union(*(each.words for each in index.statements(event.id)))
    pack = base.languages[question.language or "en"]
    for group in pack.rivals:
        members = [_forms(index, words) for words in group]
        asked = [forms for forms in members if _names(index, question, forms)]
        if len(asked) != 1 or not said.isdisjoint(asked[0]):
            continue
        others = set[WordId]().union(*(forms for forms in members if forms is not asked[0]))
        rival = next((each for each in statements if not others.isdisjoint(each.words)), None)
        if rival is not None:
            return rival
    return None


def _names(index: EventIndex, question: Question, forms: set[WordId]) -> bool:
    return any(not forms.isdisjoint(_same(index, question.tokens[position])) for position in question.content)


def _forms(index: EventIndex, words: Iterable[str]) -> set[WordId]:
    return {form for word in words for token in split(word) for form in _same(index, token)}


def _same(index: EventIndex, token: Token) -> set[WordId]:
    return {word for word, quality in index.same(token).items() if quality >= SURE}
