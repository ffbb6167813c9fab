"""The one place that joins settings, fact base, storage and Telegram."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from pathlib import Path

from bot.assistant.assistant import Assistant
from bot.assistant.warming import uncollected
from bot.config import Settings
from bot.knowledge.checks.all_checks import load_checked
from bot.locations import find_knowledge
from bot.storage.database import open_database
from bot.storage.memory import Memory
from bot.tg.application import Account, run_bot
from bot.tg.stopping import Stop

__all__ = ["run"]


def run(settings: Settings, knowledge: Path | None) -> bool:
    """Run the bot in Telegram until a signal ends it; tell whether that was Ctrl-C.

    Raises:
        BotError: It cannot start, or cannot go on.
    """
    # Before anything else: a broken base must not cost a request to Telegram.
    with uncollected():
        assistant = Assistant(load_checked(*find_knowledge(knowledge or settings.knowledge)))
        assistant.warm_up()
    return asyncio.run(_run(settings, assistant))


async def _run(settings: Settings, assistant: Assistant) -> bool:
    stop, interrupted = Stop(), asyncio.Event()
    _listen(stop, interrupted)
    database = await open_database(settings.database)
    try:
        account = Account(
            token=settings.bot_token.get_secret_value(),
            api_url=settings.bot_api_url,
            conflict_seconds=settings.conflict_seconds,
        )
        await run_bot(assistant, Memory(database), account, stop)
    finally:
        await database.close()
    return interrupted.is_set()


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
