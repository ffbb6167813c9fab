"""Pages of lists, counts and superlatives."""

from datetime import date

import pytest

from bot.answering.answers import Listed
from bot.answering.listing import Listing, select
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering.lists import PAGE
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Reply

AUGUST = Listing(spans=((date(2025, 8, 1), date(2025, 8, 31)),))


def _listed(year: KnowledgeBase, renderer: Renderer, listing: Listing) -> Reply:
    return renderer.listed(Listed(listing=listing, events=select(year, listing)), "en")


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "August 2025: 2 events."), ("ru", "Август 2025 года: 2 события."), ("kk", "2025 жылғы тамыз: 2 оқиға.")],
)
def test_heading_of_a_month(year: KnowledgeBase, renderer: Renderer, language: Language, heading: str) -> None:
    """The heading says what is listed and how many there are."""
    reply = renderer.listed(Listed(listing=AUGUST, events=select(year, AUGUST)), language)
    assert reply.text.splitlines()[0] == heading


def test_lines_have_dates_and_titles(year: KnowledgeBase, renderer: Renderer) -> None:
    """Every event of the list has a line, in order."""
    reply = _listed(year, renderer, AUGUST)
    assert reply.text.splitlines()[1:] == [
        "• 10 August — Aru sings in Longtown",
        "• 25 August — Aru sings in Laketown",
    ]
    assert reply.events == ("aru-concert", "aru-laketown")


def test_cancelled_events_say_so(year: KnowledgeBase, renderer: Renderer) -> None:
    """A list must not promise what did not happen."""
    assert "Dimaria's violin night (cancelled)" in _listed(year, renderer, Listing(kinds=("concert",))).text


def test_count_begins_with_the_number(year: KnowledgeBase, renderer: Renderer) -> None:
    """How many is answered with how many."""
    listing = Listing(kinds=("concert",))
    reply = renderer.listed(Listed(listing=listing, events=select(year, listing), count_only=True), "en")
    assert reply.short.startswith("3 events: Concert.")
    assert reply.intent == "count"


@pytest.mark.parametrize(
    ("listing", "short"),
    [
        (Listing(kinds=("concert",), order="first"), "The first: 10 August 2025 — Aru sings in Longtown"),
        (Listing(kinds=("concert",), order="last"), "The last: 2 November 2025 — Dimaria's violin night"),
        (Listing(order="most", measure="attendance"), "The largest: Tulip Fest in Laketown. 40,000 people came."),
        (Listing(order="least", measure="attendance"), "The smallest: Aru sings in Laketown. 9,000 people came"),
    ],
)
def test_superlative_begins_with_its_winner(
    year: KnowledgeBase, renderer: Renderer, listing: Listing, short: str
) -> None:
    """First, last, largest and smallest, with the number that decides."""
    reply = _listed(year, renderer, listing)
    assert reply.short.startswith(short)
    assert reply.events[0] not in reply.related


def test_superlative_of_a_disputed_number(year: KnowledgeBase, renderer: Renderer) -> None:
    """A winner whose number is disputed is given with all numbers."""
    listing = Listing(order="most", measure="attendance", kinds=("concert",))
    assert "25,000" in _listed(year, renderer, listing).short


def test_a_page_has_buttons_for_its_events(year: KnowledgeBase, renderer: Renderer) -> None:
    """Each shown event can be opened."""
    rows = _listed(year, renderer, AUGUST).buttons
    assert [row[0].data for row in rows] == ["e:en:aru-concert", "e:en:aru-laketown"]


def test_pages_turn_both_ways(year: KnowledgeBase, renderer: Renderer) -> None:
    """The first page leads on, the last page back, one in the middle both ways."""
    listing = Listing(fields=("music",))
    events = (*year.events, *year.events, *year.events)[: 2 * PAGE + 1]
    rows = [renderer.listed(Listed(listing=listing, events=events, page=page), "en").buttons[-1] for page in range(3)]
    pages = [[(button.data or "").rpartition(":")[2] for button in row] for row in rows]
    assert pages == [["1"], ["0", "2"], ["1"]]


def test_the_whole_text_holds_every_line(year: KnowledgeBase, renderer: Renderer) -> None:
    """The console shows the list whole, Telegram one page."""
    events = tuple(year.events)[: PAGE + 1]
    reply = renderer.listed(Listed(listing=Listing(fields=("music",)), events=events), "en")
    assert reply.text.count("• ") == PAGE + 1
    assert reply.html.count("• ") == PAGE


def test_the_year_has_its_own_heading_and_button(year: KnowledgeBase, renderer: Renderer) -> None:
    """A list without conditions is the year."""
    events = (*year.events, *year.events)[: PAGE + 1]
    reply = renderer.listed(Listed(listing=Listing(), events=events), "en")
    assert reply.text.startswith("A small year\nTwo things happened.")
    assert "The headlines of 2025" in reply.text
    assert reply.buttons[-1][0].data == "y:en:1"


def test_typed_words_stand_in_the_heading(renderer: Renderer) -> None:
    """A list by words says by which."""
    answer = Listed(listing=Listing(words=("aru",)), events=("aru-concert",), words=("Aru",))
    assert "«Aru»" in renderer.listed(answer, "en").text
