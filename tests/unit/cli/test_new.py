from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.desk.packs import Pack, write_pack
from tests.unit.knowledge.small_base import write_small_base


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The example base."""
    return write_pack(tmp_path / "lanternbay")


def test_new_pack_is_whole(run: Run, start: Run, tmp_path: Path) -> None:
    """What is written passes the check and answers questions at once."""
    root = tmp_path / "my-town-2031"
    ran = run("new", "pack", str(root))
    assert (ran.status, ran.err) == (0, "")
    first, *steps = ran.out.splitlines()
    assert first == f"{root} is written: an example of 15 files, whole and valid. Next:"
    assert [step[:5] for step in steps] == ["  1. ", "  2. ", "  3. ", "  4. "]
    assert "DIR" not in ran.out
    checked = run("check", str(root))
    assert (checked.status, checked.out) == (0, "5 events, 3 people, 4 places, 2 topics: no problem found.\n")
    asked = start("ask", "--json", "--knowledge", str(root), "how many people came to the lantern festival?")
    assert json.loads(asked.out)["events"] == ["lantern-festival-2031"]


def test_new_pack_overwrites_nothing(run: Run, pack: Pack) -> None:
    """A folder that holds something is left alone."""
    ran = run("new", "pack", str(pack.root))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == f"yearbot: {str(pack.root)!r} is not empty; name a folder that is not there yet\n"


@pytest.mark.parametrize(
    ("kind", "folder"), [("event", "events"), ("person", "people"), ("place", "places"), ("topic", "topics")]
)
def test_new_entry(run: Run, pack: Pack, kind: str, folder: str) -> None:
    """An entry is written into its folder, and the next steps are printed."""
    ran = run("new", kind, "brand-new", "--knowledge", str(pack.root))
    path = pack.root / folder / "brand-new.yaml"
    assert (ran.status, ran.err) == (0, "")
    assert 'id: "brand-new"' in path.read_text(encoding="utf-8")
    first, *steps = ran.out.splitlines()
    assert first == f"{path} is written. Next:"
    assert len(steps) == 5
    assert all(step.startswith(f"  {number}. ") for number, step in enumerate(steps, 1))


def test_new_event_names_the_year_of_the_base(run: Run, pack: Pack) -> None:
    """Dates are shown as they will be written."""
    run("new", "event", "brand-new", "--knowledge", str(pack.root))
    text = (pack.root / "events" / "brand-new.yaml").read_text(encoding="utf-8")
    assert '  - start: "2031"' in text
    assert "{" not in text.replace('{en: "", ru: "", kk: ""}', "")


def test_new_entry_of_a_broken_base(run: Run, pack: Pack) -> None:
    """A reference that leads nowhere is mended by writing the entry."""
    pack.edit("events/salt-moon-premiere.yaml", 'person: "tobias-orn"', 'person: "somebody-new"')
    assert run("new", "person", "somebody-new", "--knowledge", str(pack.root)).status == 0


def test_new_entry_without_a_base(run: Run, tmp_path: Path) -> None:
    """A folder that holds no base gets no entries."""
    ran = run("new", "event", "x", "--knowledge", str(tmp_path))
    assert ran.status == 1
    assert ran.err == (
        f"yearbot: {str(tmp_path)!r} is no fact base; expected a folder with base.yaml, or see: yearbot new pack DIR\n"
    )
    assert list(tmp_path.glob("events")) == []


def test_new_bad_id(run: Run, pack: Pack) -> None:
    """An id that no file can have is told in a sentence."""
    ran = run("new", "event", "Моё событие", "--knowledge", str(pack.root))
    assert ran.status == 1
    assert ran.err.startswith("yearbot: 'Моё событие' is no id; expected at most ")


def test_new_unknown_kind(run: Run) -> None:
    """There are five things to begin."""
    assert run("new", "song", "x").status == 2


def test_schema_writes_beside_the_languages(start: Run, tmp_path: Path) -> None:
    """Schemas go where all bases find them."""
    small = write_small_base(tmp_path)
    ran = start("schema", "--knowledge", str(small.root))
    assert (ran.status, ran.err) == (0, "")
    assert [Path(line).parent for line in ran.out.splitlines()] == [small.shared / "schemas"] * 9
    assert json.loads((small.shared / "schemas" / "event.schema.json").read_text(encoding="utf-8"))["type"] == "object"
