"""The real bot in a process of its own, started as its operator starts it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

from tests.fakes.telegram.client import FakeTelegram

ROOT = Path(__file__).parents[2]
_POLL_SECONDS = 0.05
_END_SECONDS = 60


class BotProcess:
    """``python -m bot run`` in an empty folder, with nothing in its environment but what it is given."""

    def __init__(self, folder: Path, settings: Mapping[str, str], *options: str) -> None:
        self.folder = folder
        self._options = options
        self._settings = dict(settings)
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "home").mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def output(self) -> str:
        """Everything that all runs so far have printed and logged."""
        written = self.folder / "output.txt"
        return written.read_text(encoding="utf-8", errors="replace") if written.exists() else ""

    @property
    def lines(self) -> list[str]:
        """The output, line by line."""
        return self.output.splitlines()

    @property
    def is_running(self) -> bool:
        """Whether the process is alive."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the bot; it may need a second or two until it answers."""
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
        }
        with (self.folder / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run", *self._options],
                cwd=self.folder,
                env=environment | self._settings,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def kill(self) -> None:
        """End the bot in the middle of whatever it does: kill -9."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(_END_SECONDS)

    def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Ask the bot to end; return its exit status and the seconds it took."""
        assert self._process is not None
        began = time.monotonic()
        self._process.send_signal(number)
        return self.wait(), time.monotonic() - began

    def wait(self, seconds: float = _END_SECONDS) -> int:
        """Wait until the bot ends by itself and return its exit status.

        Raises:
            AssertionError: It goes on.
        """
        assert self._process is not None
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"the bot still runs after {seconds} s; it said:\n{self.output}") from None


def settings_for(telegram: FakeTelegram, **more: str) -> dict[str, str]:
    """Return the settings of a bot that talks to the fake server."""
    return {"BOT_TOKEN": telegram.token, "BOT_API_URL": telegram.base_url, "DATABASE": "bot.sqlite3", **more}


def wait_until(condition: Callable[[], object], what: str, seconds: float = 15) -> None:
    """Wait until something is so.

    Raises:
        AssertionError: It does not come to pass; ``what`` says what was waited for.
    """
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds} s in vain: {what}")
        time.sleep(_POLL_SECONDS)
