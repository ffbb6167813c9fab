"""Which sources are named below an answer or a post."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge.model import Source

__all__ = ["MOST_SOURCES", "first_of_each"]

MOST_SOURCES = 2
"""Publishers that are named; a button shows the others, where there is one."""


def first_of_each(sources: Iterable[Source]) -> list[Source]:
    """Return one page of each publisher, the first ones."""
    chosen: dict[str, Source] = {}
    for source in sources:
        chosen.setdefault(source.publisher, source)
    return list(chosen.values())[:MOST_SOURCES]
