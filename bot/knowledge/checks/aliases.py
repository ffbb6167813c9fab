"""Names lead to one entry of their kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.knowledge.reading import LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Person, Place, Topic
from bot.knowledge.problems import Problem
from bot.text.tokens import split

__all__ = ["check_aliases"]

_Named = tuple[str, PathKey]
"""A name as written, and where it stands in its file."""
_HINTS = {
    "people": "In both, add a word that tells them apart: a first name, or 'Omarov (director)'.",
    "places": "In both, add a word that tells them apart: 'Central Park (Almaty)'.",
    "topics": "In both, add a word that tells them apart: 'Stranger (song)', 'Stranger tour'.",
}


def check_aliases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find names that two people (places, topics) share without a qualifier.

    A qualifier is a word more: "Stranger (song)" and "Stranger tour" are two names, and a message that says only
    "Stranger" still finds the events of both by the word. Two people named Omarov: a question about one was answered
    with the other.
    """
    base = loaded.base
    yield from _check_kind(loaded, "people", base.people)
    yield from _check_kind(loaded, "places", base.places)
    yield from _check_kind(loaded, "topics", base.topics)


def _check_kind(loaded: LoadedBase, folder: str, entries: Mapping[str, Person | Place | Topic]) -> Iterator[Problem]:
    owners: dict[str, dict[str, _Named]] = defaultdict(dict)
    for owner, entry in entries.items():
        for name, at in _names(entry):
            spelling = " ".join(token.key for token in split(name))
            owners[spelling].setdefault(owner, (name, at))
    for shared in owners.values():
        first, *others = shared
        for other in others:
            document = loaded.documents[f"{folder}/{other}"]
            name, at = shared[other]
            found = f"{'.'.join(map(str, at))}: {name!r} is also a name of {first!r}"
            expected = "a name that only one entry has"
            yield Problem(document.path, document.line(at), "aliases", found, expected, _HINTS[folder])


def _names(entry: Person | Place | Topic) -> Iterator[_Named]:
    for language, name in entry.name.items():
        yield name, ("name", language)
    for language, aliases in entry.aliases.items():
        for position, alias in enumerate(aliases):
            yield alias, ("aliases", language, position)
