"""Every name of every entry: titles, names and aliases, with the place in the file and who else has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.knowledge.base import Entry, KnowledgeBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Event, Language
from bot.text.tokens import split

__all__ = ["Name", "entries_of", "find_names", "owners_of", "spelling_of", "title_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """One way in which readers call an entry."""

    folder: str
    entry: str
    at: PathKey
    text: str

    @property
    def owner(self) -> str:
        """The entry as its document is named: ``events/some-id``."""
        return f"{self.folder}/{self.entry}"


def entries_of(base: KnowledgeBase) -> dict[str, Mapping[str, Entry]]:
    """Return all entries by folder and id."""
    return {"events": base.events, "people": base.people, "places": base.places, "topics": base.topics}


def title_of(entry: Entry) -> Mapping[Language, str]:
    """Return the official name of an entry in every language."""
    return entry.title if isinstance(entry, Event) else entry.name


def find_names(base: KnowledgeBase) -> list[Name]:
    """Return all names of all entries, each text of an entry once."""
    found: list[Name] = []
    for folder, entries in entries_of(base).items():
        for entry_id, entry in entries.items():
            seen: set[str] = set()
            for at, text in _texts(entry):
                if text.casefold() not in seen:
                    seen.add(text.casefold())
                    found.append(Name(folder=folder, entry=entry_id, at=at, text=text))
    return found


def spelling_of(text: str) -> str:
    """Return what a name sounds like, the same for all spellings that questions do not tell apart."""
    return " ".join(token.key for token in split(text))


def owners_of(names: Sequence[Name]) -> dict[str, tuple[str, ...]]:
    """Return the entries that have a name, by the spelling of the name."""
    owners: dict[str, dict[str, None]] = defaultdict(dict)
    for name in names:
        owners[spelling_of(name.text)][name.owner] = None
    return {spelling: tuple(entries) for spelling, entries in owners.items()}


def _texts(entry: Entry) -> Iterator[tuple[PathKey, str]]:
    part = "title" if isinstance(entry, Event) else "name"
    for language, text in title_of(entry).items():
        yield (part, language), text
    for language, aliases in entry.aliases.items():
        for position, alias in enumerate(aliases):
            yield ("aliases", language, position), alias
