"""Answers about events, made without a question."""

from bot.answering.answers import Found
from bot.understanding.index import Statement

__all__ = ["NO_WORDS", "found"]

NO_WORDS: frozenset[int] = frozenset()


def found(event: str, ask: str, part: str, position: int = 0, *, yes: bool | None = None) -> Found:
    """Return an answer that says one statement of an event."""
    return Found(event=event, ask=ask, statement=Statement(part, position, NO_WORDS), yes=yes)
