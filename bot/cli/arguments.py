"""The arguments of all commands."""

from __future__ import annotations

import argparse
from typing import NoReturn

from bot.cli.announcing import add_announce
from bot.cli.desk import add_check_options, add_desk
from bot.cli.options import LANGUAGES, AddParser, folder
from bot.cli.status import STATUSES

__all__ = ["build_parser"]


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
    add_desk(commands.add_parser, shared)
    add_announce(commands.add_parser, shared)
    _add_run(commands.add_parser, shared)
    return parser


def _shared_options() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--knowledge",
        type=folder,
        metavar="DIR",
        help="the fact base to use instead of the one that comes with the bot",
    )
    return shared


def _add_chat(add: AddParser, shared: argparse.ArgumentParser) -> None:
    chat = add(
        "chat",
        parents=[shared],
        help="talk to the bot in the terminal",
        description="Talks to you in the terminal: type a question, a command such as /month 9, or the number of a "
        "choice; /quit or Ctrl-D leaves. With piped input it prints one reply for each line, without prompts and "
        "colours. With neither terminal nor input (none within half a minute) it shows a short sample conversation.",
    )
    chat.add_argument("--lang", choices=LANGUAGES, help="the language of menus and of messages that show none")


def _add_ask(add: AddParser, shared: argparse.ArgumentParser) -> None:
    ask = add(
        "ask",
        parents=[shared],
        help="answer one question, or many as JSON Lines",
        description="Answers one question and ends. With --jsonl it reads objects with id and text, or id and turns "
        "(the messages of one conversation), and writes one line for each as soon as it is ready.",
    )
    ask.add_argument("question", nargs="*", help="the question, or a command such as: /month 9")
    ask.add_argument("--lang", choices=LANGUAGES, help="the language of menus and of messages that show none")
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
        type=folder,
        metavar="DIR",
        help="the base to check instead of the one that comes with the bot",
    )
    add_check_options(check)


def _add_run(add: AddParser, shared: argparse.ArgumentParser) -> None:
    run = add(
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
