"""Everything the server remembers, in one SQLite file, so that it survives a restart or a kill."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, key)
);
CREATE TABLE IF NOT EXISTS counters (name TEXT PRIMARY KEY, next INTEGER NOT NULL);
"""


class Store:
    """JSON documents by kind and key, kept in the order of their first writing, and counters."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(folder / "telegram.sqlite3", isolation_level=None)
        # A kill of the process loses nothing this way; only a crash of the machine could.
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_SCHEMA)

    def get(self, kind: str, key: object) -> Json | None:
        """Return the document, or None."""
        row = self._db.execute("SELECT body FROM documents WHERE kind = ? AND key = ?", (kind, str(key))).fetchone()
        return None if row is None else json.loads(row[0])

    def put(self, kind: str, key: object, body: Json) -> None:
        """Write the document; a document already there keeps its place in the order."""
        self._db.execute(
            "INSERT INTO documents (kind, key, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, key) DO UPDATE SET body = excluded.body",
            (kind, str(key), json.dumps(body, ensure_ascii=False)),
        )

    def delete(self, kind: str, key: object) -> None:
        """Forget the document, if it is there."""
        self._db.execute("DELETE FROM documents WHERE kind = ? AND key = ?", (kind, str(key)))

    def all(self, kind: str) -> list[Json]:
        """Return the documents of a kind, oldest first."""
        rows = self._db.execute("SELECT body FROM documents WHERE kind = ? ORDER BY seq", (kind,))
        return [json.loads(body) for (body,) in rows]

    def numbered_after(self, kind: str, number: int) -> list[Json]:
        """Return the documents of a kind whose key is a number above the given one, lowest first."""
        rows = self._db.execute(
            "SELECT body FROM documents WHERE kind = ? AND CAST(key AS INTEGER) > ? ORDER BY CAST(key AS INTEGER)",
            (kind, number),
        )
        return [json.loads(body) for (body,) in rows]

    def count(self, kind: str) -> int:
        """Return how many documents of a kind there are."""
        return int(self._db.execute("SELECT COUNT(*) FROM documents WHERE kind = ?", (kind,)).fetchone()[0])

    def wipe(self, kinds: Iterable[str]) -> None:
        """Forget all documents of these kinds; counters go on."""
        self._db.executemany("DELETE FROM documents WHERE kind = ?", [(kind,) for kind in kinds])

    def peek(self, counter: str, *, start: int = 1) -> int:
        """Return the number that `next` would give."""
        row = self._db.execute("SELECT next FROM counters WHERE name = ?", (counter,)).fetchone()
        return start if row is None else int(row[0])

    def next(self, counter: str, *, start: int = 1) -> int:
        """Return the next number of a counter."""
        number = self.peek(counter, start=start)
        self.rewind(counter, to=number + 1)
        return number

    def rewind(self, counter: str, *, to: int) -> None:
        """Make the counter go on from the given number."""
        self._db.execute(
            "INSERT INTO counters (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next",
            (counter, to),
        )
