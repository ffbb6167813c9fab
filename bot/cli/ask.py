"""``yearbot ask``: one question, or many as JSON Lines."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.answering.answers import Explanation
from bot.assistant.assistant import Answered, Assistant
from bot.assistant.context import Context
from bot.knowledge.base import load_base
from bot.locations import find_knowledge
from bot.rendering.reply import Reply

__all__ = ["ask", "load_assistant", "now_context"]

USAGE = 2


def load_assistant(options: argparse.Namespace) -> Assistant:
    """Build the assistant for the base that the options choose."""
    return Assistant(load_base(*find_knowledge(options.knowledge)))


def now_context(assistant: Assistant, client: str | None) -> Context:
    """Return the context of a message that is typed now."""
    now = datetime.now(tz=UTC).astimezone(ZoneInfo(assistant.base.info.time_zone))
    return Context(today=now.date(), seed=time.time_ns(), client=client)


def ask(options: argparse.Namespace) -> int:
    """Answer what the arguments or the lines of standard input ask."""
    if options.jsonl:
        _answer_lines(load_assistant(options))
        return 0
    question = " ".join(options.question).strip()
    if not question:
        print("yearbot ask: write a question, or --jsonl to read questions from standard input", file=sys.stderr)
        return USAGE
    assistant = load_assistant(options)
    explanation = Explanation()
    started = time.perf_counter()
    answered = assistant.reply(question, now_context(assistant, options.lang), explanation)
    spent = 1000 * (time.perf_counter() - started)
    if options.json:
        print(json.dumps(_as_object(answered.reply, spent), ensure_ascii=False))
    else:
        print(answered.reply.text)
        _print_footer(assistant, answered)
    if options.explain:
        print("\n".join(["", *explanation.lines]), file=sys.stderr if options.json else sys.stdout)
    return 0


def _print_footer(assistant: Assistant, answered: Answered) -> None:
    reply = answered.reply
    if reply.events and reply.intent not in ("list", "source", "suggest"):
        event = assistant.base.events[reply.events[0]]
        print(f"[{event.sources[0].publisher}: {event.sources[0].url}]")
    for related in reply.related:
        print(f"→ {assistant.base.events[related].title[reply.lang]}")


def _answer_lines(assistant: Assistant) -> None:
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        print(json.dumps(_answer_line(assistant, line, number), ensure_ascii=False), flush=True)


def _answer_line(assistant: Assistant, line: bytes, number: int) -> dict[str, object]:
    """Answer one line; a line that cannot be read gets an object that says why."""
    try:
        asked = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        return {"id": None, "line": number, "error": f"not a JSON object in UTF-8: {error}"}
    if not isinstance(asked, dict):
        return {"id": None, "line": number, "error": "not a JSON object"}
    name = asked.get("id")
    turns = asked.get("turns", [asked["text"]] if "text" in asked else None)
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        return {"id": name, "line": number, "error": "expected \"text\" with a string, or \"turns\" with a list of strings"}
    client = asked.get("lang")
    context = now_context(assistant, client if isinstance(client, str) else None)
    reply, spent = _answer_turns(assistant, turns, context)
    return {"id": name, **_as_object(reply, spent)}


def _answer_turns(assistant: Assistant, turns: list[str], context: Context) -> tuple[Reply, float]:
    """Answer the messages of one conversation and return the last reply with its time."""
    last, chosen = None, context.chosen
    for turn in turns:
        here = Context(today=context.today, seed=context.seed, client=context.client, chosen=chosen, last=last)
        started = time.perf_counter()
        answered = assistant.reply(turn, here)
        spent = 1000 * (time.perf_counter() - started)
        last = answered.turn or last
        chosen = answered.language or chosen
    return answered.reply, spent


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
