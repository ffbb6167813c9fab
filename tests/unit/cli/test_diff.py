from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run
from tests.unit.desk.packs import Pack, write_pack
from tests.unit.knowledge.small_base import write_small_base


@pytest.fixture
def old(tmp_path: Path) -> Pack:
    """The state before."""
    return write_pack(tmp_path / "old")


@pytest.fixture
def new(old: Pack, tmp_path: Path) -> Pack:
    """The state after: a date has moved."""
    new = old.copy(tmp_path / "new")
    new.edit("events/lantern-festival-2031.yaml", 'end: "2031-06-22"', 'end: "2031-06-23"')
    return new


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ([], ["Changed events:", "• The Lantern Festival returns to Lanternbay",
              "  – date and place: 20–23 June 2031 · Lanternbay (before: 20–22 June 2031 · Lanternbay)"]),
        (["--lang", "ru"], ["Изменённые события:", "• Фестиваль фонарей вернулся в Фонарск",
                            "  – дата и место: 20–23 июня 2031 года · Фонарск (было: 20–22 июня 2031 года · Фонарск)"]),
        (["--lang", "kk"], ["Өзгерген оқиғалар:", "• Шамдар фестивалі Шамқалаға оралды",
                            ("  – күні мен орны: 2031 жылғы 20–23 маусым · Шамқала "
                             "(бұрын: 2031 жылғы 20–22 маусым · Шамқала)")]),
    ],
)  # fmt: skip
def test_diff_tells_changes(run: Run, old: Pack, new: Pack, language: list[str], lines: list[str]) -> None:
    """What changed is told in the chosen language, English by default."""
    ran = run("diff", str(old.root), str(new.root), *language)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == lines


def test_diff_of_a_broken_state(run: Run, old: Pack, new: Pack) -> None:
    """A state whose entries lead nowhere cannot be told; its problems are."""
    new.edit("events/salt-moon-premiere.yaml", 'person: "tobias-orn"', 'person: "nobody"')
    ran = run("diff", str(old.root), str(new.root))
    assert (ran.status, ran.out) == (1, "")
    first, problem = ran.err.splitlines()
    assert first == "yearbot: the fact base has problems:"
    assert problem.startswith(f"{new.root}/events/salt-moon-premiere.yaml:")


def test_diff_reads_old_states_in_new_words(run: Run, tmp_path: Path) -> None:
    """A state whose languages lack what the bot says now is told all the same."""
    old, new = (write_small_base(tmp_path / name) for name in ("old", "new"))
    (old.shared / "languages" / "kk.yaml").write_text('language: "kk"\n', encoding="utf-8")
    new.edit("people/aru.yaml", '"a singer"', '"a well-known singer"')
    ran = run("diff", str(old.shared), str(new.shared))
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == "  – description: a well-known singer (before: a singer)"


def test_diff_needs_folders(run: Run, old: Pack) -> None:
    """A state that is not there is wrong usage."""
    assert run("diff", str(old.root), "/nowhere").status == 2
