"""Texts are written with the letters of their language and with nothing that Telegram would trip over."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.problems import Problem
from bot.knowledge.texts import EntryText, find_texts
from bot.text.scripts import find_mixed_words, find_words, has_cyrillic, to_twins

__all__ = ["check_scripts"]

_TAG = re.compile(r"<[a-zA-Z/!]|&(?:[a-zA-Z]+|#\w+);")
_LINE_BREAK = re.compile(r"[\n\r\t\x0b\x0c\x85\u2028\u2029]")
# Control and format characters, private use: nobody sees them, and a word with one is not found.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_ROMAN_NUMERAL = re.compile(r"[IVXLCDM]+\Z")
_CYRILLIC_LANGUAGES = frozenset({"ru", "kk"})


def check_scripts(loaded: LoadedBase) -> Iterator[Problem]:
    """Find look-alike letters, HTML, invisible characters and texts in the wrong alphabet.

    Latin "i" in a Kazakh word looks right and is never found by a search.
    """
    texts = list(find_texts(loaded))
    for text in texts:
        yield from _check_characters(text)
        if not text.name.startswith(("languages/", "vocabulary")):
            yield from _check_writing(text)
    yield from _check_twins(texts)


def _check_characters(text: EntryText) -> Iterator[Problem]:
    words = text.text
    for word in find_mixed_words(words):
        yield text.problem(f"Latin and Cyrillic letters in {word!r}", "one alphabet in a word", "Type the word again.")
    if not unicodedata.is_normalized("NFC", words):
        found = "a letter made of two characters, such as и and its breve for й"
        yield text.problem(found, "one character a letter", "Type the word again.")
    hidden = _INVISIBLE.search(words)
    if hidden:
        found = f"an invisible character (U+{ord(hidden.group()):04X})"
        yield text.problem(found, "visible characters only", "Type the text again; copied text brings them along.")
    if _LINE_BREAK.search(words):
        yield text.problem(
            "a line break or tab inside a text", "one line", 'Put the text in "…" instead of behind | or >.'
        )
    elif words != words.strip() or "  " in words:
        yield text.problem("stray spaces", "single spaces, none at the ends")


def _check_writing(text: EntryText) -> Iterator[Problem]:
    if _TAG.search(text.text):
        yield text.problem("HTML in a text", "plain words", "The bot adds all formatting.")
    if text.is_alias:
        return
    if text.language == "en" and has_cyrillic(text.text):
        yield text.problem("Cyrillic in an English text", "Latin letters")
    if text.language in _CYRILLIC_LANGUAGES and '"' in text.text:
        yield text.problem('straight quotes (")', "«…»")


def _check_twins(texts: Iterable[EntryText]) -> Iterator[Problem]:
    """Find whole words typed in the letters that look alike, such as Latin "oh" for Kazakh "он".

    Such a word may be meant, so three things must meet: each letter has a twin, the twins are a word that the base
    uses elsewhere, and no English text of the same entry has the word.
    """
    cyrillic: set[str] = set()
    english: dict[str, set[str]] = defaultdict(set)
    suspects: list[tuple[EntryText, str, str]] = []
    for text in texts:
        language = text.language
        if language == "en":
            english[text.name].update(find_words(text.text))
        elif language is not None:
            words = find_words(text.text)
            cyrillic.update(word.casefold() for word in words if not word.isascii())
            latin = (word for word in words if word.isascii() and not _ROMAN_NUMERAL.match(word))
            suspects += [(text, word, twin) for word in latin if (twin := to_twins(word)) is not None]
    for text, word, twin in suspects:
        if twin.casefold() in cyrillic and word not in english[text.name]:
            found = f"{word!r} in Latin letters that look like {twin!r}"
            yield text.problem(found, "the letters of the language", "Type the word again.")
