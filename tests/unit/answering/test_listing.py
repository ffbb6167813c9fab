"""Lists over the structured facts."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answerer import Answerer
from bot.answering.listing import Listing, order_by_date, select
from bot.knowledge.base import KnowledgeBase
from bot.text.keys import key
from tests.unit.small_year import with_entries

MAY = ((date(2025, 5, 1), date(2025, 5, 31)),)
AUGUST = ((date(2025, 8, 1), date(2025, 8, 31)),)


@pytest.mark.parametrize(
    ("listing", "events"),
    [
        (Listing(spans=MAY), ("tulip-fest-2025",)),
        (Listing(spans=AUGUST), ("aru-concert", "aru-laketown")),
        (Listing(places=("laketown",)), ("tulip-fest-2025", "aru-laketown")),
        (Listing(places=("farland",)), ("dimaria-award",)),
        (Listing(places=("longtown",), spans=AUGUST), ("aru-concert",)),
        (Listing(people=("dimaria",)), ("aru-laketown", "dimaria-cancelled", "dimaria-award")),
        (Listing(people=("aru", "dimaria")), ("aru-laketown",)),
        (Listing(topics=("wind-film",)), ("wind-premiere",)),
        (Listing(kinds=("opera", "festival")), ("snow-opera", "tulip-fest-2025")),
        (Listing(kinds=("opening", "museum"), every_kind=True), ("sky-museum",)),
        (Listing(kinds=("opening", "concert"), every_kind=True), ()),
        (Listing(fields=("film",)), ("wind-premiere",)),
        (Listing(state="cancelled"), ("dimaria-cancelled",)),
        (Listing(kinds=("concert",), order="first"), ("aru-concert", "aru-laketown", "dimaria-cancelled")),
        (Listing(kinds=("concert",), order="last"), ("dimaria-cancelled", "aru-laketown", "aru-concert")),
        (Listing(order="most", measure="attendance"), ("tulip-fest-2025", "aru-concert", "aru-laketown")),
        (Listing(order="least", measure="attendance"), ("aru-laketown", "aru-concert", "tulip-fest-2025")),
    ],
)
def test_select(year: KnowledgeBase, listing: Listing, events: tuple[str, ...]) -> None:
    """Every condition must hold; the order is that of the year, or of size."""
    assert select(year, listing) == events


def test_select_year_only_events_belong_to_no_month(year: KnowledgeBase) -> None:
    """A law of 2025 is listed under no month and no day, but in the year."""
    months = [select(year, Listing(spans=((date(2025, month, 1), date(2025, month, 28)),))) for month in range(1, 13)]
    assert all("library-law" not in events for events in months)
    assert "library-law" in select(year, Listing())


def test_select_long_events_only_on_their_edges(year: KnowledgeBase) -> None:
    """What runs for weeks is listed on the days on which it begins and ends, and in every month."""
    entry = year.events["tulip-fest-2025"]
    long = entry.occurrences[0].model_copy(update={"end": "2025-07-15"})
    base = with_entries(year, events=[entry.model_copy(update={"occurrences": (long,)})])

    def on(first: date, last: date) -> bool:
        return entry.id in select(base, Listing(spans=((first, last),)))

    assert on(date(2025, 5, 1), date(2025, 5, 1))
    assert on(date(2025, 7, 15), date(2025, 7, 15))
    assert not on(date(2025, 6, 10), date(2025, 6, 10))
    assert on(date(2025, 6, 1), date(2025, 6, 30))


def test_select_by_words(answerer: Answerer) -> None:
    """Words are looked up in the texts; all of them must be there, or any."""
    base, index = answerer.base, answerer.reader.index
    both = Listing(words=(key("fireworks"), key("museum")))
    assert select(base, both, index) == ()
    assert select(base, replace(both, any_word=True), index) == ("aru-concert", "sky-museum")


def test_order_by_date_puts_years_last(year: KnowledgeBase) -> None:
    """Events known only by their year stand at the end."""
    ordered = [event.id for event in order_by_date(year, year.events)]
    assert ordered[0] == "snow-opera"
    assert ordered[-1] == "library-law"


def test_is_empty() -> None:
    """The whole year is the list without conditions, in whatever order."""
    assert Listing().is_empty
    assert Listing(order="first").is_empty
    assert not Listing(words=("a",)).is_empty


@pytest.mark.parametrize(("dates", "is_first"), [(2, True), (4, False)])
def test_select_concert_before_its_tour(year: KnowledgeBase, dates: int, is_first: bool) -> None:
    """Of two events that begin at a place on one day, the one that was at many places comes last."""
    concert = year.events["aru-laketown"]
    start = year.events["aru-concert"].occurrences[0].model_copy(update={"place": "longtown"})
    tour = concert.model_copy(update={"id": "a-tour", "occurrences": (*[start] * (dates - 1), *concert.occurrences)})
    found = select(with_entries(year, events=[tour]), Listing(places=("laketown",), people=("aru",)))
    assert set(found) == {"a-tour", "aru-laketown"}
    assert (found[0] == "a-tour") is is_first
