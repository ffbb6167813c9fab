"""Words of the operator, in the language of the chat."""

from __future__ import annotations

from collections.abc import Mapping

from bot.announcing.post import Post
from bot.announcing.voice import Voice
from bot.knowledge.model import Language
from bot.rendering import html

__all__ = ["MAX_NOTICE", "find_overlong", "write_notice"]

MAX_NOTICE = 3000
"""UTF-16 units of a notice; with its heading it fits into one message."""


def find_overlong(texts: Mapping[Language, str]) -> Language | None:
    """Return the first language whose text does not fit into one message."""
    return next((language for language, words in texts.items() if html.utf16_length(words) > MAX_NOTICE), None)


def _find_words(texts: Mapping[Language, str], language: Language) -> str:
    """Return the text in a language; where the operator wrote none, the one they wrote first."""
    return texts.get(language) or next(iter(texts.values()))


def write_notice(voice: Voice, texts: Mapping[Language, str]) -> Post:
    """Write a notice; its words are nobody's markup."""
    words = _find_words(texts, voice.language).strip()
    body = f"{html.bold(voice.phrase('post_notice'))}\n\n{html.escape(words)}"
    return Post(kind="notice", lang=voice.language, html=body)
