"""The socket on which a running bot answers the console."""

from __future__ import annotations

import asyncio
import os
import stat
from pathlib import Path

import pytest

from bot.control.line import Json, answering, ask, socket_of
from bot.errors import DeliveryError, StorageError


async def _echo(request: Json) -> Json:
    if request.get("do") == "fail":
        raise DeliveryError("that cannot be done")
    if request.get("do") == "break":
        raise ZeroDivisionError
    return {"asked": request}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A socket that nobody listens on yet."""
    return socket_of(tmp_path / "bot.sqlite3")


def _mode(path: Path) -> int | None:
    """Return who may use a socket, None if it is not there."""
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


async def test_question_and_answer(path: Path) -> None:
    """In any script; the socket is for the user who runs the bot, and gone when the bot is."""
    async with answering(path, _echo):
        assert await ask(path, {"text": "Сәлем\n"}) == {"asked": {"text": "Сәлем\n"}}
        assert _mode(path) == 0o600
    assert _mode(path) is None
    assert await ask(path, {}) is None


async def test_nobody_listens(path: Path) -> None:
    """What a crashed bot left behind is no bot, and in nobody's way."""
    async with answering(path, _echo):
        os.rename(path, f"{path}.left")  # noqa: PTH104 - a socket is no file to wait for
    os.rename(f"{path}.left", path)  # noqa: PTH104 - as above
    assert await ask(path, {}) is None
    async with answering(path, _echo):
        assert await ask(path, {"a": 1}) == {"asked": {"a": 1}}


async def test_refusal_and_mistake(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A refusal is told as it is; a mistake of ours does not end the bot."""
    async with answering(path, _echo):
        assert await ask(path, {"do": "fail"}) == {"error": "that cannot be done"}
        assert "mistake of ours" in str(await ask(path, {"do": "break"}))
        reader, writer = await asyncio.open_unix_connection(path)
        writer.write(b"no json\n")
        assert b"mistake of ours" in await reader.readline()
        writer.close()
        assert await ask(path, {"a": 1}) == {"asked": {"a": 1}}
    assert "a mistake of ours while answering the console" in caplog.text


async def test_bot_that_does_not_answer(path: Path) -> None:
    """Told as such."""

    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_unix_server(hang_up, path=path)
    with pytest.raises(StorageError, match="the running bot did not answer the console"):
        await ask(path, {})
    server.close()


async def test_socket_that_cannot_be_made(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The bot runs all the same."""
    async with answering(tmp_path / "nowhere" / "x.socket", _echo):
        pass
    assert "the console cannot reach this bot" in caplog.text


def test_place(tmp_path: Path) -> None:
    """Beside the file; where that path is too long for a socket, in the folder of temporary files, always the same."""
    assert socket_of(Path("/data/bot.sqlite3")) == Path("/data/bot.sqlite3.socket")
    deep = tmp_path / ("x" * 120) / "bot.sqlite3"
    assert len(str(socket_of(deep))) < 100
    assert socket_of(deep) == socket_of(deep)
    assert socket_of(deep) != socket_of(deep.with_name("other.sqlite3"))
