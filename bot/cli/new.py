"""``yearbot new`` and ``yearbot schema``: what an editor begins with, and what the editor's program completes from."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.status import DONE
from bot.desk.schemas import FOLDER, write_schemas
from bot.desk.templates import next_steps, write_entry, write_pack
from bot.errors import BotError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.problems import Report
from bot.knowledge.reading import read_base
from bot.locations import find_knowledge, find_shipped

__all__ = ["new", "schema"]


def new(options: argparse.Namespace) -> int:
    """Write a template and say what to do next."""
    if options.kind == "pack":
        return _pack(Path(options.name))
    root, shared = find_knowledge(options.knowledge)
    base = _read(root, shared)
    path = write_entry(find_shipped() / "templates", root, options.kind, options.name, year=base.info.year)
    print(f"{path} is written. Next:")
    for step in next_steps(path):
        print(f"  {step}")
    return DONE


def schema(options: argparse.Namespace) -> int:
    """Write the schemas of all kinds of files."""
    root, shared = find_knowledge(options.knowledge)
    base = _read(root, shared)
    for path in write_schemas(shared / FOLDER, base.vocabulary):
        print(path)
    return DONE


def _read(root: Path, shared: Path) -> KnowledgeBase:
    """Read a base as far as it goes: a new entry may mend what is wrong with it.

    Raises:
        BotError: there is none.
    """
    if not (root / "base.yaml").is_file():
        raise BotError(f"{str(root)!r} is no fact base; expected a folder with base.yaml, or see: yearbot new pack DIR")
    return read_base(root, shared, Report()).base


def _pack(root: Path) -> int:
    shipped = find_shipped()
    paths = write_pack(shipped / "templates", shipped / FOLDER, root)
    print(f"{root} is written: an example of {len(paths)} files, whole and valid. Next:")
    steps = (
        "Change base.yaml: title, year, time zone, country, example questions.",
        "Replace the entries by your own: yearbot new event ID --knowledge DIR",
        "Run: yearbot check DIR",
        'Ask: yearbot ask --knowledge DIR "..."',
    )
    for number, step in enumerate(steps, 1):
        print(f"  {number}. {step.replace('DIR', str(root))}")
    return DONE
