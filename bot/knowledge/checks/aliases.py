"""Names lead to one entry of their kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from bot.knowledge.base import LoadedBase
from bot.knowledge.problems import Problem
from bot.text.tokens import split

__all__ = ["check_aliases"]


def check_aliases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find names that two people (places, topics) share without a qualifier.

    Two people named Omarov: a question about one was answered with the other.
    """
    base = loaded.base
    for folder, entries in (("people", base.people), ("places", base.places), ("topics", base.topics)):
        owners: dict[str, dict[str, str]] = defaultdict(dict)
        for entry in entries.values():
            names = [*entry.name.values(), *(alias for aliases in entry.aliases.values() for alias in aliases)]
            for name in names:
                owners[" ".join(token.key for token in split(name))].setdefault(entry.id, name)
        for shared in owners.values():
            first, *others = shared
            for other in others:
                document = loaded.documents[f"{folder}/{other}"]
                found = f"{shared[other]!r} is also a name of {first!r}"
                hint = "Add a first name or drop the alias."
                yield Problem(document.path, document.line(("aliases",)), "aliases", found, "a name that only one entry has", hint)
