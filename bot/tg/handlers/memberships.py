"""Groups: the bot was added to one, or one became a supergroup."""

from __future__ import annotations

from bot.tg.desk import Desk
from bot.tg.incoming import Joined, Moved

__all__ = ["follow_move", "greet_group"]


async def greet_group(joined: Joined, desk: Desk) -> None:
    """Say how to ask the bot in a group."""
    context = await desk.conversation.context(joined.author, joined.destination)
    await desk.sender.send(desk.say("group_hint", context), joined.destination)


async def follow_move(moved: Moved, desk: Desk) -> None:
    """Carry over what is known of a group."""
    await desk.memory.move_chat(moved.old, moved.new)
