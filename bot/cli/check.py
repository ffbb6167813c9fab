"""``yearbot check``: every problem of a fact base in one run."""

from __future__ import annotations

import argparse

from bot.cli.status import DONE, PROBLEM
from bot.knowledge.base import KnowledgeBase, read_base
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Report
from bot.locations import find_knowledge

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print every problem of a base; exit status 1 if there is one."""
    root, shared = find_knowledge(options.folder)
    report = Report()
    loaded = read_base(root, shared, report)
    report.extend(check_base(loaded))
    problems = list(report)
    if problems:
        for problem in problems:
            print(problem)
        print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} found.")
        return PROBLEM
    print(f"{_sizes(loaded.base)}: no problem found.")
    return DONE


def _sizes(base: KnowledgeBase) -> str:
    folders = {"events": base.events, "people": base.people, "places": base.places, "topics": base.topics}
    return ", ".join(f"{len(entries)} {name}" for name, entries in folders.items())
