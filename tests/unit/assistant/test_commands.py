"""Messages that are commands."""

import pytest

from bot.assistant.commands import COMMANDS, Command, parse_command


@pytest.mark.parametrize(
    ("message", "command"),
    [
        ("/start", Command("start", "")),
        ("/month 9", Command("month", "9")),
        ("/MONTH  September ", Command("month", "September")),
        ("/ask when did Aru sing?", Command("ask", "when did Aru sing?")),
        ("/ask\nwhen?", Command("ask", "when?")),
        ("/help@some_bot", Command("help", "", "some_bot")),
        ("/artist@some_bot Димаш", Command("artist", "Димаш", "some_bot")),
        ("/nonsense", Command("nonsense", "")),
    ],
)
def test_parse_command(message: str, command: Command) -> None:
    """A name in any case, the bot it is for, and the words after it."""
    assert parse_command(message) == command


@pytest.mark.parametrize("message", ["hello", "", "/", "9/10", "a /month", "/мес 9", "/ month", "/a-b"])
def test_parse_other_text(message: str) -> None:
    """Any other text is a question."""
    assert parse_command(message) is None


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_can_be_registered(name: str) -> None:
    """Telegram takes lower-case names of up to 32 letters."""
    assert name.isascii()
    assert name.islower()
    assert len(name) <= 32
