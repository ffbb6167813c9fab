from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.templates import ENTRY_FOLDERS, find_schema, next_steps, write_entry, write_pack
from bot.errors import BotError
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.model import MAX_ID
from bot.knowledge.problems import Report
from bot.knowledge.reading import read_base
from bot.locations import find_knowledge, find_shipped
from tests.unit.desk.packs import Pack

TEMPLATES = find_shipped() / "templates"


def _write(pack: Pack, kind: str, entry_id: str) -> Path:
    return write_entry(TEMPLATES, pack.root, kind, entry_id, year=2031)


@pytest.mark.parametrize("kind", ENTRY_FOLDERS)
def test_template_asks_for_what_is_missing(pack: Pack, kind: str) -> None:
    """A new entry is valid but for its empty texts, which the check lists; nothing of the template is unknown."""
    path = _write(pack, kind, "brand-new")
    assert path == pack.root / ENTRY_FOLDERS[kind] / "brand-new.yaml"
    report = Report()
    read_base(*find_knowledge(pack.root), report)
    problems = [problem for problem in report if problem.path == path]
    assert problems
    assert {problem.found.rpartition(": ")[2] for problem in problems} == {"an empty text"}


def _fill(path: Path) -> None:
    """Fill every text in, as an editor would; the country lies in nothing."""
    text = path.read_text(encoding="utf-8")
    words = {"en": "A new thing", "ru": "Новая вещь", "kk": "Жаңа дүние"}
    for language, said in words.items():
        text = text.replace(f'{language}: ""', f'{language}: "{said}"')
    text = text.replace('within: ""', 'within: "lanternbay"').replace('url: ""', 'url: "https://courier.example/new"')
    path.write_text(text.replace('publisher: ""', 'publisher: "Courier"').replace('title: ""', 'title: "New"'), "utf-8")


@pytest.mark.parametrize("kind", ENTRY_FOLDERS)
def test_filled_template_is_a_good_entry(pack: Pack, kind: str) -> None:
    """Only what stands empty has to be filled in."""
    _fill(_write(pack, kind, "brand-new"))
    report = Report()
    report.extend(check_base(read_base(*find_knowledge(pack.root), report)))
    assert str(report) == ""


@pytest.mark.parametrize("kind", ENTRY_FOLDERS)
def test_whole_template_is_a_good_entry(pack: Pack, kind: str) -> None:
    """What a template offers in comments fits the schema, once it is filled in."""
    path = _write(pack, kind, "brand-new")
    lines = path.read_text(encoding="utf-8").splitlines()
    steps = next(at for at, line in enumerate(lines) if line.startswith("id:"))
    bare = [line.replace("# ", "", 1) if line.lstrip().startswith("# ") else line for line in lines[steps:]]
    text = "\n".join(bare).replace('place: ""', 'place: "lanternbay"').replace('person: ""', 'person: "mira-vellan"')
    text = text.replace('en: "", ru: "", kk: ""', 'en: "0 things", ru: "0 вещей", kk: "0 дүние"')
    path.write_text(text, encoding="utf-8")
    _fill(path)
    report = Report()
    report.extend(check_base(read_base(*find_knowledge(pack.root), report)))
    assert str(report) == ""


@pytest.mark.parametrize("kind", ENTRY_FOLDERS)
def test_template_names_steps_and_schema(pack: Pack, kind: str) -> None:
    """The first line is for editors' programs, the steps are for editors."""
    path = _write(pack, kind, "brand-new")
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../.schemas/{kind}.schema.json"
    assert (path.parent / first.partition("=")[2]).is_file()
    steps = next_steps(path)
    assert [step[:2] for step in steps] == ["1.", "2.", "3.", "4.", "5."]
    assert "yearbot check" in steps[3]


def test_template_without_schemas(tmp_path: Path) -> None:
    """Where there are no schemas the line that names one is left out."""
    root = tmp_path / "bare"
    (root / "people").mkdir(parents=True)
    path = write_entry(TEMPLATES, root, "person", "somebody", year=2031)
    assert "$schema" not in path.read_text(encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith("# Next steps:")


def test_find_schema_beside_the_base() -> None:
    """The bases that come with the bot share their schemas."""
    root, _ = find_knowledge()
    assert find_schema(root, "event") == "../../schemas/event.schema.json"


@pytest.mark.parametrize("entry_id", ["", "Big", "two--hyphens", "-x", "под", "a b", "../x", "x" * (MAX_ID + 1)])
def test_bad_id(pack: Pack, entry_id: str) -> None:
    """An id is what files, buttons and links can hold."""
    with pytest.raises(BotError) as caught:
        _write(pack, "person", entry_id)
    assert str(caught.value) == (
        f"{entry_id!r} is no id; expected at most {MAX_ID} small Latin letters, digits and single hyphens, "
        "such as 'dimash-london'"
    )


def test_entry_is_never_overwritten(pack: Pack) -> None:
    """An entry that is there stays as it is."""
    path = pack.root / "people" / "mira-vellan.yaml"
    before = path.read_bytes()
    with pytest.raises(BotError) as caught:
        _write(pack, "person", "mira-vellan")
    assert str(caught.value) == f"{str(path)!r} is already there; choose another id, or add to that entry"
    assert path.read_bytes() == before


def test_pack_names_its_schemas(pack: Pack) -> None:
    """Every file of the example is completed from a schema that travels with it."""
    for path in (*pack.root.glob("*.yaml"), *pack.root.glob("*/*.yaml")):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert (path.parent / first.removeprefix("# yaml-language-server: $schema=")).is_file(), path


def test_pack_needs_an_empty_folder(pack: Pack, tmp_path: Path) -> None:
    """Nothing is overwritten; an empty folder will do."""
    shipped = find_shipped()
    with pytest.raises(BotError) as caught:
        write_pack(TEMPLATES, shipped / "schemas", pack.root)
    assert str(caught.value) == f"{str(pack.root)!r} is not empty; name a folder that is not there yet"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert len(write_pack(TEMPLATES, shipped / "schemas", empty)) == 15
