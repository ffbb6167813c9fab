"""States of the fact base that were announced, and the names of chats that were set up."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table, and add the column."""
    op.add_column("subscriptions", sa.Column("title", sa.String, nullable=True))
    op.create_table(
        "base_states",
        sa.Column("mark", sa.String, primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_column("subscriptions", "title")
    op.drop_table("base_states")
