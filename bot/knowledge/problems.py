"""What is wrong with the fact base, in the form that editors and tools read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

__all__ = ["SHOWN", "Problem", "Report", "describe", "suggest"]

SHOWN = 40
"""Characters of a value that a problem quotes."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem, at one line of one file."""

    path: Path
    line: int
    check: str
    found: str
    expected: str
    hint: str = ""
    is_wish: bool = False
    """Whether the entry is good without it: a warning."""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        kind = "warning " if self.is_wish else ""
        return f"{_shown(self.path)}:{self.line}: {kind}[{self.check}] {self.found}; expected {self.expected}.{hint}"


@dataclass(slots=True)
class Report:
    """All problems found so far, in the order of files and lines."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Note one problem."""
        self.problems.append(problem)

    def extend(self, problems: Iterable[Problem]) -> None:
        """Note several problems."""
        self.problems.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self.problems)))

    def __bool__(self) -> bool:
        return bool(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self)


def describe(value: object) -> str:
    """Say what stands in a file, in words of an editor."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the word {str(value).lower()} without quotes"
        case int() | float():
            return f"the number {value}"
        case str():
            if not value.strip():
                return "an empty text"
            return f"the text {value[:SHOWN] + '…' if len(value) > SHOWN else value!r}"
        case tuple():
            return "a list"
        case _:
            return "a group of keys"


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word that looks most like a mistyped one, or no hint."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"Did you mean {close[0]!r}?" if close else ""


def _shown(path: Path) -> Path:
    """Return a path as an editor would type it: from the current folder, if it lies there."""
    try:
        return path.relative_to(Path.cwd())
    except (ValueError, OSError):
        # Elsewhere, or the current folder was deleted: the whole path is always right.
        return path
