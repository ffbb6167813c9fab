"""Texts are written with the letters of their language and with nothing that Telegram would trip over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.base import LoadedBase
from bot.knowledge.loader import Document, PathKey, Value
from bot.knowledge.problems import Problem
from bot.text.scripts import find_mixed_words, has_cyrillic

__all__ = ["check_scripts"]

_TAG = re.compile(r"<[a-zA-Z/!]|&(?:[a-z]+|#\d+);")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_GUILLEMETS = frozenset({"ru", "kk"})


def check_scripts(loaded: LoadedBase) -> Iterator[Problem]:
    """Find look-alike letters, HTML, invisible characters and texts in the wrong alphabet.

    Latin "i" in a Kazakh word looks right and is never found by a search.
    """
    for document in loaded.documents.values():
        for at, text in _texts(document.value, ()):
            if at and at[-1] == "url":
                continue
            yield from _check_text(document, at, text)


def _texts(value: Value, at: PathKey) -> Iterator[tuple[PathKey, str]]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, (*at, name))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(item, (*at, position))
    elif isinstance(value, str):
        yield at, value


def _check_text(document: Document, at: PathKey, text: str) -> Iterator[Problem]:
    def problem(found: str, expected: str, hint: str = "") -> Problem:
        return Problem(document.path, document.line(at), "text", f"{'.'.join(map(str, at))}: {found}", expected, hint)

    for word in find_mixed_words(text):
        yield problem(f"Latin and Cyrillic letters in {word!r}", "one alphabet in a word", "Type the word again.")
    if _TAG.search(text):
        yield problem("HTML in a text", "plain words", "The bot adds all formatting.")
    if _INVISIBLE.search(text):
        yield problem("an invisible character", "visible characters only")
    if text != text.strip() or "  " in text:
        yield problem("stray spaces", "single spaces, none at the ends")
    if at[-1] == "en" and has_cyrillic(text) and "aliases" not in at:
        yield problem("Cyrillic in an English text", "Latin letters")
    if at[-1] in _GUILLEMETS and "aliases" not in at and '"' in text:
        yield problem('straight quotes (")', "«…»")

