"""What is kept of an answer: its subject as a short text that can be stored, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.answering.answers import Turn
from bot.answering.list_codes import decode, encode
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language

__all__ = ["Kept", "Recalled", "decode_turn", "encode_turn"]

MOST_PAGES = 999
"""No list has more pages; a larger number is of no turn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What later messages in a chat can lean on; it is stored in one step with the note that a message was handled."""

    chat_id: int
    user_id: int
    language: Language | None = None
    """The language that was chosen for the chat."""
    message_id: int | None = None
    """The bot's message; without it, or without a turn, the answer is not remembered."""
    turn: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recalled:
    """What is known when somebody writes; all of it as it was stored."""

    language: str | None = None
    """What was chosen in the chat, or else by the user in private."""
    turn: str | None = None
    """What the message replied to is about, or else the last answer to the user in the chat."""


def encode_turn(turn: Turn) -> str:
    """Write a turn as a few ASCII characters; they hold ids of the base and no words of the user."""
    parts: dict[str, str | int] = {"ask": turn.ask}
    if turn.page:
        parts["page"] = turn.page
    if turn.event is not None:
        parts["event"] = turn.event
    if turn.listing is not None:
        parts["listing"] = encode(turn.listing)
    return json.dumps(parts, separators=(",", ":"))


def decode_turn(base: KnowledgeBase, text: str) -> Turn | None:
    """Read a turn back; None where nothing of it is known to the base any more.

    Stored turns outlive versions of the bot and of its base, so whatever is strange is left out.
    """
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, dict):
        return None
    event, code, ask, page = (parts.get(name) for name in ("event", "listing", "ask", "page"))
    known = event if isinstance(event, str) and event in base.events else None
    listing = decode(base, code) if isinstance(code, str) else None
    if known is None and listing is None:
        return None
    turned = page if type(page) is int and 0 <= page <= MOST_PAGES else 0
    return Turn(event=known, listing=listing, ask=ask if isinstance(ask, str) else "what", page=turned)
