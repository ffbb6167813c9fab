"""Which files make a base, and how long one may be."""

from __future__ import annotations

__all__ = ["FOLDERS", "MAX_BYTES"]

FOLDERS = ("events", "people", "places", "topics", "months")
MAX_BYTES = 1_000_000
