"""Posts about a base that is not the one that comes with the bot: a small one, about another year and country."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.news import find_news
from bot.announcing.post import Audience
from bot.knowledge.model import LANGUAGES, Language
from tests.unit.desk.packs import write_pack


@pytest.mark.parametrize("language", LANGUAGES)
def test_posts_of_a_small_base(tmp_path: Path, language: Language) -> None:
    """Every day, month and question; nothing in it is about Kazakhstan or 2025."""
    base = write_pack(tmp_path / "pack").load().base
    announcer, audience = Announcer(base, "a_bot"), Audience(language=language)
    days = [date(2040, 1, 1) + timedelta(number) for number in range(366)]
    posts = [announcer.day(day, audience) for day in days]
    posts += [announcer.month(date(2040, month, 1), audience) for month in range(1, 13)]
    posts += [announcer.news(find_news({}, base), audience)]
    posts += [announcer.quiz(day, audience, seed=1) for day in days[:20]]
    written = [post for post in posts if post is not None]
    assert {post.kind for post in written} >= {"day", "month", "news"}
    assert not any("2025" in post.html for post in written)
    assert any(str(base.info.year) in post.html for post in written)
