"""The bot without a chat around it: messages, commands, languages."""

from datetime import date

import pytest

from bot.answering.answers import Explanation, Turn
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.commands import COMMANDS
from bot.assistant.context import Context
from bot.knowledge.model import LANGUAGES, Language

TODAY = date(2026, 8, 10)


def _reply(assistant: Assistant, message: str, *, last: Turn | None = None, client: str | None = None) -> Answered:
    return assistant.reply(message, Context(today=TODAY, last=last, client=client))


@pytest.mark.parametrize(
    ("message", "language"),
    [("when was Tulip Fest", "en"), ("когда был Тюльпан Фест", "ru"), ("Қызғалдақ Фест қашан болды", "kk")],
)
def test_reply_in_the_language_of_the_message(small_assistant: Assistant, message: str, language: str) -> None:
    """What a message shows wins over what the client says."""
    answered = _reply(small_assistant, message, client="ru")
    assert answered.reply.lang == language
    assert answered.reply.events == ("tulip-fest-2025",)


@pytest.mark.parametrize(
    ("chosen", "client", "language"),
    [(None, None, "en"), (None, "kk-KZ", "kk"), (None, "de", "en"), ("ru", "kk", "ru"), ("kk", None, "kk")],
)
def test_language_that_a_message_does_not_show(
    small_assistant: Assistant, chosen: Language | None, client: str | None, language: str
) -> None:
    """The chosen language, else the client's, else English."""
    context = Context(today=TODAY, chosen=chosen, client=client)
    assert small_assistant.reply("Tulip Fest", context).reply.lang == language


def test_language_of_letters(small_assistant: Assistant) -> None:
    """Where nothing else tells, Cyrillic letters are answered in Russian."""
    assert small_assistant.reply("Тюльпан Фест", Context(today=TODAY)).reply.lang == "ru"
    assert small_assistant.reply("Тюльпан Фест", Context(today=TODAY, client="kk")).reply.lang == "kk"


def test_turn_of_an_answer(small_assistant: Assistant) -> None:
    """What was answered is what a follow-up leans on."""
    first = _reply(small_assistant, "when did Aru sing in Longtown?")
    assert first.turn == Turn(event="aru-concert", ask="when")
    second = _reply(small_assistant, "and in Laketown?", last=first.turn)
    assert second.reply.short.startswith("25 August 2025")


def test_turn_of_a_list(small_assistant: Assistant) -> None:
    """A list is remembered as its conditions."""
    answered = _reply(small_assistant, "what happened in August?")
    assert answered.turn is not None
    assert answered.turn.listing is not None
    assert answered.turn.listing.spans == ((date(2025, 8, 1), date(2025, 8, 31)),)


@pytest.mark.parametrize("message", ["hello", "Aru in Madrid", "Aru in 2019", "?"])
def test_no_turn_without_an_answer(small_assistant: Assistant, message: str) -> None:
    """Small talk and what is unknown leave the last subject as it was."""
    assert _reply(small_assistant, message).turn is None


@pytest.mark.parametrize("message", ["source?", "sources of Tulip Fest", "Тюльпан Фест источник"])
def test_source_question(small_assistant: Assistant, message: str) -> None:
    """Asked for a source, the bot lists all of them."""
    answered = _reply(small_assistant, message, last=Turn(event="tulip-fest-2025"))
    assert answered.reply.intent == "source"
    assert "https://news.example/1" in answered.reply.text


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("/start", "smalltalk"),
        ("/start e-tulip-fest-2025", "answer"),
        ("/start p-aru", "answer"),
        ("/start m-9", "answer"),
        ("/start nonsense", "smalltalk"),
        ("/help", "smalltalk"),
        ("/ask", "smalltalk"),
        ("/ask when was Tulip Fest", "answer"),
        ("/month", "suggest"),
        ("/month 9", "answer"),
        ("/artist", "suggest"),
        ("/artist Aru", "answer"),
        ("/today", "answer"),
        ("/year", "answer"),
        ("/random", "answer"),
        ("/source", "smalltalk"),
        ("/language", "smalltalk"),
        ("/language kk", "smalltalk"),
        ("/nonsense", "unknown"),
    ],
)
def test_commands(small_assistant: Assistant, command: str, status: str) -> None:
    """Every command has its reply, with words and without."""
    assert _reply(small_assistant, command).reply.status == status


def test_source_command_of_the_last_answer(small_assistant: Assistant) -> None:
    """After an answer, /source lists its sources."""
    reply = _reply(small_assistant, "/source", last=Turn(event="sky-museum")).reply
    assert (reply.intent, reply.events) == ("source", ("sky-museum",))


@pytest.mark.parametrize("words", ["kk", "KK", "Қазақша", "қазақша"])
def test_language_command(small_assistant: Assistant, words: str) -> None:
    """A language is chosen by its code or its own name, and confirmed in it."""
    answered = _reply(small_assistant, f"/language {words}")
    assert answered.language == "kk"
    assert answered.reply.lang == "kk"


def test_random_depends_on_the_seed_only(small_assistant: Assistant) -> None:
    """Chance comes from outside."""
    events = [
        small_assistant.reply("/random", Context(today=TODAY, seed=seed)).reply.events for seed in (1, 1, 2, 3, 4)
    ]
    assert events[0] == events[1]
    assert len(set(events)) > 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_profile(small_assistant: Assistant, language: Language) -> None:
    """Every command is described; Telegram's limits for descriptions hold."""
    menu = small_assistant.menu(language)
    assert [name for name, _ in menu] == list(COMMANDS)
    assert all(0 < len(what) <= 256 for _, what in menu)
    profile = small_assistant.profile(language)
    assert len(profile.description) <= 512
    assert len(profile.short_description) <= 120


def test_explanation_is_filled(small_assistant: Assistant) -> None:
    """Asked to explain, the assistant notes its steps."""
    notes = Explanation()
    small_assistant.reply("when was Tulip Fest", Context(today=TODAY), notes)
    assert notes.lines
