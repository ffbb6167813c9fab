"""What the base said when it was last announced: small enough to store, enough to see what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.desk.changes import Keyed
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event

__all__ = ["PARTS", "Remembered", "read_state", "sentences_of", "write_state"]

PARTS = ("figure", "fact", "dispute")
"""The parts of an event whose sentences can be news."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Remembered:
    """An event as it was, in the words of one language."""

    state: str
    dates: str
    sentences: dict[str, tuple[Keyed, ...]]


def write_state(base: KnowledgeBase) -> str:
    """Return the state of a base as JSON; equal states make equal texts."""
    events = {
        event.id: [
            event.state,
            dates_of(event),
            *([list(each) for each in sentences_of(event, part)] for part in PARTS),
        ]
        for event in base.events.values()
    }
    return json.dumps(events, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_state(text: str) -> dict[str, Remembered] | None:
    """Read a state back, None if it is none: another version of the bot may have written it."""
    try:
        return {name: _read(*parts) for name, parts in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def _read(state: Any, dates: Any, *sentences: Any) -> Remembered:
    if not (isinstance(state, str) and isinstance(dates, str)):
        raise TypeError
    told = {
        part: tuple((str(kind), str(words)) for kind, words in each)
        for part, each in zip(PARTS, sentences, strict=True)
    }
    return Remembered(state=state, dates=dates, sentences=told)


def dates_of(event: Event) -> str:
    """Return when and where an event was, in a form that only serves comparison."""
    return "; ".join(f"{each.start} {each.end or ''} {each.place or ''}" for each in event.occurrences)


def sentences_of(event: Event, part: str) -> list[Keyed]:
    """Return the sentences of a part in the order of the entry, each with its kind."""
    if part == "dispute":
        return [(each.about, each.text["en"]) for each in event.disputes]
    parts: Iterable[Any] = event.figures if part == "figure" else event.facts
    return [(each.kind, each.text["en"]) for each in parts]
