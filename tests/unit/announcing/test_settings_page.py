"""The message with the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.announcing.choices import KINDS, Target
from bot.announcing.settings_page import SettingsPage
from bot.delivery.outcomes import Loss
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.reply import Reply

NOW = 1_764_158_400.0
"""26 November 2025, 12:00 UTC."""
SUBSCRIPTION = Subscription(chat_id=-100, kinds=frozenset(KINDS), language="ru", set_up_by=1)


def _labels(reply: Reply) -> list[list[str]]:
    return [[button.text for button in row] for row in reply.buttons]


def _page(base: KnowledgeBase, language: Language = "en") -> SettingsPage:
    return SettingsPage(base, language)


def test_main(base: KnowledgeBase) -> None:
    """What is chosen, in words and as ticks."""
    reply = _page(base).main(SUBSCRIPTION, now=NOW)
    assert reply.text.splitlines() == [
        "Announcements in this chat",
        "Posts: This day in 2025, Month digest, New facts, Quiz of the week",
        "Subjects: all",
        "Time: 10:00, Asia/Almaty",
        "Quiz day: Friday",
    ]
    assert _labels(reply) == [
        ["✓ This day in 2025", "✓ Month digest"],
        ["✓ New facts", "✓ Quiz of the week"],
        ["Subjects: all"],
        ["English", "✓ Русский", "Қазақша"],
        ["10:00", "Asia/Almaty"],
        ["Friday", "With sound"],
        ["Pause", "Preview now"],
        ["Stop"],
    ]


def test_main_otherwise(base: KnowledgeBase) -> None:
    """A pause can be ended, a page in another topic offers to move, one in private adds a channel."""
    chosen = replace(
        SUBSCRIPTION, kinds=frozenset({Kind.MONTH}), subjects=frozenset({"film", "music"}), is_silent=True,
        paused_until=NOW + 86_400, thread_id=7,
    )  # fmt: skip
    reply = _page(base).main(chosen, now=NOW, here=9, note="Done.", channel_link="https://t.me/x")
    assert reply.text.splitlines() == [
        "Announcements in this topic",
        "Done.",
        "",
        "Posts: Month digest",
        "Subjects: music, film",
        "Time: 10:00, Asia/Almaty",
        "",
        "Paused until 27 November 2025.",
    ]
    labels = _labels(reply)
    assert labels[0] == ["This day in 2025", "✓ Month digest"]
    assert labels[2] == ["Subjects: 2"]
    assert labels[5:] == [
        ["Friday", "Without sound"],
        ["Go on now", "Preview now"],
        ["Post in this topic"],
        ["Stop"],
        ["Add me to a channel"],
    ]


@pytest.mark.parametrize("loss", [*(each.value for each in Loss), "something new"])
def test_broken(base: KnowledgeBase, loss: str) -> None:
    """Why nothing is posted."""
    broken = replace(SUBSCRIPTION, standing=Standing.BROKEN, reason=loss)
    assert "Stopped for now: the " in _page(base).main(broken, now=NOW, chat="News").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_way_back(base: KnowledgeBase, language: Language) -> None:
    """Pages to choose from, in every language; what is chosen has a tick; no button says too much for Telegram."""
    page = _page(base, language)
    chosen = replace(SUBSCRIPTION, chat_id=-1_009_999_999_999, thread_id=999_999_999, subjects=frozenset({"film"}))
    for reply in (
        page.subjects(chosen),
        page.hours(chosen),
        page.zones(chosen),
        page.weekdays(chosen),
        page.pauses(chosen),
    ):
        buttons = [button for row in reply.buttons for button in row]
        assert buttons[-1].data == "g:-1009999999999:999999999:m:"
        assert all(button.data and len(button.data.encode()) <= 64 for button in buttons)
        assert len(buttons) == 4 or sum(button.text.startswith("✓ ") for button in buttons) == 1


def test_zone_in_words_is_offered_only_in_place(base: KnowledgeBase) -> None:
    """Words set the zone of the chat they are written in."""
    assert "/settings Asia/Tokyo" in _page(base).zones(SUBSCRIPTION).text
    assert "/settings" not in _page(base).zones(SUBSCRIPTION, chat="News").text


def test_offers(base: KnowledgeBase) -> None:
    """Where there are no announcements, one press turns them on."""
    page, target = _page(base), Target(chat_id=-100)
    for reply in (page.offer(target), page.offer(target, is_ended=True), page.promoted(target, "A <b> channel")):
        assert reply.buttons[0][0].data == "g:-100:0:new:"
    assert "“A &lt;b&gt; channel”" in page.promoted(target, "A <b> channel").html


def test_chats(base: KnowledgeBase) -> None:
    """One button for each chat."""
    reply = _page(base).chats([(Target(chat_id=1), "Mine"), (Target(chat_id=-2, thread_id=3), "Club")])
    assert [(row[0].text, row[0].data) for row in reply.buttons] == [("Mine", "g:1:0:m:"), ("Club", "g:-2:3:m:")]
