"""The one place that joins settings, fact base, storage and Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import uuid
from pathlib import Path

from bot.assistant.assistant import Assistant
from bot.config import Settings
from bot.delivery.engine import Engine
from bot.delivery.pace import Pace
from bot.delivery.relay import Terms
from bot.errors import StorageDownError
from bot.knowledge.checks.all_checks import load_checked
from bot.locations import find_knowledge
from bot.storage.database import Database, open_database
from bot.storage.memory import Memory
from bot.storage.outbox import Outbox
from bot.tg.application import Account, Deliver, run_bot, run_senders
from bot.tg.courier import Courier
from bot.tg.stopping import GivenUpError, Pauses, Stop

__all__ = ["run"]

_log = logging.getLogger(__name__)


def run(settings: Settings, knowledge: Path | None, *, send_only: bool = False) -> bool:
    """Run the bot in Telegram until a signal ends it; tell whether that was Ctrl-C.

    Args:
        send_only: Only send announcements; another process serves users.

    Raises:
        BotError: It cannot start, or cannot go on.
    """
    # Before anything else: a broken base must not cost a request to Telegram.
    assistant = None if send_only else Assistant(load_checked(*find_knowledge(knowledge or settings.knowledge)))
    return asyncio.run(_run(settings, assistant))


async def _run(settings: Settings, assistant: Assistant | None) -> bool:
    stop, interrupted = Stop(), asyncio.Event()
    _listen(stop, interrupted)
    account = Account(
        token=settings.bot_token.get_secret_value(),
        api_url=settings.bot_api_url,
        conflict_seconds=settings.conflict_seconds,
    )
    with contextlib.suppress(GivenUpError):
        database = await _open_patiently(settings.database, stop)
        deliver = _build_delivery(settings, database, stop)
        try:
            if assistant is None:
                await run_senders(account, stop, deliver)
            else:
                await run_bot(assistant, Memory(database), account, stop, deliver)
        finally:
            await database.close()
    return interrupted.is_set()


def _build_delivery(settings: Settings, database: Database, stop: Stop) -> Deliver:
    outbox = Outbox(database, Pace(per_second=settings.announce_rate))
    terms = Terms(owner=uuid.uuid4().hex, lease=settings.announce_lease_seconds)

    async def deliver(courier: Courier) -> None:
        await Engine(outbox, courier, stop, terms, planner=None).run(alone=not database.is_shared)

    return deliver


async def _open_patiently(address: str, stop: Stop) -> Database:
    """Open the database, and wait for its server if need be.

    Raises:
        StorageError: Waiting does not help.
        GivenUpError: The bot shall end.
    """
    pauses, is_told = Pauses(), False
    while True:
        try:
            return await open_database(address)
        except StorageDownError as error:
            if not is_told:
                _log.warning("%s; trying again, with pauses of up to 30 s", error)
            is_told = True
        await stop.pause(pauses.next())


def _listen(stop: Stop, interrupted: asyncio.Event) -> None:
    """End politely on SIGTERM and Ctrl-C."""

    def interrupt() -> None:
        interrupted.set()
        stop.request()

    loop = asyncio.get_running_loop()
    # Windows has no signal handlers in the loop; there Ctrl-C arrives as KeyboardInterrupt.
    with contextlib.suppress(NotImplementedError):
        loop.add_signal_handler(signal.SIGTERM, stop.request)
        loop.add_signal_handler(signal.SIGINT, interrupt)
