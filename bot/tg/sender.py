"""Sends to Telegram and decides what each failure means: try again, leave it, follow the chat, or say nothing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from telegram import Bot, InlineQueryResult, InlineQueryResultsButton, LinkPreviewOptions, Message, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.rendering.reply import Reply
from bot.tg.incoming import Destination
from bot.tg.outgoing import Outgoing, as_plain, cut, render_reply
from bot.tg.stopping import Pauses, Stop
from bot.tg.wire import BrokenOffError, NotSentError, ServerError

__all__ = ["Sender", "seconds_of"]

LONGEST_WAIT = 10.0
"""An answer that comes later than this after a question is no answer any more."""
MAX_TOAST = 200
INLINE_CACHE_SECONDS = 300

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)


class Sender:
    """Sends with one bot account."""

    def __init__(
        self,
        bot: Bot,
        stop: Stop,
        on_move: Callable[[int, int], Awaitable[None]],
        on_silence: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        """Send with a bot.

        Args:
            on_move: Told that a group has another id now.
            on_silence: Told for how many seconds Telegram takes nothing, so that announcements wait, too.
        """
        self._bot = bot
        self._stop = stop
        self._on_move = on_move
        self._on_silence = on_silence

    async def send(self, reply: Reply, destination: Destination) -> int | None:
        """Send a reply and return the id of its message; None if it did not arrive, or nobody knows."""
        try:
            return await self._send(render_reply(reply), destination)
        except ChatMigrated as error:
            await self._on_move(destination.chat_id, error.new_chat_id)
            # Message ids do not survive the move, and neither do topics.
            moved = replace(destination, chat_id=error.new_chat_id, reply_to=None, thread_id=None)
            return await self._send_simply(reply, moved)
        except BadRequest as error:
            if "parse entities" in error.message.lower():
                _log.error("Telegram cannot parse a reply with intent %s: %s", reply.intent, error.message)
                return await self._send_simply(reply, destination)
            if "thread not found" in error.message.lower():
                return await self._send_simply(reply, replace(destination, thread_id=None))
            _log.warning("a reply was refused: %s", error.message)
            return None

    async def edit(self, reply: Reply, chat_id: int, message_id: int) -> bool:
        """Put a reply into the place of an earlier one; False if that one cannot be changed any more."""
        outgoing = render_reply(reply)

        async def call() -> bool:
            await self._bot.edit_message_text(
                outgoing.text, chat_id, message_id, parse_mode=outgoing.parse_mode, reply_markup=outgoing.keyboard,
                link_preview_options=_NO_PREVIEW,
            )  # fmt: skip
            return True

        try:
            await self._attempt(call)
        except BadRequest as error:
            return "not modified" in error.message.lower()
        except ChatMigrated:
            return False
        return True

    async def answer_press(self, query_id: str, text: str | None = None) -> None:
        """Stop the clock on a button, with a short note if there is one."""
        toast = cut(text, MAX_TOAST) if text else None
        await self._answer_query(lambda: self._bot.answer_callback_query(query_id, toast))

    async def answer_inline(
        self, query_id: str, results: Sequence[InlineQueryResult], button: InlineQueryResultsButton
    ) -> None:
        """Show results below an inline query."""
        # Personal: which language a question without one is answered in depends on who asks.
        await self._answer_query(
            lambda: self._bot.answer_inline_query(
                query_id, results, cache_time=INLINE_CACHE_SECONDS, is_personal=True, button=button
            )
        )

    async def answer_guest(self, query_id: str, result: InlineQueryResult) -> None:
        """Answer once in a chat where the bot is no member."""
        await self._answer_query(lambda: self._bot.answer_guest_query(query_id, result))

    async def _answer_query(self, call: Callable[[], Awaitable[object]]) -> None:
        try:
            await self._attempt(call)
        except (BadRequest, ChatMigrated) as error:
            # Usually "query is too old": a question that waited while the bot was down.
            _log.info("a query was not answered: %s", error.message)

    async def _send(self, outgoing: Outgoing, destination: Destination) -> int | None:
        reply_to = destination.reply_to
        quoted = None if reply_to is None else ReplyParameters(reply_to, allow_sending_without_reply=True)

        async def call() -> Message:
            return await self._bot.send_message(
                destination.chat_id, outgoing.text, parse_mode=outgoing.parse_mode, reply_markup=outgoing.keyboard,
                message_thread_id=destination.thread_id, reply_parameters=quoted, link_preview_options=_NO_PREVIEW,
            )  # fmt: skip

        message = await self._attempt(call)
        return None if message is None else message.message_id

    async def _send_simply(self, reply: Reply, destination: Destination) -> int | None:
        """Send without markup, the last resort."""
        try:
            return await self._send(as_plain(reply), destination)
        except (BadRequest, ChatMigrated) as error:
            _log.warning("a reply was refused: %s", error.message)
            return None

    async def _attempt(self, call: Callable[[], Awaitable[_Result]]) -> _Result | None:
        """Make a request, once more where that is safe and useful; None if it failed.

        Raises:
            BadRequest, ChatMigrated: Telegram refuses the request; the caller knows what that means.
        """
        pauses = Pauses()
        retries = 1
        while True:
            try:
                return await call()
            except NotSentError:
                # Nothing was sent, so nothing can come twice, and the question must not be lost.
                await self._stop.pause(pauses.next())
            except RetryAfter as error:
                seconds = seconds_of(error.retry_after)
                if self._on_silence is not None:
                    await self._on_silence(seconds)
                if not retries or seconds > LONGEST_WAIT:
                    _log.warning("a reply was dropped: Telegram asks for %d s of silence", seconds)
                    return None
                retries -= 1
                await asyncio.sleep(seconds)
            except (ServerError, BrokenOffError) as error:
                # Once more, although in the second case it may come twice: no answer at all would be worse.
                if not retries:
                    _log.warning("a reply was dropped: %s", error.message)
                    return None
                retries -= 1
                await asyncio.sleep(1)
            except Forbidden:
                return None  # Blocked or removed: the user's good right.
            except (BadRequest, ChatMigrated):
                raise  # BadRequest is a NetworkError to PTB and must not be taken for one.
            except TelegramError as error:
                # Above all a timeout: Telegram is slow, but usually does what it was asked.
                _log.warning("whether a reply arrived is not known: %s", error.message)
                return None


def seconds_of(period: float | timedelta) -> float:
    """Return a period in seconds; PTB gives either form, depending on an environment variable."""
    return period.total_seconds() if isinstance(period, timedelta) else float(period)
