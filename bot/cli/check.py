"""``yearbot check``: every problem of a fact base in one run, and what would make it better."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable

from bot.assistant.assistant import Assistant
from bot.cli.status import DONE, PROBLEM
from bot.desk.coverage import count_fields, count_languages, count_months, render_table
from bot.desk.own_questions import CHECK, find_strays
from bot.desk.wishes import find_wishes
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Problem, Report
from bot.knowledge.reading import LoadedBase, read_base
from bot.locations import find_knowledge

__all__ = ["check"]

SHOWN_WARNINGS = 5
"""Warnings of a kind that are printed unless all are asked for; an old base has hundreds."""


def check(options: argparse.Namespace) -> int:
    """Print every problem of a base; exit status 1 if there is one. Warnings change nothing."""
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
    # Only of a sound base: what a broken one lacks would be wished for, and its questions lead nowhere.
    warnings = _warn(loaded, options)
    if options.coverage:
        for count in (count_languages, count_months, count_fields):
            print(f"{render_table(count(loaded.base))}\n")
    print(f"{_sizes(loaded.base)}: no problem found{_told(warnings)}.")
    return DONE


def _warn(loaded: LoadedBase, options: argparse.Namespace) -> int:
    """Print warnings and return how many there are."""
    warnings = list(find_wishes(loaded))
    if not options.quick:
        warnings += find_strays(loaded, Assistant(loaded.base))
    by_check: dict[str, list[Problem]] = defaultdict(list)
    for warning in warnings:
        by_check[warning.check].append(warning)
    for name, found in by_check.items():
        wants_all = options.own_questions if name == CHECK else options.warnings
        _print_some(name, sorted(found), shown=len(found) if wants_all else SHOWN_WARNINGS)
    return len(warnings)


def _print_some(name: str, warnings: Iterable[Problem], *, shown: int) -> None:
    found = list(warnings)
    for warning in found[:shown]:
        print(warning)
    if len(found) > shown:
        option = "--own-questions" if name == CHECK else "--warnings"
        print(f"... and {len(found) - shown} more warnings [{name}]; {option} prints all.")


def _told(warnings: int) -> str:
    if not warnings:
        return ""
    return f", {warnings} warning{'' if warnings == 1 else 's'}"


def _sizes(base: KnowledgeBase) -> str:
    folders = {"events": base.events, "people": base.people, "places": base.places, "topics": base.topics}
    return ", ".join(f"{len(entries)} {name}" for name, entries in folders.items())
