"""Replies as Telegram takes them: HTML within its limits, and keyboards."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.rendering import html
from bot.rendering.reply import Button, Reply

__all__ = ["Outgoing", "as_plain", "cut", "render_reply"]

MAX_TEXT = 4096
MAX_DATA_BYTES = 64
MAX_BUTTONS = 100
MAX_IN_ROW = 8

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A message ready to be sent."""

    text: str
    parse_mode: str | None
    keyboard: InlineKeyboardMarkup | None = None


def render_reply(reply: Reply) -> Outgoing:
    """Turn a reply into a message."""
    keyboard = _keyboard(reply.buttons)
    if html.utf16_length(html.plain(reply.html)) > MAX_TEXT:
        # Cutting HTML could leave a tag open; a reply of this length is a mistake of ours, but must still arrive.
        _log.error("a reply with intent %s is too long for a message", reply.intent)
        return as_plain(reply)
    return Outgoing(text=reply.html, parse_mode="HTML", keyboard=keyboard)


def as_plain(reply: Reply) -> Outgoing:
    """Turn a reply into a message without any markup."""
    return Outgoing(text=cut(reply.text, MAX_TEXT), parse_mode=None, keyboard=_keyboard(reply.buttons))


def cut(text: str, limit: int) -> str:
    """Shorten a text to a number of UTF-16 units, which is how Telegram counts."""
    if html.utf16_length(text) <= limit:
        return text
    return text.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore") + "…"


def _keyboard(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    kept: list[list[InlineKeyboardButton]] = []
    room = MAX_BUTTONS
    for row in rows:
        buttons = [_button(button) for button in row if _fits(button)][: min(MAX_IN_ROW, room)]
        room -= len(buttons)
        if buttons:
            kept.append(buttons)
    return InlineKeyboardMarkup(kept) if kept else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.text, callback_data=button.data, url=button.url)


def _fits(button: Button) -> bool:
    """Tell whether Telegram takes a button; one bad button would cost the whole message."""
    if button.data is not None and len(button.data.encode()) > MAX_DATA_BYTES:
        _log.error("the data of a button is too long: %r", button.data)
        return False
    return bool(button.text.strip()) and bool(button.data or button.url)
