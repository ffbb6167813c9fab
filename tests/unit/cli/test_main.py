from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.cli import ask
from bot.cli.main import main
from bot.cli.status import STATUSES
from bot.errors import BotError, ConfigError, KnowledgeError
from bot.locations import find_knowledge
from tests.unit.cli.conftest import ROOT, Run


def test_main_without_command(run: Run) -> None:
    """No command is wrong usage; the help says what there is."""
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert "yearbot" in ran.err
    for command in ("chat", "ask", "check", "new", "schema", "show", "diff", "run"):
        assert f"    {command} " in ran.err


@pytest.mark.parametrize(
    "command", [[], *([name] for name in ("chat", "ask", "check", "new", "schema", "show", "diff", "run"))]
)
def test_main_help(run: Run, command: list[str]) -> None:
    """Every command explains itself."""
    ran = run(*command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(" ".join(["usage: yearbot", *command]))


def test_main_help_lists_every_exit_status(run: Run) -> None:
    """The help explains every exit status."""
    out = run("--help").out
    for number, meaning in STATUSES.items():
        assert f"  {number:<5}{meaning}\n" in out


def test_main_version(run: Run) -> None:
    """The version can be asked."""
    ran = run("--version")
    assert ran.status == 0
    assert ran.out.startswith("yearbot ")


@pytest.mark.parametrize("arguments", [["dance"], ["ask", "--lang", "de", "x"], ["ask", "--nope"], ["run", "extra"]])
def test_main_wrong_usage(run: Run, arguments: list[str]) -> None:
    """Unknown commands, options and values are wrong usage."""
    ran = run(*arguments)
    assert ran.status == 2
    assert ran.err.startswith("usage: yearbot")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (
            KnowledgeError("a.yaml:1: [x] y; expected z."),
            1,
            "yearbot: the fact base has problems:\na.yaml:1: [x] y; expected z.\n",
        ),
        (BotError("Something expected."), 1, "yearbot: Something expected.\n"),
        (PermissionError(13, "Permission denied", "x"), 1, "yearbot: [Errno 13] Permission denied: 'x'\n"),
        (ConfigError("BOT_TOKEN is missing."), 78, "yearbot: BOT_TOKEN is missing.\n"),
    ],
)
def test_main_expected_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, status: int, said: str
) -> None:
    """What can be expected to go wrong is one sentence and a status, without a traceback."""

    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr(ask, "ask", fail)
    assert main(["ask", "hello"]) == status
    assert capsys.readouterr().err == said


def test_main_our_bug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake of ours shows its traceback and says what to do."""

    def fail(_: object) -> int:
        raise RuntimeError("oops")

    monkeypatch.setattr(ask, "ask", fail)
    assert main(["ask", "hello"]) == 3
    err = capsys.readouterr().err
    assert "RuntimeError: oops" in err
    assert err.endswith("yearbot: this is a mistake of ours; please report it with the lines above.\n")


def test_main_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with 130 and says nothing."""

    def interrupt(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(ask, "ask", interrupt)
    assert main(["ask", "hello"]) == 130
    assert capsys.readouterr() == ("", "")


def test_main_works_from_any_folder(start: Run) -> None:
    """The base travels with the package."""
    ran = start("ask", "when was Dimash in New York?")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("5 October 2025")


def test_main_broken_base(start: Run, tmp_path: Path) -> None:
    """A broken base is refused with its problems, before anything is answered from it."""
    _, shared = find_knowledge()
    copied = Path(shutil.copytree(shared, tmp_path / "knowledge"))
    event = copied / "kazakhstan-2025" / "events" / "jennifer-lopez-almaty.yaml"
    event.write_text(event.read_text(encoding="utf-8").replace('place: "almaty', 'place: "nowhere'), encoding="utf-8")
    ran = start("ask", "--knowledge", str(copied), "hello")
    assert (ran.status, ran.out) == (1, "")
    first, *problems = ran.err.splitlines()
    assert first == "yearbot: the fact base has problems:"
    assert any(line.startswith(f"{event}:") and "[references]" in line for line in problems)


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_main_reader_leaves() -> None:
    """A reader that leaves early is no error, and nothing is said about it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "/month 9"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(60) == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals of POSIX")
def test_main_interrupted_while_reading(tmp_path: Path) -> None:
    """Ctrl-C while it waits for input ends with 130, without a traceback."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # A shell starts what runs in the background deaf to Ctrl-C, and children inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # Opened for reading and writing, so that neither end waits for the other.
    with pipe.open("r+b", buffering=0) as stdin:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "ask", "--jsonl"],
            cwd=ROOT, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        stdin.write(b'{"id": 1, "text": "hello"}\n')
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b'{"id": 1')
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX")
@pytest.mark.parametrize("call", ["chat <&-", "ask --jsonl <&-", "ask hello >&-", "ask hello >&- 2>&-"])
def test_main_closed_streams(call: str) -> None:
    """A program that was started without input or output still does its work."""
    done = subprocess.run(
        ["/bin/sh", "-c", f'"$0" -m bot {call}', sys.executable], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
