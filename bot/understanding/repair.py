"""Repairs a message before it is read: the wrong keyboard layout, words that were cut or joined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.text.layout import to_cyrillic, to_kazakh, to_latin
from bot.text.scripts import has_cyrillic
from bot.text.tokens import Token, split
from bot.understanding.mentions import KNOWN
from bot.understanding.words import Words

__all__ = ["mend_joints", "repair_layout"]

TYPO = 0.72
"""A word that may be misspelt is not taken for one typed in the wrong layout."""
LAYOUT_WORD = 4
"""Characters of a word that shows the wrong layout by itself; shorter ones follow."""
LONGEST_WHOLE = 7
"""Letters up to which an unknown word is not cut in two."""
SHORTEST_LEFT, SHORTEST_RIGHT = 4, 3
"""Letters of the halves that a joined word may be cut into."""
_LETTER = re.compile(r"[^\W\d_]")


def repair_layout(words: Words, text: str) -> str:
    """Swap the keyboard layout of the words that make sense only after it."""
    chunks = text.split(" ")
    swapped = [_swap(words, chunk) for chunk in chunks]
    pairs = list(zip(chunks, swapped, strict=True))
    if any(has_cyrillic(chunk) for chunk, better in pairs if better is None):
        # Whoever types Cyrillic words right does not type a Latin one on their keys: «эмир» is not "VBH".
        pairs = [(chunk, None if has_cyrillic(chunk) else better) for chunk, better in pairs]
    if not any(better is not None and len(chunk) >= LAYOUT_WORD for chunk, better in pairs):
        return text
    if sum(better is not None for _, better in pairs) * 2 > len(pairs):
        # Most words are in the wrong layout, so that a short one that makes sense in both is so too: "d" is «в».
        pairs = [(chunk, better or _swap_short(words, chunk)) for chunk, better in pairs]
    return " ".join(better or chunk for chunk, better in pairs)


def _swap_short(words: Words, chunk: str) -> str | None:
    if len(chunk) >= LAYOUT_WORD or has_cyrillic(chunk):
        return None
    return next((other for swap in (to_cyrillic, to_kazakh) if _knows(words, other := swap(chunk), KNOWN)), None)


def _swap(words: Words, chunk: str) -> str | None:
    if not _LETTER.search(chunk) or _knows(words, chunk, TYPO if len(chunk) >= LAYOUT_WORD else KNOWN):
        return None
    for swap in (to_cyrillic, to_kazakh, to_latin):
        other = swap(chunk)
        if other != chunk and _knows(words, other, KNOWN):
            return other
    return None


def _knows(words: Words, chunk: str, least: float) -> bool:
    letters = [token for token in split(chunk) if _LETTER.search(token.text)]
    if not letters:
        return chunk.isdigit()
    if len(letters) > 1 and any(len(token.text) == 1 for token in letters):
        # A comma inside a word is a letter of another layout: "yt,f".
        return False
    return all(max(words.link(token).values(), default=0.0) >= least for token in letters)


def mend_joints(words: Words, tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Join words that were cut ("back street") and cut words that were joined ("backstreetboys")."""
    mended: list[Token] = []
    position = 0
    while position < len(tokens):
        joined = _joined(words, tokens[position : position + 2])
        mended.extend([joined] if joined else _cut(words, tokens[position]))
        position += 2 if joined else 1
    return tuple(mended)


def _joined(words: Words, pair: Sequence[Token]) -> Token | None:
    """Return two neighbours as one word if only that is known."""
    if len(pair) < 2 or any(token.number is not None for token in pair):
        return None
    left, right = pair
    key = left.key + right.key
    is_strange = not words.link(left) or not words.link(right)
    return Token(left.text + right.text, key) if is_strange and words.is_known(key) else None


def _cut(words: Words, token: Token) -> list[Token]:
    if len(token.key) <= LONGEST_WHOLE or token.number is not None or words.link(token):
        return [token]
    for at in range(SHORTEST_LEFT, len(token.key) - SHORTEST_RIGHT + 1):
        left, right = token.key[:at], token.key[at:]
        if words.is_known(left) and words.is_known(right):
            return [Token(left, left), Token(right, right)]
    return [token]
