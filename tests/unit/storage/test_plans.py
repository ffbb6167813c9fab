"""With many rows that were sent, the next message is still found at once."""

from __future__ import annotations

from bench.delivery.plans import Plans, measure_plans


def test_partial_indexes_are_used(address: str) -> None:
    """A bound parameter where a literal must stand would cost a walk through all rows."""
    plans = measure_plans(address, rows=20_000, waiting=500)
    assert plans.find_failures() == []


def test_failures_are_found() -> None:
    """It is no proof if it would not notice."""
    plans = Plans(rows=1, claim="SCAN waiting, deliveries_open", expire="", sweep="deliveries_sending", milliseconds=())
    assert plans.find_failures() == [
        "claim does not use deliveries_due",
        "expire does not use deliveries_expiring",
        "claim walks through all rows: SCAN waiting",
    ]
