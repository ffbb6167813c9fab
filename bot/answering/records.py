"""The numbers of the year: what a ranking may compare, the largest of each measure, and counts of the base."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.answering.listing import Listing, order_by_date, select
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.figures import find_measured

__all__ = ["MEASURES", "Measure", "Tally", "YearRecord", "find_records", "tally"]

MOST_EQUAL = 3
"""Events that share a record are named up to this number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What is compared: one kind of figure in one unit, so that roubles never meet tenge."""

    figure: str
    unit: str
    kind: str | None = None
    """The main kind of the events that are compared; None compares all."""


MEASURES: Mapping[str, Measure] = {
    "visitors": Measure(figure="attendance", unit="people"),
    "concert": Measure(figure="attendance", unit="people", kind="concert"),
    "viewers": Measure(figure="audience", unit="people"),
    "foreigners": Measure(figure="foreigners", unit="people"),
    "box_office": Measure(figure="box-office", unit="tenge"),
    "prizes": Measure(figure="prizes", unit="pieces"),
}
"""The records that the page of the year tells, by the end of the name of their phrase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class YearRecord:
    """The largest figure of a measure; several where events are equal."""

    measure: str
    figures: tuple[tuple[str, int], ...]
    """Each event with the position of its figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How much the year held."""

    events: int
    cities: int
    countries: int
    fullest_month: int | None
    """The month with most events; None where no event is dated to a month."""
    fullest: int


def find_records(base: KnowledgeBase) -> tuple[YearRecord, ...]:
    """Return the records of the year, without those that no event has a figure for."""
    records = (YearRecord(measure=name, figures=_largest(base, measure)) for name, measure in MEASURES.items())
    return tuple(each for each in records if each.figures)


def _largest(base: KnowledgeBase, measure: Measure) -> tuple[tuple[str, int], ...]:
    """Return the largest figure of held events, and equal ones: sources round, so "about 30,000" beats nothing."""
    sizes: dict[tuple[str, int], float] = {}
    for event in order_by_date(base, base.events_of_cue.get(("figure", measure.figure), ())):
        if event.state != "held" or (measure.kind is not None and event.kinds[0] != measure.kind):
            continue
        own = [(at, figure) for at, figure in find_measured(event, measure.figure) if figure.unit == measure.unit]
        if own:
            at, figure = max(own, key=lambda each: each[1].size)
            sizes[(event.id, at)] = figure.size
    top = max(sizes.values(), default=0)
    return tuple(each for each, size in sizes.items() if size == top)[:MOST_EQUAL]


def tally(base: KnowledgeBase) -> Tally:
    """Count what the base holds."""
    places = [base.places[each] for each in base.events_of_place]
    months = {number: len(select(base, Listing(spans=(_month(base, number),)))) for number in range(1, 13)}
    fullest = max(months, key=lambda number: months[number])
    return Tally(
        events=len(base.events),
        cities=sum(place.kind == "city" for place in places),
        countries=sum(place.kind == "country" for place in places),
        fullest_month=fullest if months[fullest] else None,
        fullest=months[fullest],
    )


def _month(base: KnowledgeBase, number: int) -> tuple[date, date]:
    year = base.info.year
    return date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1])
