"""The text of a month has four sentences, and its headlines happened in that month."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from bot.knowledge.reading import LoadedBase
from bot.knowledge.model import LANGUAGES, Event, Month
from bot.knowledge.problems import Problem

__all__ = ["check_months"]

SENTENCES = 4
_END = re.compile(r"[.!?…][»”\")]*(?:\s+(?=[«“\"(]?[\dA-ZА-ЯЁӘҒҚҢӨҰҮҺІ])|\Z)")


def check_months(loaded: LoadedBase) -> Iterator[Problem]:
    """Find months told in more or fewer than four sentences, and headlines of another time.

    An event that was moved by a month stayed the headline of the old one.
    """
    for name, month in loaded.base.months.items():
        document = loaded.documents[f"months/{name}"]
        for language in LANGUAGES:
            count = len(_END.findall(month.text[language]))
            if count != SENTENCES:
                line = document.line(("text", language))
                found, expected = f"text.{language}: sentences: {count}", f"{SENTENCES} sentences"
                yield Problem(document.path, line, "months", found, expected)
        for at, event_id in enumerate(month.headlines):
            event = loaded.base.events.get(event_id)
            # An id that leads nowhere is a problem of the references.
            if event is not None and not _touches(event, month, loaded.base.info.year):
                line = document.line(("headlines", at))
                found, expected = f"headlines.{at}: {event_id!r} is not dated to this month", "events of the month"
                yield Problem(document.path, line, "months", found, expected)


def _touches(event: Event, month: Month, year: int) -> bool:
    """Tell whether an event was held in a month; one dated by year alone belongs to none."""
    first = date(year, month.number, 1)
    last = date(year, month.number, calendar.monthrange(year, month.number)[1])
    dated = (each for each in event.occurrences if each.end or each.first.precision != "year")
    return any(each.first.first_day <= last and first <= each.last.last_day for each in dated)
