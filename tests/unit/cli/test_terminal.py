from __future__ import annotations

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.assistant.assistant import Assistant
from bot.cli.conversation import Conversation
from bot.cli.terminal import state_folder, talk


def _talk(assistant: Assistant, typed: str) -> None:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(typed)
        talk(Conversation(assistant, client="en", whole=False))


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for the history."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "yearbot"


def test_talk_until_quit(assistant: Assistant, capsys: pytest.CaptureFixture[str], state: Path) -> None:
    """A conversation greets, answers, ends with /quit and remembers what was typed."""
    _talk(assistant, "when was Dimash in New York?\r/quit\r")
    out = capsys.readouterr().out
    assert assistant.base.info.covers["en"][:40] in out
    assert "5 October 2025" in out
    assert "when was Dimash in New York?" in (state / "history").read_text(encoding="utf-8")


def test_talk_until_ctrl_d(assistant: Assistant) -> None:
    """Ctrl-D ends the conversation as /quit does."""
    _talk(assistant, "hello\r\x04")


def test_talk_ctrl_c(assistant: Assistant) -> None:
    """Ctrl-C interrupts; the command line makes exit status 130 of it."""
    with pytest.raises(KeyboardInterrupt):
        _talk(assistant, "hel\x03")


def test_talk_says_how_to_go_on(assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    """A list longer than a page says how to see the rest."""
    _talk(assistant, "/month 9\r/quit\r")
    assert "Type a number to open it or to turn the page." in capsys.readouterr().out


def test_talk_without_a_writable_home(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A home that cannot be written costs the history only."""
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(file))
    _talk(assistant, "hello\r/quit\r")
    assert capsys.readouterr().out


def test_state_folder_follows_xdg() -> None:
    """XDG_STATE_HOME decides where it is absolute."""
    assert state_folder({"XDG_STATE_HOME": "/somewhere"}) == Path("/somewhere/yearbot")
    default = Path.home() / ".local/state/yearbot"
    assert state_folder({}) == state_folder({"XDG_STATE_HOME": "relative"}) == default
