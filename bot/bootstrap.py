"""The one place that joins settings, fact base, storage and Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from pathlib import Path

from bot.assistant.assistant import Assistant
from bot.assistant.warming import uncollected
from bot.config import Settings
from bot.delivery.zones import use_own_rules
from bot.errors import StorageDownError
from bot.knowledge.checks.all_checks import load_checked
from bot.locations import find_knowledge
from bot.office import Office
from bot.storage.database import Database, open_database
from bot.storage.memory import Memory
from bot.tg.application import Account, run_bot, run_senders
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
    use_own_rules()
    # Before anything else: a broken base must not cost a request to Telegram.
    assistant = None if send_only else _make_assistant(find_knowledge(knowledge or settings.knowledge))
    return asyncio.run(_run(settings, assistant))


def _make_assistant(folders: tuple[Path, Path]) -> Assistant:
    with uncollected():
        assistant = Assistant(load_checked(*folders))
        assistant.warm_up()
    return assistant


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
        office = Office(settings=settings, database=database, stop=stop)
        try:
            if assistant is None:
                await run_senders(account, stop, office)
            else:
                await run_bot(assistant, Memory(database), account, stop, office)
        finally:
            await database.close()
    return interrupted.is_set()


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
