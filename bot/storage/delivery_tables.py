"""The tables of announcements; all times are seconds since 1970."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from bot.storage.metadata import metadata

__all__ = ["batches", "contents", "deliveries", "pace", "recipients", "subscriptions"]

# SQLite numbers rows by itself only if the column is exactly an INTEGER.
_NUMBER = BigInteger().with_variant(Integer, "sqlite")

# One for each chat, or for each topic of a forum; thread_id 0 is the chat itself, because no two NULLs are equal.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("title", String, nullable=True),
    Column("kinds", String, nullable=False),
    Column("subjects", String, nullable=False),
    Column("language", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("hour", Integer, nullable=False),
    Column("weekday", Integer, nullable=False),
    Column("is_silent", Boolean, nullable=False),
    Column("paused_until", Double, nullable=False),
    Column("set_up_by", BigInteger, nullable=True),
    Column("facts_mark", String, nullable=True),
    Column("standing", String, nullable=False),
    Column("reason", String, nullable=True),
    # Whether the user who set it up knows that it broke.
    Column("is_told", Boolean, nullable=False),
    # When to try again although it is broken: not every return of rights is told to the bot.
    Column("retry_at", Double, nullable=True),
    Column("planned_until", Double, nullable=False),
    Column("next_due_at", Double, nullable=False),
    # Counts changes: what was planned with an older state is not recorded.
    Column("revision", Integer, nullable=False),
    UniqueConstraint("chat_id", "thread_id", name="subscriptions_place"),
    Index("subscriptions_due", "next_due_at"),
    Index("subscriptions_user", "set_up_by"),
    # A number is never given again, or the message about the loss of an earlier one would be taken for that of a later.
    sqlite_autoincrement=True,
)

# What is sent, once for all chats that get the same.
contents = Table(
    "contents",
    metadata,
    Column("digest", String, primary_key=True),
    Column("body", Text, nullable=False),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", _NUMBER, primary_key=True),
    Column("key", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=True),
    Column("content", String, ForeignKey("contents.digest", name="deliveries_content"), nullable=False),
    Column("is_silent", Boolean, nullable=False),
    Column("is_repeated", Boolean, nullable=False),
    Column("batch", String, nullable=True),
    Column("subject", String, nullable=True),
    Column("state", String, nullable=False),
    Column("due_at", Double, nullable=False),
    Column("expires_at", Double, nullable=False),
    Column("attempts", Integer, nullable=False),
    # How often nobody knew whether it arrived; one counter for all causes, or two copies could become three.
    Column("ambiguous", Integer, nullable=False),
    Column("owner", String, nullable=True),
    Column("started_at", Double, nullable=True),
    Column("changed_at", Double, nullable=False),
    Column("message_id", BigInteger, nullable=True),
    Column("reason", String, nullable=True),
    UniqueConstraint("key", name="deliveries_key"),
)


def _partial(name: str, columns: tuple[str, ...], where: str, *, unique: bool = False) -> None:
    """Index only rows of some states: nearly all rows are sent, and the queue must not be slower for them."""
    condition = text(where)
    parts = [deliveries.c[column] for column in columns]
    Index(name, *parts, unique=unique, sqlite_where=condition, postgresql_where=condition)


_partial("deliveries_due", ("due_at", "id"), "state = 'pending'")
_partial("deliveries_open", ("chat_id", "due_at", "id"), "state IN ('pending', 'sending')")
# Order within a chat and at most one doubtful message per chat and crash rest on this one.
_partial("deliveries_sending", ("chat_id",), "state = 'sending'", unique=True)
_partial("deliveries_expiring", ("expires_at",), "state IN ('pending', 'held')")
_partial("deliveries_not_sent", ("changed_at",), "state <> 'sent'")
_partial("deliveries_batch", ("batch", "state"), "batch IS NOT NULL")
_partial("deliveries_subject", ("chat_id", "kind"), "subject IS NOT NULL")
Index("deliveries_chat", deliveries.c.chat_id)
Index("deliveries_changed", deliveries.c.changed_at)
Index("deliveries_content_used", deliveries.c.content)

# When a chat may be written to again.
recipients = Table(
    "recipients",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("next_send_at", Double, nullable=False),
)

# One row: when any process may send again, and for how long Telegram wants silence.
pace = Table(
    "pace",
    metadata,
    Column("name", String, primary_key=True),
    Column("next_at", Double, nullable=False),
    Column("silent_from", Double, nullable=False),
    Column("silent_until", Double, nullable=False),
)

# Batches that Telegram refuses: how many chats in a row.
batches = Table(
    "batches",
    metadata,
    Column("batch", String, primary_key=True),
    Column("refusals", Integer, nullable=False),
)
