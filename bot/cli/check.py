"""``yearbot check``: every problem of a fact base in one run."""

from __future__ import annotations

import argparse

from bot.knowledge.base import read_base
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Report
from bot.locations import find_knowledge

__all__ = ["check"]


def check(options: argparse.Namespace) -> int:
    """Print every problem of a base; exit status 1 if there is one."""
    root, shared = find_knowledge(options.folder)
    report = Report()
    loaded = read_base(root, shared, report)
    if loaded is not None:
        report.extend(check_base(loaded))
    problems = list(report)
    for problem in problems:
        print(problem)
    if problems:
        print(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.")
        return 1
    assert loaded is not None
    base = loaded.base
    print(f"{len(base.events)} events, {len(base.people)} people, {len(base.places)} places, {len(base.topics)} topics: no problem found.")
    return 0
