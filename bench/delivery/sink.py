"""A Telegram that takes messages at any speed, counts them for each chat, and has trouble if told so.

A message counts as delivered once its request is complete, even if whoever sent it is dead by then. With ``flood`` it
is as strict as Telegram is said to be: 30 messages a second, one a second in a private chat, 20 a minute in a group;
whoever exceeds that gets a 429, and whoever sends before that allows is noted.
"""

from __future__ import annotations

import asyncio
import logging
import random
import socket
import struct
import threading
from collections import defaultdict, deque
from dataclasses import dataclass, field
from math import ceil
from time import monotonic
from typing import Self

from aiohttp import web

__all__ = ["Arrival", "Faults", "Flood", "Sink"]

TOKEN = "123456789:AAF-fake-token-of-the-bench-0123456789"  # noqa: S105 - of nobody
_IN_FLIGHT_SECONDS = 0.25
"""What left before the 429 was read may still arrive."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Faults:
    """How often a request goes wrong: shares between 0 and 1."""

    reset_before: float = 0.0
    reset_after: float = 0.0
    failure_after: float = 0.0
    silence: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Flood:
    """What Telegram takes."""

    per_second: int = 30
    group_per_minute: int = 20
    private_gap: float = 1.0
    ban_seconds: int = 3


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that was delivered."""

    chat_id: int
    text: str
    at: float


@dataclass(slots=True)
class _Books:
    recent: deque[float] = field(default_factory=deque)
    by_chat: dict[int, deque[float]] = field(default_factory=lambda: defaultdict(deque))
    banned_until: float = 0.0
    told_at: float = 0.0
    """When the first one was told to be silent."""


class Sink:
    """The server, in a thread; a context manager."""

    def __init__(
        self, *, latency: tuple[float, float] = (0.005, 0.025), faults: Faults | None = None, flood: Flood | None = None
    ) -> None:
        self._latency = latency
        self._faults = faults or Faults()
        self._flood = flood
        self._books = _Books()
        self._chance = random.Random(2025)  # noqa: S311 - no secret
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self.arrivals: list[Arrival] = []
        self.too_many = 0
        """How many requests got a 429."""
        self.in_silence = 0
        """How many came although a 429 had told to wait."""
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def settings(self, database: str) -> dict[str, str]:
        """Return the settings of a bot that sends here."""
        return {"BOT_TOKEN": TOKEN, "BOT_API_URL": f"http://127.0.0.1:{self.port}", "DATABASE": database}

    def ban(self, seconds: float) -> None:
        """Answer what comes now, and everything for so long, with a 429."""
        self._books.banned_until = monotonic() + seconds
        self._books.told_at = 0.0

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)  # senders die in the middle of requests
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        self._loop.run_until_complete(runner.setup())
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", 0).start())
        self.port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())
        left = asyncio.all_tasks(self._loop)  # answers that never come
        for task in left:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    async def _answer(self, request: web.Request) -> web.Response:
        if request.match_info["method"] == "getMe":
            me = {"id": 123456789, "is_bot": True, "first_name": "Year", "username": "year_bot"}
            return web.json_response({"ok": True, "result": me})
        sent = await request.post()
        chat_id, text = int(str(sent["chat_id"])), str(sent["text"])
        dice = self._chance.random()
        if dice < self._faults.reset_before:
            return _reset(request)
        seconds = self._silence(chat_id)
        if seconds:
            self.too_many += 1
            parameters = {"retry_after": seconds}
            body = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {seconds}"}
            return web.json_response({**body, "parameters": parameters}, status=429)
        self.arrivals.append(Arrival(chat_id, text, monotonic()))
        number = len(self.arrivals)
        await asyncio.sleep(self._chance.uniform(*self._latency))
        return await self._spoil(request, dice - self._faults.reset_before, chat_id, number)

    async def _spoil(self, request: web.Request, dice: float, chat_id: int, number: int) -> web.Response:
        """Answer, unless something shall go wrong after the message was delivered."""
        faults = self._faults
        if 0 <= dice < faults.reset_after:
            return _reset(request)
        if 0 <= dice - faults.reset_after < faults.failure_after:
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        if 0 <= dice - faults.reset_after - faults.failure_after < faults.silence:
            await asyncio.sleep(60)
        message = {"message_id": number, "date": 1, "chat": {"id": chat_id, "type": "private"}, "text": "x"}
        return web.json_response({"ok": True, "result": message})

    def _silence(self, chat_id: int) -> int:
        """Return for how long the sender must be silent; 0 if the message may pass."""
        now, books, flood = monotonic(), self._books, self._flood
        if now < books.banned_until:
            books.told_at = books.told_at or now
            self.in_silence += now > books.told_at + _IN_FLIGHT_SECONDS
            return ceil(books.banned_until - now)
        if flood is None:
            return 0
        chat = books.by_chat[chat_id]
        window, most = (60.0, flood.group_per_minute) if chat_id < 0 else (flood.private_gap, 1)
        if _is_full(books.recent, now - 1.0, flood.per_second) or _is_full(chat, now - window, most):
            self.ban(flood.ban_seconds)
            books.told_at = now
            return flood.ban_seconds
        books.recent.append(now)
        chat.append(now)
        return 0


def _is_full(times: deque[float], since: float, most: int) -> bool:
    while times and times[0] < since:
        times.popleft()
    return len(times) >= most


def _reset(request: web.Request) -> web.Response:
    if request.transport is not None:
        connection = request.transport.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()
