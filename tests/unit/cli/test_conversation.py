from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.assistant.assistant import Assistant
from bot.cli.conversation import REMEMBERED, Conversation, is_farewell

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        """Return the time it shows."""
        return self.now


def _conversation(assistant: Assistant, clock: Clock) -> Conversation:
    return Conversation(assistant, client=None, whole=False, clock=clock)


@pytest.mark.parametrize(("late", "remembered"), [(timedelta(), True), (timedelta(seconds=1), False)])
def test_conversation_remembers_ten_minutes(assistant: Assistant, late: timedelta, remembered: bool) -> None:
    """A follow-up leans on the last answer for ten minutes, not longer."""
    clock = Clock()
    conversation = _conversation(assistant, clock)
    conversation.answer("Backstreet Boys in Almaty")
    clock.now += REMEMBERED + late
    events = conversation.answer("how many people came?").reply.events
    assert (events[:1] == ("backstreet-boys-almaty",)) is remembered


def test_conversation_turns_pages(assistant: Assistant) -> None:
    """Where lists are paged, the last numbers turn the page, and numbers stand for what is shown."""
    conversation = _conversation(assistant, Clock())
    first = conversation.answer("/month 9")
    second = conversation.answer(str(len(first.screen.choices)))
    assert first.reply.events == second.reply.events
    assert first.screen.choices[0] != second.screen.choices[0]
    opened = conversation.answer("1")
    assert f"e:en:{opened.reply.events[0]}" == second.screen.choices[0]


def test_conversation_number_of_an_older_reply(assistant: Assistant) -> None:
    """Numbers stand for the choices of the last reply only."""
    conversation = _conversation(assistant, Clock())
    conversation.answer("/month 9")
    conversation.answer("thanks")
    assert conversation.answer("3").reply.intent != "tell"


def test_conversation_today_is_the_day_of_the_base(assistant: Assistant) -> None:
    """/today looks at the clock in the time zone of the base."""
    clock = Clock()
    clock.now = datetime(2026, 8, 9, 20, tzinfo=UTC)  # already the 10th in Almaty
    assert "jennifer-lopez-almaty" in _conversation(assistant, clock).answer("/today").reply.events


def test_conversation_language_chosen_by_number(assistant: Assistant) -> None:
    """A language can be picked by its number."""
    conversation = _conversation(assistant, Clock())
    choices = conversation.answer("/language").screen.choices
    conversation.answer(str(choices.index("c:kk:") + 1))
    assert conversation.language() == "kk"


@pytest.mark.parametrize(("line", "expected"), [("/quit", True), (" /Exit\n", True), ("quit", False), ("/q", False)])
def test_is_farewell(line: str, expected: bool) -> None:
    """Only the command ends a conversation; the word may be a question."""
    assert is_farewell(line) is expected
