"""Kept conversations: thirty turns of one visitor, and what the bot said at each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from tests.golden.questions import FOLDER, TODAY

__all__ = ["CONVERSATIONS", "Turn", "load_turns", "play", "write_turns"]

CONVERSATIONS = sorted((FOLDER / "conversations").glob("*.yaml"))
_HEAD = """\
# A conversation as a visitor would have it, and what the bot says at each turn. short is the exact text:
# after a change of wording `python -m tests.golden.refresh` writes it anew and shows what changed.
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """One message and its answer."""

    question: str
    status: str
    event: str | None
    """The first event of the answer."""
    short: str


def load_turns(path: Path) -> list[Turn]:
    """Read a conversation."""
    return [Turn(**entry) for entry in yaml.safe_load(path.read_text(encoding="utf-8"))]


def play(assistant: Assistant, questions: list[str], *, client: str) -> list[Turn]:
    """Return what the bot says to the messages of one visitor, each leaning on those before."""
    turns, last = [], None
    for question in questions:
        answered = assistant.reply(question, Context(today=TODAY, client=client, last=last))
        last = answered.turn or last
        reply = answered.reply
        event = reply.events[0] if reply.events else None
        turns.append(Turn(question=question, status=reply.status, event=event, short=reply.short))
    return turns


def write_turns(path: Path, turns: list[Turn]) -> None:
    """Write a conversation as an editor would: every text in quotation marks."""
    entries = []
    for turn in turns:
        event = "null" if turn.event is None else _quoted(turn.event)
        entries.append(
            f"- question: {_quoted(turn.question)}\n  status: {_quoted(turn.status)}\n"
            f"  event: {event}\n  short: {_quoted(turn.short)}\n"
        )
    path.write_text(_HEAD + "".join(entries), encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
