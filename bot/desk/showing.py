"""Shows an entry as readers see it: its card or page, its sources, and the names that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.answering.list_codes import encode
from bot.answering.listing import Listing
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.desk.names import entries_of, title_of
from bot.knowledge.base import Entry
from bot.knowledge.model import Event, Language, Topic

__all__ = ["find_entries", "show_entry"]


def find_entries(assistant: Assistant, entry_id: str) -> list[tuple[str, Entry]]:
    """Return every entry of an id, with its folder; ``people/some-id`` names one folder."""
    folder, _, name = entry_id.rpartition("/")
    found = ((each, entries.get(name)) for each, entries in entries_of(assistant.base).items())
    return [(each, entry) for each, entry in found if entry is not None and folder in ("", each)]


def show_entry(assistant: Assistant, folder: str, entry: Entry, language: Language) -> list[str]:
    """Return the lines that a reader of one language sees of an entry."""
    aliases = entry.aliases.get(language, ())
    hints = entry.all_hints(language) if isinstance(entry, Event) else ()
    return [
        title_of(entry)[language],
        *_replies(assistant, folder, entry, language),
        f"aliases: {'; '.join(aliases) or 'none'}",
        *([f"hints: {'; '.join(hints)}"] if hints else []),
    ]


def _replies(assistant: Assistant, folder: str, entry: Entry, language: Language) -> Iterator[str]:
    if isinstance(entry, Topic) and entry.what:
        yield entry.what[language]
    for data in _buttons(folder, entry, language):
        reply = assistant.press(data, Context(today=date.min)).reply
        if data.startswith("l:") and not reply.events:
            continue
        yield reply.text


def _buttons(folder: str, entry: Entry, language: Language) -> tuple[str, ...]:
    """Return the data of the buttons that open an entry in a chat."""
    if folder == "events":
        return (f"e:{language}:{entry.id}", f"s:{language}:{entry.id}")
    if folder == "people":
        return (f"p:{language}:{entry.id}",)
    listing = Listing(places=(entry.id,)) if folder == "places" else Listing(topics=(entry.id,))
    return (f"l:{language}:{encode(listing)}:0",)
