"""What stands above a list of a whole month or of the year: what kind of a time it was, and the year's numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from bot.answering.listing import Listing
from bot.answering.records import YearRecord, find_records, tally
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Language
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.wording import Wording
from bot.understanding.index import Statement

__all__ = ["Opening", "Paragraphs", "Phrase"]


class Phrase(Protocol):
    """Fills a phrase of a language."""

    def __call__(self, name: str, language: Language, **slots: object) -> str:
        """Return the phrase of a name with its slots filled."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraphs:
    """What is told before the list."""

    heading: str | None = None
    """What stands above all instead of the heading of the list."""
    lines: tuple[str, ...]
    gist: str | None = None
    """What the short answer says instead of the list."""
    highlights: tuple[str, ...] = ()
    """Titles that the short answer names instead of the first entries."""


class Opening:
    """Writes the opening of lists in one language."""

    def __init__(self, base: KnowledgeBase, wording: Wording, phrase: Phrase, language: Language) -> None:
        self._base = base
        self._wording = wording
        self._phrase = phrase
        self._language = language

    def write(self, listing: Listing) -> Paragraphs | None:
        """Return what a list opens with; None for lists that are neither a month nor the year."""
        if listing.order is not None:
            return None
        if listing.is_empty:
            return self._year()
        number = _whole_month(listing)
        month = self._base.months.get(f"{number:02}") if number else None
        if month is None:
            return None
        titles = tuple(self._wording.title(each) for each in month.headlines)
        return Paragraphs(lines=(month.text[self._language],), highlights=titles)

    def _year(self) -> Paragraphs:
        summary = self._base.info.summary[self._language]
        numbers = [self._tally(), *map(self._record, find_records(self._base))]
        heading = self._phrase("numbers_heading", self._language)
        below = self._phrase("year_heading", self._language)
        lines = (summary, "", heading, *(f"· {each}" for each in numbers), "", below)
        return Paragraphs(heading=self._base.info.title[self._language], lines=lines, gist=summary)

    def _tally(self) -> str:
        counts = tally(self._base)
        said = self._phrase(
            "numbers_tally", self._language, events=counts.events, cities=counts.cities, countries=counts.countries
        )
        if counts.fullest_month is None:
            return said
        # As a date, not as a heading: Russian and Kazakh write months small.
        when = PartialDate(year=self._base.info.year, month=counts.fullest_month)
        month = GRAMMARS[self._language].day_and_month(when)
        return f"{said} {self._phrase('numbers_month', self._language, month=month, count=counts.fullest)}"

    def _record(self, record: YearRecord) -> str:
        said = []
        for event_id, at in record.figures:
            event = self._base.events[event_id]
            # The words of a figure name their subject seldom, those of a dispute never: the title always does.
            figure = self._wording.statement(event, Statement("figure", at, frozenset()))
            said.append(f"{figure.rstrip('.')} ({self._wording.title(event_id)}).")
        return self._phrase(f"numbers_{record.measure}", self._language, text=" ".join(said))


def _whole_month(listing: Listing) -> int | None:
    """Return the month that a list is about, if it is one month and nothing else."""
    if len(listing.spans) != 1 or not replace(listing, spans=()).is_empty:
        return None
    first, last = listing.spans[0]
    month = PartialDate(year=first.year, month=first.month)
    return first.month if (first, last) == (month.first_day, month.last_day) else None
