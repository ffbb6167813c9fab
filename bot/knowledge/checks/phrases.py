"""Every language has every phrase, with the same slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.knowledge.layout import BOOKS
from bot.knowledge.loader import Document
from bot.knowledge.model import LANGUAGES, Language
from bot.knowledge.problems import Problem
from bot.knowledge.reading import LoadedBase

__all__ = ["check_phrases"]

_SLOT = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")


def check_phrases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find phrases that a language lacks or has twice, and slots that a translation lost.

    A dropped {example} showed a greeting that ended in a colon.
    """
    owners: dict[str, str] = {}
    for book in BOOKS:
        documents = {
            language: loaded.documents[f"languages/{book}/{language}"]
            for language in LANGUAGES
            if language in loaded.base.phrases and f"languages/{book}/{language}" in loaded.documents
        }
        yield from _check_book(documents)
        for language, document in documents.items():
            for name in _phrases_of(document):
                if owners.setdefault(name, book) != book:
                    found = f"{name}: a phrase of {owners[name]}/{language}.yaml, too"
                    yield Problem(document.path, document.line((name,)), "phrases", found, "each phrase in one file")


def _check_book(documents: Mapping[Language, Document]) -> Iterator[Problem]:
    books = {language: _phrases_of(document) for language, document in documents.items()}
    for language, document in documents.items():
        for name in sorted({name for book in books.values() for name in book}):
            said = [book[name] for book in books.values() if name in book]
            found = _find_fault(name, books[language].get(name), said)
            if found:
                yield Problem(document.path, document.line((name,)), "phrases", *found)


def _phrases_of(document: Document) -> dict[str, str]:
    value = document.value if isinstance(document.value, dict) else {}
    return {name: text for name, text in value.items() if isinstance(text, str)}


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
