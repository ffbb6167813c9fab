"""The tables of chats as they are now; the way there is in ``migrations/``."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from bot.storage.metadata import metadata

__all__ = ["answers", "chats", "inbox"]

# Updates that were handled, so that none is handled twice. The key names the message or query itself: Telegram may
# count its update ids anew after a week of silence, and a bot that trusted them alone would then skip fresh questions.
inbox = Table(
    "inbox",
    metadata,
    Column("key", String, primary_key=True),
    Column("update_id", BigInteger, nullable=False),
    Column("at", Integer, nullable=False),
    Index("inbox_at", "at"),
)

# A private chat has the id of its user.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String, nullable=True),
)

# What the bot's messages were about: ids of the fact base, never words of a user.
answers = Table(
    "answers",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False),
    Column("at", Integer, nullable=False),
    Column("turn", String, nullable=False),
    Index("answers_last", "chat_id", "user_id", "at"),
    Index("answers_at", "at"),
)
