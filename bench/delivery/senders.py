"""Processes that send, as an operator starts them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

__all__ = ["SEND_ONLY", "Sender", "Senders"]

ROOT = Path(__file__).resolve().parents[2]
SEND_ONLY = ("-m", "bot", "run", "--send-only")
_LONGEST_END = 20


class Sender:
    """One process; started again after it was killed or ended."""

    def __init__(self, folder: Path, settings: Mapping[str, str], command: tuple[str, ...] = SEND_ONLY) -> None:
        self._folder = folder
        self._settings = settings
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def output(self) -> str:
        """Everything it has logged."""
        return (self._folder / "output.txt").read_text(encoding="utf-8")

    @property
    def is_running(self) -> bool:
        """Whether it lives."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it."""
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
        cache = os.environ.get("PYTHONPYCACHEPREFIX")
        environment |= {"PYTHONPYCACHEPREFIX": cache} if cache else {}
        with (self._folder / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                [sys.executable, *self._command],
                cwd=self._folder,
                env=environment | dict(self._settings),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def end(self) -> float:
        """Ask it to end and return the seconds that took.

        Raises:
            RuntimeError: It did not, or with a failure.
        """
        if self._process is None:
            return 0.0
        began = time.monotonic()
        self._process.send_signal(signal.SIGTERM)
        status = self._process.wait(_LONGEST_END)
        # Asked while it is still loading, it dies of the signal; it has not begun anything by then.
        if status not in (0, -signal.SIGTERM):
            raise RuntimeError(f"a sender ended with status {status}; it said:\n{self.output}")
        return time.monotonic() - began

    def freeze(self, seconds: float) -> None:
        """Stop it for so long, as a machine does that is suspended."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)
            time.sleep(seconds)
            self._process.send_signal(signal.SIGCONT)


class Senders:
    """Several of them; a context manager that kills what is left."""

    def __init__(
        self, count: int, folder: Path, settings: Mapping[str, str], command: tuple[str, ...] = SEND_ONLY
    ) -> None:
        self.all = [Sender(folder / f"sender-{number}", settings, command) for number in range(count)]

    def __enter__(self) -> Self:
        for sender in self.all:
            sender.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for sender in self.all:
            sender.kill()

    def end(self) -> list[float]:
        """Ask all to end."""
        return [sender.end() for sender in self.all]
