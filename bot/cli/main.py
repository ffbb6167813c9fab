"""The command line: arguments in, exit status out."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from bot.errors import BotError, ConfigError

__all__ = ["main"]

DONE, PROBLEM, USAGE, OUR_BUG, CONFIGURATION, INTERRUPTED = 0, 1, 2, 3, 78, 130

_EPILOG = """exit status:
  0    done, whatever the answer says
  1    a problem was found
  2    wrong usage
  3    a mistake of ours; please report it
  78   configuration: a setting or the token is missing or wrong
  130  interrupted
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = _build_parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help()
        return USAGE
    try:
        return _run(options)
    except ConfigError as error:
        print(f"yearbot: {error}", file=sys.stderr)
        return CONFIGURATION
    except BotError as error:
        print(f"yearbot: {error}", file=sys.stderr)
        return PROBLEM
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of a pipe left: nothing is wrong, but Python would complain when it closes the stream.
        sys.stdout = None  # type: ignore[assignment]
        return DONE
    except Exception:  # noqa: BLE001 - the outermost wall
        traceback.print_exc()
        print("yearbot: this is a mistake of ours; please report it with the lines above.", file=sys.stderr)
        return OUR_BUG


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
    from bot.cli.run import run_command  # noqa: PLC0415

    return run_command(options)


def _build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="yearbot",
        description="Answers questions about a cultural year, in English, Russian and Kazakh.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"yearbot {_version()}")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--knowledge", type=Path, metavar="DIR", help="the fact base to use instead of the one that comes with the bot")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")

    chat = commands.add_parser("chat", parents=[shared], help="talk to the bot in the terminal")
    chat.add_argument("--lang", choices=("en", "ru", "kk"), help="the language of menus and of messages that show none")

    ask = commands.add_parser("ask", parents=[shared], help="answer one question, or many as JSON Lines")
    ask.add_argument("question", nargs="*", help="the question, or a command such as: /month 9")
    ask.add_argument("--lang", choices=("en", "ru", "kk"), help="the client's language")
    ask.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    ask.add_argument("--jsonl", action="store_true", help="read JSON Lines from standard input, write one line for each")
    ask.add_argument("--explain", action="store_true", help="print how the answer was reached")

    check = commands.add_parser("check", help="validate a fact base and print every problem")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the base to check instead of the one that comes with the bot")

    commands.add_parser("run", parents=[shared], help="run the bot in Telegram (needs BOT_TOKEN)")
    return parser


def _version() -> str:
    try:
        return version("yearbot")
    except PackageNotFoundError:
        return "unknown"
