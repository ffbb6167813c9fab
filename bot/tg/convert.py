"""Telegram's updates as records of ours; what the bot does not answer becomes None."""

from __future__ import annotations

from telegram import CallbackQuery, InlineQuery, Message, Update, User

from bot.tg.addressing import find_order, find_words, is_by_a_person, is_own_message, without_mentions
from bot.tg.incoming import Author, Destination, Guest, Incoming, InlineQuestion, Me, Moved, Press, Question
from bot.tg.membership import convert_membership

__all__ = ["ALLOWED_UPDATES", "convert_update", "key_of"]

ALLOWED_UPDATES = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member", "guest_message")
"""Edited messages are not even asked for: none is ever answered."""

_GROUPS = ("group", "supergroup")


def convert_update(update: Update, me: Me) -> Incoming | None:
    """Return what an update tells the bot to do."""
    if update.message is not None:
        return _convert_message(update.message, me)
    if update.channel_post is not None:
        return _convert_post(update.channel_post, me)
    if update.callback_query is not None:
        return _convert_press(update.callback_query)
    if update.inline_query is not None:
        return _convert_inline(update.inline_query)
    if update.guest_message is not None:
        return _convert_guest(update.guest_message, me)
    if update.my_chat_member is not None:
        return convert_membership(update.my_chat_member)
    return None


def key_of(update: Update) -> str:
    """Return what identifies the content of an update, whatever number Telegram gives it."""
    if update.callback_query is not None:
        return f"press:{update.callback_query.id}"
    if update.inline_query is not None:
        return f"inline:{update.inline_query.id}"
    if update.guest_message is not None:
        return f"guest:{update.guest_message.guest_query_id}"
    message = update.message or update.channel_post
    if message is not None:
        return f"message:{message.chat.id}:{message.message_id}:{message.date.timestamp():.0f}"
    return f"update:{update.update_id}"


def _convert_message(message: Message, me: Me) -> Question | Moved | None:
    if message.migrate_to_chat_id is not None:
        return Moved(lane=message.chat.id, old=message.chat.id, new=message.migrate_to_chat_id)
    if message.chat.type not in ("private", *_GROUPS) or not is_by_a_person(message, me):
        return None
    words = find_words(message, me)
    if words is None:
        return None
    replied = message.reply_to_message
    return Question(
        lane=message.chat.id,
        author=_author_of(message),
        destination=_destination_of(message),
        text=words,
        replied_to=replied.message_id if replied is not None and is_own_message(replied, me) else None,
        sent_at=message.date,
    )


def _convert_post(post: Message, me: Me) -> Question | None:
    words = find_order(post, me)
    if words is None or post.chat.type != "channel":
        return None
    return Question(
        lane=post.chat.id, author=Author(id=post.chat.id, client=None), destination=_destination_of(post), text=words,
        replied_to=None, sent_at=post.date, is_post=True,
    )  # fmt: skip


def _convert_press(query: CallbackQuery) -> Press:
    message = query.message
    if message is None:
        return Press(
            lane=query.from_user.id, author=_author(query.from_user), query_id=query.id, data=query.data or "",
            destination=None, message_id=0,
        )  # fmt: skip
    # Of a message that is too old or deleted, Telegram tells only where it was.
    accessible = message if isinstance(message, Message) else None
    destination = Destination(
        chat_id=message.chat.id,
        is_private=message.chat.type == "private",
        thread_id=_topic_of(accessible) if accessible is not None else None,
        reply_to=None if message.chat.type == "private" else message.message_id,
    )
    return Press(
        lane=message.chat.id, author=_author(query.from_user), query_id=query.id, data=query.data or "",
        destination=destination, message_id=message.message_id,
    )  # fmt: skip


def _convert_inline(query: InlineQuery) -> InlineQuestion:
    return InlineQuestion(lane=query.from_user.id, author=_author(query.from_user), query_id=query.id, text=query.query)


def _convert_guest(message: Message, me: Me) -> Guest | None:
    if message.guest_query_id is None or not is_by_a_person(message, me):
        return None
    words = without_mentions(message, me)
    return Guest(lane=message.chat.id, author=_author_of(message), query_id=message.guest_query_id, text=words)


def _destination_of(message: Message) -> Destination:
    is_private = message.chat.type == "private"
    return Destination(
        chat_id=message.chat.id,
        is_private=is_private,
        thread_id=_topic_of(message),
        reply_to=None if is_private else message.message_id,
    )


def _topic_of(message: Message) -> int | None:
    # Outside topics message_thread_id names a thread of replies, and sending into it would fail.
    return message.message_thread_id if message.is_topic_message else None


def _author_of(message: Message) -> Author:
    if message.sender_chat is not None:
        return Author(id=message.sender_chat.id, client=None)
    # Only channel posts have no user, and they are not converted.
    return _author(message.from_user) if message.from_user is not None else Author(id=message.chat.id, client=None)


def _author(user: User) -> Author:
    return Author(id=user.id, client=user.language_code)
