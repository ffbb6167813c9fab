from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.locations import find_knowledge
from tests.unit.cli.conftest import Run
from tests.unit.desk.packs import Pack, write_pack


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge that a test may break."""
    _, shared = find_knowledge()
    return Path(shutil.copytree(shared, tmp_path / "knowledge"))


def test_check_shipped_base(run: Run, base: KnowledgeBase) -> None:
    """The base that comes with the bot has no problem, and its size is told after some warnings."""
    ran = run("check", "--quick")
    sizes = f"{len(base.events)} events, {len(base.people)} people, {len(base.places)} places"
    assert (ran.status, ran.err) == (0, "")
    *warnings, total = ran.out.splitlines()
    assert all(": warning [" in line or line.startswith("... and ") for line in warnings)
    assert total.startswith(f"{sizes}, {len(base.topics)} topics: no problem found")


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


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """The example base."""
    return write_pack(tmp_path / "lanternbay")


def test_check_warns_and_succeeds(run: Run, pack: Pack) -> None:
    """What is wished for is printed like a problem, and is none."""
    pack.edit("people/mira-vellan.yaml", 'kk: ["Веллан"]', "kk: []")
    ran = run("check", str(pack.root))
    assert (ran.status, ran.err) == (0, "")
    warning, total = ran.out.splitlines()
    assert warning.startswith(f"{pack.root}/people/mira-vellan.yaml:6: warning [aliases] no alias in Kazakh; ")
    assert total == "5 events, 3 people, 4 places, 2 topics: no problem found, 1 warning."


def test_check_asks_own_questions(run: Run, pack: Pack) -> None:
    """A name that leads elsewhere is a warning; --quick does not ask."""
    pack.edit("people/mira-vellan.yaml", 'en: ["Vellan"]', 'en: ["Vellan", "good morning"]')
    warning, total = run("check", str(pack.root)).out.splitlines()
    assert "warning [own-questions] aliases.en.1: 'good morning' is taken for small talk" in warning
    assert total.endswith("no problem found, 1 warning.")
    assert run("check", "--quick", str(pack.root)).out.endswith("topics: no problem found.\n")


def test_check_prints_some_warnings_of_each_kind(run: Run, pack: Pack) -> None:
    """Many warnings of a kind are cut short; an option prints them all."""
    for name in ("mira-vellan", "tobias-orn", "tin-gulls"):
        path = pack.root / "people" / f"{name}.yaml"
        head = path.read_text(encoding="utf-8").partition("aliases:")[0]
        path.write_text(f"{head}aliases: {{en: [], ru: [], kk: []}}\n", encoding="utf-8")
    shown = run("check", "--quick", str(pack.root)).out.splitlines()
    assert shown[5:] == [
        "... and 4 more warnings [aliases]; --warnings prints all.",
        "5 events, 3 people, 4 places, 2 topics: no problem found, 9 warnings.",
    ]
    assert len(run("check", "--quick", "--warnings", str(pack.root)).out.splitlines()) == 10


def test_check_prints_all_own_questions(run: Run, pack: Pack) -> None:
    """Names that lead elsewhere have an option of their own."""
    greetings = '"good morning", "hello", "thank you", "goodbye", "hi", "good evening", "thanks"'
    pack.edit("people/mira-vellan.yaml", 'en: ["Vellan"]', f'en: ["Vellan", {greetings}]')
    short = run("check", str(pack.root)).out
    whole = run("check", "--own-questions", str(pack.root)).out
    assert "more warnings [own-questions]; --own-questions prints all." in short
    assert sum("[own-questions]" in line for line in whole.splitlines()) == 7


def test_check_coverage(run: Run, pack: Pack) -> None:
    """Three tables come before the verdict."""
    out = run("check", "--quick", "--coverage", str(pack.root)).out
    headings = [line.split()[0] for line in out.splitlines() if line.endswith(("phrases", "sources"))]
    assert headings == ["language", "month", "field"]
    assert out.splitlines()[-1] == "5 events, 3 people, 4 places, 2 topics: no problem found."


def test_check_broken_base_gets_no_warnings(run: Run, pack: Pack) -> None:
    """What a broken base lacks is not wished for."""
    pack.edit("people/mira-vellan.yaml", 'kk: ["Веллан"]', "kk: []")
    pack.edit("people/tobias-orn.yaml", 'kind: "person"', 'kind: "human"')
    ran = run("check", "--coverage", str(pack.root))
    assert ran.status == 1
    assert "warning" not in ran.out
    assert "language" not in ran.out
