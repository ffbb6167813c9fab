"""Finds the wish for a list in a story: "my aunt dances …, so tell me which ballets had their premiere in Astana"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.list_answers import LONG_LIST
from bot.answering.lists import is_plural
from bot.knowledge.base import KnowledgeBase
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["find_wish"]

FEWEST = 3
"""Words below which a clause wishes for nothing."""
_END = re.compile(r"[.!?;,:\n]+|\s[-–—]\s")


def find_wish(base: KnowledgeBase, reader: Reader, question: Question) -> Question | None:
    """Return the part of a story that wishes for a list, read by itself; None where there is none.

    It is the last clause of the story that does, or what follows the last words with which people begin to ask.
    """
    if len(question.tokens) <= LONG_LIST:
        return None
    return next((part for part in _parts(base, reader, question) if _wishes_for_list(base, part)), None)


def _parts(base: KnowledgeBase, reader: Reader, question: Question) -> Iterator[Question]:
    clauses = [each.strip() for each in _END.split(question.text) if each.strip()]
    for clause in reversed(clauses):
        for asked in (_after_opening(base, clause), clause):
            if asked and FEWEST <= len(asked.split()) <= LONG_LIST:
                yield reader.read(asked)


def _after_opening(base: KnowledgeBase, clause: str) -> str:
    """Return what follows the last words with which people begin to ask: "i'd love to know"."""
    openings = (opening for pack in base.languages.values() for opening in pack.openings)
    folded = f" {clause.casefold()} "
    ends = (folded.rfind(f" {opening} ") + len(opening) + 1 for opening in openings if f" {opening} " in folded)
    end = max(ends, default=-1)
    return clause[end:].strip() if end >= 0 else ""


def _wishes_for_list(base: KnowledgeBase, question: Question) -> bool:
    has_condition = bool(question.period or question.of_kind("kind", "field", "place", "person", "topic"))
    wishes = [each for each in question.of_kind("intent") if each.id == "list"]
    # "Every morning" in the middle of a story wishes for nothing.
    is_wish = any(each.start < FEWEST or each.end - each.start > 1 for each in wishes)
    return has_condition and (is_wish or (question.is_open and is_plural(base, question)))
