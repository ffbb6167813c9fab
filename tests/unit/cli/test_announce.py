"""`yearbot announce`: previews without a database, and what is asked of a bot or its database."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.announcing.broadcast import AUDIENCES
from bot.cli.announcing import _AUDIENCES
from bot.cli.status import CONFIGURATION, DONE, PROBLEM, USAGE
from tests.unit.cli.conftest import Run
from tests.unit.desk.packs import Pack, write_pack

FESTIVAL = "events/lantern-festival-2031.yaml"


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """A small base about another year."""
    return write_pack(tmp_path / "new")


@pytest.fixture
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings of a bot that does not run, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "123456:AAF-secret")
    monkeypatch.setenv("DATABASE", str(tmp_path / "data" / "bot.sqlite3"))


def test_preview_of_a_day(run: Run) -> None:
    """As readers see it, with the addresses of its buttons, in every language or in one."""
    ran = run("announce", "preview", "day", "--date", "2026-08-10")
    assert ran.status == DONE
    for heading in (
        "On this day in 2025 · 10 August",
        "Этот день в 2025 году · 10 августа",
        "2025 жылдың осы күні · 10",
    ):
        assert heading in ran.out
    one = run("announce", "preview", "day", "--date", "2026-08-10", "--lang", "kk").out
    assert "On this day" not in one
    assert "] https://t.me/your_bot?start=e-jennifer-lopez-almaty" in one


def test_preview_of_a_subject(run: Run) -> None:
    """Only what a chat of that subject gets; no post is said to be none."""
    assert (
        "film" in run("announce", "preview", "month", "--date", "2026-09-01", "--lang", "en", "--subjects", "film").out
    )
    ran = run("announce", "preview", "day", "--date", "2026-08-10", "--subjects", "fashion")
    assert (ran.status, ran.out) == (DONE, "There would be no post.\n")


def test_preview_of_another_question(run: Run) -> None:
    """The seed chooses."""
    quizzes = {run("announce", "preview", "quiz", "--lang", "ru", "--seed", str(seed)).out for seed in range(4)}
    assert len(quizzes) > 1
    assert all(len(re.findall("^[✓·] ", each, re.MULTILINE)) == 4 for each in quizzes)


def test_preview_of_new_facts(run: Run, pack: Pack, tmp_path: Path) -> None:
    """Compared with an earlier state of the base."""
    old = pack.copy(tmp_path / "old")
    old.edit(FESTIVAL, 'end: "2031-06-22"', 'end: "2031-06-23"')
    words = ("announce", "preview", "facts", "--knowledge", str(pack.root), "--lang", "en")
    ran = run(*words, "--old", str(old.root))
    assert "Corrected" in ran.out
    assert "20–22 June 2031" in ran.out
    assert run(*words).err == (
        "yearbot: facts are new compared with an earlier state: name its folder with --old DIR\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["preview", "day", "--subjects", "sport"], PROBLEM, "no subject sport; expected of: music, film, "),
        (
            ["plan", "--from", "2026-01-02", "--to", "2026-01-01"],
            PROBLEM,
            "--to 2026-01-01 is before --from 2026-01-02",
        ),
        (["preview", "day", "--date", "tomorrow"], USAGE, "'tomorrow' is no day such as 2026-08-10"),
        ([], USAGE, "the following arguments are required: ACTION"),
    ],
)
@pytest.mark.usefixtures("_settings")
def test_wrong_usage(run: Run, words: list[str], status: int, sentence: str) -> None:
    """Said in a sentence."""
    ran = run("announce", *words)
    assert ran.status == status
    assert sentence in ran.err


def test_watching_ends_with_a_batch_that_is_held(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more comes by itself; what to do is said."""
    answers = [
        {"count": 5, "running": True},
        {"batch": "notice-1", "count": 5, "running": True},
        {"counts": {"failed": 3, "held": 2}, "total": 5, "over": True},
    ]
    monkeypatch.setattr("bot.cli.announce._ask", lambda *_: answers.pop(0))
    assert run("announce", "send", "Hello", "--yes", "--wait").out.splitlines()[1:] == [
        "failed 3, held 2 of 5",
        "Telegram refuses it. To send the rest nevertheless: yearbot announce resume notice-1",
    ]


def test_audiences_are_those_of_notices() -> None:
    """The help writes them again, because it must not wait for the base."""
    assert tuple(AUDIENCES) == _AUDIENCES


def test_without_a_token(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The settings of the bot are needed, for they name its database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BOT_TOKEN", raising=False)
    assert run("announce", "unknown").status == CONFIGURATION


@pytest.mark.usefixtures("_settings")
def test_without_subscribers(run: Run) -> None:
    """Nothing to plan, nobody to send to, nothing unknown, nothing to send again."""
    assert run("announce", "plan", "--from", "2026-08-10", "--to", "2026-08-10").out == "Nothing.\n"
    assert run("announce", "unknown", "--all").out == "Nothing.\n"
    assert run("announce", "send", "en: Hello\nru: Привет").out == (
        "From the editors\n\nHello\n\nОт редакции\n\nПривет\n\n0 chats would get it. To send it, say so with --yes.\n"
    )
    assert run("announce", "stop", "notice-1").out == "0 messages are not sent.\n"
    assert run("announce", "resume", "notice-1").out == "0 messages go on.\n"
    sent = run("announce", "send", "Hello", "--yes", "--wait").out
    assert re.match(r"0 messages are on their way as notice-\w+\.\nThey leave as soon as a bot runs\.\n", sent)
    ran = run("announce", "resend", "5")
    assert (ran.status, ran.out) == (PROBLEM, "5 is no announcement that could be sent again.\n")
