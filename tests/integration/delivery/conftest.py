"""What the proofs of delivery run in: a Telegram and a database of their own."""

from pathlib import Path

import pytest

from bench.delivery.cluster import Cluster
from bench.delivery.scenarios import Place


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
