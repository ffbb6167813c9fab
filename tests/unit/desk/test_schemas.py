from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.desk.schemas import FOLDER, KINDS, build_schemas, file_name, write_schemas
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.problems import Report
from bot.knowledge.reading import read_base
from bot.locations import find_knowledge, find_shipped
from tests.unit.desk.json_schema import find_faults
from tests.unit.desk.packs import Pack

ROOT = Path(__file__).resolve().parents[3]
_KINDS = {
    "events": "event",
    "people": "person",
    "places": "place",
    "topics": "topic",
    "months": "month",
    "base": "base",
}
_SHARED = {
    "vocabulary": "vocabulary",
    "world": "world",
    "phrases": "phrases",
    "announcements": "phrases",
    "languages": "language",
}


@pytest.fixture(scope="module")
def schemas(base: KnowledgeBase) -> dict[str, Any]:
    """The schemas of today's records and vocabulary, by kind of file."""
    built = build_schemas(base.vocabulary)
    return {kind: json.loads(built[file_name(kind)]) for kind in KINDS}


def test_schemas_in_the_folder_are_current(base: KnowledgeBase) -> None:
    """What editors complete from is what the bot checks; if this fails, run: yearbot schema."""
    folder = find_shipped() / FOLDER
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert kept == build_schemas(base.vocabulary)


def test_write_schemas_makes_the_folder(base: KnowledgeBase, tmp_path: Path) -> None:
    """There is one file for each kind."""
    paths = write_schemas(tmp_path / "new" / FOLDER, base.vocabulary)
    assert [path.name for path in paths] == [file_name(kind) for kind in KINDS]
    assert all(json.loads(path.read_text(encoding="utf-8"))["$schema"] for path in paths)


def test_schemas_accept_every_file_of_the_base(schemas: dict[str, Any]) -> None:
    """What passes the check is not underlined in an editor."""
    documents = read_base(*find_knowledge(), Report()).documents
    faults = [
        f"{name}{fault}"
        for name, document in documents.items()
        for schema in [schemas[_kind(name)]]
        for fault in find_faults(document.value, schema, schema)
    ]
    assert len(documents) > 100
    assert faults == []


def _kind(name: str) -> str:
    folder = name.split("/")[-2] if "/" in name else name
    return "world" if name.endswith("/world") else (_KINDS | _SHARED)[folder]


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("events/lantern-festival-2031", 'kinds: ["festival"]', 'kinds: ["fete"]', ".kinds.0: enum"),
        ("events/lantern-festival-2031", 'roles: ["performer"]', 'roles: ["singer"]', ".people.0.roles.0: enum"),
        ("events/lantern-festival-2031", 'unit: "people"', 'unit: "heads"', ".figures.0.unit: enum"),
        ("events/lantern-festival-2031", 'qualifier: "about"', 'qualifier: "circa"', ".figures.0.qualifier: enum"),
        ("events/lantern-festival-2031", 'about: "attendance"', 'about: "crowd"', ".disputes.0.about: enum"),
        ("events/lantern-festival-2031", 'kind: "why"', 'kind: "reason"', ".facts.0.kind: enum"),
        ("events/lantern-festival-2031", 'state: "held"', 'state: "done"', ".state: enum"),
        ("events/lantern-festival-2031", 'start: "2031-06-20"', 'start: "20 June"', ".occurrences.0.start: pattern"),
        ("events/lantern-festival-2031", 'end: "2031-06-22"', 'end: "22 June"', ".occurrences.0.end: anyOf"),
        ("events/lantern-festival-2031", "weight: 5", "weight: 9", ".weight: range"),
        ("events/lantern-festival-2031", "weight: 5", 'colour: "red"', ".weight: required"),
        ("events/lantern-festival-2031", "weight: 5", 'weight: 5\ncolour: "red"', ".colour: unknown"),
        ("people/mira-vellan", 'kind: "person"', 'kind: "singer"', ".kind: enum"),
        ("people/mira-vellan", 'kk: ["Веллан"]', 'kz: ["Веллан"]', ".aliases.kz: enum"),
        ("places/lanternbay", 'kind: "city"', 'kind: "town"', ".kind: enum"),
        ("topics/salt-moon", 'kind: "film"', 'kind: "movie"', ".kind: enum"),
    ],
)
def test_schemas_refuse_mistakes(  # noqa: PLR0917 - a table
    pack: Pack, schemas: dict[str, Any], name: str, old: str, new: str, fault: str
) -> None:
    """A word that is in no list, a wrong date, a missing or unknown key are underlined."""
    pack.edit(f"{name}.yaml", old, new)
    document = read_base(*find_knowledge(pack.root), Report()).documents[name]
    schema = schemas[_kind(name)]
    assert fault in list(find_faults(document.value, schema, schema))


def test_schemas_say_what_words_mean(schemas: dict[str, Any], base: KnowledgeBase) -> None:
    """An editor shows the meaning of each word of a list, and of a field under the cursor."""
    state = schemas["event"]["properties"]["state"]
    assert state["enum"] == list(base.vocabulary.states)
    assert state["markdownEnumDescriptions"] == [term.means for term in base.vocabulary.states.values()]
    assert schemas["person"]["properties"]["what"]["description"] == "Who it is, in a few words."


def test_language_lists_are_those_of_the_vocabulary(schemas: dict[str, Any], base: KnowledgeBase) -> None:
    """Cue words can be added only for kinds that exist."""
    assert schemas["language"]["properties"]["kinds"]["propertyNames"] == {"enum": list(base.vocabulary.kinds)}


def _mapped() -> Iterator[tuple[str, str]]:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        for pattern in [patterns] if isinstance(patterns, str) else patterns:
            yield schema, pattern


def test_editor_settings_lead_to_files() -> None:
    """Every schema is used for the files of its kind."""
    used = set()
    for schema, pattern in _mapped():
        assert (ROOT / schema).is_file()
        assert list(ROOT.glob(pattern)), pattern
        used.add(Path(schema).name)
    assert used == {file_name(kind) for kind in KINDS}
