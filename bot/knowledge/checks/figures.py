"""The sentence of a figure begins with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.model import LANGUAGES, Figure, Language
from bot.knowledge.number_words import find_number_words
from bot.knowledge.problems import Problem

__all__ = ["check_figures"]

BEGINNING = 60
"""Characters in which the number stands, a qualifier such as "more than" before it."""
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
# Sentences may say thousands, millions, hours for minutes, weeks for days, shares for percent.
_SCALES = (1, 1_000, 1_000_000, 1_000_000_000, 1 / 60, 60, 7, 30, 0.01, 100)
_ROUNDED = 0.51
"""Sentences may leave out what is behind the point."""
_SHOWN = 50


def check_figures(loaded: LoadedBase) -> Iterator[Problem]:
    """Find figures whose sentence does not begin with the number, or with another one.

    A corrected value and an old sentence told two different audiences.
    """
    for name, event in loaded.base.events.items():
        document = loaded.documents[f"events/{name}"]
        for at, figure in enumerate(event.figures):
            for language in LANGUAGES:
                text = figure.text[language]
                if _says_value(figure, text, language):
                    continue
                place = ("figures", at, "text", language)
                shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
                found = f"figures.{at}.text.{language}: {shown!r} for {figure.size:,.10g}"
                expected = "a sentence that begins with the number"
                hint = "Put the number first, in digits or (up to twelve) in words, or correct it."
                yield Problem(document.path, document.line(place), "figures", found, expected, hint)


def _says_value(figure: Figure, text: str, language: Language) -> bool:
    joined = _THOUSANDS.sub("", text)[:BEGINNING]
    numbers: list[float] = [float(number.replace(",", ".")) for number in _DIGITS.findall(joined)]
    numbers += find_number_words(joined, language)
    return any(abs(number * scale - figure.size) < _ROUNDED for number in numbers for scale in _SCALES)
