"""``yearbot announce``: what is posted, what would be, and what operators decide about it."""

from __future__ import annotations

import argparse
import asyncio
import time
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.announcing.announcer import Announcer
from bot.announcing.broadcast import parse_texts
from bot.announcing.news import find_news
from bot.announcing.post import Audience, Post
from bot.announcing.remembered import read_state, write_state
from bot.cli.diff import read_base_of
from bot.cli.status import DONE, PROBLEM
from bot.config import load_settings
from bot.errors import DeliveryError
from bot.knowledge.model import LANGUAGES
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge
from bot.rendering import html

__all__ = ["announce"]

USERNAME = "your_bot"
"""Links in a preview lead to this name: asking for the real one would need the token."""
POLL_SECONDS = 1.0
PLANNED_DAYS = 7


def announce(options: argparse.Namespace) -> int:
    """Do what the second word says."""
    known = {
        "preview": _preview, "plan": _plan, "send": _send, "stop": _stop, "resume": _resume, "unknown": _unknown,
        "resend": _resend,
    }  # fmt: skip
    return known[options.action](options)


def _preview(options: argparse.Namespace) -> int:
    """Print posts as readers see them; nothing is sent and no database is opened."""
    base = load_base(*find_knowledge(options.knowledge))
    announcer = Announcer(base, USERNAME)
    day = options.date or datetime.now(ZoneInfo(base.info.time_zone)).date()
    unknown = set(options.subjects) - set(base.vocabulary.fields)
    if unknown:
        raise DeliveryError(
            f"no subject {', '.join(sorted(unknown))}; expected of: {', '.join(base.vocabulary.fields)}"
        )
    found = False
    for language in [options.lang] if options.lang else LANGUAGES:
        audience = Audience(language=language, subjects=frozenset(options.subjects))
        post = _post(options, announcer, audience, day)
        if post is not None:
            print(f"{'' if not found else chr(10)}{_show(post)}")
            found = True
    if not found:
        print("There would be no post.")
    return DONE


def _post(options: argparse.Namespace, announcer: Announcer, audience: Audience, day: date) -> Post | None:
    match options.kind:
        case "day":
            return announcer.day(day, audience)
        case "month":
            return announcer.month(day, audience)
        case "quiz":
            return announcer.quiz(day, audience, seed=options.seed)
        case _:
            if options.old is None:
                raise DeliveryError("facts are new compared with an earlier state: name its folder with --old DIR")
            before = read_state(write_state(read_base_of(options.old))) or {}
            return announcer.news(find_news(before, announcer.base), audience)


def _show(post: Post) -> str:
    lines = [html.plain(post.html)]
    lines += [f"[{button.text}] {button.url}" for row in post.buttons for button in row]
    return "\n".join(lines)


def _plan(options: argparse.Namespace) -> int:
    first = options.first or datetime.now().astimezone().date()
    last = options.last or first + timedelta(PLANNED_DAYS)
    if last < first:
        raise DeliveryError(f"--to {last} is before --from {first}")
    answer = _ask(options, {"do": "plan", "from": first.isoformat(), "to": last.isoformat()})
    rows: list[tuple[str, ...]] = [
        (f"{row['day']} {row['hour']:02}:00", row["zone"], _place(row), row["kind"], row["language"], row["says"])
        for row in answer["rows"]
    ]
    _print_table(("when", "zone", "chat", "kind", "lang", "says"), rows)
    if answer["left"]:
        print(f"… and {answer['left']} more; ask for fewer days.")
    for row in answer["broken"]:
        print(f"not served: {_place(row)} ({row['reason']}), set up by {row['user'] or 'nobody who is known'}")
    return DONE


def _send(options: argparse.Namespace) -> int:
    request = {"do": "send", "text": options.text, "to": options.to}
    count = _ask(options, {**request, "dry": True})["count"]
    if not options.yes:
        _show_notice(options)
        print(f"{count} chats would get it. To send it, say so with --yes.")
        return DONE
    answer = _ask(options, request)
    print(f"{answer['count']} messages are on their way as {answer['batch']}.")
    if options.wait and answer.get("running"):
        _watch(options, answer["batch"])
    elif not answer.get("running"):
        print("They leave as soon as a bot runs.")
    return DONE


def _show_notice(options: argparse.Namespace) -> None:
    """Print a notice as its readers would see it, in each language that it is written in."""
    announcer = Announcer(load_base(*find_knowledge(options.knowledge)), USERNAME)
    texts = parse_texts(options.text)
    for language in texts:
        print(f"{_show(announcer.notice(texts, language))}\n")


def _stop(options: argparse.Namespace) -> int:
    print(f"{_ask(options, {'do': 'stop', 'batch': options.batch})['count']} messages are not sent.")
    return DONE


def _resume(options: argparse.Namespace) -> int:
    print(f"{_ask(options, {'do': 'resume', 'batch': options.batch})['count']} messages go on.")
    return DONE


def _watch(options: argparse.Namespace, batch: str) -> None:
    """Print how far a notice is until it is over; Ctrl-C ends the watching, not the sending."""
    told = ""
    while True:
        progress = _ask(options, {"do": "progress", "batch": batch})
        counts = ", ".join(f"{state} {count}" for state, count in sorted(progress["counts"].items()))
        if counts != told:
            print(f"{counts} of {progress['total']}", flush=True)
            told = counts
        if progress["over"]:
            break
        time.sleep(POLL_SECONDS)
    if progress["counts"].get("held"):
        print(f"Telegram refuses it. To send the rest nevertheless: yearbot announce resume {batch}")


def _unknown(options: argparse.Namespace) -> int:
    states = ["unknown", "failed", "expired", "held"] if options.all else ["unknown"]
    rows = _ask(options, {"do": "unknown", "states": states})["rows"]
    columns = ("id", "state", "due (UTC)", "chat", "kind", "batch", "reason")
    cells: list[tuple[str, ...]] = [
        (str(row["id"]), row["state"], row["due"], _place(row), row["kind"], row["batch"], row["reason"])
        for row in rows
    ]
    _print_table(columns, cells)
    return DONE


def _resend(options: argparse.Namespace) -> int:
    status = DONE
    for number in options.id:
        if _ask(options, {"do": "resend", "id": number})["done"]:
            print(f"{number} is sent again.")
        else:
            print(f"{number} is no announcement that could be sent again.")
            status = PROBLEM
    return status


def _ask(options: argparse.Namespace, request: dict[str, Any]) -> dict[str, Any]:
    # Only here: a preview must not wait for Telegram and the database to be imported.
    from bot.office import operate  # noqa: PLC0415

    settings = load_settings()
    places = find_knowledge(options.knowledge or settings.knowledge)
    answer = asyncio.run(operate(settings, lambda: load_base(*places), request))
    if "error" in answer:
        raise DeliveryError(answer["error"])
    return answer


def _place(row: dict[str, Any]) -> str:
    place = f"{row['chat']}/{row['topic']}" if row["topic"] else str(row["chat"])
    return f"{row['title']} ({place})" if row.get("title") else place


def _print_table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    if not rows:
        print("Nothing.")
        return
    widths = [max(len(row[at]) for row in [columns, *rows]) for at in range(len(columns))]
    for row in [columns, *rows]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
