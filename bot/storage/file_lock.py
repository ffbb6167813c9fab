"""Keeps a second process away from the file of a running bot: either would take the other's work for left over."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Self, TextIO

from bot.errors import StorageError

__all__ = ["FileLock"]

_PAUSE = 0.2


class FileLock:
    """A lock beside a database file; the system takes it back from a process that dies."""

    def __init__(self, held: TextIO) -> None:
        self._held = held

    @classmethod
    async def take(cls, file: Path, seconds: float) -> Self:
        """Take the lock, or wait for it.

        Raises:
            StorageError: Another process keeps it, or it cannot be made.
        """
        try:
            # Open for as long as the lock is held; the file stays, because deleting it would let two processes in.
            held = file.with_name(f"{file.name}.lock").open("w", encoding="utf-8")
        except OSError as error:
            raise StorageError(f"the database {str(file)!r} cannot be opened: {error}") from error
        deadline = time.monotonic() + seconds
        while not _try_lock(held):
            if time.monotonic() >= deadline:
                held.close()
                raise StorageError(f"the database {str(file)!r} is used by another process; stop that first")
            await asyncio.sleep(_PAUSE)
        return cls(held)

    def release(self) -> None:
        """Let others in."""
        self._held.close()


def _try_lock(held: TextIO) -> bool:
    if sys.platform == "win32":
        return True  # There the operator must take care.
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
