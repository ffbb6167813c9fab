"""``yearbot show``: an entry as readers see it."""

from __future__ import annotations

import argparse
from typing import cast

from bot.assistant.assistant import Assistant
from bot.cli.status import DONE
from bot.desk.names import entries_of
from bot.desk.showing import find_entries, show_entry
from bot.errors import BotError
from bot.knowledge.model import LANGUAGES, Language
from bot.knowledge.problems import suggest
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge

__all__ = ["show"]


def show(options: argparse.Namespace) -> int:
    """Print an entry in every language, or in the chosen one.

    Raises:
        BotError: the base has no such entry.
    """
    assistant = Assistant(load_base(*find_knowledge(options.knowledge)))
    found = find_entries(assistant, options.entry)
    if not found:
        known = [each for entries in entries_of(assistant.base).values() for each in entries]
        hint = suggest(options.entry, known)
        raise BotError(f"no entry {options.entry!r}; expected an id of the base. {hint}".strip())
    chosen = (cast("Language", options.lang),) if options.lang else LANGUAGES
    for folder, entry in found:
        for language in chosen:
            print(f"== {folder}/{entry.id} · {assistant.base.languages[language].name}")
            print("\n".join(show_entry(assistant, folder, entry, language)), end="\n\n")
    return DONE
