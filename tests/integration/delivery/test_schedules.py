"""The proof that every slot is sent once or listed, small; a file of its own, for it is timed by the clock."""

import pytest

from bench.delivery.scenarios import Place
from bench.delivery.schedules import FOLD, LEAP, Schedule, keep_schedule
from tests.databases import DATABASES


@pytest.mark.parametrize("address", DATABASES, indirect=True)
@pytest.mark.parametrize("start", [FOLD, LEAP], ids=["fold", "leap"])
def test_schedule(place: Place, start: float) -> None:
    """Every slot is sent once or listed, over a leap day, changed clocks, kills, freezes and an outage."""
    is_server = place.server is not None
    schedule = Schedule(
        start=start,
        seconds=30,
        kills=2,
        freezes=1,
        crashes=int(is_server),
        senders=2 if is_server else 1,
    )
    slots = keep_schedule(place, schedule)
    assert (slots.missing, slots.extra, slots.duplicates, slots.silent_losses) == (0, 0, 0, 0), slots
    assert slots.unknown <= 2 * 4
    assert slots.due > 20
    assert slots.sent + slots.expired + slots.unknown == slots.due
