"""Words of the operator, in the language of the chat."""

from __future__ import annotations

from collections.abc import Mapping

from bot.announcing.post import Post
from bot.announcing.voice import Voice
from bot.knowledge.model import Language
from bot.rendering import html

__all__ = ["MAX_NOTICE", "find_words", "write_notice"]

MAX_NOTICE = 3000
"""Characters of a notice; with its heading it fits into one message."""


def find_words(texts: Mapping[Language, str], language: Language) -> str:
    """Return the text in a language; where the operator wrote none, the one they wrote first."""
    return texts.get(language) or next(iter(texts.values()))


def write_notice(voice: Voice, texts: Mapping[Language, str]) -> Post:
    """Write a notice; its words are nobody's markup."""
    words = find_words(texts, voice.language).strip()
    body = f"{html.bold(voice.phrase('post_notice'))}\n\n{html.escape(words[:MAX_NOTICE])}"
    return Post(kind="notice", lang=voice.language, html=body)
