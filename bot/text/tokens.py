"""Cuts a line into words and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.text.keys import key

__all__ = ["Token", "split"]

# A number keeps its separators ("27,000", "27 000" is joined below), a word its inner apostrophe ("dimash's").
_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the message as typed, with its phonetic key."""

    text: str
    key: str
    number: int | None = None


def split(line: str) -> tuple[Token, ...]:
    """Return the words and numbers of a clean line, in order."""
    tokens = []
    for piece in _PIECE.findall(_THOUSANDS.sub("", line)):
        digits = re.sub(r"[.,]", "", piece)
        if digits.isdigit():
            plain = digits if not re.search(r"[.,]\d{1,2}$", piece) else piece
            tokens.append(Token(piece, plain, int(digits) if plain.isdigit() else None))
            continue
        word = _POSSESSIVE.sub("", piece)
        folded = key(word)
        if folded:
            tokens.append(Token(word, folded))
    return tuple(tokens)
