"""Makes any message a short, plain line of text that the rest of the bot can trust."""

from __future__ import annotations

import re
import unicodedata

from bot.text.scripts import unmix

__all__ = ["MAX_LENGTH", "clean"]

MAX_LENGTH = 320
"""Characters of a message that are read: longer ones are stories, and time grows with length."""

_MAX_COMPOSED = 4 * MAX_LENGTH
"""Four characters can become one when composed, and one can become eighteen: cut before and after."""
_SIGNS = str.maketrans("№™℠", "   ")
"""Signs that composing would spell out: №37 is asked for as 37, and Netflix™ is not NetflixTM."""
_SPACES = re.compile(r"\s+")
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
_ACCENTS = frozenset({"Mn", "Me"})


def clean(text: str) -> str:
    """Return the text composed, without invisible characters and stacked accents, in one script a word.

    Cleaning twice changes nothing.
    """
    composed = unicodedata.normalize("NFKC", text[:_MAX_COMPOSED].translate(_SIGNS))[:_MAX_COMPOSED]
    if not composed.isascii() or not composed.isprintable():
        # A letter that unmixing replaced can compose with the accent behind it, and the other way round.
        composed = unicodedata.normalize("NFKC", unmix(unicodedata.normalize("NFKC", _drop_clutter(composed))))
    return _SPACES.sub(" ", composed).strip()[:MAX_LENGTH].rstrip()


def _drop_clutter(text: str) -> str:
    kept: list[str] = []
    accents = 0
    for character in text:
        category = unicodedata.category(character)
        if category in _INVISIBLE:
            if character in "\n\r\t":
                kept.append(" ")
            continue
        accents = accents + 1 if category in _ACCENTS else 0
        if accents <= 1:
            kept.append(character)
    return "".join(kept)
