"""The sentence of a figure begins with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.base import LoadedBase
from bot.knowledge.model import LANGUAGES, Figure
from bot.knowledge.problems import Problem

__all__ = ["check_figures"]

BEGINNING = 60
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")


def check_figures(loaded: LoadedBase) -> Iterator[Problem]:
    """Find figures whose sentence does not begin with the number, or with another one.

    A corrected value and an old sentence told two different audiences.
    """
    for event in loaded.base.events.values():
        document = loaded.documents[f"events/{event.id}"]
        for at, figure in enumerate(event.figures):
            for language in LANGUAGES:
                if not _says_value(figure, figure.text[language]):
                    found = f"figures.{at}.text.{language}: {figure.text[language][:50]!r} for {figure.size:g}"
                    place = ("figures", at, "text", language)
                    expected = "a sentence that begins with the number"
                    yield Problem(document.path, document.line(place), "figures", found, expected)


def _says_value(figure: Figure, text: str) -> bool:
    beginning = _THOUSANDS.sub("", text[:BEGINNING])
    numbers = [float(number.replace(",", ".")) for number in _DIGITS.findall(beginning)]
    if not numbers:
        # Small numbers may be words: "seven finalists".
        return figure.size <= 100 or figure.size in (1000, 1_000_000, 1_000_000_000)
    scales = (1, 1_000, 1_000_000, 1_000_000_000, 1 / 60, 60, 7, 30, 0.01, 100)
    return any(abs(number * scale - figure.size) < 0.51 for number in numbers for scale in scales)
