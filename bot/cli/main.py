"""The command line: arguments in, exit status out; runs one command."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from bot.cli.arguments import build_parser
from bot.cli.status import CONFIGURATION, DONE, INTERRUPTED, OUR_BUG, PROBLEM, USAGE
from bot.errors import BotError, ConfigError, KnowledgeError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    _open_closed_streams()
    _write_any_language()
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help(sys.stderr)
        return USAGE
    try:
        status = _run(options)
        # Not left to Python's own exit, where a reader who has gone would cost an ugly message.
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost wall
        return _explain(error)
    return status


def _explain(error: Exception) -> int:
    """Say what went wrong: a sentence for what was to be expected, the traceback for our own mistakes."""
    if isinstance(error, KnowledgeError):
        print(f"yearbot: the fact base has problems:\n{error}", file=sys.stderr)
        return PROBLEM
    if isinstance(error, BotError | OSError):
        print(f"yearbot: {error}", file=sys.stderr)
        return CONFIGURATION if isinstance(error, ConfigError) else PROBLEM
    traceback.print_exception(error)
    print("yearbot: this is a mistake of ours; please report it with the lines above.", file=sys.stderr)
    return OUR_BUG


def _open_closed_streams() -> None:
    """Give a program that was started without input or output an empty input and an output that goes nowhere."""
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - it stays open as long as the program runs
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above


def _write_any_language() -> None:
    """Make sure that every letter can be printed, whatever the system's encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            # Half a surrogate pair, as "\ud800" in a question, is written as the same escape.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    # The reader of a pipe left: nothing is wrong, but Python would complain when it closes the stream.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(options: argparse.Namespace) -> int:
    # Each command imports only what it needs: asking must not wait for Telegram or the database.
    if options.command == "ask":
        from bot.cli.ask import ask  # noqa: PLC0415

        return ask(options)
    if options.command == "chat":
        from bot.cli.chat import chat  # noqa: PLC0415

        return chat(options)
    if options.command == "check":
        from bot.cli.check import check  # noqa: PLC0415

        return check(options)
    if options.command in ("new", "schema"):
        from bot.cli.new import new, schema  # noqa: PLC0415

        return new(options) if options.command == "new" else schema(options)
    if options.command == "show":
        from bot.cli.show import show  # noqa: PLC0415

        return show(options)
    if options.command == "diff":
        from bot.cli.diff import diff  # noqa: PLC0415

        return diff(options)
    if options.command == "announce":
        from bot.cli.announce import announce  # noqa: PLC0415

        return announce(options)
    from bot.cli.run import run_command  # noqa: PLC0415

    return run_command(options)
