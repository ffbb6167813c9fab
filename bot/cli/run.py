"""``yearbot run``: the bot in Telegram."""

from __future__ import annotations

import argparse
import logging

from bot.bootstrap import run
from bot.cli.status import DONE, INTERRUPTED, OUR_BUG
from bot.config import load_settings
from bot.errors import BotError
from bot.tg.redaction import set_up_logging

__all__ = ["run_command"]

_log = logging.getLogger(__name__)


def run_command(options: argparse.Namespace) -> int:
    """Run until a signal ends it.

    Raises:
        BotError: It cannot start, or cannot go on.
    """
    settings = load_settings()
    set_up_logging(settings.log_level, secrets=[settings.bot_token.get_secret_value()])
    try:
        was_interrupted = run(settings, options.knowledge, send_only=options.send_only)
    except (BotError, KeyboardInterrupt):
        raise
    except Exception:  # noqa: BLE001 - the outer wall of this command
        # Not left to the wall outside: it would print the traceback as it is, and addresses in it hold the token.
        _log.exception("a mistake of ours; please report it with these lines")
        return OUR_BUG
    return INTERRUPTED if was_interrupted else DONE
