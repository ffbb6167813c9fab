"""The HTTP side: tells what surely failed from what may have happened, and hands out updates as they came."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpx
from telegram import Bot
from telegram.error import NetworkError, RetryAfter
from telegram.request import HTTPXRequest, RequestData

from bot.delivery.fence import uptime

__all__ = [
    "BrokenOffError",
    "NotSentError",
    "RawUpdate",
    "ServerError",
    "TooLateError",
    "Wire",
    "build_wire",
    "fenced",
]

RawUpdate = dict[str, Any]

_SENDING = 24
"""Connections for sending: the updates handled at a time, and a few for menus."""
_POLLING = 2
"""Connections for polling: the last poll confirms while the one before it is being broken off."""
_READ_SECONDS = 12.0
_POLL_READ_SECONDS = 10.0
"""How much later than agreed the answer to a long poll may come."""
_CONNECT_SECONDS = 10.0
_UNTOLD_RETRY_SECONDS = 5
_TOO_MANY_REQUESTS = 429
_SERVER_FAULTS = (500, 502, 503, 504)
"""The server answered that it failed."""


class NotSentError(NetworkError):
    """No connection: Telegram has surely not seen the request."""


class TooLateError(NotSentError):
    """The request was held back, because it would have come later than it may."""


class ServerError(NetworkError):
    """Telegram answered that it failed, which it seldom does after having done what it was asked."""


class BrokenOffError(NetworkError):
    """The connection broke before the answer came: nobody knows whether Telegram has done what it was asked."""


_until: ContextVar[float | None] = ContextVar("until", default=None)


@contextmanager
def fenced(until: float) -> Iterator[None]:
    """Let no request inside the block leave later than a time of `bot.delivery.fence.uptime`.

    A process may be frozen at any point; this is looked at when nothing but the last bytes is left to be sent, without
    which the server does nothing.
    """
    token = _until.set(until)
    try:
        yield
    finally:
        _until.reset(token)


class _Fenced(httpx.AsyncByteStream):
    """The body of a request, which breaks off when it is too late."""

    def __init__(self, body: httpx.AsyncByteStream, until: float) -> None:
        self._body = body
        self._until = until

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._body:
            if uptime() > self._until:
                raise TooLateError("it was too late to send")
            yield part


async def _fence(request: httpx.Request) -> None:
    until = _until.get()
    if until is not None and isinstance(request.stream, httpx.AsyncByteStream):
        request.stream = _Fenced(request.stream, until)


class _Request(HTTPXRequest):
    """Requests whose failures say whether repeating them is safe; PTB's own do not."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **timeouts: Any
    ) -> tuple[int, bytes]:
        """Make a request; called by PTB."""
        try:
            code, payload = await super().do_request(url, method, request_data, *args, **timeouts)
        except NetworkError as error:
            if isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
                raise NotSentError(type(error.__cause__).__name__) from error
            if isinstance(error.__cause__, httpx.NetworkError | httpx.RemoteProtocolError):
                raise BrokenOffError(type(error.__cause__).__name__) from error
            raise
        if code in _SERVER_FAULTS:
            raise ServerError(f"the server answered {code}")
        if code == _TOO_MANY_REQUESTS and not _retry_after(payload):
            raise RetryAfter(_UNTOLD_RETRY_SECONDS)
        return code, payload


def _retry_after(payload: bytes) -> object:
    try:
        return json.loads(payload)["parameters"]["retry_after"]
    except (ValueError, KeyError, TypeError):
        return None


class Wire(Bot):
    """PTB's bot, with updates handed out unparsed: one that PTB cannot parse must not hold up all others."""

    async def fetch(
        self, *, offset: int | None, seconds: int, limit: int, allowed: Sequence[str] | None = None
    ) -> list[RawUpdate]:
        """Confirm what is below the offset and return what waits, or wait for something to come."""
        data = {"offset": offset, "timeout": seconds, "limit": limit, "allowed_updates": allowed}
        try:
            result = await self._post("getUpdates", data, read_timeout=seconds + _POLL_READ_SECONDS)
            return [update for update in result if isinstance(update["update_id"], int)]
        except (KeyError, TypeError) as error:
            raise NetworkError("the server's answer is no list of updates") from error


def build_wire(token: str, api_url: str) -> Wire:
    """Return a client of a Bot API server; nothing is sent yet."""
    return Wire(
        token,
        base_url=f"{api_url}/bot",
        base_file_url=f"{api_url}/file/bot",
        request=_request(_SENDING),
        get_updates_request=_request(_POLLING),
    )


def _request(connections: int) -> _Request:
    return _Request(
        connection_pool_size=connections,
        connect_timeout=_CONNECT_SECONDS,
        pool_timeout=_CONNECT_SECONDS,
        read_timeout=_READ_SECONDS,
        write_timeout=_READ_SECONDS,
        httpx_kwargs={"event_hooks": {"request": [_fence]}},
    )
