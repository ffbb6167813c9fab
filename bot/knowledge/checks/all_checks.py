"""All checks of a base: one module and one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.reading import LoadedBase, read_base
from bot.knowledge.checks.aliases import check_aliases
from bot.knowledge.checks.dates import check_dates
from bot.knowledge.checks.figures import check_figures
from bot.knowledge.checks.months import check_months
from bot.knowledge.checks.packs import check_packs
from bot.knowledge.checks.phrases import check_phrases
from bot.knowledge.checks.references import check_references
from bot.knowledge.checks.scripts import check_scripts
from bot.knowledge.checks.sources import check_sources
from bot.knowledge.checks.translations import check_translations
from bot.knowledge.problems import Problem, Report

__all__ = ["CHECKS", "check_base", "load_checked"]

CHECKS: tuple[Callable[[LoadedBase], Iterable[Problem]], ...] = (
    check_references,
    check_sources,
    check_dates,
    check_scripts,
    check_translations,
    check_aliases,
    check_figures,
    check_months,
    check_phrases,
    check_packs,
)


def check_base(loaded: LoadedBase) -> Iterator[Problem]:
    """Run every check."""
    for check in CHECKS:
        yield from check(loaded)


def load_checked(root: Path, shared: Path) -> KnowledgeBase:
    """Read the base in a folder and run every check over it.

    Raises:
        KnowledgeError: something in it is wrong; the message has a line for every problem.
    """
    report = Report()
    loaded = read_base(root, shared, report)
    report.extend(check_base(loaded))
    if report:
        raise KnowledgeError(str(report))
    return loaded.base
