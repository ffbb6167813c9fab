"""The server's process, as a test runs it."""

import json
import subprocess
import sys
from pathlib import Path

from tests.fakes.telegram.store import Json

_ROOT = Path(__file__).parents[3]
_STOP_SECONDS = 10


class ServerProcess:
    """One server that can be killed and started again on the same port with the same state."""

    def __init__(self, *, state: Path, token: str, me: Json, hold: float) -> None:
        self._log = state / "server.log"
        self._arguments = ["--state", str(state), "--token", token, "--me", json.dumps(me), "--hold", str(hold)]
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        state.mkdir(parents=True, exist_ok=True)

    def start(self, *arguments: str) -> None:
        """Start the server and wait until it listens.

        Raises:
            RuntimeError: It ended instead.
        """
        command = [sys.executable, "-m", "tests.fakes.telegram", "--port", str(self.port), "--exit-with-stdin"]
        with self._log.open("a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [*command, *self._arguments, *arguments],
                cwd=_ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        line = self._process.stdout.readline() if self._process.stdout is not None else ""
        if not line:
            self.stop()
            raise RuntimeError(f"the fake Telegram did not start: {self._log.read_text(encoding='utf-8')}")
        self.port = int(json.loads(line)["port"])

    def stop(self) -> None:
        """Kill the server; whatever it was doing ends in the middle, as in an outage."""
        if self._process is None:
            return
        self._process.kill()
        self._process.wait(_STOP_SECONDS)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process = None
