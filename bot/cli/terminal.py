"""The conversation in a real terminal: line editing, history, colours."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from rich.console import Console
from rich.text import Text

from bot.assistant.commands import COMMANDS
from bot.cli.conversation import Conversation, is_farewell
from bot.cli.screen import Screen, turns_page
from bot.knowledge.model import Language

__all__ = ["state_folder", "talk"]

PROMPT = "› "

_HINTS: dict[Language, str] = {
    "en": "Type a number to open it, /help for all commands, /quit to leave.",
    "ru": "Введите номер, чтобы открыть; /help — все команды, /quit — выход.",
    "kk": "Ашу үшін нөмірін теріңіз; /help — барлық командалар, /quit — шығу.",
}
_MORE: dict[Language, str] = {
    "en": "Type a number to open it or to turn the page.",
    "ru": "Введите номер, чтобы открыть или перелистнуть.",
    "kk": "Ашу немесе бетті аудару үшін нөмірін теріңіз.",
}


def talk(conversation: Conversation) -> None:
    """Talk until the user leaves with Ctrl-D or /quit."""
    console = Console(highlight=False, emoji=False)
    session = _session()
    _show(console, conversation.answer("/start").screen)
    console.print(Text(_HINTS[conversation.language()], "dim"))
    while True:
        console.print()
        try:
            line = session.prompt(PROMPT)
        except EOFError:
            return
        if is_farewell(line):
            return
        if not line.strip():
            continue
        said = conversation.answer(line)
        _show(console, said.screen)
        if any(turns_page(each) for each in said.screen.choices):
            console.print(Text(_MORE[said.reply.lang], "dim"))


def state_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder for what should survive between runs, by the XDG rules."""
    chosen = environment.get("XDG_STATE_HOME", "")
    # The specification says that a relative path is to be ignored.
    root = Path(chosen) if Path(chosen).is_absolute() else Path.home() / ".local" / "state"
    return root / "yearbot"


def _session() -> PromptSession[str]:
    commands = WordCompleter([f"/{name}" for name in (*COMMANDS, "quit")], sentence=True)
    return PromptSession(history=_history(), completer=commands, complete_while_typing=False)


def _history() -> History:
    try:
        folder = state_folder(os.environ)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "history"
        file.touch(mode=0o600)
        with file.open("a", encoding="utf-8"):
            return FileHistory(file)
    except (OSError, RuntimeError):
        # A home that is missing or read-only costs the history, not the conversation.
        return InMemoryHistory()


def _show(console: Console, screen: Screen) -> None:
    for line in screen.lines:
        text = Text.assemble(*((piece.text, piece.style) for piece in line))
        # An address that is broken into two lines cannot be opened: the terminal wraps it better.
        console.print(text, soft_wrap="://" in text.plain)
