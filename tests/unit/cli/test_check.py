from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.locations import find_knowledge
from tests.unit.cli.conftest import Run


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge that a test may break."""
    _, shared = find_knowledge()
    return Path(shutil.copytree(shared, tmp_path / "knowledge"))


def test_check_shipped_base(run: Run, base: KnowledgeBase) -> None:
    """The base that comes with the bot has no problem, and its size is told."""
    ran = run("check")
    sizes = f"{len(base.events)} events, {len(base.people)} people, {len(base.places)} places"
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"{sizes}, {len(base.topics)} topics: no problem found.\n"


def test_check_prints_every_problem(run: Run, copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems of different files are found in one run, as path:line below the current folder."""
    monkeypatch.chdir(copied)
    events = copied / "kazakhstan-2025" / "events"
    with (events / "jennifer-lopez-almaty.yaml").open("a", encoding="utf-8") as file:
        file.write('colour: "red"\n')
    with (events / "abai-180.yaml").open("a", encoding="utf-8") as file:
        file.write('smell: "mint"\n')
    ran = run("check", str(copied))
    *problems, total = ran.out.splitlines()
    assert ran.status == 1
    assert any(line.startswith("kazakhstan-2025/events/abai-180.yaml:") and "smell" in line for line in problems)
    assert any(line.startswith("kazakhstan-2025/events/jennifer-") and "colour" in line for line in problems)
    assert total == f"{len(problems)} problems found."


def test_check_missing_folder(run: Run) -> None:
    """A folder that is not there is wrong usage."""
    ran = run("check", "/nowhere")
    assert ran.status == 2
    assert ran.err.endswith("argument DIR: there is no folder '/nowhere'\n")


def test_check_folder_without_a_base(run: Run, tmp_path: Path) -> None:
    """A folder without a base is a problem of the base, not a crash."""
    ran = run("check", str(tmp_path))
    assert ran.status == 1
    assert "base.yaml" in ran.out
    assert ran.err == ""
