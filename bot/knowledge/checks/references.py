"""Every id that an entry names exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.knowledge.base import LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Event
from bot.knowledge.problems import Problem

__all__ = ["check_references"]

_Reference = tuple[PathKey, str, Iterable[str], str]


def check_references(loaded: LoadedBase) -> Iterator[Problem]:
    """Find ids of events, people, places, topics and vocabulary words that lead nowhere.

    A renamed file left links behind, and related events were silently not offered.
    """
    base = loaded.base
    for event in base.events.values():
        for at, name, known, what in _event_references(loaded, event):
            if name not in set(known):
                yield _dangling(loaded, f"events/{event.id}", at, name, what)
        if event.id in event.related:
            document = loaded.documents[f"events/{event.id}"]
            yield Problem(document.path, document.line(("related",)), "references", "an event related to itself", "other ids")
    for place in base.places.values():
        if place.within is not None and place.within not in base.places:
            yield _dangling(loaded, f"places/{place.id}", ("within",), place.within, "a file in places/")
        if (place.within is None) != (place.kind == "country"):
            document = loaded.documents[f"places/{place.id}"]
            found = "no 'within'" if place.within is None else "a country within something"
            yield Problem(document.path, document.line(("within",)), "references", found, "every place but a country to lie in one")
    for topic in base.topics.values():
        if topic.kind not in base.vocabulary.topics:
            yield _dangling(loaded, f"topics/{topic.id}", ("kind",), topic.kind, "a word of 'topics' in vocabulary.yaml")
    if base.info.country not in base.places:
        yield Problem(
            next(iter(loaded.documents.values())).path.parent.parent / "base.yaml", 1, "references",
            f"country {base.info.country!r}", "a file in places/",
        )  # fmt: skip


def _event_references(loaded: LoadedBase, event: Event) -> Iterator[_Reference]:
    base, words = loaded.base, loaded.base.vocabulary
    yield from ((("kinds", at), each, words.kinds, _listed("kinds")) for at, each in enumerate(event.kinds))
    yield from ((("fields", at), each, words.fields, _listed("fields")) for at, each in enumerate(event.fields))
    yield ("state",), event.state, words.states, _listed("states")
    yield from ((("topics", at), each, base.topics, "a file in topics/") for at, each in enumerate(event.topics))
    yield from ((("related", at), each, base.events, "a file in events/") for at, each in enumerate(event.related))
    for at, occurrence in enumerate(event.occurrences):
        if occurrence.place is not None:
            yield ("occurrences", at, "place"), occurrence.place, base.places, "a file in places/"
    for at, part in enumerate(event.people):
        yield ("people", at, "person"), part.person, base.people, "a file in people/"
        yield from ((("people", at, "roles"), role, words.roles, _listed("roles")) for role in part.roles)
    for at, figure in enumerate(event.figures):
        yield ("figures", at, "kind"), figure.kind, words.figures, _listed("figures")
        yield ("figures", at, "unit"), figure.unit, words.units, _listed("units")
        yield ("figures", at, "qualifier"), figure.qualifier, words.qualifiers, _listed("qualifiers")
    for at, fact in enumerate(event.facts):
        yield ("facts", at, "kind"), fact.kind, words.facts, _listed("facts")
    for at, dispute in enumerate(event.disputes):
        known = (*words.disputes, *words.figures)
        yield ("disputes", at, "about"), dispute.about, known, "a word of 'disputes' or 'figures' in vocabulary.yaml"


def _listed(name: str) -> str:
    return f"a word of {name!r} in vocabulary.yaml"


def _dangling(loaded: LoadedBase, entry: str, at: PathKey, name: str, expected: str) -> Problem:
    document = loaded.documents[entry]
    place = ".".join(map(str, at))
    return Problem(document.path, document.line(at), "references", f"{place}: {name!r} does not exist", expected)
