"""Chats that the bot comes to, is promoted in, may no longer write to, or that became others."""

from __future__ import annotations

from bot.announcing.choices import Target
from bot.delivery.outcomes import Loss
from bot.tg.desk import Desk
from bot.tg.incoming import Access, Destination, Joined, Moved, Promoted

__all__ = ["follow_access", "follow_move", "greet_group", "offer_channel"]


async def greet_group(joined: Joined, desk: Desk) -> None:
    """Say how to ask the bot in a group and how to subscribe; what was set up before goes on."""
    await _restore(joined.destination.chat_id, desk)
    context = await desk.conversation.context(joined.author, joined.destination)
    await desk.sender.send(desk.say("group_hint", context), joined.destination)


async def offer_channel(promoted: Promoted, desk: Desk) -> None:
    """Offer announcements for a channel to whoever made the bot its administrator, in private."""
    await _restore(promoted.chat_id, desk)
    if await desk.announcing.subscriptions.find(promoted.chat_id) is not None:
        return
    destination = Destination(chat_id=promoted.author.id, is_private=True)
    context = await desk.conversation.context(promoted.author, destination)
    page = desk.announcing.page(desk.assistant.language_of(context))
    await desk.sender.send(page.promoted(Target(chat_id=promoted.chat_id), promoted.title), destination)


async def follow_access(access: Access, desk: Desk) -> None:
    """Stop announcing where the bot cannot write, and go on where it can again."""
    if access.loss is None:
        await _restore(access.chat_id, desk)
    else:
        await desk.announcing.subscriptions.break_off(access.chat_id, None, Loss(access.loss))


async def follow_move(moved: Moved, desk: Desk) -> None:
    """Carry over what is known of a group."""
    await desk.memory.move_chat(moved.old, moved.new)


async def _restore(chat_id: int, desk: Desk) -> None:
    await desk.announcing.subscriptions.restore(chat_id, now=desk.announcing.clock())
