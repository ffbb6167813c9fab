"""The command line: arguments in, exit status out."""

from __future__ import annotations

import argparse
import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from bot.cli.announcing import add_announce
from bot.cli.desk import add_check_options, add_desk
from bot.cli.status import CONFIGURATION, DONE, INTERRUPTED, OUR_BUG, PROBLEM, STATUSES, USAGE
from bot.errors import BotError, ConfigError, KnowledgeError

__all__ = ["build_parser", "main"]


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


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    statuses = "\n".join(f"  {number:<5}{meaning}" for number, meaning in STATUSES.items())
    parser = argparse.ArgumentParser(
        prog="yearbot",
        description="Answers questions about a cultural year, in English, Russian and Kazakh.",
        epilog=f"exit status:\n{statuses}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_ShowVersion, nargs=0, help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    shared = _shared_options()
    _add_chat(commands.add_parser, shared)
    _add_ask(commands.add_parser, shared)
    _add_check(commands.add_parser)
    add_desk(commands.add_parser, shared, _folder)
    add_announce(commands.add_parser, shared, _folder)
    run = commands.add_parser(
        "run",
        parents=[shared],
        help="run the bot in Telegram",
        description="Runs the bot in Telegram by long polling. Needs BOT_TOKEN in the environment or in .env; "
        "every setting is explained in .env.example.",
    )
    run.add_argument(
        "--send-only",
        action="store_true",
        help="only send announcements, beside a bot in another process; both share a PostgreSQL database",
    )
    return parser


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--knowledge",
        type=_folder,
        metavar="DIR",
        help="the fact base to use instead of the one that comes with the bot",
    )
    return shared


AddParser = Callable[..., argparse.ArgumentParser]


def _add_chat(add: AddParser, shared: argparse.ArgumentParser) -> None:
    chat = add(
        "chat",
        parents=[shared],
        help="talk to the bot in the terminal",
        description="Talks to you in the terminal: type a question, a command such as /month 9, or the number of a "
        "choice; /quit or Ctrl-D leaves. With piped input it prints one reply for each line, without prompts and "
        "colours. With neither terminal nor input (none within half a minute) it shows a short sample conversation.",
    )
    chat.add_argument("--lang", choices=("en", "ru", "kk"), help="the language of menus and of messages that show none")


def _add_ask(add: AddParser, shared: argparse.ArgumentParser) -> None:
    ask = add(
        "ask",
        parents=[shared],
        help="answer one question, or many as JSON Lines",
        description="Answers one question and ends. With --jsonl it reads objects with id and text, or id and turns "
        "(the messages of one conversation), and writes one line for each as soon as it is ready.",
    )
    ask.add_argument("question", nargs="*", help="the question, or a command such as: /month 9")
    ask.add_argument("--lang", choices=("en", "ru", "kk"), help="the language of menus and of messages that show none")
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as a JSON object")
    form.add_argument(
        "--jsonl", action="store_true", help="read JSON Lines from standard input, write one line for each"
    )
    ask.add_argument("--explain", action="store_true", help="print how the answer was reached")


def _add_check(add: AddParser) -> None:
    check = add(
        "check",
        help="validate a fact base and print every problem",
        description="Validates a fact base and prints every problem of every file, one a line, as "
        "path:line: [check] found; expected. The exit status is 1 if there is any. A sound base gets warnings too: "
        "what is wished for, and which names do not lead to their entries when they are asked.",
    )
    check.add_argument(
        "folder",
        nargs="?",
        type=_folder,
        metavar="DIR",
        help="the base to check instead of the one that comes with the bot",
    )
    add_check_options(check)


def _folder(argument: str) -> Path:
    path = Path(argument)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {argument!r}")
    return path


class _ShowVersion(argparse.Action):
    """Prints the version; looking it up takes longer than all other arguments together."""

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: object) -> NoReturn:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415

        try:
            found = version("yearbot")
        except PackageNotFoundError:
            found = "unknown"
        print(f"yearbot {found}")
        parser.exit()
