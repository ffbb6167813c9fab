"""The socket beside the database file: a running bot answers the console there, because the file is its alone."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bot.errors import BotError, StorageError

__all__ = ["Json", "answering", "ask", "socket_of"]

Json = dict[str, Any]
Answer = Callable[[Json], Awaitable[Json]]

MAX_ADDRESS = 100
"""Bytes of a path that every system takes for a socket."""
MAX_LINE = 1_000_000
SECONDS = 60.0

_log = logging.getLogger(__name__)


def socket_of(file: Path) -> Path:
    """Return where the bot that uses a database file listens: beside it, or where the path is short enough."""
    beside = file.resolve().with_name(f"{file.name}.socket")
    if len(os.fsencode(beside)) <= MAX_ADDRESS:
        return beside
    digest = blake2b(os.fsencode(beside), digest_size=8).hexdigest()
    return Path(tempfile.gettempdir()) / f"yearbot-{digest}.socket"


@asynccontextmanager
async def answering(path: Path, answer: Answer) -> AsyncIterator[None]:
    """Answer the console for as long as the block runs; without the socket, the bot runs all the same."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, ValueError):
            line = await asyncio.wait_for(reader.readline(), SECONDS)
            writer.write(json.dumps(await _answer(line, answer), ensure_ascii=False).encode() + b"\n")
            await writer.drain()
        writer.close()

    if sys.platform == "win32":
        yield  # There are no such sockets; the operator stops the bot first.
        return
    try:
        server = await asyncio.start_unix_server(serve, sock=_listen(path), limit=MAX_LINE)
    except OSError as error:
        _log.warning("the console cannot reach this bot, because %s cannot be made: %s", path, error)
        yield
        return
    try:
        yield
    finally:
        server.close()
        _remove(path)


def _listen(path: Path) -> socket.socket:
    """Make the socket; only the user that runs the bot may use it."""
    # Left over from a bot that crashed: the lock of the database has told that there is no other.
    _remove(path)
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        made.bind(os.fspath(path))
    except OSError:
        made.close()
        raise
    finally:
        os.umask(before)
    return made


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


async def _answer(line: bytes, answer: Answer) -> Json:
    try:
        return await answer(json.loads(line))
    except BotError as error:
        return {"error": str(error)}
    except Exception:  # noqa: BLE001 - the wall: a console must not end the bot
        _log.exception("a mistake of ours while answering the console")
        return {"error": "a mistake of ours; the log of the bot tells more"}


async def ask(path: Path, request: Json) -> Json | None:
    """Ask a running bot; None if there is none.

    Raises:
        StorageError: It does not answer.
    """
    if sys.platform == "win32":
        return None
    try:
        reader, writer = await asyncio.open_unix_connection(path, limit=MAX_LINE * 10)
    except (FileNotFoundError, ConnectionRefusedError):
        return None
    except OSError as error:
        raise StorageError(f"the running bot cannot be reached at {str(path)!r}: {error}") from error
    try:
        writer.write(json.dumps(request).encode() + b"\n")
        await writer.drain()
        line = await asyncio.wait_for(reader.readline(), SECONDS)
        return dict(json.loads(line))
    except (OSError, TimeoutError, ValueError) as error:
        raise StorageError("the running bot did not answer the console") from error
    finally:
        writer.close()
