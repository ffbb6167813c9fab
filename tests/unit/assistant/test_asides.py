"""More of the last answer, and its sources."""

from dataclasses import replace
from datetime import date

import pytest

from bot.answering.answers import Turn
from bot.answering.listing import Listing
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.base import KnowledgeBase
from bot.rendering.lists import PAGE
from tests.unit.small_year import with_entries

TODAY = date(2026, 5, 1)
MORE = ["more", "next", "tell me more", "show more", "what else?", "ещё", "дальше", "а ещё?", "тағы", "әрі қарай"]
SOURCES = [
    "what are the sources?", "source?", "where did you get that?", "откуда это", "источник?", "откуда ты знаешь?",
    "дереккөз қайда?", "бұл қайдан алынды", "қайдан білесіз?",
]  # fmt: skip


def _reply(assistant: Assistant, message: str, last: Turn | None = None) -> Answered:
    return assistant.reply(message, Context(today=TODAY, last=last))


@pytest.fixture(scope="module")
def long_assistant(year: KnowledgeBase) -> Assistant:
    """A year with two pages of concerts."""
    concert = year.events["aru-concert"]
    copies = [concert.model_copy(update={"id": f"aru-{number}"}) for number in range(PAGE)]
    return Assistant(with_entries(year, events=copies))


@pytest.mark.parametrize("message", MORE)
def test_next_page(long_assistant: Assistant, message: str) -> None:
    """After a list, more is its next page, and after the last page that was all."""
    first = _reply(long_assistant, "concerts")
    assert first.turn == Turn(listing=Listing(kinds=("concert",)))
    second = _reply(long_assistant, message, first.turn)
    assert second.turn == Turn(listing=Listing(kinds=("concert",)), page=1)
    assert second.reply.events == first.reply.events
    assert len(second.reply.text.splitlines()) == 1 + len(first.reply.events) - PAGE
    assert second.reply.short.endswith("Dimaria's violin night (cancelled).") or second.reply.lang != "en"
    third = _reply(long_assistant, message, second.turn)
    assert (third.reply.intent, third.turn) == ("list_ends", None)


def test_more_after_a_button(small_assistant: Assistant) -> None:
    """A button that turned a page is where more goes on from."""
    pressed = small_assistant.press("m:en:8:1", Context(today=TODAY))
    assert pressed.turn is not None
    assert pressed.turn.page == 1
    assert _reply(small_assistant, "more", pressed.turn).reply.intent == "list_ends"


def test_more_of_the_kind_that_was_listed(long_assistant: Assistant) -> None:
    """More concerts are the next page of the concerts; more museums are museums."""
    last = Turn(listing=Listing(kinds=("concert",)))
    assert _reply(long_assistant, "more concerts", last).turn == replace(last, page=1)
    assert _reply(long_assistant, "more museums", last).reply.events == ("sky-museum",)


@pytest.mark.parametrize("message", MORE)
def test_more_of_an_event(small_assistant: Assistant, message: str) -> None:
    """After an answer about one event, more is what else is known of it, then what belongs with it."""
    first = _reply(small_assistant, message, Turn(event="aru-laketown"))
    assert first.reply.intent == "more"
    assert first.turn == Turn(event="aru-laketown", page=1)
    second = _reply(small_assistant, message, first.turn)
    assert second.reply.events == ("aru-laketown",)
    assert "aru-concert" in second.reply.related
    assert second.reply.short != first.reply.short


@pytest.mark.parametrize("message", MORE)
def test_more_of_nothing(small_assistant: Assistant, message: str) -> None:
    """Without an earlier answer the bot says what it needs; what else there is, is the year."""
    assert _reply(small_assistant, message).reply.intent in ("more_of_what", "list")


@pytest.mark.parametrize("message", ["who else?", "more in May", "more of Tulip Fest"])
def test_more_with_a_subject(small_assistant: Assistant, message: str) -> None:
    """A message that says what it wants is no bare wish for more."""
    assert _reply(small_assistant, message, Turn(event="aru-laketown")).reply.intent != "more"


@pytest.mark.parametrize("message", SOURCES)
def test_sources(small_assistant: Assistant, message: str) -> None:
    """The sources are those of the last answer; without one the bot says what it needs."""
    reply = _reply(small_assistant, message, Turn(event="sky-museum")).reply
    assert (reply.intent, reply.events) == ("source", ("sky-museum",))
    assert _reply(small_assistant, message).reply.intent == "sources_of_what"


def test_sources_of_a_list(small_assistant: Assistant) -> None:
    """Each event of a list has its own."""
    reply = _reply(small_assistant, "sources?", Turn(listing=Listing(places=("laketown",)))).reply
    assert reply.status == "suggest"
    data = [button.data for row in reply.buttons for button in row]
    assert data == ["s:en:tulip-fest-2025", "s:en:aru-laketown"]


def test_list_of_one_is_its_event(small_assistant: Assistant) -> None:
    """After a list of one event, the event is what a question leans on."""
    listed = _reply(small_assistant, "and in December?", Turn(listing=Listing(people=("dimaria",))))
    assert listed.turn is not None
    assert listed.turn.event == "dimaria-award"
