"""Telegram HTML: the one place where text is escaped and measured."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

__all__ = ["MAX_MESSAGE", "bold", "escape", "fit", "link", "plain", "quote", "utf16_length"]

MAX_MESSAGE = 3800
"""UTF-16 units of a message after parsing; Telegram's own limit is 4096."""

_TAG = re.compile(r"<[^>]+>")


def escape(text: str) -> str:
    """Escape text for a message."""
    return html.escape(text, quote=False)


def bold(text: str) -> str:
    """Escape text and make it bold."""
    return f"<b>{escape(text)}</b>"


def link(text: str, url: str) -> str:
    """Link escaped text to a page."""
    return f'<a href="{html.escape(url, quote=True)}">{escape(text)}</a>'


def quote(body: str) -> str:
    """Put HTML into a quotation that is folded until tapped."""
    return f"<blockquote expandable>{body}</blockquote>"


def plain(markup: str) -> str:
    """Return what a reader sees of HTML."""
    return html.unescape(_TAG.sub("", markup))


def fit(lines: Sequence[str]) -> str:
    """Join lines of HTML as long as a message holds them."""
    kept: list[str] = []
    length = 0
    for line in lines:
        length += utf16_length(plain(line)) + 2
        if length > MAX_MESSAGE:
            break
        kept.append(line)
    return "\n".join(kept)


def utf16_length(text: str) -> int:
    """Return the length that Telegram counts."""
    return len(text.encode("utf-16-le")) // 2
