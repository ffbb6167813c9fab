"""``yearbot ask``: one question, or many as JSON Lines."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo

from bot.answering.answers import Explanation
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.assistant.warming import uncollected
from bot.cache import find_folder, recall_assistant
from bot.cli.screen import source_line
from bot.cli.status import DONE, OUR_BUG, USAGE
from bot.knowledge.base import KnowledgeBase
from bot.locations import find_knowledge
from bot.rendering.reply import Reply

__all__ = ["answer_line", "ask", "load_assistant"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def load_assistant(options: argparse.Namespace) -> Assistant:
    """Build the assistant for the base that the options choose.

    Raises:
        KnowledgeError: the base is broken.
    """
    root, shared = find_knowledge(options.knowledge)
    with uncollected():
        # The tests have checked the base that comes with the bot; a third of a second is worth saving.
        read, reading = (_load_shipped, "shipped") if options.knowledge is None else (_load_checked, "checked")
        folder = find_folder(os.environ)
        return recall_assistant(root, shared, partial(read, root, shared), reading=reading, folder=folder)


# What reads and checks files is not needed, and so not imported, where the base is in the cache.


def _load_shipped(root: Path, shared: Path) -> KnowledgeBase:
    from bot.knowledge.reading import load_base  # noqa: PLC0415

    return load_base(root, shared)


def _load_checked(root: Path, shared: Path) -> KnowledgeBase:
    from bot.knowledge.checks.all_checks import load_checked  # noqa: PLC0415

    return load_checked(root, shared)


def ask(options: argparse.Namespace) -> int:
    """Answer what the arguments or the lines of standard input ask."""
    if options.jsonl:
        if options.question or options.explain:
            return _wrong_usage("--jsonl reads its questions from standard input and explains nothing")
        assistant = load_assistant(options)
        with uncollected():
            assistant.warm_up()
        return _answer_lines(assistant, options.lang)
    if not options.question:
        return _wrong_usage("write a question, or --jsonl to read questions from standard input")
    assistant = load_assistant(options)
    explanation = Explanation()
    started = time.perf_counter()
    answered = assistant.reply(" ".join(options.question), _now_context(assistant, options.lang), explanation)
    spent = 1000 * (time.perf_counter() - started)
    if options.json:
        print(_as_json(_as_object(answered.reply, spent)))
    else:
        print(answered.reply.text)
        _print_footer(assistant, answered)
    if options.explain:
        print("\n".join(["", *explanation.lines]), file=sys.stderr if options.json else sys.stdout)
    return DONE


def _wrong_usage(why: str) -> int:
    print(f"yearbot ask: {why}", file=sys.stderr)
    return USAGE


def _now_context(assistant: Assistant, client: str | None) -> Context:
    now = datetime.now(tz=UTC).astimezone(ZoneInfo(assistant.base.info.time_zone))
    return Context(today=now.date(), seed=time.time_ns(), client=client)


def _print_footer(assistant: Assistant, answered: Answered) -> None:
    reply = answered.reply
    source = source_line(reply, assistant.base)
    if source:
        print(source)
    for related in reply.related:
        print(f"→ {assistant.base.events[related].title[reply.lang]}")


def _answer_lines(assistant: Assistant, client: str | None) -> int:
    status = DONE
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            answered = answer_line(assistant, line, number, client)
        except Exception as error:  # noqa: BLE001 - one line must not cost the answers to those after it
            traceback.print_exc()
            answered = {"id": None, "line": number, "error": f"a mistake of ours: {error!r}"}
            status = OUR_BUG
        print(_as_json(answered), flush=True)
    return status


def answer_line(assistant: Assistant, line: bytes, number: int, client: str | None = None) -> dict[str, object]:
    """Answer one line of JSON Lines; one that cannot be read gets an object that says why."""
    try:
        asked = json.loads(line.removeprefix(_BYTE_ORDER_MARK).decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        return {"id": None, "line": number, "error": f"not a JSON object in UTF-8: {error}"}
    if not isinstance(asked, dict):
        return {"id": None, "line": number, "error": "not a JSON object"}
    name = asked.get("id")
    turns = asked["turns"] if "turns" in asked else [asked.get("text")]
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        return {"id": name, "line": number, "error": 'expected "text" with a string, or "turns" with a list of strings'}
    spoken = asked.get("lang")
    context = _now_context(assistant, spoken if isinstance(spoken, str) else client)
    reply, spent = _answer_turns(assistant, turns, context)
    return {"id": name, **_as_object(reply, spent)}


def _refuse_constant(name: str) -> NoReturn:
    # Python would read NaN and write it back, but JSON has no such thing.
    raise ValueError(f"{name} is not JSON")


def _answer_turns(assistant: Assistant, turns: list[str], context: Context) -> tuple[Reply, float]:
    """Answer the messages of one conversation and return the last reply with its time."""
    *earlier, final = turns
    for turn in earlier:
        answered = assistant.reply(turn, context)
        context = replace(context, last=answered.turn or context.last, chosen=answered.language or context.chosen)
    started = time.perf_counter()
    answered = assistant.reply(final, context)
    return answered.reply, 1000 * (time.perf_counter() - started)


def _as_json(answered: dict[str, object]) -> str:
    return json.dumps(answered, ensure_ascii=False, allow_nan=False)


def _as_object(reply: Reply, spent: float) -> dict[str, object]:
    return {
        "status": reply.status,
        "intent": reply.intent,
        "events": list(reply.events),
        "related": [each for each in reply.related if each not in reply.events],
        "short": reply.short,
        "text": reply.text,
        "lang": reply.lang,
        "confidence": round(reply.confidence, 3),
        "ms": round(spent, 3),
    }
