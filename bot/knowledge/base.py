"""The fact base as one immutable value that the rest of the bot asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from bot.errors import KnowledgeError
from bot.knowledge.loader import Document, load_document
from bot.knowledge.model import BaseInfo, Event, Language, Person, Place, Topic
from bot.knowledge.problems import Problem, Report
from bot.knowledge.schema import read_record
from bot.knowledge.vocabulary import LanguagePack, Phrasebook, Vocabulary, World

__all__ = ["Entry", "KnowledgeBase", "LoadedBase", "load_base", "read_base"]

Entry = Event | Person | Place | Topic
EntryType = TypeVar("EntryType", Event, Person, Place, Topic)


@dataclass(frozen=True, kw_only=True)
class KnowledgeBase:
    """Everything that the bot knows about its year, and the words of its languages."""

    info: BaseInfo
    vocabulary: Vocabulary
    languages: Mapping[Language, LanguagePack]
    world: World
    phrases: Mapping[Language, Mapping[str, str]]
    """What the bot says, by language and name."""
    events: Mapping[str, Event]
    people: Mapping[str, Person]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]

    @cached_property
    def events_of_person(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events in which each person took part."""
        return _grouped((each.person, event.id) for event in self.events.values() for each in event.people)

    @cached_property
    def events_of_topic(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events that belong to each topic."""
        return _grouped((topic, event.id) for event in self.events.values() for topic in event.topics)

    @cached_property
    def events_of_place(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the events at each place, whole places including their parts."""
        pairs = (
            (around, event.id)
            for event in self.events.values()
            for occurrence in event.occurrences
            for around in self.around(occurrence.place)
        )
        return _grouped(pairs)

    @cached_property
    def events_of_cue(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Ids of the events of each kind, field, state, role and kind of figure: ``("kind", "concert")``."""
        groups: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        for event in self.events.values():
            cues = [("kind", each) for each in event.kinds] + [("field", each) for each in event.fields]
            cues += [("state", event.state)] + [("figure", each.kind) for each in event.figures]
            cues += [("role", role) for each in event.people for role in each.roles]
            for cue in cues:
                groups[cue][event.id] = None
        return {cue: tuple(members) for cue, members in groups.items()}

    def around(self, place: str | None) -> Iterator[str]:
        """Yield a place and everything that it lies in, narrowest first."""
        while place is not None:
            yield place
            place = self.places[place].within

    def place_of_kind(self, place: str | None, kind: str) -> Place | None:
        """Return the city, region or country that a place is or lies in."""
        return next((self.places[each] for each in self.around(place) if self.places[each].kind == kind), None)


def _grouped(pairs: Iterator[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for name, member in pairs:
        groups[name][member] = None
    return {name: tuple(members) for name, members in groups.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedBase:
    """A base with the documents it was read from; checks need both."""

    base: KnowledgeBase
    documents: Mapping[str, Document]
    """The file of each entry, by folder and id: ``events/some-id``."""


def load_base(root: Path, shared: Path) -> KnowledgeBase:
    """Read the base in a folder, with the languages and vocabulary in ``shared``.

    Raises:
        KnowledgeError: something in it is wrong; the message has a line for every problem.
    """
    report = Report()
    loaded = read_base(root, shared, report)
    if loaded is None or report:
        raise KnowledgeError(str(report))
    return loaded.base


def read_base(root: Path, shared: Path, report: Report) -> LoadedBase | None:
    """Read a base as far as it goes; problems go to the report, None means that no base can be built."""
    documents: dict[str, Document] = {}
    info = _read_one(root / "base.yaml", BaseInfo, report)
    vocabulary = _read_one(shared / "vocabulary.yaml", Vocabulary, report)
    world = _read_one(shared / "languages" / "world.yaml", World, report)
    packs = [_read_one(path, LanguagePack, report) for path in sorted((shared / "languages").glob("??.yaml"))]
    phrases = {
        path.stem: _read_one(path, Phrasebook, report) for path in sorted((shared / "languages" / "phrases").glob("??.yaml"))
    }
    entries = {
        "events": _read_folder(root, "events", Event, documents, report),
        "people": _read_folder(root, "people", Person, documents, report),
        "places": _read_folder(root, "places", Place, documents, report),
        "topics": _read_folder(root, "topics", Topic, documents, report),
    }
    if info is None or vocabulary is None or world is None or None in packs:
        return None
    base = KnowledgeBase(
        info=info,
        vocabulary=vocabulary,
        languages={pack.language: pack for pack in packs if pack is not None},
        world=world,
        phrases={language: book.root for language, book in phrases.items() if book is not None},  # type: ignore[misc]
        **entries,  # type: ignore[arg-type]
    )
    return LoadedBase(base=base, documents=documents)


RecordType = TypeVar("RecordType", bound=BaseModel)


def _read_one(path: Path, kind: type[RecordType], report: Report) -> RecordType | None:
    document = load_document(path, report)
    return None if document is None else read_record(document, kind, report)


def _read_folder(
    root: Path, folder: str, kind: type[EntryType], documents: dict[str, Document], report: Report
) -> dict[str, EntryType]:
    entries: dict[str, EntryType] = {}
    for path in sorted((root / folder).glob("*.yaml")):
        document = load_document(path, report)
        if document is None:
            continue
        documents[f"{folder}/{path.stem}"] = document
        entry = read_record(document, kind, report)
        if entry is None:
            continue
        if entry.id != path.stem:
            found = f"id {entry.id!r} in a file named {path.name!r}"
            report.add(Problem(path, document.line(("id",)), "id", found, "the file name and the id to be the same"))
        entries[path.stem] = entry
    return entries
