"""Which event a short list begins with."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Listed
from bot.answering.listing import Listing
from bot.answering.meant import closest_first, find_summing_up
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries

SUMMER = ((date(2025, 6, 1), date(2025, 8, 31)),)


@pytest.mark.parametrize(
    ("spans", "strength", "is_moved"), [((), 0.2, True), (SUMMER, 0.2, False), (SUMMER, 2.0, True)]
)
def test_list_of_a_month_goes_by_date(
    answerer: Answerer, spans: tuple[tuple[date, date], ...], strength: float, is_moved: bool
) -> None:
    """Unless an event has further words of the message, a list of some days is in order of its dates."""
    question = answerer.read("Aru in Laketown")
    ranking = rank(answerer.base, answerer.reader.index, question)
    best = replace(ranking.matches[0], coverage=1.0, strength=strength)
    other = replace(best, event="tulip-fest-2025", coverage=0.5)
    listed = Listed(listing=Listing(people=("aru",), spans=spans), events=(other.event, best.event))
    moved = closest_first(answerer.base, question, replace(ranking, matches=(best, other)), listed)
    assert (moved.events[0] == best.event) is is_moved


@pytest.mark.parametrize(
    ("title", "is_meant"), [("A summary of Aru's year", True), ("Aru's year", False), ("The year of Aru", False)]
)
def test_event_that_sums_up(year: KnowledgeBase, title: str, is_meant: bool) -> None:
    """Who asks for a summary about a name gets the event whose title says it is one."""
    concert = year.events["aru-laketown"]
    summed_up = concert.model_copy(update={"title": {**concert.title, "en": title}})
    answerer = Answerer(with_entries(year, events=[summed_up]))
    question = answerer.read("summary of the year of Aru Dalayeva")
    ranking = rank(answerer.base, answerer.reader.index, question)
    listed = Listed(listing=Listing(people=("aru",)), events=("aru-concert", "aru-laketown"))
    found = find_summing_up(answerer.base, answerer.reader.index, question, ranking, listed)
    assert found == ("aru-laketown" if is_meant else None)
