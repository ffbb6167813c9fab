"""What an editor says of claims that the measure does not find: left out on purpose, or told in other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.coverage.dossier import PARTS
from bot.errors import KnowledgeError
from bot.knowledge.loader import load_document
from bot.knowledge.problems import Report

__all__ = ["Key", "LeftOut", "Notes", "load_notes"]

Key = tuple[str, str, int]
"""An event, a part of it in the dossier, and which one, counted from 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """Something that is not in the base on purpose."""

    reason: str
    numbers: frozenset[float] = frozenset()
    """The numbers that are left out, where the rest is told; empty where all is left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """The notes of the file ``coverage-left-out.yaml``."""

    left_out: Mapping[Key, LeftOut]
    reworded: Mapping[Key, str]
    """The part of the entry that tells it: ``facts.3``."""


def load_notes(path: Path) -> Notes:
    """Return the notes of a file.

    Raises:
        KnowledgeError: it cannot be read, or an entry lacks something.
    """
    report = Report()
    document = load_document(path, report)
    if document is None:
        raise KnowledgeError(str(report))
    content: Any = document.value
    try:
        left_out = {
            _key(each): LeftOut(reason=each["reason"], numbers=frozenset(map(float, each.get("numbers", ()))))
            for each in content["left_out"]
        }
        reworded = {_key(each): each["told"] for each in content["reworded"]}
    except (KeyError, TypeError) as error:
        raise KnowledgeError(f"{path}: an entry lacks {error}; expected event, part, position and a note.") from error
    return Notes(left_out=left_out, reworded=reworded)


def _key(entry: Mapping[str, Any]) -> Key:
    part = entry["part"]
    if part not in PARTS:
        raise KeyError(f"one of {', '.join(PARTS)}")
    return entry["event"], part, entry["position"]
