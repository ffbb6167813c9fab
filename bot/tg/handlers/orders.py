"""Commands about announcements and about what is stored."""

from __future__ import annotations

from bot.assistant.commands import ORDERS, Command, parse_command
from bot.knowledge.model import Language
from bot.rendering.reply import Reply
from bot.tg.desk import Desk
from bot.tg.handlers.broadcasts import begin_broadcast
from bot.tg.handlers.forgetting import ask_to_forget, explain_privacy
from bot.tg.handlers.settings import open_settings, open_settings_of
from bot.tg.handlers.subscribing import subscribe, unsubscribe
from bot.tg.incoming import Question

__all__ = ["find_order", "follow_order"]

SETTINGS_OF = "s-"
"""How the link begins that opens the settings of a channel in the private chat."""


def find_order(question: Question) -> Command | None:
    """Return the order that a message is, None for any other message."""
    command = parse_command(question.text)
    if command is None:
        return None
    if command.name in ORDERS or (command.name == "start" and command.rest.startswith(SETTINGS_OF)):
        return command
    return None


async def follow_order(order: Command, question: Question, desk: Desk) -> None:
    """Follow an order and say so."""
    context = await desk.conversation.context(question.author, question.destination)
    language = desk.assistant.language_of(context)
    reply = await _follow(order, question, desk, language)
    if reply is not None:
        await desk.sender.send(reply, question.destination)


async def _follow(order: Command, question: Question, desk: Desk, language: Language) -> Reply | None:
    match order.name:
        case "subscribe":
            return await subscribe(order.rest, question, desk, language)
        case "unsubscribe":
            return await unsubscribe(order.rest, question, desk, language)
        case "start":
            return await open_settings_of(order.rest.removeprefix(SETTINGS_OF), question, desk, language)
        case "settings":
            return await open_settings(order.rest, question, desk, language)
        case "privacy":
            return explain_privacy(desk, language)
        case "forget":
            return ask_to_forget(question, desk, language)
        case _:
            return await begin_broadcast(order.rest, question, desk, language)
