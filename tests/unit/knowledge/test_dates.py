"""Dates are known to the day, the month or the year."""

from datetime import date

import pytest

from bot.knowledge.dates import PartialDate


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28), "month"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
    ],
)
def test_parse(text: str, first: date, last: date, precision: str) -> None:
    """A date covers all days that it can mean, and is written as it was read."""
    parsed = PartialDate.parse(text)
    assert (parsed.first_day, parsed.last_day, parsed.precision, str(parsed)) == (first, last, precision, text)


@pytest.mark.parametrize("text", ["2025-02-30", "2025-13", "2025-00", "2025-06-00", "2025-00-10", "0000", "2023-02-29"])
def test_days_that_do_not_exist(text: str) -> None:
    """Nor does a month or day zero, which must not pass as an unknown one."""
    with pytest.raises(ValueError, match=rf"\A'{text}' is a day that does not exist\Z"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["", "25", "2025-8", "2025-08-1", "10.08.2025", "2025-08-10\n", " 2025", "٢٠٢٥", "2025/08"]
)
def test_other_forms(text: str) -> None:
    """One form, so that everybody reads it the same way."""
    with pytest.raises(ValueError, match=r"is no date\Z"):
        PartialDate.parse(text)
