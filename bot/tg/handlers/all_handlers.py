"""Which handler takes what, and the wall that no mistake passes."""

from __future__ import annotations

import logging
from typing import assert_never

from bot.assistant.turns import Kept
from bot.errors import StorageError
from bot.tg.desk import Desk
from bot.tg.handlers.memberships import follow_access, follow_move, greet_group, offer_channel
from bot.tg.handlers.orders import find_order, follow_order
from bot.tg.handlers.presses import answer_press
from bot.tg.handlers.queries import answer_guest, answer_inline
from bot.tg.handlers.questions import answer_question
from bot.tg.incoming import Access, Guest, Incoming, InlineQuestion, Joined, Moved, Press, Promoted, Question
from bot.tg.stopping import GivenUpError

__all__ = ["handle"]

_log = logging.getLogger(__name__)


async def handle(incoming: Incoming, desk: Desk) -> Kept | None:
    """Handle what a user did and return what is kept of it; a mistake of ours gets an apology.

    Raises:
        GivenUpError: The bot ends before it was done.
        StorageError: The database fails.
    """
    try:
        return await _handle(incoming, desk)
    except (GivenUpError, StorageError):
        raise
    except Exception:  # noqa: BLE001 - the wall: one bad message must not end the bot
        _log.exception("a mistake of ours while handling a %s", type(incoming).__name__.lower())
        await _apologise(incoming, desk)
        return None


async def _handle(incoming: Incoming, desk: Desk) -> Kept | None:
    match incoming:
        case Question():
            return await _handle_question(incoming, desk)
        case Press():
            return await answer_press(incoming, desk)
        case InlineQuestion():
            await answer_inline(incoming, desk)
        case Guest():
            await answer_guest(incoming, desk)
        case Joined():
            await greet_group(incoming, desk)
        case Promoted():
            await offer_channel(incoming, desk)
        case Access():
            await follow_access(incoming, desk)
        case Moved():
            await follow_move(incoming, desk)
        case _:
            assert_never(incoming)
    return None


async def _handle_question(question: Question, desk: Desk) -> Kept | None:
    order = find_order(question)
    if order is None:
        return await answer_question(question, desk)
    await follow_order(order, question, desk)
    return None


async def _apologise(incoming: Incoming, desk: Desk) -> None:
    """Say sorry where somebody waits for an answer."""
    if not isinstance(incoming, Question | Press):
        return
    try:
        context = await desk.conversation.context(incoming.author, incoming.destination)
        sorry = desk.say("error", context)
        if isinstance(incoming, Press):
            await desk.sender.answer_press(incoming.query_id, sorry.short)
        else:
            await desk.sender.send(sorry, incoming.destination)
    except (GivenUpError, StorageError):
        raise
    except Exception:  # noqa: BLE001 - part of the wall
        _log.exception("the apology failed, too")
