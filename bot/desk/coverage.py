"""Counts what the base has, per language, month and field, as tables of plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.desk.names import entries_of, title_of
from bot.knowledge.base import Entry, KnowledgeBase
from bot.knowledge.model import Event, Language, Occurrence
from bot.rendering.all_languages import GRAMMARS

__all__ = ["Table", "count_fields", "count_languages", "count_months", "render_table"]

Table = tuple[Sequence[str], Sequence[Sequence[str | int]]]
"""The heading and the rows; the first column holds names, the others numbers."""

_MONTHS = range(1, 13)
_PARTS = ("events", "facts", "figures", "disputes", "people", "sources")


def count_languages(base: KnowledgeBase) -> Table:
    """Count the entries that each language names, those that have an alias, and all aliases."""
    folders = entries_of(base)
    heading = ("language", *folders, "with alias", "aliases", "phrases")
    rows: list[Sequence[str | int]] = []
    for language, pack in base.languages.items():
        everything = [entry for entries in folders.values() for entry in entries.values()]
        rows.append(
            (
                pack.name,
                *(_count_named(entries.values(), language) for entries in folders.values()),
                sum(1 for entry in everything if entry.aliases.get(language)),
                sum(len(entry.aliases.get(language, ())) for entry in everything),
                len(base.phrases[language]),
            )
        )
    return heading, rows


def count_months(base: KnowledgeBase) -> Table:
    """Count what happened in each month of the year, and what has only the year."""
    rows: list[Sequence[str | int]] = []
    for month in _MONTHS:
        events = [event for event in base.events.values() if _is_in(event, base.info.year, month)]
        rows.append((GRAMMARS["en"].month(month), *_parts(events)))
    no_month = [event for event in base.events.values() if not any(_is_in(event, base.info.year, m) for m in _MONTHS)]
    rows.append(("no month", *_parts(no_month)))
    return ("month", *_PARTS), rows


def count_fields(base: KnowledgeBase) -> Table:
    """Count what there is of each part of culture."""
    rows: list[Sequence[str | int]] = []
    for field, term in base.vocabulary.fields.items():
        rows.append((term.name("en"), *_parts(each for each in base.events.values() if field in each.fields)))
    return ("field", *_PARTS), rows


def render_table(table: Table) -> str:
    """Write a table with names on the left and numbers on the right."""
    heading, rows = table
    cells = [[str(cell) for cell in row] for row in (heading, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(heading))]
    lines = []
    for row in cells:
        first, *numbers = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        lines.append("  ".join([first, *numbers]).rstrip())
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(lines)


def _count_named(entries: Iterable[Entry], language: Language) -> int:
    """Count the entries that a language names; that all their other texts stand in it, the schema says."""
    return sum(1 for entry in entries if title_of(entry).get(language))


def _parts(events: Iterable[Event]) -> tuple[int, ...]:
    chosen = list(events)
    return (
        len(chosen),
        sum(len(event.facts) for event in chosen),
        sum(len(event.figures) for event in chosen),
        sum(len(event.disputes) for event in chosen),
        len({each.person for event in chosen for each in event.people}),
        sum(len(event.sources) for event in chosen),
    )


def _is_in(event: Event, year: int, month: int) -> bool:
    return any(_touches(each, year, month) for each in event.occurrences)


def _touches(occurrence: Occurrence, year: int, month: int) -> bool:
    """Tell whether an occurrence begins, runs or ends in a month; one that has only a year is in none."""
    if occurrence.first.precision == "year" and not occurrence.end:
        return False
    first, last = occurrence.first.first_day, occurrence.last.last_day
    return (first.year, first.month) <= (year, month) <= (last.year, last.month)
