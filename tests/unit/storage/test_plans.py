"""With many rows that were sent, the next message is still found at once."""

from __future__ import annotations

from bench.delivery.plans import measure_plans


def test_partial_indexes_are_used(address: str) -> None:
    """A bound parameter where a literal must stand would cost a walk through all rows."""
    plans = measure_plans(address, rows=20_000, waiting=500)
    for index in ("deliveries_due", "deliveries_open"):
        assert index in plans.claim
    assert "deliveries_expiring" in plans.expire
    assert "deliveries_sending" in plans.sweep
    assert "Seq Scan on deliveries" not in plans.claim + plans.expire + plans.sweep
    assert "SCAN waiting" not in plans.claim
