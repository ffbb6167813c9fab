from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.desk.packs import Pack, write_pack


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The example base."""
    return write_pack(tmp_path / "lanternbay")


def test_show_in_all_languages(run: Run, pack: Pack) -> None:
    """An entry is printed once for each language."""
    ran = run("show", "salt-moon-premiere", "--knowledge", str(pack.root))
    assert (ran.status, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line.startswith("== ")] == [
        "== events/salt-moon-premiere · English",
        "== events/salt-moon-premiere · Русский",
        "== events/salt-moon-premiere · Қазақша",
    ]
    assert "aliases: премьера «Солёной луны»" in ran.out


def test_show_in_one_language(run: Run, pack: Pack) -> None:
    """--lang leaves the others out."""
    ran = run("show", "mira-vellan", "--lang", "ru", "--knowledge", str(pack.root))
    assert ran.out.startswith("== people/mira-vellan · Русский\nМира Веллан\nМира Веллан — певица и актриса.\n")
    assert "English" not in ran.out


def test_show_unknown_entry(run: Run, pack: Pack) -> None:
    """A mistyped id is answered with the one that looks like it."""
    ran = run("show", "mira-velan", "--knowledge", str(pack.root))
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == "yearbot: no entry 'mira-velan'; expected an id of the base. Did you mean 'mira-vellan'?\n"


def test_show_entry_of_no_base(run: Run, pack: Pack) -> None:
    """An id that looks like nothing gets no guess."""
    ran = run("show", "zzz", "--knowledge", str(pack.root))
    assert ran.err == "yearbot: no entry 'zzz'; expected an id of the base.\n"
