from __future__ import annotations

import asyncio
import contextlib
import re

import httpx
import pytest
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.delivery.fence import uptime
from bot.tg.wire import BrokenOffError, NotSentError, ServerError, TooLateError, build_wire, fenced
from tests.unit.tg.fakes import TOKEN, ok, refused

URL = "http://127.0.0.1:9/bot/getMe"


def _request(monkeypatch: pytest.MonkeyPatch, outcome: tuple[int, bytes] | Exception) -> HTTPXRequest:
    """Return the bot's own kind of request, with this outcome instead of a network."""

    async def respond(_: httpx.Request) -> httpx.Response:
        if isinstance(outcome, Exception):
            raise outcome
        return httpx.Response(outcome[0], content=outcome[1])

    request = build_wire(TOKEN, "http://127.0.0.1:9").request
    assert isinstance(request, HTTPXRequest)
    monkeypatch.setattr(request, "_client", httpx.AsyncClient(transport=httpx.MockTransport(respond)))
    return request


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (httpx.ConnectError(""), NotSentError),
        (httpx.ConnectTimeout(""), NotSentError),
        (httpx.PoolTimeout(""), NotSentError),
        (httpx.ReadError(""), BrokenOffError),
        (httpx.RemoteProtocolError(""), BrokenOffError),
        (httpx.ReadTimeout(""), TimedOut),
        ((500, b"{}"), ServerError),
        ((502, b"<html>"), ServerError),
        ((504, b""), ServerError),
        (refused(429, "Too Many Requests"), RetryAfter),
        (refused(429, "Too Many Requests", retry_after=0), RetryAfter),
        ((429, b"<html>"), RetryAfter),
        (refused(418, "I'm a teapot"), NetworkError),
    ],
)
async def test_failures_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, outcome: tuple[int, bytes] | Exception, expected: type[Exception]
) -> None:
    """The kind of the error says whether Telegram can have done what it was asked."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    with pytest.raises(NetworkError if expected is not RetryAfter else RetryAfter) as caught:
        await _request(monkeypatch, outcome).post(URL)
    assert type(caught.value) is expected


async def test_success_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer is handed through."""
    assert await _request(monkeypatch, ok({"id": 1})).post(URL) == {"id": 1}


def test_addresses() -> None:
    """Token and method are appended to the setting, for files too."""
    wire = build_wire(TOKEN, "http://127.0.0.1:8081")
    assert wire.base_url == f"http://127.0.0.1:8081/bot{TOKEN}"
    assert wire.base_file_url == f"http://127.0.0.1:8081/file/bot{TOKEN}"


async def test_fence_holds_back_what_is_too_late() -> None:
    """The server has seen nothing that it could act on when the process was frozen before the last bytes."""
    bodies: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(re.search(rb"content-length: (\d+)", head.lower())[1])  # type: ignore[index]
        with contextlib.suppress(asyncio.IncompleteReadError):
            bodies.append(await reader.readexactly(length))
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 26\r\n\r\n" + b'{"ok": true, "result": []}')
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    request = build_wire(TOKEN, "http://127.0.0.1:9").request
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/bot{TOKEN}/sendMessage"
    data = RequestData([RequestParameter.from_input("text", "hello")])
    with fenced(uptime() - 1), pytest.raises(TooLateError):
        await request.post(url, data)
    assert bodies == []
    with fenced(uptime() + 60):
        await request.post(url, data)
    assert bodies == [b"text=hello"]
    await request.shutdown()
    server.close()
