"""The example base as ``yearbot new pack`` writes it, alone in its folder, to change and to ask."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.assistant.assistant import Assistant
from bot.desk import templates
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Report
from bot.knowledge.reading import LoadedBase, read_base
from bot.locations import find_knowledge, find_shipped

__all__ = ["Pack", "write_pack"]


@dataclass(frozen=True, slots=True)
class Pack:
    """The base in its folder."""

    root: Path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of some words of a file."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def load(self) -> LoadedBase:
        """Read the base, which must have no problem."""
        report = Report()
        loaded = read_base(*find_knowledge(self.root), report)
        report.extend(check_base(loaded))
        assert str(report) == ""
        return loaded

    def assistant(self) -> Assistant:
        """Build the assistant of the base."""
        return Assistant(self.load().base)

    def copy(self, folder: Path) -> Pack:
        """Copy the base, to have two states of it."""
        return Pack(Path(shutil.copytree(self.root, folder)))


def write_pack(folder: Path) -> Pack:
    """Write the example base into a folder."""
    shipped = find_shipped()
    templates.write_pack(shipped / "templates", shipped / "schemas", folder)
    return Pack(folder)
