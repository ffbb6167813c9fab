"""Reads a base from its files, every problem of every file with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from bot.errors import KnowledgeError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.folders import check_languages, check_layout, load_folder
from bot.knowledge.layout import BOOKS, FOLDERS
from bot.knowledge.loader import Document, load_document
from bot.knowledge.model import LANGUAGES, BaseInfo, Event, Language, Month, Person, Place, Topic
from bot.knowledge.problems import Problem, Report
from bot.knowledge.schema import read_record
from bot.knowledge.vocabulary import LanguagePack, Phrasebook, Term, Vocabulary, World

__all__ = ["LoadedBase", "load_base", "read_base"]

EntryType = TypeVar("EntryType", Event, Person, Place, Topic, Month)
RecordType = TypeVar("RecordType", bound=BaseModel)


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadedBase:
    """A base with the documents it was read from; checks need both.

    Where a file is broken its part of the base is missing, so that checks still find the problems of all others.
    """

    base: KnowledgeBase
    documents: Mapping[str, Document]
    """The readable files: ``events/some-id``, ``base``, ``vocabulary``, ``languages/kk``, ``languages/phrases/kk``."""
    names: Mapping[str, frozenset[str]]
    """The ids in each folder, those of entries that could not be read included."""


def load_base(root: Path, shared: Path) -> KnowledgeBase:
    """Read the base in a folder, with the languages and vocabulary in ``shared``.

    Raises:
        KnowledgeError: something in it is wrong; the message has a line for every problem.
    """
    report = Report()
    loaded = read_base(root, shared, report)
    if report:
        raise KnowledgeError(str(report))
    return loaded.base


def read_base(root: Path, shared: Path, report: Report) -> LoadedBase:
    """Read a base as far as it goes; problems go to the report."""
    check_layout(root, report)
    check_languages(shared, report)
    documents = _load_shared(shared, report) | _load_one("base", root / "base.yaml", report)
    names: dict[str, frozenset[str]] = {}
    for folder in FOLDERS:
        found = load_folder(root / folder, report)
        names[folder] = frozenset(found)
        documents |= {f"{folder}/{name}": document for name, document in found.items() if document is not None}
    base = KnowledgeBase(
        info=_read("base", BaseInfo, documents, report) or _unknown_info(),
        vocabulary=_read("vocabulary", Vocabulary, documents, report) or _raw_vocabulary(documents.get("vocabulary")),
        languages=_read_languages(documents, report),
        world=_read("languages/world", World, documents, report) or World(places=()),
        phrases=_read_phrases(documents, report),
        events=_read_entries("events", Event, documents, report),
        people=_read_entries("people", Person, documents, report),
        places=_read_entries("places", Place, documents, report),
        topics=_read_entries("topics", Topic, documents, report),
        months=_read_entries("months", Month, documents, report),
    )
    return LoadedBase(base=base, documents=documents, names=names)


def _load_shared(shared: Path, report: Report) -> dict[str, Document]:
    names = ["vocabulary", "languages/world"]
    folders = ("languages", *(f"languages/{book}" for book in BOOKS))
    names += [f"{folder}/{language}" for folder in folders for language in LANGUAGES]
    documents: dict[str, Document] = {}
    for name in names:
        documents |= _load_one(name, shared / f"{name}.yaml", report)
    return documents


def _load_one(name: str, path: Path, report: Report) -> dict[str, Document]:
    document = load_document(path, report)
    return {} if document is None else {name: document}


def _read(name: str, kind: type[RecordType], documents: Mapping[str, Document], report: Report) -> RecordType | None:
    document = documents.get(name)
    return None if document is None else read_record(document, kind, report)


def _read_languages(documents: Mapping[str, Document], report: Report) -> dict[Language, LanguagePack]:
    packs: dict[Language, LanguagePack] = {}
    for language in LANGUAGES:
        pack = _read(f"languages/{language}", LanguagePack, documents, report)
        if pack is None:
            continue
        packs[language] = pack
        if pack.language != language:
            document = documents[f"languages/{language}"]
            found = f"language {pack.language!r} in the file of {language!r}"
            report.add(Problem(document.path, document.line(("language",)), "id", found, f"language {language!r}"))
    return packs


def _read_phrases(documents: Mapping[str, Document], report: Report) -> dict[Language, Mapping[str, str]]:
    phrases: dict[Language, Mapping[str, str]] = {}
    for language in LANGUAGES:
        books = [_read(f"languages/{name}/{language}", Phrasebook, documents, report) for name in BOOKS]
        found = [book.root for book in books if book is not None]
        # A language with a broken file has none: what it would lack is no problem of its own.
        if len(found) == len(BOOKS):
            phrases[language] = {name: phrase for book in found for name, phrase in book.items()}
    return phrases


def _read_entries(
    folder: str, kind: type[EntryType], documents: Mapping[str, Document], report: Report
) -> dict[str, EntryType]:
    entries: dict[str, EntryType] = {}
    for name, document in documents.items():
        path = document.path
        if not name.startswith(f"{folder}/"):
            continue
        entry = read_record(document, kind, report)
        if entry is None:
            continue
        entries[path.stem] = entry
        if entry.id != path.stem:
            found = f"id {entry.id!r} in a file named {path.name!r}"
            hint = "Keep the id that other entries name."
            report.add(
                Problem(path, document.line(("id",)), "id", found, "the file name and the id to be the same", hint)
            )
    return entries


def _raw_vocabulary(document: Document | None) -> Vocabulary:
    """Return the words of a vocabulary that has problems: entries that use them are still right."""
    sections = document.value if document is not None and isinstance(document.value, dict) else {}
    words = {
        name: dict.fromkeys(section if isinstance(section := sections.get(name), dict) else (), Term(means=""))
        for name in Vocabulary.model_fields
    }
    return Vocabulary.model_construct(None, **words)


def _unknown_info() -> BaseInfo:
    """Return what stands for the description of a base that has none; its country is no id, so nothing checks it."""
    words: dict[Language, str] = dict.fromkeys(LANGUAGES, "")
    return BaseInfo.model_construct(
        title=words, year=0, time_zone="UTC", country="", covers=words, summary=words, examples={}
    )
