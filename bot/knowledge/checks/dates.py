"""Events belong to the year of their base."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.problems import Problem

__all__ = ["check_dates"]


def check_dates(loaded: LoadedBase) -> Iterator[Problem]:
    """Find events none of whose occurrences touches the year that the base is about.

    "2052-08-10" is a date as good as any, and its event was in no month and no list.
    """
    year = loaded.base.info.year
    if not year:
        # base.yaml has problems of its own, and nobody knows the year.
        return
    for name, event in loaded.base.events.items():
        if not any(each.first.year <= year <= each.last.year for each in event.occurrences):
            document = loaded.documents[f"events/{name}"]
            dates = ", ".join(each.start for each in event.occurrences)
            found = f"an event of {dates} in the base of {year}"
            hint = "Check the year, or move the event to another base."
            line = document.line(("occurrences", 0, "start"))
            yield Problem(document.path, line, "dates", found, f"an occurrence in {year}", hint)
