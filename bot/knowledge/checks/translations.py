"""Every language says it in its own words."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.problems import Problem
from bot.knowledge.texts import find_texts
from bot.text.scripts import KAZAKH_LETTERS, find_words, has_cyrillic, has_latin

__all__ = ["check_translations"]

_SENTENCES = frozenset({"summary", "text", "what", "covers", "of"})
"""The parts that are always words of the language; a name or a quotation may be the same in all."""
_LONG = 60
"""A Kazakh text of so many Cyrillic letters has one that Russian lacks."""
_SHORT = 15
"""Shorter texts may be the same by chance: "концерт"."""


def check_translations(loaded: LoadedBase) -> Iterator[Problem]:
    """Find sentences that were copied from another language and never translated.

    A new event showed its English summary to Russian readers until the evening.
    """
    sentences = [
        text for text in find_texts(loaded) if text.at[-1] in ("ru", "kk") and _SENTENCES & set(text.at[-2:-1])
    ]
    russian = {(text.name, text.at[:-1]): text.text for text in sentences if text.language == "ru"}
    for text in sentences:
        language = "Russian" if text.language == "ru" else "Kazakh"
        expected = f"the sentence in {language}"
        if has_latin(text.text) and not has_cyrillic(text.text):
            yield text.problem("no Cyrillic letter", expected, "Translate it.")
        elif text.language == "kk" and len(text.text) >= _SHORT and text.text == russian.get((text.name, text.at[:-1])):
            yield text.problem("the same words as in Russian", expected, "Translate it.")
        elif text.language == "kk" and not KAZAKH_LETTERS & set(text.text) and _count_cyrillic(text.text) >= _LONG:
            yield text.problem("none of the letters that only Kazakh has", expected, "Translate it.")


def _count_cyrillic(text: str) -> int:
    return sum(len(word) for word in find_words(text) if has_cyrillic(word))
