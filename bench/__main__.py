"""``python -m bench``: a table of latency, start-up time and memory on this machine."""

from __future__ import annotations

import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.base import KnowledgeBase, load_base
from bot.knowledge.model import LANGUAGES
from bot.locations import find_knowledge

ROOT = Path(__file__).resolve().parent.parent
STARTS = 5
LONGEST_MESSAGE = 4096
_HOSTILE = ("a", "ә", "концерт ", "Димаш Алматы ", "́", "2025 ", "«»—", "👩‍👩‍👧‍👦", "dimash?! ")


def main(arguments: Sequence[str]) -> int:
    """Measure with the questions of a JSON Lines file, or with those made from the base."""
    started = time.perf_counter()
    base = load_base(*find_knowledge())
    loaded = time.perf_counter()
    assistant = Assistant(base)
    built = time.perf_counter()
    questions = _read_questions(Path(arguments[0])) if arguments else list(_make_questions(base))
    answers = sorted(_measure(assistant, questions))
    hostile = sorted(_measure(assistant, [(each * LONGEST_MESSAGE)[:LONGEST_MESSAGE] for each in _HOSTILE]))
    starts = sorted(_start() for _ in range(STARTS))
    rows = [
        ("read the base", f"{1000 * (loaded - started):.0f} ms"),
        ("build the index", f"{1000 * (built - loaded):.0f} ms"),
        ("`yearbot ask`, whole process", f"{starts[len(starts) // 2]:.0f} ms (median of {STARTS})"),
        (f"answer, p50 of {len(answers)}", f"{_percentile(answers, 50):.2f} ms"),
        ("answer, p99", f"{_percentile(answers, 99):.2f} ms"),
        ("answer, slowest", f"{answers[-1]:.2f} ms"),
        (f"{LONGEST_MESSAGE} characters of anything, slowest", f"{hostile[-1]:.2f} ms"),
        ("memory, peak", f"{_peak_memory():.0f} MB"),
    ]
    print(f"Python {platform.python_version()}, {len(base.events)} events\n")
    print("| measure | value |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")
    return 0


def _make_questions(base: KnowledgeBase) -> Iterator[str]:
    """Ask about every event by its title, and the base's own examples."""
    for language in LANGUAGES:
        yield from base.info.examples[language]
        yield from (event.title[language] for event in base.events.values())


def _read_questions(file: Path) -> list[str]:
    lines = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line)
    return [each["text"] if "text" in each else each["turns"][-1] for each in lines]


def _measure(assistant: Assistant, questions: Sequence[str]) -> Iterator[float]:
    context = Context(today=date(2025, 7, 1))
    for question in questions:
        started = time.perf_counter()
        assistant.reply(question, context)
        yield 1000 * (time.perf_counter() - started)


def _start() -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", "hello"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return 1000 * (time.perf_counter() - started)


def _percentile(values: Sequence[float], percent: int) -> float:
    """Return the smallest of the sorted values that as many percent of them do not exceed."""
    return values[max(0, -(-len(values) * percent // 100) - 1)]


def _peak_memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
