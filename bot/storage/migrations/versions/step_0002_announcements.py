"""The tables of announcements: subscriptions, outbox, pace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
_PARTIAL_INDEXES = (
    ("deliveries_due", ("due_at", "id"), "state = 'pending'", False),
    ("deliveries_open", ("chat_id", "due_at", "id"), "state IN ('pending', 'sending')", False),
    ("deliveries_sending", ("chat_id",), "state = 'sending'", True),
    ("deliveries_expiring", ("expires_at",), "state = 'pending'", False),
    ("deliveries_not_sent", ("changed_at",), "state <> 'sent'", False),
    ("deliveries_batch", ("batch", "state"), "batch IS NOT NULL", False),
    ("deliveries_subject", ("chat_id", "kind"), "subject IS NOT NULL", False),
)


def upgrade() -> None:
    """Create the tables."""
    _create_subscriptions()
    _create_deliveries()
    _create_bookkeeping()
    op.execute("INSERT INTO pace (name, next_at, silent_from, silent_until) VALUES ('all', 0, 0, 0)")


def _create_subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("kinds", sa.String(), nullable=False),
        sa.Column("subjects", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("is_silent", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.Double(), nullable=False),
        sa.Column("set_up_by", sa.BigInteger(), nullable=True),
        sa.Column("facts_mark", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("is_told", sa.Boolean(), nullable=False),
        sa.Column("retry_at", sa.Double(), nullable=True),
        sa.Column("planned_until", sa.Double(), nullable=False),
        sa.Column("next_due_at", sa.Double(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chat_id", "thread_id", name="subscriptions_place"),
    )
    op.create_index("subscriptions_due", "subscriptions", ["next_due_at"], unique=False)
    op.create_index("subscriptions_user", "subscriptions", ["set_up_by"], unique=False)


def _create_deliveries() -> None:
    op.create_table(
        "contents",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", _NUMBER, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("is_silent", sa.Boolean(), nullable=False),
        sa.Column("is_repeated", sa.Boolean(), nullable=False),
        sa.Column("batch", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("due_at", sa.Double(), nullable=False),
        sa.Column("expires_at", sa.Double(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("ambiguous", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("started_at", sa.Double(), nullable=True),
        sa.Column("changed_at", sa.Double(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["content"], ["contents.digest"], name="deliveries_content"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key", name="deliveries_key"),
    )
    op.create_index("deliveries_chat", "deliveries", ["chat_id"])
    op.create_index("deliveries_changed", "deliveries", ["changed_at"])
    op.create_index("deliveries_content_used", "deliveries", ["content"])
    for name, columns, where, is_unique in _PARTIAL_INDEXES:
        condition = sa.text(where)
        op.create_index(
            name, "deliveries", columns, unique=is_unique, sqlite_where=condition, postgresql_where=condition
        )


def _create_bookkeeping() -> None:
    op.create_table(
        "recipients",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("next_send_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id"),
    )
    op.create_table(
        "pace",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.Column("silent_from", sa.Double(), nullable=False),
        sa.Column("silent_until", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "batches",
        sa.Column("batch", sa.String(), nullable=False),
        sa.Column("refusals", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("batch"),
    )


def downgrade() -> None:
    """Drop the tables."""
    for table in ("deliveries", "contents", "subscriptions", "recipients", "pace", "batches"):
        op.drop_table(table)
