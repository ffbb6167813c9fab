"""Held rows expire as those do that wait, so the index that finds them has both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index anew."""
    _index("state IN ('pending', 'held')")


def downgrade() -> None:
    """Make it as it was."""
    _index("state = 'pending'")


def _index(where: str) -> None:
    condition = sa.text(where)
    op.drop_index("deliveries_expiring", "deliveries")
    op.create_index(
        "deliveries_expiring", "deliveries", ["expires_at"], sqlite_where=condition, postgresql_where=condition
    )
