"""The arguments of ``yearbot announce``."""

from __future__ import annotations

import argparse
from datetime import date

from bot.cli.options import LANGUAGES, AddParser, folder

__all__ = ["add_announce"]

_AUDIENCES = ("all", *LANGUAGES, "rooms", "people")


def add_announce(add: AddParser, shared: argparse.ArgumentParser) -> None:
    """Add the command and its actions."""
    announce = add(
        "announce",
        help="preview, plan and send announcements",
        description="Shows what is announced in groups and channels, sends notices, and decides about announcements "
        "of which nobody knows whether they arrived. While a bot runs, it is asked; otherwise the database is opened.",
    )
    actions = announce.add_subparsers(dest="action", metavar="ACTION", required=True)
    _add_preview(actions.add_parser, shared)
    plan = actions.add_parser("plan", parents=[shared], help="print what would be posted where, as a table")
    plan.add_argument("--from", dest="first", type=_day, metavar="DAY", help="today by default")
    plan.add_argument("--to", dest="last", type=_day, metavar="DAY", help="a week later by default")
    send = actions.add_parser("send", parents=[shared], help="send a notice to subscribers")
    send.add_argument("text", help="the notice; in several languages with en:, ru: and kk: at the beginning of lines")
    send.add_argument("--to", choices=_AUDIENCES, default="all", help="whom; rooms are groups and channels")
    send.add_argument("--yes", action="store_true", help="really send it; without it, only the number of chats is said")
    send.add_argument("--wait", action="store_true", help="print how far it is until it is over")
    stop = actions.add_parser("stop", parents=[shared], help="stop a notice on its way")
    stop.add_argument("batch", metavar="NOTICE", help="the name that `announce send` printed")
    resume = actions.add_parser("resume", parents=[shared], help="send what is held back because Telegram refused it")
    resume.add_argument("batch", metavar="BATCH", help="the name that `announce unknown --all` lists")
    unknown = actions.add_parser("unknown", parents=[shared], help="list announcements that may not have arrived")
    unknown.add_argument("--all", action="store_true", help="also those that were refused, are too late or held back")
    resend = actions.add_parser("resend", parents=[shared], help="send announcements again, by hand")
    resend.add_argument("id", type=int, nargs="+", metavar="ID", help="a number that `announce unknown` printed")


def _add_preview(add: AddParser, shared: argparse.ArgumentParser) -> None:
    preview = add("preview", parents=[shared], help="print a post as readers see it")
    preview.add_argument("kind", choices=("day", "month", "quiz", "facts"))
    preview.add_argument("--date", type=_day, metavar="DAY", help="today by default")
    preview.add_argument("--lang", choices=LANGUAGES, help="only this language")
    preview.add_argument("--subjects", nargs="+", default=[], metavar="SUBJECT", help="only about these, such as music")
    preview.add_argument("--seed", type=int, default=0, metavar="N", help="another question of the quiz")
    preview.add_argument("--old", type=folder, metavar="DIR", help="of facts: the folder of the earlier state")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-08-10") from None
