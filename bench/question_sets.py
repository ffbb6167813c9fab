"""The question sets, as values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

__all__ = ["SETS", "Expectation", "Question", "Scope", "load_set", "parse_question"]

FOLDER = Path(__file__).resolve().parent / "questions"
SETS = ("dev", "second", "third", "fourth", "fifth", "sixth", "blind", "unseen")
"""Failures may be read in all but the last two."""

Scope = Literal["answer", "not_answer", "smalltalk"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What a right answer must be like; README.md in the folder of the sets has the meaning of each."""

    scope: Scope
    top: tuple[str, ...] = ()
    all: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By constraint, the values of which one must be met."""
    texts: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """A message, or the last message of a conversation, and what is expected."""

    id: str
    language: str
    kind: str
    noise: str
    turns: tuple[str, ...]
    expected: Expectation

    @property
    def text(self) -> str:
        """All that was said, in one line."""
        return " ".join(self.turns)


def load_set(name: str) -> tuple[Question, ...]:
    """Read the questions of a set in all languages."""
    files = sorted(FOLDER.glob(f"{name}-*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return tuple(parse_question(json.loads(line)) for line in lines)


def parse_question(line: Mapping[str, Any]) -> Question:
    """Read one line of a set.

    Raises:
        ValueError: it expects something that we cannot judge.
    """
    expect = line["expect"]
    if expect["status"] not in get_args(Scope):
        raise ValueError(f"{line['id']}: status {expect['status']!r}; expected one of {', '.join(get_args(Scope))}")
    return Question(
        id=line["id"],
        language=line["lang"],
        kind=line["kind"],
        noise=line["noise"],
        turns=tuple(line["turns"]) if "turns" in line else (line["text"],),
        expected=Expectation(
            scope=expect["status"],
            top=tuple(expect.get("top") or ()),
            all=tuple(expect.get("all") or ()),
            where={name: _values(wanted) for name, wanted in (expect.get("where") or {}).items()},
            texts=tuple(tuple(alternatives) for alternatives in expect.get("text") or ()),
        ),
    )


def _values(wanted: str | Sequence[str]) -> tuple[str, ...]:
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)
