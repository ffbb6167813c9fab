"""Keeps the token out of the log: it is part of every address that the bot requests."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence
from typing import TextIO

__all__ = ["RedactingFormatter", "set_up_logging"]

_FORMAT = "%(asctime)s %(levelname)s %(message)s"
_QUIET = ("httpx", "httpcore", "telegram", "aiosqlite", "sqlalchemy", "alembic", "asyncio")
_SHOWN = "<token>"


class RedactingFormatter(logging.Formatter):
    """Replaces secrets at the very end, when arguments and traceback are text."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__(_FORMAT)
        # The part behind the colon is the secret itself, and addresses may have the colon escaped.
        parts = {part for secret in secrets for part in (secret, secret.replace(":", "%3A"), secret.partition(":")[2])}
        longest_first = sorted(filter(None, parts), key=len, reverse=True)
        # In any case: PTB rewrites the sentences of Telegram with capital letters only at their beginning.
        self._parts = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)", re.IGNORECASE)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with its traceback if there is one, without secrets."""
        return self._parts.sub(_SHOWN, super().format(record))


def set_up_logging(level: str, *, secrets: Sequence[str], stream: TextIO | None = None) -> None:
    """Send the log to a stream, by default standard error; the libraries tell only what is wrong."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    # PTB logs answers that it cannot parse, and with them what users wrote; the poller tells of the failure.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
