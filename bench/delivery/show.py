"""Rows of the tables of delivery."""

from __future__ import annotations

from bench.delivery.plans import Plans
from bench.delivery.runs import Run
from bench.delivery.scenarios import Report
from bench.delivery.schedules import Schedule, Slots

__all__ = ["PLANS_HEAD", "RUNS_HEAD", "SLOTS_HEAD", "plans_row", "run_row", "slots_row"]

RUNS_HEAD = (
    "scenario", "database", "senders", "messages", "events", "duplicates", "most copies", "silent losses",
    "unknown (of these delivered)", "listed as not sent", "out of order", "429", "sent in silence",
    "longest end", "seconds",
)  # fmt: skip
SLOTS_HEAD = (
    "slots", "database", "senders", "kills, freezes, outages", "due", "sent", "expired", "unknown", "missing", "extra",
    "duplicates", "silent losses",
)  # fmt: skip
PLANS_HEAD = ("claim and settle", "rows", "p50", "p99")


def run_row(run: Run, database: str, report: Report) -> tuple[object, ...]:
    """Return the row of a run."""
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
        outcome.failed,
        outcome.disorders,
        report.too_many,
        report.in_silence,
        f"{report.longest_end:.2f} s" if report.longest_end else "",
        f"{report.seconds:.0f}",
    )


def slots_row(name: str, database: str, schedule: Schedule, slots: Slots) -> tuple[object, ...]:
    """Return the row of a schedule."""
    return (
        name,
        database,
        schedule.senders,
        f"{schedule.kills}, {schedule.freezes}, {schedule.crashes}",
        slots.due,
        slots.sent,
        slots.expired,
        slots.unknown,
        slots.missing,
        slots.extra,
        slots.duplicates,
        slots.silent_losses,
    )


def plans_row(database: str, plans: Plans) -> tuple[object, ...]:
    """Return the row of a database."""
    return (database, f"{plans.rows:,}", f"{plans.percentile(50):.1f} ms", f"{plans.percentile(99):.1f} ms")
