"""Run by Alembic: applies the steps on the connection that the bot has already opened."""

from __future__ import annotations

from alembic import context

from bot.storage import base_states, delivery_tables, tables
from bot.storage.metadata import metadata

__all__ = ["base_states", "delivery_tables", "tables"]  # Imported so that the collection has them.

# Batch mode, because SQLite cannot alter most things in place.
context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
