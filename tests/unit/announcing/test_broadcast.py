"""A notice of the operator on its way to the outbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.broadcast import Notice, draft_notice, parse_texts, select_audience
from bot.announcing.broadcast_page import BroadcastPage, broadcast_data, parse_broadcast
from bot.delivery.contents import Text
from bot.delivery.records import Kind, Progress, State
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.base import KnowledgeBase

NOW = 1000.0
PLAIN = Subscription(chat_id=1, kinds=frozenset({Kind.QUIZ}), language="en", set_up_by=1)
SUBSCRIPTIONS = [
    PLAIN,
    replace(PLAIN, chat_id=-2, language="kk", is_silent=True),
    replace(PLAIN, chat_id=-3, language="ru", thread_id=7),
    replace(PLAIN, chat_id=-4, standing=Standing.BROKEN),
    replace(PLAIN, chat_id=-5, paused_until=NOW + 1),
]


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        ("No posts on Monday.", {"en": "No posts on Monday."}),
        ("en: Monday.\nru: Понедельник.\nи вторник", {"en": "Monday.", "ru": "Понедельник.\nи вторник"}),
        ("kk: Дүйсенбі", {"kk": "Дүйсенбі"}),
        ("Note: en: is a code", {"en": "Note: en: is a code"}),
        ("Hello\nru: Привет", {"en": "Hello\nru: Привет"}),
        ("en:\nru: Привет", {"ru": "Привет"}),
        ("  ", {}),
        ("en:", {}),
    ],
)
def test_parse_texts(words: str, texts: dict[str, str]) -> None:
    """One text for all, or one for each language."""
    assert parse_texts(words) == texts


@pytest.mark.parametrize(
    ("audience", "chats"), [("all", [1, -2, -3]), ("en", [1]), ("kk", [-2]), ("rooms", [-2, -3]), ("people", [1])]
)
def test_audience(audience: str, chats: list[int]) -> None:
    """Subscribers only, and of those none who paused or cannot be written to."""
    assert [each.chat_id for each in select_audience(SUBSCRIPTIONS, audience, NOW)] == chats


def test_drafts(small_announcer: Announcer) -> None:
    """Each chat in its language; the key names notice, chat and topic, so that a second press sends nothing."""
    notice = Notice(batch="notice-1", texts={"en": "Monday.", "ru": "Понедельник."})
    drafts = draft_notice(notice, SUBSCRIPTIONS[:3], small_announcer, NOW)
    assert [(each.key, each.chat_id, each.thread_id, each.is_silent) for each in drafts] == [
        ("notice-1:1:0", 1, None, False),
        ("notice-1:-2:0", -2, None, True),
        ("notice-1:-3:7", -3, 7, False),
    ]
    bodies = [each.content.html if isinstance(each.content, Text) else "" for each in drafts]
    assert [body.splitlines()[-1] for body in bodies] == ["Monday.", "Monday.", "Понедельник."]
    assert {(each.kind, each.batch) for each in drafts} == {(Kind.NOTICE, "notice-1")}


def test_page_of_audiences(base: KnowledgeBase) -> None:
    """Only those that have anybody in them, with how many."""
    reply = BroadcastPage(base, "en").audiences("n", SUBSCRIPTIONS[:2], NOW)
    assert [row[0].text for row in reply.buttons] == [
        "All · 2", "English · 1", "Қазақша · 1", "Groups and channels · 1", "Private chats · 1", "Cancel",
    ]  # fmt: skip
    assert BroadcastPage(base, "en").audiences("n", [], NOW).text == "Nobody would get it."


def test_confirmation(base: KnowledgeBase) -> None:
    """Whom and how many."""
    reply = BroadcastPage(base, "ru").confirm("n", "rooms", 12)
    assert reply.text == ("Отправить? Кому: Группы и каналы. Получателей: 12. Рассылку можно будет остановить.")
    assert [button.data for row in reply.buttons for button in row] == ["b:n:go:rooms", "b:n:who:", "b:n:no:"]


def test_progress(base: KnowledgeBase) -> None:
    """While it runs, it can be stopped; when it is over, all that became of it is told."""
    page = BroadcastPage(base, "en")
    running = page.progress("n", Progress(counts={State.SENT: 3, State.PENDING: 4}))
    assert running.text == "Being sent: 3 of 7."
    assert [button.data for button in running.buttons[0]] == ["b:n:stop:", "b:n:refresh:"]
    counts = {State.SENT: 3, State.FAILED: 2, State.UNKNOWN: 1, State.CANCELLED: 4, State.EXPIRED: 1}
    over = page.progress("n", Progress(counts=counts))
    assert over.text.splitlines() == [
        "Done. Sent: 3 of 11.",
        "Refused: 2.",
        "Unknown whether they arrived: 1.",
        "Stopped before they were sent: 5.",
    ]
    assert over.buttons == ()


def test_data() -> None:
    """It comes back as it was; what is none is told."""
    assert parse_broadcast(broadcast_data("notice-1a", "to", "all")) == ("notice-1a", "to", "all")
    assert parse_broadcast("b:x") is None
    assert parse_broadcast("g:1:0:m") is None
