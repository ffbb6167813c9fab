"""The golden questions of editors: what a right answer holds, read from YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.rendering.reply import Reply

__all__ = ["FOLDER", "TODAY", "Golden", "find_faults", "level", "load_questions"]

FOLDER = Path(__file__).parent
TODAY = date(2026, 5, 1)
"""The clock of all golden tests; only /today looks at it."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Golden:
    """One question, and what its answer must be."""

    question: str
    lang: str
    statuses: tuple[str, ...]
    """The statuses that are right; mostly one."""
    begins: str
    """How the short answer must begin: yes or no."""
    begins_not: str
    """How it must not begin."""
    contains: tuple[str, ...]
    """Words that the short answer must hold."""
    names_event: bool
    """Whether the first event is fixed."""
    event: str | None
    """The first event; None where no event may be named."""


def load_questions(path: Path) -> list[Golden]:
    """Read a file of questions."""
    return [_read(entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def _read(entry: dict[str, Any]) -> Golden:
    status = entry["status"]
    return Golden(
        question=entry["question"],
        lang=entry["lang"],
        statuses=(status,) if isinstance(status, str) else tuple(status),
        begins=entry.get("begins", ""),
        begins_not=entry.get("begins_not", ""),
        contains=tuple(entry.get("contains", ())),
        names_event="event" in entry,
        event=entry.get("event"),
    )


def find_faults(assistant: Assistant, golden: Golden) -> list[str]:
    """Return what is wrong with the answer to a question, a line each."""
    reply = assistant.reply(golden.question, Context(today=TODAY, client=golden.lang)).reply
    return _compare(golden, reply)


def _compare(golden: Golden, reply: Reply) -> list[str]:
    faults = []
    first = reply.events[0] if reply.events else None
    short = level(reply.short)
    if reply.status not in golden.statuses:
        faults.append(f"status {reply.status!r}; expected {' or '.join(map(repr, golden.statuses))}")
    if golden.names_event and first != golden.event:
        faults.append(f"first event {first!r}; expected {golden.event!r}")
    if reply.lang != golden.lang:
        faults.append(f"language {reply.lang!r}; expected {golden.lang!r}")
    if not short.startswith(golden.begins):
        faults.append(f"does not begin with {golden.begins!r}")
    if golden.begins_not and _first_word(short) == golden.begins_not:
        faults.append(f"begins with {golden.begins_not!r}")
    faults.extend(f"{words!r} is missing" for words in golden.contains if words.casefold() not in short.casefold())
    return [*faults, f"the bot said: {short}"] if faults else []


def _first_word(text: str) -> str:
    return re.split(r"\W", text, maxsplit=1)[0]


def level(text: str) -> str:
    """Return a text with plain single spaces: numbers are written with narrow ones."""
    return _SPACES.sub(" ", text).strip()
