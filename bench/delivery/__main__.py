"""``python -m bench.delivery``: all proofs of delivery, at full size or smaller, on SQLite and PostgreSQL."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from bench.delivery.cluster import Cluster, find_programs
from bench.delivery.runs import FULL, Run, find_failures
from bench.delivery.scenarios import Place, Report
from bench.tables import machine, publish, table

HEAD = (
    "scenario",
    "database",
    "senders",
    "messages",
    "events",
    "duplicates",
    "most copies",
    "silent losses",
    "unknown (delivered)",
    "out of order",
    "429",
    "in silence",
    "longest end",
    "seconds",
)


def main() -> int:
    """Run what was asked for."""
    options = _parse()
    rows: list[tuple[object, ...]] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="yearbot-bench-") as folder, ExitStack() as stack:
        server = _start_server(stack) if "postgresql" in options.databases else None
        for number, (run, database) in enumerate(_choose(options)):
            place = _make_place(number, database, Path(folder), server)
            print(f"{run.name}, {database} ...", flush=True)
            report = run.scenario(place, run.size)
            rows.append(_row(run, database, report))
            found = find_failures(run, report)
            failures += [f"- {run.name}, {database}: {sentence}" for sentence in found]
            print(f"  {report}\n  {found or 'kept'}", flush=True)
    parts = ["# Delivery", machine(), table(HEAD, rows), *(["\n".join(failures)] if failures else [])]
    if options.write:
        publish("delivery", parts)
    else:
        print("\n\n".join(parts))
    return bool(failures)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--only", default="", help="only scenarios whose names contain this")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"])
    parser.add_argument("--scale", type=float, default=1.0, help="0.1 for a tenth of the messages and events")
    parser.add_argument("--write", action="store_true", help="keep the table among the results")
    return parser.parse_args()


def _choose(options: argparse.Namespace) -> Iterator[tuple[Run, str]]:
    for run in FULL:
        if options.only.lower() not in run.name.lower():
            continue
        for database in options.databases:
            if database == "postgresql" or not run.needs_server:
                yield _scaled(run, options.scale), database


def _scaled(run: Run, scale: float) -> Run:
    size = run.size

    def less(count: int) -> int:
        return max(1, round(count * scale)) if count else 0

    smaller = replace(size, chats=less(size.chats), times=less(size.times), crashes=less(size.crashes))
    return replace(run, size=smaller)


def _start_server(stack: ExitStack) -> Cluster:
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed; leave it out with --databases sqlite")
    return stack.enter_context(Cluster(programs))


def _make_place(number: int, database: str, folder: Path, server: Cluster | None) -> Place:
    place = folder / f"run-{number}"
    place.mkdir()
    if database == "sqlite" or server is None:
        return Place(address=str(place / "bot.sqlite3"), folder=place)
    return Place(address=server.create_database(f"run{number}"), folder=place, server=server)


def _row(run: Run, database: str, report: Report) -> tuple[object, ...]:
    outcome = report.outcome
    return (
        run.name,
        database,
        run.size.senders,
        f"{outcome.messages:,}",
        report.events,
        outcome.duplicates,
        outcome.most_copies,
        outcome.silent_losses,
        f"{outcome.unknown} ({outcome.unknown_delivered})",
        outcome.disorders,
        report.too_many,
        report.in_silence,
        f"{report.longest_end:.2f} s" if report.longest_end else "",
        f"{report.seconds:.0f}",
    )


if __name__ == "__main__":
    raise SystemExit(main())
