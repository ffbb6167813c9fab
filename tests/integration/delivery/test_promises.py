"""The proofs of delivery, small: `python -m bench.delivery` runs them at full size."""

import pytest

from bench.delivery.runs import SMALL, Run, find_failures
from bench.delivery.scenarios import Place
from tests.databases import DATABASES

_CASES = [
    pytest.param(run, database, id=f"{run.name}-{database}")
    for run in SMALL
    for database in DATABASES
    if database == "postgresql" or not run.needs_server
]


@pytest.mark.parametrize(("run", "address"), _CASES, indirect=["address"])
def test_promise(run: Run, place: Place) -> None:
    """Nothing twice, nothing lost unnoticed, order kept, no more in doubt than was on its way."""
    report = run.scenario(place, run.size)
    assert find_failures(run, report) == [], report
