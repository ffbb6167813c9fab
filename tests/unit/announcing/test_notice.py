"""Words of the operator."""

from __future__ import annotations

import pytest

from bot.announcing.announcer import Announcer
from bot.knowledge.model import Language


@pytest.mark.parametrize(
    ("language", "post"),
    [
        ("en", "<b>From the editors</b>\n\nNo posts on Monday."),
        ("ru", "<b>От редакции</b>\n\nВ понедельник постов не будет."),
        ("kk", "<b>Редакциядан</b>\n\nNo posts on Monday."),
    ],
)
def test_notice(small_announcer: Announcer, language: Language, post: str) -> None:
    """In the language of the chat; without such words, in those that were written first."""
    texts: dict[Language, str] = {"en": " No posts on Monday.\n", "ru": "В понедельник постов не будет."}
    assert small_announcer.notice(texts, language).html == post


def test_notice_is_no_markup(small_announcer: Announcer) -> None:
    """What looks like a tag is shown as it was written."""
    assert "&lt;b&gt;" in small_announcer.notice({"en": "<b>"}, "en").html
