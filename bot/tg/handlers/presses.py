"""Presses of buttons: pages turn in place, everything else answers below."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.assistant.answered import Answered
from bot.assistant.turns import Kept
from bot.knowledge.model import Language
from bot.tg.desk import Desk
from bot.tg.handlers.broadcasts import press_broadcast
from bot.tg.handlers.forgetting import press_forget
from bot.tg.handlers.settings import press_settings
from bot.tg.incoming import Destination, Press

__all__ = ["answer_press"]

PAGES = ("a", "l", "m", "y")
"""The verbs of buttons that turn to a page of a list: a new message for each would bury the chat."""
OLD = "old_button"
ORDERS: Mapping[str, Callable[[Press, Desk, Language], Awaitable[None]]] = {
    "b": press_broadcast,
    "f": press_forget,
    "g": press_settings,
}
"""Who answers the buttons that are not about the fact base."""


async def answer_press(press: Press, desk: Desk) -> Kept | None:
    """Answer a press; the clock on the button stops in any case."""
    context = await desk.conversation.context(press.author, press.destination)
    order = ORDERS.get(press.data.partition(":")[0])
    if order is not None:
        await order(press, desk, desk.assistant.language_of(context))
        return None
    answered = desk.assistant.press(press.data, context)
    if press.destination is None or answered.reply.intent == OLD:
        await desk.sender.answer_press(press.query_id, answered.reply.short)
        return None
    await desk.sender.answer_press(press.query_id)
    message_id = await _show(answered, press, press.destination, desk)
    if answered.language is not None:
        await desk.menus.follow_choice(
            press.destination.chat_id, answered.language, is_private=press.destination.is_private
        )
    return desk.conversation.keep(answered, press.author, press.destination, message_id)


async def _show(answered: Answered, press: Press, destination: Destination, desk: Desk) -> int | None:
    """Show the reply and return the id of its message."""
    is_page = press.data.partition(":")[0] in PAGES
    if is_page and await desk.sender.edit(answered.reply, destination.chat_id, press.message_id):
        return press.message_id
    return await desk.sender.send(answered.reply, destination)
