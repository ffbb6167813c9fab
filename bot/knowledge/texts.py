"""All texts of the documents of a base, with their place and language; what several checks read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.knowledge.reading import LoadedBase
from bot.knowledge.loader import Document, PathKey, Value
from bot.knowledge.model import LANGUAGES, Language
from bot.knowledge.problems import Problem

__all__ = ["EntryText", "find_texts"]

_NOT_WORDS = frozenset({"id", "url"})
_LANGUAGES: dict[str | int, Language] = {language: language for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class EntryText:
    """One text of a file."""

    document: Document
    name: str
    """The document that it stands in: ``events/some-id``."""
    at: PathKey
    text: str
    language: Language | None
    """The language that it is written in, where its place says so."""

    @property
    def is_alias(self) -> bool:
        """Whether people call or describe something so: in any script, quotes and spelling."""
        return "aliases" in self.at or "hints" in self.at

    def problem(self, found: str, expected: str, hint: str = "") -> Problem:
        """Return a problem of this text."""
        place = ".".join(map(str, self.at))
        return Problem(self.document.path, self.document.line(self.at), "text", f"{place}: {found}", expected, hint)


def find_texts(loaded: LoadedBase) -> list[EntryText]:
    """Return every text of every readable file, but for ids and addresses."""
    texts: list[EntryText] = []
    for name, document in loaded.documents.items():
        places: list[tuple[PathKey, str, Language | None]] = []
        _collect(document.value, (), None, places)
        texts += [EntryText(document, name, at, text, language) for at, text, language in places]
    return texts


def _collect(
    value: Value, at: PathKey, language: Language | None, places: list[tuple[PathKey, str, Language | None]]
) -> None:
    if isinstance(value, str):
        places.append((at, value, language))
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in _NOT_WORDS:
                _collect(item, (*at, name), language or _LANGUAGES.get(name), places)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _collect(item, (*at, position), language, places)
