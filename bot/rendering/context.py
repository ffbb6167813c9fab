"""What is told after a short answer, so that it stands on its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.rendering.wording import MAX_SHORT

__all__ = ["choose_context", "with_context"]

MOST_SENTENCES = 3
"""Sentences that follow a short answer."""
REPEATED = 0.7
"""The share of the words of a sentence that were said already from which on it tells nothing new."""
BEGINNING = 6
"""Letters in which the cases and endings of a word are alike."""
SHORTEST_WORD = 3
"""Letters from which on a word counts."""
_WORD = re.compile(r"\w+")


def choose_context(lead: str, sentences: Iterable[str]) -> list[str]:
    """Return the first few sentences that tell what neither the answer nor those before them have told."""
    told: list[str] = []
    said = _words(lead)
    for sentence in sentences:
        words = _words(sentence)
        if len(told) < MOST_SENTENCES and sentence not in lead and len(words & said) <= REPEATED * len(words):
            told.append(sentence)
            said |= words
    return told


def with_context(lead: str, context: Sequence[str]) -> str:
    """Return an answer with those of the sentences after it that fit into a short one."""
    short = lead
    for sentence in context:
        if len(short) + len(sentence) < MAX_SHORT:
            short = f"{short} {sentence}"
    return short


def _words(text: str) -> set[str]:
    return {word.casefold()[:BEGINNING] for word in _WORD.findall(text) if len(word) >= SHORTEST_WORD}
