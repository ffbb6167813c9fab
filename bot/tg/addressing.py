"""Which messages are meant for the bot, and the words of them that are meant."""

from __future__ import annotations

from telegram import Message, MessageEntity

from bot.assistant.commands import CHANNEL_ORDERS, COMMANDS, ORDERS, parse_command
from bot.tg.incoming import Me

__all__ = ["find_order", "find_words", "is_by_a_person", "is_own_message", "without_mentions"]

_MENTIONS = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)


def find_words(message: Message, me: Me) -> str | None:
    """Return what a message asks the bot; None if it is not meant for it.

    In private everything is. In groups these are: our commands, replies to our messages, mentions of us.
    """
    text = message.text or message.caption or ""
    command = parse_command(text)
    if command is not None and command.addressed_to is not None and command.addressed_to.lower() != me.username.lower():
        return None
    if message.chat.type == "private":
        return text if text or _has_content(message) else None
    if command is not None:
        # A bare command that we do not have is some other bot's.
        return text if command.addressed_to is not None or command.name in (*COMMANDS, *ORDERS) else None
    if _mentions_of(message, me):
        return without_mentions(message, me)
    return text if text and is_own_message(message.reply_to_message, me) else None


def find_order(post: Message, me: Me) -> str | None:
    """Return what a post in a channel orders the bot to do; None if it is a post like any other."""
    command = parse_command(post.text or "")
    if command is None or command.name not in CHANNEL_ORDERS:
        return None
    is_ours = command.addressed_to is None or command.addressed_to.lower() == me.username.lower()
    return post.text if is_ours else None


def is_by_a_person(message: Message, me: Me) -> bool:
    """Tell whether a person wrote the message: no bot, no channel, not a result of our own inline mode."""
    if message.is_automatic_forward or (message.via_bot is not None and message.via_bot.id == me.id):
        return False
    # Anonymous administrators and people who write as a channel seem to be bots, but have a sender_chat.
    return message.from_user is not None and (not message.from_user.is_bot or message.sender_chat is not None)


def is_own_message(message: Message | None, me: Me) -> bool:
    """Tell whether the bot sent a message; in a topic, everything seems to reply to the note that opened it."""
    if message is None or message.forum_topic_created is not None:
        return False
    return message.from_user is not None and message.from_user.id == me.id


def without_mentions(message: Message, me: Me) -> str:
    """Return the text of a message without the mentions of the bot."""
    # Telegram counts in UTF-16 units: an emoji before the mention would shift Python's indices.
    units = (message.text or message.caption or "").encode("utf-16-le")
    for entity in sorted(_mentions_of(message, me), key=lambda each: each.offset, reverse=True):
        units = units[: 2 * entity.offset] + units[2 * (entity.offset + entity.length) :]
    return units.decode("utf-16-le", "replace").strip(" ,:;-—")


def _mentions_of(message: Message, me: Me) -> list[MessageEntity]:
    found = message.parse_entities([*_MENTIONS]) if message.text else message.parse_caption_entities([*_MENTIONS])
    return [
        entity
        for entity, words in found.items()
        if (entity.user.id == me.id if entity.user is not None else words.lower() == f"@{me.username.lower()}")
    ]


def _has_content(message: Message) -> bool:
    """Tell a photo or a sticker from a service message; of an album, only the part with the caption counts."""
    return message.effective_attachment is not None and message.media_group_id is None
