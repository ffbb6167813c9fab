"""``yearbot chat``: talk to the bot in the terminal, or through a pipe."""

from __future__ import annotations

import argparse
import os
import select
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from bot.assistant.assistant import Assistant
from bot.cli.ask import load_assistant
from bot.cli.conversation import Conversation, is_farewell
from bot.knowledge.model import LANGUAGES

__all__ = ["chat", "show_sample", "talk_by_lines"]

PATIENCE = 30.0
"""Seconds that a pipe may stay silent before it counts as no input; only where there is no terminal either."""

_SAMPLE_NOTE = "No terminal and no input: here is a sample. Run `yearbot chat` in a terminal to talk yourself."
_SAMPLE_QUESTIONS = 2


def chat(options: argparse.Namespace) -> int:
    """Talk in the terminal; with piped input answer its lines; with neither show a sample."""
    assistant = load_assistant(options)
    if sys.stdin.isatty() and sys.stdout.isatty():
        # Colours and line editing take a quarter of a second to load: pipes must not wait for them.
        from bot.cli.terminal import talk  # noqa: PLC0415

        talk(Conversation(assistant, client=options.lang or _system_language(), whole=False))
        return 0
    conversation = Conversation(assistant, client=options.lang, whole=True)
    if not talk_by_lines(conversation, _typed_lines()):
        show_sample(assistant)
    return 0


def talk_by_lines(conversation: Conversation, lines: Iterable[str]) -> bool:
    """Print one reply for each line that says something, a blank line between; tell whether there was any."""
    spoken = False
    for line in lines:
        if is_farewell(line):
            return True
        if not line.strip():
            continue
        if spoken:
            print()
        print(conversation.answer(line).screen.plain(), flush=True)
        spoken = True
    return spoken


def show_sample(assistant: Assistant) -> None:
    """Print a few of the base's example questions with their answers, in every language."""
    print(_SAMPLE_NOTE)
    for language in LANGUAGES:
        conversation = Conversation(assistant, client=language, whole=True)
        for question in assistant.base.info.examples[language][:_SAMPLE_QUESTIONS]:
            print(f"\n> {question}")
            print(conversation.answer(question).screen.plain())


def _typed_lines() -> Iterator[str]:
    stream = sys.stdin.buffer
    if not _has_input(stream):
        return
    for number, line in enumerate(stream):
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        yield text.removeprefix("\ufeff") if number == 0 else text


def _has_input(stream: BinaryIO) -> bool:
    """Wait for input; a pipe that nobody writes to must not hold the program for ever where nobody sees it."""
    if sys.stdin.isatty() or sys.stdout.isatty() or os.name != "posix":
        return True
    ready, _, _ = select.select([stream], [], [], PATIENCE)
    return bool(ready)


def _system_language() -> str | None:
    """Return the language of the user's system, by the rules of POSIX."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), None)
