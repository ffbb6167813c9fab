"""Which files make a base, and how long one may be."""

from __future__ import annotations

__all__ = ["BOOKS", "FOLDERS", "MAX_BYTES"]

FOLDERS = ("events", "people", "places", "topics", "months")
BOOKS = ("phrases", "announcements")
"""Folders beside the languages with what the bot says, a file for each language."""
MAX_BYTES = 1_000_000
