"""Runs the console in this process, with the shared assistant, and in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.cli import ask, chat
from bot.cli.main import main

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Run:
    """Run a command in this process; its base is loaded once for all tests."""
    monkeypatch.setattr(ask, "load_assistant", lambda _: assistant)
    monkeypatch.setattr(chat, "load_assistant", lambda _: assistant)

    def run(*arguments: str, typed: bytes = b"") -> Ran:
        file = tmp_path / "typed"
        file.write_bytes(typed)
        with file.open(encoding="utf-8") as stdin, monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", stdin)
            try:
                status = main(arguments)
            except SystemExit as left:
                status = left.code if isinstance(left.code, int) else 1
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return run


@pytest.fixture(scope="session")
def start(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command in a process of its own, in a folder that is not the checkout."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def start(*arguments: str, typed: bytes = b"", **environment: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=typed,
            capture_output=True,
            cwd=elsewhere,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
            timeout=60,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start
