"""What the tests of the editor's desk start from."""

from pathlib import Path

import pytest

from tests.unit.desk.packs import Pack, write_pack
from tests.unit.knowledge.small_base import SmallBase, write_small_base


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a valid base of two events to spoil."""
    return write_small_base(tmp_path)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    """Return what ``yearbot new pack`` writes, in a folder of its own."""
    return write_pack(tmp_path / "pack")
