"""What is wrong with the fact base, in the form that editors and tools read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Problem", "Report"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem, at one line of one file."""

    path: Path
    line: int
    check: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}: [{self.check}] {self.found}; expected {self.expected}.{hint}"


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
