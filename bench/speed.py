"""``python -m bench.speed``: how long answers take, how the time grows with the base, and what the bot needs to run."""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench.hostile import LONGEST_MESSAGE, hostile_messages
from bench.question_sets import SETS, load_set
from bench.synthetic import ask_about, make_base
from bench.tables import machine, publish, table
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.assistant.warming import uncollected
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge

__all__ = ["Timing", "main", "percentile"]

ROOT = Path(__file__).resolve().parent.parent
STARTS = 5
SIZES = (1_000, 10_000)
HUGE = 100_000
ASKED = 300
"""Questions about each base with invented events."""
ASKED_HUGE = 100
"""Fewer of a base where each answer may take seconds."""
PERCENTILES = (("p50", 50), ("p99", 99), ("slowest", 100))
_CONTEXT = Context(today=date(2025, 7, 1))

Result = TypeVar("Result")


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """How long something took, in milliseconds."""

    wall: float
    """By the clock on the wall, other programs' work included."""
    cpu: float
    """Of the processor, by this process alone: what a busy machine does not disturb much."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shipped:
    """What was measured of the base that comes with the bot, in a process of its own."""

    events: int
    load: Timing
    index: Timing
    first: tuple[Timing, ...]
    """Each question for the first time."""
    again: tuple[Timing, ...]
    """All of them once more."""
    hostile: tuple[tuple[str, Timing], ...]
    memory: float
    """The peak with the questions answered, in megabytes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown:
    """What was measured of a base with invented events, in a process of its own."""

    events: int
    index: Timing
    answers: tuple[Timing, ...]
    found: int
    """Answers and suggestions that name the event asked about."""
    memory: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write them to the results."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--huge", action="store_true", help=f"grow to {HUGE:,} events as well; takes gigabytes")
    options = parser.parse_args(arguments)
    shipped = _in_fresh_process(_measure_shipped, 0)
    starts = sorted((_start() for _ in range(STARTS)), key=lambda each: each.wall)
    grown = [_in_fresh_process(_measure_grown, size) for size in (*SIZES, *((HUGE,) if options.huge else ()))]
    heading = (
        f"# Speed\n\n{machine()}; one core. Made by `python -m bench.speed`. Milliseconds of the wall clock, which"
        " other programs disturb, and of the processor, which they hardly do."
    )
    start = starts[STARTS // 2]
    publish("speed", [heading, _shipped_table(shipped, start), _hostile_table(shipped), _growth_table(grown)])
    return 0


def percentile(values: Iterable[float], percent: int) -> float:
    """Return the smallest of some values that as many percent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


# Measuring


def _in_fresh_process(measure: Callable[[int], Result], size: int) -> Result:
    """Measure where nothing else has taken memory or filled a cache."""
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(measure, size).result()


def _timed(work: Callable[[], Result]) -> tuple[Result, Timing]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, Timing(wall=1000 * (time.perf_counter() - wall), cpu=1000 * (time.process_time() - cpu))


def _time_answers(assistant: Assistant, messages: Iterable[str]) -> tuple[Timing, ...]:
    return tuple(_timed(partial(assistant.reply, text, _CONTEXT))[1] for text in messages)


def _ready(base: KnowledgeBase) -> Assistant:
    """Build an assistant as ``yearbot run`` does."""
    with uncollected():
        assistant = Assistant(base)
        assistant.warm_up()
    return assistant


def _measure_shipped(_size: int) -> Shipped:
    base, load = _timed(lambda: load_base(*find_knowledge()))
    assistant, index = _timed(lambda: _ready(base))
    messages = [question.turns[-1] for name in SETS for question in load_set(name)]
    first = _time_answers(assistant, messages)
    again = _time_answers(assistant, messages)
    memory = _peak_memory()
    hostile = list(hostile_messages(base))
    spent = _time_answers(assistant, (text for _, text in hostile))
    return Shipped(
        events=len(base.events),
        load=load,
        index=index,
        first=first,
        again=again,
        hostile=tuple(zip((sort for sort, _ in hostile), spent, strict=True)),
        memory=memory,
    )


def _measure_grown(size: int) -> Grown:
    base = make_base(load_base(*find_knowledge()), size)
    assistant, index = _timed(lambda: _ready(base))
    asked = list(ask_about(base, ASKED_HUGE if size >= HUGE else ASKED))
    timed = [_timed(partial(assistant.reply, each.text, _CONTEXT)) for each in asked]
    return Grown(
        events=size,
        index=index,
        answers=tuple(spent for _, spent in timed),
        found=sum(each.event in answered.reply.events for each, (answered, _) in zip(asked, timed, strict=True)),
        memory=_peak_memory(),
    )


def _start() -> Timing:
    """Run the program as a user does, from nothing to an answer and the end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", "ask", "hello"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Timing(wall=1000 * wall, cpu=1000 * cpu)


def _peak_memory() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


# Tables


def _shipped_table(shipped: Shipped, start: Timing) -> str:
    rows = [
        ("read the base", *_both(shipped.load)),
        ("build the index", *_both(shipped.index)),
        (f"`yearbot ask`, from nothing to the end, median of {STARTS}", *_both(start)),
    ]
    for name, timings in (("", shipped.first), (", asked again", shipped.again)):
        rows += [(f"answer{name}, {said}", *_both(_percentile_of(timings, part))) for said, part in PERCENTILES]
        rate = _rate(timings)
        rows.append((f"answers a second{name}", f"{rate.wall:.0f}", f"{rate.cpu:.0f}"))
    count, asked = f"{shipped.events} events", f"{len(shipped.first)} questions"
    return (
        f"## The shipped base\n\n{count}, {asked}, {shipped.memory:.0f} MB of memory at most.\n\n"
        f"{table(('', 'wall', 'processor'), rows)}"
    )


def _hostile_table(shipped: Shipped) -> str:
    sorts = dict.fromkeys(sort for sort, _ in shipped.hostile)
    slowest = {sort: _percentile_of([spent for each, spent in shipped.hostile if each == sort], 100) for sort in sorts}
    longest = _percentile_of([spent for _, spent in shipped.hostile], 100)
    ordered = sorted(sorts, key=lambda sort: slowest[sort].cpu, reverse=True)
    rows = [("**the longest**", *_both(longest)), *((sort, *_both(slowest[sort])) for sort in ordered)]
    return (
        f"## Messages of {LONGEST_MESSAGE:,} characters\n\nThe longest answer to each sort of hostile message,"
        f" {len(shipped.hostile)} messages in all.\n\n{table(('', 'wall', 'processor'), rows)}"
    )


def _growth_table(grown: Sequence[Grown]) -> str:
    head = ("events", "questions", "index", "memory", "p50 wall", "p50 processor", "p99 wall", "p99 processor", "found")
    rows = [
        (
            f"{each.events:,}",
            len(each.answers),
            f"{each.index.cpu / 1000:.1f} s",
            f"{each.memory:.0f} MB",
            *_both(_percentile_of(each.answers, 50)),
            *_both(_percentile_of(each.answers, 99)),
            f"{100 * each.found / len(each.answers):.0f} %",
        )
        for each in grown
    ]
    return (
        "## Growth\n\nBases of invented events; half of the questions have a typing error in a name."
        " Found: the event asked about is among those of the answer or suggestion.\n\n"
        f"{table(head, rows)}"
    )


def _percentile_of(timings: Sequence[Timing], percent: int) -> Timing:
    return Timing(
        wall=percentile((each.wall for each in timings), percent),
        cpu=percentile((each.cpu for each in timings), percent),
    )


def _rate(timings: Sequence[Timing]) -> Timing:
    """Return how many are done in a second, by each clock."""
    wall, cpu = sum(each.wall for each in timings), sum(each.cpu for each in timings)
    return Timing(wall=1000 * len(timings) / wall, cpu=1000 * len(timings) / cpu)


def _both(timing: Timing) -> tuple[str, str]:
    return f"{timing.wall:.2f} ms", f"{timing.cpu:.2f} ms"


if __name__ == "__main__":
    raise SystemExit(main())
