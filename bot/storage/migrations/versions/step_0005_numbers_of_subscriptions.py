"""A subscription's number is given once: a loss was told under it, and the key of that message stays."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_GROUP_ANONYMOUS_BOT = 1_087_968_824
# Of "loss:17:2" SQLite casts what is a number.
_HIGHEST = (
    "SELECT max(coalesce((SELECT max(id) FROM subscriptions), 0), coalesce("
    "(SELECT max(CAST(substr(key, 6) AS INTEGER)) FROM deliveries WHERE key LIKE 'loss:%'), 0))"
)


def upgrade() -> None:
    """Let SQLite number as PostgreSQL does, beyond all numbers that were given, and name nobody who is no user."""
    op.execute(
        sa.text("UPDATE subscriptions SET set_up_by = NULL WHERE set_up_by = :nobody").bindparams(
            nobody=_GROUP_ANONYMOUS_BOT
        )
    )
    if op.get_context().dialect.name != "sqlite":
        return
    _remake(sqlite_autoincrement=True)
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'subscriptions'")
    op.execute(f"INSERT INTO sqlite_sequence (name, seq) SELECT 'subscriptions', ({_HIGHEST})")


def downgrade() -> None:
    """Let SQLite number as it likes."""
    if op.get_context().dialect.name == "sqlite":
        _remake(sqlite_autoincrement=False)


def _remake(*, sqlite_autoincrement: bool) -> None:
    """Copy the table with its rows; SQLite cannot change this in place."""
    options = {"sqlite_autoincrement": sqlite_autoincrement}
    with op.batch_alter_table("subscriptions", recreate="always", table_kwargs=options):
        pass
