"""The bot in Telegram from its first request to its last."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections.abc import AsyncIterator, Awaitable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Protocol

from bot.assistant.assistant import Assistant
from bot.delivery.composer import Composer
from bot.errors import StorageDownError
from bot.knowledge.base import KnowledgeBase
from bot.tg.announcing import Announcing
from bot.tg.conversation import Conversation, utc_now
from bot.tg.courier import Courier
from bot.tg.desk import Desk
from bot.tg.incoming import Me
from bot.tg.intake import Intake
from bot.tg.memory import MEMORABLE_SECONDS, Memory
from bot.tg.menus import Menus
from bot.tg.polling import Line, Poller
from bot.tg.rights import Rights
from bot.tg.sender import Sender
from bot.tg.stopping import GivenUpError, Stop
from bot.tg.wire import Wire, build_wire

__all__ = ["Account", "Office", "run_bot", "run_senders"]

HOUR = 3600.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Account:
    """How to reach Telegram, and as whom."""

    token: str
    api_url: str
    conflict_seconds: float

    def __repr__(self) -> str:
        """Name the server only: a token in a traceback is a token lost."""
        return f"Account(api_url={self.api_url!r})"


class Office(Protocol):
    """Announcements and their database; `bot.office` joins them."""

    async def open(self, base: KnowledgeBase, username: str, courier: Courier, rights: Rights) -> Announcing:
        """Return what the handlers need."""
        ...

    async def deliver(self, courier: Courier, composer: Composer | None) -> None:
        """Plan and send until the bot shall end; without a composer, only send."""
        ...

    def console(self, announcing: Announcing) -> AbstractAsyncContextManager[None]:
        """Answer the console for as long as the block runs."""
        ...


async def run_bot(assistant: Assistant, memory: Memory, account: Account, stop: Stop, office: Office) -> None:
    """Serve users and send announcements until told to stop.

    Raises:
        ConfigError: Telegram refuses the token.
        TelegramError: Another process polls with the token and does not end.
        StorageError: The memory fails.
    """
    async with _connected(account, stop) as (wire, line):
        me = await line.insist(lambda: _introduce(wire))
        _log.info("running as @%s", me.username)
        courier = Courier(wire)
        announcing = await office.open(assistant.base, me.username, courier, Rights(wire))
        async with office.console(announcing), _beside(office.deliver(courier, announcing.composer), stop):
            await _serve(assistant, memory, wire, announcing, line)


async def run_senders(account: Account, stop: Stop, office: Office) -> None:
    """Only send announcements, beside a bot in another process that serves users.

    Raises:
        ConfigError: Telegram refuses the token.
    """
    async with _connected(account, stop) as (wire, line):
        await line.insist(wire.initialize)
        _log.info("sending announcements as @%s", wire.username)
        await office.deliver(Courier(wire), None)


@asynccontextmanager
async def _connected(account: Account, stop: Stop) -> AsyncIterator[tuple[Wire, Line]]:
    # Otherwise PTB warns each time that it tells how long to wait.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    wire = build_wire(account.token, account.api_url)
    try:
        yield wire, Line(stop, account.conflict_seconds)
    except GivenUpError:
        pass
    finally:
        with contextlib.suppress(Exception):
            await wire.shutdown()
    _log.info("stopped")


@asynccontextmanager
async def _beside(work: Awaitable[None], stop: Stop) -> AsyncIterator[None]:
    """Do some work beside the block; when either ends, so shall the other."""
    working = asyncio.ensure_future(work)
    working.add_done_callback(lambda _: stop.request())
    try:
        yield
    finally:
        stop.request()
        await working


async def _introduce(wire: Wire) -> Me:
    """Learn who the bot is, and take the updates over from a webhook if there is one."""
    await wire.initialize()
    await wire.delete_webhook(drop_pending_updates=False)
    return _me(wire)


def _me(wire: Wire) -> Me:
    return Me(id=wire.id, username=wire.username)


async def _serve(assistant: Assistant, memory: Memory, wire: Wire, announcing: Announcing, line: Line) -> None:
    me, menus = _me(wire), Menus(wire, assistant)
    desk = Desk(
        assistant=assistant,
        conversation=Conversation(assistant, memory, utc_now),
        memory=memory,
        sender=Sender(wire, line.stop, memory.move_chat, announcing.outbox.keep_silent),
        menus=menus,
        announcing=announcing,
    )
    intake = Intake(wire, me, desk, stop=line.stop, clock=utc_now)
    aside = [asyncio.create_task(menus.register()), asyncio.create_task(_forget_hourly(memory))]
    try:
        await Poller(wire, intake, line).run()
    finally:
        for task in aside:
            task.cancel()
        await asyncio.gather(*aside, return_exceptions=True)
        await announcing.broadcasts.close()


async def _forget_hourly(memory: Memory) -> None:
    while True:
        with contextlib.suppress(StorageDownError):
            await memory.forget(int(utc_now().timestamp()) - MEMORABLE_SECONDS)
        await asyncio.sleep(HOUR)
