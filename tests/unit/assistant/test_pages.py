"""The pages behind the commands."""

from datetime import date

import pytest

from bot.assistant.pages import Pages
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def pages(year: KnowledgeBase, renderer: Renderer, reader: Reader) -> Pages:
    """The pages of the made-up year."""
    return Pages(year, renderer, reader)


@pytest.mark.parametrize("words", ["9", "09", "September", "сентябрь", "в сентябре", "қыркүйек", "sentyabr"])
def test_month(pages: Pages, words: str) -> None:
    """A month by its number or its name in any language."""
    reply, listing = pages.month(words, "en")
    assert reply.events == ("wind-premiere", "sky-museum")
    assert listing is not None


def test_month_without_words_offers_twelve(pages: Pages) -> None:
    """Without a month, all are offered as buttons."""
    reply, listing = pages.month("", "ru")
    buttons = [button for row in reply.buttons for button in row]
    assert [button.data for button in buttons] == [f"m:ru:{number}:0" for number in range(1, 13)]
    assert buttons[0].text == "Январь"
    assert listing is None


@pytest.mark.parametrize("words", ["13", "0", "blah", "Longtown"])
def test_month_that_is_none(pages: Pages, words: str) -> None:
    """What is no month is answered with the twelve."""
    reply, _ = pages.month(words, "en")
    assert reply.status == "suggest"
    assert sum(len(row) for row in reply.buttons) == 12


def test_month_without_events(pages: Pages) -> None:
    """An empty month is not covered."""
    reply, listing = pages.month("3", "en")
    assert (reply.status, listing) == ("unknown", None)


def test_person(pages: Pages) -> None:
    """Who it is, and every event in order with the role."""
    reply, listing = pages.person("dimaria", "en")
    assert reply.text.startswith("Dimaria Qosanova — a violinist.")
    assert [line for line in reply.text.splitlines() if line.startswith("•")] == [
        "• 25 August — Aru sings in Laketown (guest)",
        "• 2 November — Dimaria's violin night (performer, cancelled)",
        "• 8 December — Dimaria gets the Bow prize in Portus (winner)",
    ]
    assert listing is not None
    assert listing.people == ("dimaria",)


@pytest.mark.parametrize("words", ["Dimaria", "димария", "dimraia qosanova", "Косанова Димария", "Dimariya"])
def test_find_person(pages: Pages, reader: Reader, words: str) -> None:
    """A name in any script, with slips."""
    reply, _ = pages.find_person(reader.read(words), "en")
    assert reply.short.startswith("Dimaria Qosanova")


def test_find_person_without_a_name(pages: Pages) -> None:
    """Without a name, those with most to tell are offered."""
    reply, _ = pages.find_person(None, "en")
    assert reply.status == "suggest"
    assert "p:en:aru" in [row[0].data for row in reply.buttons]


def test_find_person_nobody_knows(pages: Pages, reader: Reader) -> None:
    """An unknown name is answered with a choice, not with somebody else."""
    reply, _ = pages.find_person(reader.read("Madonna"), "en")
    assert reply.status == "suggest"
    assert reply.events == ()
    assert reply.buttons


def test_person_without_events(year: KnowledgeBase, renderer: Renderer, reader: Reader) -> None:
    """Somebody who only stands in the base is said to have no event."""
    extra = year.people["marat"].model_copy(update={"id": "nobody"})
    base = with_entries(year, people=[extra])
    reply, listing = Pages(base, renderer, reader).person("nobody", "en")
    assert "no 2025 event" in reply.text
    assert listing is None


@pytest.mark.parametrize(
    ("today", "events"),
    [
        (date(2026, 8, 10), ("aru-concert",)),
        (date(2031, 5, 2), ("tulip-fest-2025",)),
        (date(2026, 5, 4), ()),
        (date(2028, 2, 29), ()),
    ],
)
def test_day(pages: Pages, today: date, events: tuple[str, ...]) -> None:
    """What fell on this day of the base's year, whatever the year is now."""
    assert pages.day(today, "en").events == events


def test_day_with_a_long_event(year: KnowledgeBase, renderer: Renderer, reader: Reader) -> None:
    """What runs for weeks is mentioned in one line, and headed only where it begins and ends."""
    entry = year.events["tulip-fest-2025"]
    long = entry.occurrences[0].model_copy(update={"end": "2025-06-30"})
    base = with_entries(year, events=[entry.model_copy(update={"occurrences": (long,)})])
    pages = Pages(base, renderer, reader)
    between, begins = pages.day(date(2026, 6, 10), "en"), pages.day(date(2026, 5, 1), "en")
    assert "Also running: Tulip Fest in Laketown" in between.text
    assert "• Tulip Fest in Laketown" in begins.text
    assert "Also running" not in begins.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_lists_the_menu(pages: Pages, language: Language) -> None:
    """Every command stands in the help."""
    reply = pages.help(language, [("month", "a month & more")])
    assert "/month — a month & more" in reply.text
    assert "/month — a month &amp; more" in reply.html


@pytest.mark.parametrize("language", LANGUAGES)
def test_start_and_languages_offer_languages(pages: Pages, language: Language) -> None:
    """A newcomer can choose at once."""
    for reply in (pages.start(language), pages.languages(language)):
        assert [button.data for button in reply.buttons[0]] == ["c:en:", "c:ru:", "c:kk:"]
