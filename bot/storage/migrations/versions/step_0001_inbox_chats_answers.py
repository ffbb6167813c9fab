"""The first tables: handled updates, chats, answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "inbox",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("update_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
    )
    op.create_index("inbox_at", "inbox", ["at"])
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("language", sa.String, nullable=True),
    )
    op.create_table(
        "answers",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("turn", sa.String, nullable=False),
    )
    op.create_index("answers_last", "answers", ["chat_id", "user_id", "at"])
    op.create_index("answers_at", "answers", ["at"])


def downgrade() -> None:
    """Drop the tables."""
    for table in ("answers", "chats", "inbox"):
        op.drop_table(table)
