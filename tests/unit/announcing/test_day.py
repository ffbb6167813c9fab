"""This day in the year."""

from __future__ import annotations

from datetime import date

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.day import find_day
from bot.announcing.post import Audience
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from tests.unit.small_year import with_entries

TULIPS = ("tulip-fest-2025",)


def _at(year: KnowledgeBase, name: str, start: str, end: str | None = None, **more: object) -> Event:
    """Return an event of the made-up year on other days."""
    event = year.events[name]
    occurrence = event.occurrences[0].model_copy(update={"start": start, "end": end})
    return event.model_copy(update={"occurrences": (occurrence,), **more})


def test_post_of_a_day(small_announcer: Announcer, english: Audience) -> None:
    """Title, summary, place and source; buttons that lead to the private chat and to the source."""
    post = small_announcer.day(date(2031, 8, 25), english)
    assert post is not None
    assert post.html == (
        "<b>On this day in 2025 · 25 August</b>\n"
        "\n"
        "<b>Aru sings in Laketown</b>\n"
        "Aru Dalayeva sang in Laketown on 25 August 2025.\n"
        "📍 Laketown, Laketown Arena\n"
        '<i>Source: <a href="https://news.example/1">Longtown News</a></i>'
    )
    assert [(button.text, button.url, button.data) for row in post.buttons for button in row] == [
        ("Read on in the bot", "https://t.me/yearbot_test_bot?start=e-aru-laketown", None),
        ("Longtown News", "https://news.example/1", None),
    ]


@pytest.mark.parametrize(
    ("day", "events"),
    [
        (date(2026, 4, 30), None),
        (date(2026, 5, 1), TULIPS),
        (date(2026, 5, 2), TULIPS),
        (date(2026, 5, 3), TULIPS),
        (date(2026, 5, 4), None),
    ],
)
def test_short_event_is_held_on_each_day(
    small_announcer: Announcer, english: Audience, day: date, events: tuple[str, ...] | None
) -> None:
    """A festival of three days; a day without an event has no post."""
    post = small_announcer.day(day, english)
    assert (post.events if post else None) == events


@pytest.mark.parametrize("day", [6, 7])
def test_long_event_is_only_also_running(year: KnowledgeBase, english: Audience, day: int) -> None:
    """Between its first and its last day it is a line below the events of the day, and no post of its own."""
    base = with_entries(
        year, events=[_at(year, "tulip-fest-2025", "2025-05-01", "2025-05-30"), _at(year, "snow-opera", "2025-05-06")]
    )
    post = Announcer(base, "a_bot").day(date(2026, 5, day), english)
    if day == 7:
        assert post is None
    else:
        assert post is not None
        also = 'Also running: <a href="https://t.me/a_bot?start=e-tulip-fest-2025">Tulip Fest in Laketown</a>.'
        assert post.events == ("snow-opera",)
        assert post.html.splitlines()[-1] == also


@pytest.mark.parametrize(("start", "end"), [("2025-05", None), ("2025", None), ("2025-05-01", "2025-05")])
def test_event_without_a_day(year: KnowledgeBase, english: Audience, start: str, end: str | None) -> None:
    """What is known to the month was not on this day; a start that is known to the day was."""
    base = with_entries(year, events=[_at(year, "tulip-fest-2025", start, end)])
    assert (find_day(base, date(2026, 5, 1), english) is not None) == (start == "2025-05-01")
    assert find_day(base, date(2026, 5, 31), english) is None


def test_cancelled_event_was_not_held(small_announcer: Announcer, english: Audience) -> None:
    """There is nothing to celebrate."""
    assert small_announcer.day(date(2026, 11, 2), english) is None


def test_subjects(small_announcer: Announcer) -> None:
    """A chat that reads about museums is not told of concerts."""
    museums = Audience(language="en", subjects=frozenset({"museum"}))
    assert small_announcer.day(date(2026, 8, 25), museums) is None
    assert small_announcer.day(date(2026, 9, 12), museums) is not None


def test_best_first_and_the_rest_by_title(year: KnowledgeBase, english: Audience) -> None:
    """Three events are told, further ones are named; each has a way to the bot."""
    names = ["sky-museum", "aru-laketown", "tulip-fest-2025", "snow-opera", "dimaria-award"]
    base = with_entries(year, events=[_at(year, name, "2025-03-03") for name in names])
    post = Announcer(base, "a_bot").day(date(2026, 3, 3), english)
    assert post is not None
    assert post.events == ("sky-museum", "aru-laketown", "dimaria-award", "snow-opera", "tulip-fest-2025")
    assert post.html.count("<b>") == 4
    assert '• <a href="https://t.me/a_bot?start=e-snow-opera">The Snow Queen opera opens</a>' in post.html
    assert [row[0].url for row in post.buttons] == [f"https://t.me/a_bot?start=e-{each}" for each in post.events[:3]]


def test_station_of_something_greater_comes_later(year: KnowledgeBase, english: Audience) -> None:
    """An event that the day is about comes before a heavier one that merely passed through it."""
    museum = year.events["sky-museum"]
    stop = museum.occurrences[0].model_copy(update={"start": "2025-08-25"})
    museum = museum.model_copy(update={"occurrences": (*museum.occurrences, stop), "weight": 4})
    found = find_day(with_entries(year, events=[museum]), date(2026, 8, 25), english)
    assert found is not None
    assert [event.id for event, _ in found.held] == ["aru-laketown", "sky-museum"]


@pytest.mark.parametrize(
    ("base_year", "today", "days"),
    [
        (2025, date(2028, 2, 29), None),
        (2024, date(2028, 2, 29), [29]),
        (2024, date(2028, 2, 28), [28]),
        (2024, date(2026, 2, 28), [28, 29]),
        (2025, date(2026, 2, 28), [28]),
    ],
)
def test_29_february(
    year: KnowledgeBase, english: Audience, base_year: int, today: date, days: list[int] | None
) -> None:
    """The leap day of the base is told on the 28th of a common year; one that the base lacks has no post."""
    dates = [f"{base_year}-02-{day}" for day in (28, 29) if day == 28 or base_year == 2024]
    events = [_at(year, name, each) for name, each in zip(("snow-opera", "aru-laketown"), dates, strict=False)]
    info = year.info.model_copy(update={"year": base_year})
    base = with_entries(year, events=events)
    found = find_day(type(base)(**{**vars(base), "info": info}), today, english)
    assert (sorted(event.occurrences[0].first.day or 0 for event, _ in found.held) if found else None) == days
    assert (len(found.days) if found else 0) == (2 if days == [28, 29] else 1 if days else 0)
