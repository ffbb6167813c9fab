from __future__ import annotations

from bench.hostile import LONGEST_MESSAGE, SORTS, VARIANTS, hostile_messages
from bot.knowledge.base import KnowledgeBase


def test_hostile_messages(base: KnowledgeBase) -> None:
    """Every sort comes in several messages, all as long as Telegram allows and the same in every run."""
    messages = list(hostile_messages(base))
    assert [sort for sort, _ in messages] == [sort for sort in SORTS for _ in range(VARIANTS)]
    assert {len(text) for _, text in messages} == {LONGEST_MESSAGE}
    assert messages == list(hostile_messages(base))
    assert messages != list(hostile_messages(base, seed=2))


def test_hostile_messages_are_text(base: KnowledgeBase) -> None:
    """Each can be sent: there is nothing in it that UTF-8 cannot say."""
    assert all(text.encode() for _, text in hostile_messages(base))
