"""Presses of buttons and what they lead to."""

from datetime import date

import pytest

from bot.answering.list_codes import encode
from bot.answering.listing import Listing
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.model import Language

TODAY = date(2026, 8, 10)


def _press(assistant: Assistant, data: str) -> Answered:
    return assistant.press(data, Context(today=TODAY, client="ru"))


@pytest.mark.parametrize(
    ("data", "events"),
    [
        ("e:kk:sky-museum", ("sky-museum",)),
        ("s:en:sky-museum", ("sky-museum",)),
        ("p:en:dimaria", ("aru-laketown", "dimaria-cancelled", "dimaria-award")),
        ("m:ru:5:0", ("tulip-fest-2025",)),
        ("y:en:0", ("sky-museum",)),
        (f"l:en:{encode(Listing(places=('laketown',)))}:0", ("tulip-fest-2025", "aru-laketown")),
        (f"l:en:{encode(Listing(places=('laketown',)))}:99", ("tulip-fest-2025", "aru-laketown")),
    ],
)
def test_press(small_assistant: Assistant, data: str, events: tuple[str, ...]) -> None:
    """A button says everything that its answer needs, so it survives a restart."""
    answered = _press(small_assistant, data)
    assert answered.reply.events == events
    assert answered.reply.lang == data.split(":")[1]


def test_press_a_language(small_assistant: Assistant) -> None:
    """A language is chosen by a button too."""
    assert _press(small_assistant, "c:kk:").language == "kk"


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "e",
        "e:en:gone",
        "s:en:gone",
        "p:en:gone",
        "l:en:p00000:0",
        "m:en:x:0",
        "y:en:x",
        "q:en:1:1",
        "e:xx:gone",
    ],
)
def test_press_an_old_button(small_assistant: Assistant, data: str) -> None:
    """Old and broken buttons get a polite reply in the language of the button or the client."""
    reply = _press(small_assistant, data).reply
    language: Language = "en" if ":en:" in data else "ru"
    assert reply.status == "unknown"
    assert reply.text == small_assistant.phrase("old_button", language)


def test_every_button_of_a_reply_can_be_pressed(small_assistant: Assistant) -> None:
    """Whatever is offered is also understood, in 64 bytes."""
    for message in ("when was Tulip Fest", "events in Laketown", "/month", "/artist", "/start", "Dimaria", "/year"):
        for row in small_assistant.reply(message, Context(today=TODAY)).reply.buttons:
            for button in row:
                assert button.data is not None
                assert len(button.data.encode()) <= 64
                assert _press(small_assistant, button.data).reply.text != small_assistant.phrase("old_button", "en")
