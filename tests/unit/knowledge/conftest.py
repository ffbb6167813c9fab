"""What the tests of the fact base start from."""

from pathlib import Path

import pytest

from tests.unit.knowledge.small_base import SmallBase, write_small_base


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a valid base to spoil."""
    return write_small_base(tmp_path)
