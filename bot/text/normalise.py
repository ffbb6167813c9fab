"""Makes any message a short, plain line of text that the rest of the bot can trust."""

from __future__ import annotations

import re
import unicodedata

from bot.text.scripts import unmix

__all__ = ["MAX_LENGTH", "clean"]

MAX_LENGTH = 700
"""Characters of a message that are read: longer ones are stories, and time grows with length."""

_SPACES = re.compile(r"\s+")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})


def clean(text: str) -> str:
    """Return the text composed, without invisible characters and stacked accents, in one script a word.

    Cleaning twice changes nothing.
    """
    # Four characters can become one when composed, never more than eighteen from one: cut before and after.
    composed = unicodedata.normalize("NFKC", text[: 4 * MAX_LENGTH])
    kept: list[str] = []
    accents = 0
    for character in composed:
        category = unicodedata.category(character)
        if category in _INVISIBLE:
            kept.append(" " if character in "\n\r\t" else "")
            continue
        accents = accents + 1 if category in {"Mn", "Me"} else 0
        if accents <= 1:
            kept.append(character)
    line = unicodedata.normalize("NFKC", "".join(kept))
    line = _SPACES.sub(" ", unmix(line)).strip()
    return line[:MAX_LENGTH].strip()
