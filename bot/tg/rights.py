"""Who may set the announcements of a chat, asked of Telegram each time: rights are lost without a word."""

from __future__ import annotations

import logging
from urllib.parse import quote

from telegram import Bot, ChatMember, ChatMemberAdministrator, ChatMemberOwner
from telegram.error import TelegramError

__all__ = ["Rights", "channel_address", "setter_of"]

ANONYMOUS = 1_087_968_824
"""GroupAnonymousBot, in whose name anonymous administrators act."""

_log = logging.getLogger(__name__)


class Rights:
    """Asks with one bot account."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def may_manage(self, chat_id: int, author_id: int, *, here: int) -> bool:
        """Tell whether somebody may set the announcements of a chat.

        Args:
            author_id: A user, or the chat in whose name somebody wrote.
            here: The chat that they wrote or pressed in.
        """
        if author_id == chat_id:
            # One's own private chat; a channel's own post; a group in whose name only its administrators can write.
            return True
        if chat_id > 0:
            return False
        if author_id == ANONYMOUS:
            return here == chat_id
        try:
            return _is_administrator(await self._bot.get_chat_member(chat_id, author_id))
        except TelegramError as error:
            _log.info("whether somebody is an administrator could not be found out: %s", error.message)
            return False

    async def find_chat(self, name: str) -> tuple[int, str] | None:
        """Return the id and the name of a public channel or group by its ``@name``, None if there is none."""
        try:
            chat = await self._bot.get_chat(name)
        except TelegramError:
            return None
        return (chat.id, chat.title) if chat.title else None

    async def find_title(self, chat_id: int) -> str | None:
        """Return the name of a chat, None if the bot cannot see it."""
        try:
            chat = await self._bot.get_chat(chat_id)
        except TelegramError:
            return None
        return chat.title or chat.full_name


def setter_of(author_id: int) -> int | None:
    """Return the user to tell of what becomes of a subscription; None if only a chat is known, and nobody in person."""
    return author_id if author_id > 0 and author_id != ANONYMOUS else None


def _is_administrator(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberOwner):
        return True
    # Groups do not know the right to post; there it is None.
    return isinstance(member, ChatMemberAdministrator) and member.can_post_messages is not False


def channel_address(username: str) -> str:
    """Return the link that adds the bot to a channel, with the one right that it needs."""
    return f"https://t.me/{quote(username)}?startchannel&admin=post_messages"
