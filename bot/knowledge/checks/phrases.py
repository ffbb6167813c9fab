"""Every language has every phrase, with the same slots."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.model import LANGUAGES
from bot.knowledge.problems import Problem

__all__ = ["check_phrases"]

_SLOT = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")


def check_phrases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find phrases that a language lacks, and slots that a translation lost.

    A dropped {example} showed a greeting that ended in a colon.
    """
    books = loaded.base.phrases
    for language in LANGUAGES:
        if language not in books:
            continue
        document = loaded.documents[f"languages/phrases/{language}"]
        for name in sorted({name for book in books.values() for name in book}):
            found = _find_fault(
                name, books[language].get(name), [book[name] for book in books.values() if name in book]
            )
            if found:
                yield Problem(document.path, document.line((name,)), "phrases", *found)


def _find_fault(name: str, phrase: str | None, all_phrases: list[str]) -> tuple[str, str] | None:
    if phrase is None:
        return f"no phrase {name!r}", "every phrase in every language"
    if _BRACE.search(_SLOT.sub("", phrase)):
        return f"{name}: a brace that belongs to no slot", "slots such as {title}"
    slots, expected = set(_SLOT.findall(phrase)), set(_SLOT.findall(all_phrases[0]))
    if slots != expected:
        return f"{name}: {_listed(slots)}", f"the slots of the other languages: {_listed(expected)}"
    return None


def _listed(slots: set[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in sorted(slots)) or "no slots"
