from __future__ import annotations

import pytest

from bench.speed import percentile


@pytest.mark.parametrize(("percent", "value"), [(1, 1.0), (50, 2.0), (51, 3.0), (99, 4.0), (100, 4.0)])
def test_percentile(percent: int, value: float) -> None:
    """The percentile is one of the values, whatever their order."""
    assert percentile([3.0, 1.0, 4.0, 2.0], percent) == value


def test_percentile_of_one() -> None:
    """One value is every percentile."""
    assert {percentile([7.0], percent) for percent in (1, 50, 99, 100)} == {7.0}
