"""The digest of a month."""

from __future__ import annotations

from datetime import date

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.post import Audience
from bot.knowledge.model import Language


def test_digest_of_a_whole_month(announcer: Announcer, english: Audience) -> None:
    """What kind of a month it was, its headlines with sources, how many events it had, the way to all of them."""
    post = announcer.month(date(2026, 9, 1), english)
    assert post is not None
    lines = post.html.splitlines()
    assert lines[0] == "<b>September 2025</b>"
    assert lines[2] == announcer.base.months["09"].text["en"].replace("&", "&amp;")
    assert set(announcer.base.months["09"].headlines) <= set(post.events)
    assert all('<a href="https://t.me/yearbot_test_bot?start=e-' in line for line in lines[4:10])
    assert lines[-1].startswith("The month had ")
    assert post.buttons[-1][0].url == "https://t.me/yearbot_test_bot?start=m-9"


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "<b>September 2025 · film</b>"),
        ("ru", "<b>Сентябрь 2025 года · кино</b>"),
        ("kk", "<b>2025 жылғы қыркүйек · кино</b>"),
    ],
)
def test_digest_of_a_subject(announcer: Announcer, language: Language, heading: str) -> None:
    """Whoever reads about films only is not told of museums; the heading says so."""
    post = announcer.month(date(2026, 9, 1), Audience(language=language, subjects=frozenset({"film"})))
    assert post is not None
    assert post.html.splitlines()[0] == heading
    assert all("film" in announcer.base.events[each].fields for each in post.events)
    assert announcer.base.months["09"].text[language] not in post.html


def test_month_without_events(small_announcer: Announcer, english: Audience) -> None:
    """Has no digest; neither has one whose only event was called off."""
    assert small_announcer.month(date(2026, 3, 1), english) is None
    assert small_announcer.month(date(2026, 11, 1), english) is None


def test_month_that_is_not_told(small_announcer: Announcer, english: Audience) -> None:
    """Then there are only its events."""
    post = small_announcer.month(date(2026, 12, 1), english)
    assert post is not None
    assert post.html == (
        "<b>December 2025</b>\n"
        "\n"
        '• 8 December — <a href="https://t.me/yearbot_test_bot?start=e-dimaria-award">Dimaria gets the Bow prize in '
        'Portus</a> (<a href="https://news.example/1">Longtown News</a>)\n'
        "\n"
        "The month had 1 event in all."
    )
