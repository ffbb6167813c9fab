"""All checks of a base: one module and one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.knowledge.base import LoadedBase
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
from bot.knowledge.problems import Problem

__all__ = ["CHECKS", "check_base"]

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
