"""The proofs of delivery, small: `python -m bench.delivery` runs them at full size."""

from pathlib import Path

import pytest

from bench.delivery.cluster import Cluster
from bench.delivery.runs import SMALL, Run, find_failures
from bench.delivery.scenarios import Place
from bench.delivery.schedules import FOLD, LEAP, Schedule, keep_schedule
from tests.databases import DATABASES

_CASES = [
    pytest.param(run, database, id=f"{run.name}-{database}")
    for run in SMALL
    for database in DATABASES
    if database == "postgresql" or not run.needs_server
]


@pytest.fixture(autouse=True)
def keep_rules() -> None:
    """The rules of the strict server: another server is used here."""


@pytest.fixture(scope="module", autouse=True)
def new_world() -> None:
    """As above."""


@pytest.fixture
def place(request: pytest.FixtureRequest, address: str, tmp_path: Path) -> Place:
    """A database, and its server if it has one."""
    server: Cluster | None = request.getfixturevalue("cluster") if "://" in address else None
    return Place(address=address, folder=tmp_path, server=server)


@pytest.mark.parametrize(("run", "address"), _CASES, indirect=["address"])
def test_promise(run: Run, place: Place) -> None:
    """Nothing twice, nothing lost unnoticed, order kept, no more in doubt than was on its way."""
    report = run.scenario(place, run.size)
    assert find_failures(run, report) == [], report


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
