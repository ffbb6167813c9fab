"""The arguments of the editor's commands: new, schema, show, diff, and the options of check."""

from __future__ import annotations

import argparse

from bot.cli.options import LANGUAGES, AddParser, folder

__all__ = ["add_check_options", "add_desk"]


def add_desk(add: AddParser, shared: argparse.ArgumentParser) -> None:
    """Add the editor's commands."""
    new = add(
        "new",
        parents=[shared],
        help="begin an entry or a base",
        description="Writes a commented template of an entry into the base and says what to do next; `new pack DIR` "
        "writes a small example base that is whole. Nothing is overwritten.",
    )
    new.add_argument("kind", choices=("event", "person", "place", "topic", "pack"))
    new.add_argument("name", metavar="ID", help="the id of the entry, or the folder of the pack")
    add(
        "schema",
        parents=[shared],
        help="write JSON Schemas for editors",
        description="Writes a JSON Schema for each kind of file into schemas/ beside languages/, so that editors "
        "complete and check while one types. To be run when the vocabulary changes.",
    )
    show = add(
        "show",
        parents=[shared],
        help="print an entry as readers see it",
        description="Prints an entry as readers see it, with its sources and aliases, in all languages.",
    )
    show.add_argument(
        "entry", metavar="ID", help="the id of an event, person, place or topic; people/ID if two have it"
    )
    show.add_argument("--lang", choices=LANGUAGES, help="only this language")
    diff = add(
        "diff",
        help="say what changed between two states of a base",
        description="Says in words which events, people, places and topics are new, gone or changed from one folder "
        "to another, for release notes and announcements.",
    )
    diff.add_argument("old", type=folder, metavar="OLD", help="the folder of the earlier state")
    diff.add_argument("new", type=folder, metavar="NEW", help="the folder of the later state")
    diff.add_argument("--lang", choices=LANGUAGES, help="the language to tell it in; English by default")


def add_check_options(check: argparse.ArgumentParser) -> None:
    """Add what ``check`` can tell beyond problems."""
    check.add_argument("--coverage", action="store_true", help="print tables per language, month and field")
    check.add_argument("--warnings", action="store_true", help="print all warnings, not some of each kind")
    check.add_argument("--own-questions", action="store_true", help="print every name that leads to another entry")
    check.add_argument("--quick", action="store_true", help="do not ask the entries' own questions")
