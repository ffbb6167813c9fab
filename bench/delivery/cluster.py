"""A PostgreSQL server of our own, which may be crashed without harm to anybody else's."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Self

__all__ = ["Cluster", "find_programs"]

_SECONDS = 60


def find_programs() -> Path | None:
    """Return the folder of PostgreSQL's programs: that in the path, or else the newest that Debian has put aside."""
    found = shutil.which("initdb")
    if found is not None and Path(found).resolve().with_name("createdb").exists():
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(installed, key=lambda path: int(path.parts[-3]), default=None)
    return None if newest is None else newest.parent


class Cluster:
    """A server on a port of its own, with its data in a temporary folder; a context manager."""

    def __init__(self, programs: Path, *, is_durable: bool = True) -> None:
        self._programs = programs
        self._folder = tempfile.TemporaryDirectory(prefix="yearbot-postgresql-", ignore_cleanup_errors=True)
        self._data = Path(self._folder.name) / "data"
        # PostgreSQL refuses to run as root.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._durability = "on" if is_durable else "off"
        self.port = _free_port()

    def __enter__(self) -> Self:
        if self._user is not None:
            account = pwd.getpwnam(self._user)
            os.chown(self._folder.name, account.pw_uid, account.pw_gid)
        self._run("initdb", "-D", str(self._data), "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8")
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._folder.cleanup()

    def start(self) -> None:
        """Start the server, unless it runs, and wait until it answers: after a crash it has to recover first."""
        if self._run("pg_ctl", "-D", str(self._data), "status", is_checked=False) == 0:
            return
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
        options += f" -c max_connections=100 -c fsync={self._durability}"
        log = str(Path(self._folder.name) / "log")
        self._run("pg_ctl", "-D", str(self._data), "-l", log, "-w", "-t", str(_SECONDS), "-o", options, "start")

    def stop(self) -> None:
        """Stop the server as in a crash: nothing is finished, nothing is written down."""
        self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop", is_checked=False)

    def create_database(self, name: str) -> str:
        """Create a database and return its address."""
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", name)
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def drop_database(self, name: str) -> None:
        """Drop a database, whoever is connected."""
        self._run("dropdb", "--force", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", name)

    def _run(self, program: str, *arguments: str, is_checked: bool = True) -> int:
        done = subprocess.run(
            [str(self._programs / program), *arguments],
            user=self._user,
            cwd=self._folder.name,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            # Not pipes: the server would inherit them and keep them open.
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=2 * _SECONDS,
        )
        if is_checked and done.returncode != 0:
            raise RuntimeError(f"{program} failed with status {done.returncode}")
        return done.returncode


def _free_port() -> int:
    with closing(socket.socket()) as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
