"""Joins announcements with the database: for a bot that runs, and for a console without one."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import time

from bot.announcing.announcer import Announcer
from bot.announcing.composer import PostComposer
from bot.config import Settings
from bot.control.line import Json, answering, ask, socket_of
from bot.control.operations import Operations
from bot.delivery.composer import Composer
from bot.delivery.engine import Engine
from bot.delivery.pace import Pace
from bot.delivery.planner import Planner
from bot.delivery.relay import Terms
from bot.errors import StorageDownError
from bot.knowledge.base import KnowledgeBase
from bot.storage.base_states import BaseStates
from bot.storage.database import Database, open_database
from bot.storage.engines import parse_address
from bot.storage.ledger import Ledger
from bot.storage.outbox import Outbox
from bot.storage.planning import Planning
from bot.storage.subscriptions import Subscriptions
from bot.tg.announcing import Announcing
from bot.tg.broadcasting import Broadcasts
from bot.tg.courier import Courier
from bot.tg.rights import Rights
from bot.tg.stopping import Pauses, Stop

__all__ = ["Office", "operate"]

NO_USERNAME = "bot"
"""What the console writes links with when no bot runs; it lists posts, and sends none with links."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Office:
    """Announcements over one open database."""

    settings: Settings
    database: Database
    stop: Stop

    async def open(self, base: KnowledgeBase, username: str, courier: Courier, rights: Rights) -> Announcing:
        """Return what the handlers need; the state of the base is kept, so that what changes later is news."""
        composer = await self._compose_patiently(base, username)
        composer.prepare()
        return Announcing(
            username=username,
            composer=composer,
            subscriptions=Subscriptions(self.database),
            outbox=self._outbox(),
            ledger=Ledger(self.database),
            courier=courier,
            rights=rights,
            broadcasts=Broadcasts(),
            clock=time,
            operators=frozenset(self.settings.operators),
        )

    async def _compose_patiently(self, base: KnowledgeBase, username: str) -> PostComposer:
        """Wait for the server of the database if need be.

        Raises:
            GivenUpError: The bot shall end.
        """
        pauses = Pauses()
        while True:
            try:
                return await compose_from(self.database, base, username)
            except StorageDownError:
                await self.stop.pause(pauses.next())

    async def deliver(self, courier: Courier, composer: Composer | None) -> None:
        """Plan and send until the bot shall end; without a composer, only send."""
        terms = Terms(owner=uuid.uuid4().hex, lease=self.settings.announce_lease_seconds)
        planner = None if composer is None else Planner(Planning(self.database), composer)
        engine = Engine(self._outbox(), courier, self.stop, terms, planner=planner)
        await engine.run(alone=not self.database.is_shared)

    @asynccontextmanager
    async def console(self, announcing: Announcing) -> AsyncIterator[None]:
        """Answer the console, where it could not open the database itself."""
        file = parse_address(self.settings.database).file
        if file is None:
            yield
            return

        async def compose() -> PostComposer:
            return announcing.composer

        operations = Operations(
            compose=compose,
            subscriptions=announcing.subscriptions,
            outbox=announcing.outbox,
            ledger=announcing.ledger,
            clock=announcing.clock,
        )
        async with answering(socket_of(file), operations.answer):
            yield

    def _outbox(self) -> Outbox:
        return Outbox(self.database, Pace(per_second=self.settings.announce_rate))


async def compose_from(database: Database, base: KnowledgeBase, username: str) -> PostComposer:
    """Return a composer that knows what was announced of earlier states of the base."""
    announcer = Announcer(base, username)
    today = PostComposer(announcer, {})
    return PostComposer(announcer, await BaseStates(database).exchange(today.mark, today.state, time()))


async def operate(settings: Settings, read_base: Callable[[], KnowledgeBase], request: Json) -> Json:
    """Have a running bot answer the console, or answer it from the database if none runs.

    Args:
        read_base: Reads the fact base; a bot that runs has it already.

    Raises:
        BotError: It cannot be answered.
    """
    file = parse_address(settings.database).file
    answer = None if file is None else await ask(socket_of(file), request)
    if answer is not None:
        return {**answer, "running": True}
    database = await open_database(settings.database)
    try:
        operations = Operations(
            compose=lambda: compose_from(database, read_base(), NO_USERNAME),
            subscriptions=Subscriptions(database),
            outbox=Outbox(database, Pace(per_second=settings.announce_rate)),
            ledger=Ledger(database),
            clock=time,
        )
        return await operations.answer(request)
    finally:
        await database.close()
