"""Cuts a line into words and numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from bot.text.keys import key

__all__ = ["MAX_DIGITS", "Token", "cut", "keys_of", "parse_piece", "split"]

# A number keeps what groups its digits ("27,000", "27 000"), a word its inner apostrophe ("dimash's").
_PIECE = re.compile(r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}(?!\d))*|[^\W\d_]+(?:['’ʼ`´][^\W\d_]+)*")
_GAPS = re.compile(r"[ \u00a0\u202f]")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.IGNORECASE)
_SEPARATORS = re.compile(r"[.,]")
_GROUPED = re.compile(r"\d+|\d{1,3}(?:[.,]\d{3})+")
"""A whole number; "12.5" and the date "12.09.2031" are none."""
MAX_DIGITS = 18
"""Longer numbers count nothing, and Python refuses to read them from 4,300 digits on."""
_KNOWN_LISTS = 256
_KNOWN_PIECES = 65_536
"""A base has about 20,000 different words, and each occurs in many texts."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the message as typed, with its phonetic key."""

    text: str
    key: str
    number: int | None = None


def split(line: str) -> tuple[Token, ...]:
    """Return the words and numbers of a clean line, in order."""
    found = map(_read_piece, _PIECE.findall(line))
    return tuple([token for token in found if token is not None])


@lru_cache(maxsize=_KNOWN_LISTS)
def keys_of(phrases: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the keys of the words of some phrases; the same few lists are asked for again and again."""
    return tuple(tuple(token.key for token in split(phrase)) for phrase in phrases)


def cut(line: str) -> list[str]:
    """Return the pieces of a clean line, each a word or a number once it is read."""
    return _PIECE.findall(line)


def parse_piece(piece: str) -> Token | None:
    """Read one piece; None for letters that have no key, such as a lone hard sign."""
    if piece[0].isdecimal():
        return _number(piece)
    word = piece if piece.isalpha() else _POSSESSIVE.sub("", piece)
    folded = key(word)
    return Token(word, folded) if folded else None


_read_piece = lru_cache(maxsize=_KNOWN_PIECES)(parse_piece)
"""The same, for pieces that come again."""


def _number(piece: str) -> Token:
    piece = _GAPS.sub("", piece)
    plain = piece if piece.isascii() else "".join(map(_plain_digit, piece))
    if not _GROUPED.fullmatch(plain):
        return Token(piece, plain)
    digits = _SEPARATORS.sub("", plain)
    return Token(piece, digits, int(digits) if len(digits) <= MAX_DIGITS else None)


def _plain_digit(character: str) -> str:
    """Return the ASCII form of a digit of any script: ٢ is 2."""
    return str(unicodedata.decimal(character, character))
