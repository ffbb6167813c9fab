"""The databases that tests of storage run on: an SQLite file, and PostgreSQL where it is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from bench.delivery.cluster import Cluster, find_programs

__all__ = ["DATABASES", "address", "cluster"]

DATABASES = ("sqlite", "postgresql")

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A server; without its programs the test is skipped, but in CI that is a failure."""
    programs = find_programs()
    if programs is None and os.environ.get("CI"):
        pytest.fail("PostgreSQL is not installed; .ci/run installs it")
    if programs is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    with Cluster(programs, is_durable=False) as cluster:
        yield cluster


@pytest.fixture(params=DATABASES)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database of either kind."""
    if request.param == "sqlite":
        yield str(tmp_path / "bot.sqlite3")
        return
    cluster: Cluster = request.getfixturevalue("cluster")
    name = f"t{next(_numbers)}"
    yield cluster.create_database(name)
    cluster.drop_database(name)
