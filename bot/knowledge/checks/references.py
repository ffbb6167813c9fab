"""Every id that an entry names exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from bot.knowledge.reading import LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Event, Place
from bot.knowledge.problems import Problem, suggest

__all__ = ["check_references"]

_Reference = tuple[PathKey, str, str]
"""Where a name stands, the name, and what it names: a folder or a section of the vocabulary."""

_FOLDERS = ("events", "people", "places", "topics")
_COUNTRY = "country"


def check_references(loaded: LoadedBase) -> Iterator[Problem]:
    """Find ids of events, people, places, topics and vocabulary words that lead nowhere.

    A renamed file left links behind, and related events were silently not offered.
    """
    known = _known_names(loaded)
    for entry, at, name, section in _references(loaded):
        # A section of the vocabulary that could not be read says nothing about its words.
        if name not in known[section] and (known[section] or section in _FOLDERS):
            yield _dangling(loaded, entry, (at, name, section), known[section])
    yield from _check_places(loaded)
    for event_id, event in loaded.base.events.items():
        if event_id in event.related:
            yield _problem(loaded, f"events/{event_id}", ("related",), "an event related to itself", "other ids")


def _known_names(loaded: LoadedBase) -> dict[str, Collection[str]]:
    """Return all names that can be referred to; an entry with problems of its own is still there."""
    words = loaded.base.vocabulary
    # Topics are both a folder and a section of the vocabulary, so sections are marked.
    known: dict[str, Collection[str]] = {
        f"'{section}'": getattr(words, section) for section in type(words).model_fields
    }
    known |= loaded.names
    known["'disputes' or 'figures'"] = {*words.disputes, *words.figures}
    return known


def _references(loaded: LoadedBase) -> Iterator[tuple[str, PathKey, str, str]]:
    base = loaded.base
    for event_id, event in base.events.items():
        for at, name, section in _event_references(event):
            yield f"events/{event_id}", at, name, section
    for place_id, place in base.places.items():
        if place.within is not None:
            yield f"places/{place_id}", ("within",), place.within, "places"
    for topic_id, topic in base.topics.items():
        yield f"topics/{topic_id}", ("kind",), topic.kind, "'topics'"
    for month_id, month in base.months.items():
        for position, event_id in enumerate(month.headlines):
            yield f"months/{month_id}", ("headlines", position), event_id, "events"
    if base.info.country:
        yield "base", ("country",), base.info.country, "places"


def _event_references(event: Event) -> Iterator[_Reference]:
    yield from ((("kinds", at), each, "'kinds'") for at, each in enumerate(event.kinds))
    yield from ((("fields", at), each, "'fields'") for at, each in enumerate(event.fields))
    yield ("state",), event.state, "'states'"
    yield from ((("topics", at), each, "topics") for at, each in enumerate(event.topics))
    yield from ((("related", at), each, "events") for at, each in enumerate(event.related))
    for at, occurrence in enumerate(event.occurrences):
        if occurrence.place is not None:
            yield ("occurrences", at, "place"), occurrence.place, "places"
    for at, part in enumerate(event.people):
        yield ("people", at, "person"), part.person, "people"
        yield from ((("people", at, "roles", position), role, "'roles'") for position, role in enumerate(part.roles))
    for at, figure in enumerate(event.figures):
        yield ("figures", at, "kind"), figure.kind, "'figures'"
        yield ("figures", at, "unit"), figure.unit, "'units'"
        yield ("figures", at, "qualifier"), figure.qualifier, "'qualifiers'"
    yield from ((("facts", at, "kind"), fact.kind, "'facts'") for at, fact in enumerate(event.facts))
    for at, dispute in enumerate(event.disputes):
        yield ("disputes", at, "about"), dispute.about, "'disputes' or 'figures'"


def _check_places(loaded: LoadedBase) -> Iterator[Problem]:
    places = loaded.base.places
    for name, place in places.items():
        entry = f"places/{name}"
        if place.within is None and place.kind != _COUNTRY:
            hint = "Add 'within' with the id of the city, region or country."
            yield _problem(loaded, entry, (), f"a {place.kind} that lies in nothing", "'within'", hint)
        if place.within is not None and place.kind == _COUNTRY:
            yield _problem(loaded, entry, ("within",), "a country that lies in something", "no 'within'")
        if _lies_in_itself(name, places):
            # Whoever walks outwards from such a place never arrives.
            yield _problem(loaded, entry, ("within",), f"within: {name!r} lies in itself", "a place that is larger")


def _lies_in_itself(name: str, places: Mapping[str, Place]) -> bool:
    seen: set[str] = set()
    place = places.get(name)
    while place is not None and place.within is not None and place.within not in seen:
        seen.add(place.within)
        place = places.get(place.within)
    return name in seen


def _dangling(loaded: LoadedBase, entry: str, reference: _Reference, known: Collection[str]) -> Problem:
    at, name, section = reference
    expected = f"a file in {section}/" if section in _FOLDERS else f"a word of {section} in vocabulary.yaml"
    found = f"{'.'.join(map(str, at))}: {name!r} does not exist"
    return _problem(loaded, entry, at, found, expected, suggest(name, known))


def _problem(loaded: LoadedBase, entry: str, at: PathKey, found: str, expected: str, hint: str = "") -> Problem:  # noqa: PLR0917
    document = loaded.documents[entry]
    return Problem(document.path, document.line(at), "references", found, expected, hint)
