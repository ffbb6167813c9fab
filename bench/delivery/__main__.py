"""``python -m bench.delivery``: all proofs of delivery, at full size or smaller, on SQLite and PostgreSQL."""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

from bench.delivery.cluster import Cluster, find_programs
from bench.delivery.plans import measure_plans
from bench.delivery.runs import FULL, Run, find_failures
from bench.delivery.scenarios import Place
from bench.delivery.schedules import FOLD, LEAP, Schedule, keep_schedule
from bench.delivery.show import PLANS_HEAD, RUNS_HEAD, SLOTS_HEAD, plans_row, run_row, slots_row
from bench.tables import machine, publish, table

_ROWS, _WAITING = 1_000_000, 10_000
_SLOT_SECONDS = 96.0


class _Places:
    """A fresh database for each run."""

    def __init__(self, folder: Path, server: Cluster | None) -> None:
        self._folder = folder
        self._server = server
        self._numbers = count(1)

    def make(self, database: str) -> Place:
        """Make an empty one."""
        number = next(self._numbers)
        place = self._folder / f"run-{number}"
        place.mkdir()
        if database == "sqlite" or self._server is None:
            return Place(address=str(place / "bot.sqlite3"), folder=place)
        return Place(address=self._server.create_database(f"run{number}"), folder=place, server=self._server)


def main() -> int:
    """Run what was asked for."""
    options = _parse()
    # Ended politely, it must not leave senders and a server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="yearbot-bench-") as folder, ExitStack() as stack:
        server = _start_server(stack) if "postgresql" in options.databases else None
        places = _Places(Path(folder), server)
        parts = ["# Delivery", machine()]
        parts += _measure_runs(options, places, failures)
        parts += _measure_slots(options, places, failures)
        parts += _measure_plans(options, places, failures)
    parts += ["\n".join(failures)] if failures else []
    if options.write:
        publish("delivery", parts)
    else:
        print("\n\n".join(parts))
    return bool(failures)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--only", default="", help="only what has this in its name; also: slots, plans")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 for a tenth of the messages, events and rows")
    parser.add_argument("--write", action="store_true", help="keep the tables among the results")
    return parser.parse_args()


def _measure_runs(options: argparse.Namespace, places: _Places, failures: list[str]) -> Iterator[str]:
    rows = []
    for run in FULL:
        for database in options.databases:
            if not _is_asked(options, run.name) or (database == "sqlite" and run.needs_server):
                continue
            print(f"{run.name}, {database} ...", flush=True)
            scaled = _scaled(run, options.scale)
            report = run.scenario(places.make(database), scaled.size)
            found = find_failures(scaled, report)
            failures += [f"- {run.name}, {database}: {sentence}" for sentence in found]
            rows.append(run_row(scaled, database, report))
            print(f"  {report}\n  {found or 'kept'}", flush=True)
    if rows:
        yield table(RUNS_HEAD, rows)


def _measure_slots(options: argparse.Namespace, places: _Places, failures: list[str]) -> Iterator[str]:
    rows = []
    for name, start in (("slots over a leap day", LEAP), ("slots over clocks set back", FOLD)):
        for database in options.databases if _is_asked(options, name) else ():
            print(f"{name}, {database} ...", flush=True)
            is_server = database == "postgresql"
            schedule = Schedule(
                start=start, seconds=_SLOT_SECONDS * options.scale, kills=round(10 * options.scale),
                freezes=round(4 * options.scale), crashes=round(3 * options.scale) if is_server else 0,
                senders=3 if is_server else 1,
            )  # fmt: skip
            slots = keep_schedule(places.make(database), schedule)
            kept = slots.missing + slots.extra + slots.duplicates + slots.silent_losses == 0
            failures += [] if kept else [f"- {name}, {database}: {slots}"]
            rows.append(slots_row(name, database, schedule, slots))
            print(f"  {slots}", flush=True)
    if rows:
        yield table(SLOTS_HEAD, rows)


def _measure_plans(options: argparse.Namespace, places: _Places, failures: list[str]) -> Iterator[str]:
    if not _is_asked(options, "plans"):
        return
    rows, plans = [], []
    for database in options.databases:
        print(f"plans, {database} ...", flush=True)
        size = {"rows": round(_ROWS * options.scale), "waiting": round(_WAITING * options.scale)}
        found = measure_plans(places.make(database).address, **size)
        failures += [f"- plans, {database}: {sentence}" for sentence in found.find_failures()]
        rows.append(plans_row(database, found))
        plans.append(f"{database}:\n\n```\n{found.claim}\n```")
    yield table(PLANS_HEAD, rows)
    yield from plans


def _is_asked(options: argparse.Namespace, name: str) -> bool:
    return options.only.lower() in name.lower()


def _scaled(run: Run, scale: float) -> Run:
    size = run.size

    def less(number: int) -> int:
        return max(1, round(number * scale)) if number else 0

    smaller = replace(
        size, chats=less(size.chats), times=less(size.times), crashes=less(size.crashes), bans=less(size.bans)
    )
    return replace(run, size=smaller)


def _start_server(stack: ExitStack) -> Cluster:
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed; leave it out with --databases sqlite")
    return stack.enter_context(Cluster(programs))


if __name__ == "__main__":
    raise SystemExit(main())
