"""Which language a message is in, its text shows; nothing asked the row."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Drop the column."""
    op.drop_column("deliveries", "language")


def downgrade() -> None:
    """Add it again; which language it was nobody knows."""
    op.add_column("deliveries", sa.Column("language", sa.String, nullable=False, server_default=""))
