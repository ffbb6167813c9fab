"""English dates, counts and lists."""

import pytest

from bot.knowledge.dates import PartialDate
from bot.rendering import en

DAY, MONTH, YEAR = (PartialDate.parse(text) for text in ("2025-08-10", "2025-08", "2025"))


@pytest.mark.parametrize(("when", "text"), [(DAY, "10 August 2025"), (MONTH, "August 2025"), (YEAR, "2025")])
def test_date(when: PartialDate, text: str) -> None:
    """A date is as precise as it is known."""
    assert en.date(when) == text


@pytest.mark.parametrize(("when", "text"), [(DAY, "10 August"), (MONTH, "August"), (YEAR, "2025")])
def test_day_and_month(when: PartialDate, text: str) -> None:
    """Lists leave the year out where there is more to say."""
    assert en.day_and_month(when) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-08-10", "2025-08-10", "10 August 2025"),
        ("2025-06-25", "2025-06-28", "25–28 June 2025"),
        ("2025-04-13", "2025-10-13", "13 April – 13 October 2025"),
        ("2025-01-26", "2025-02", "26 January – February 2025"),
        ("2024-12-30", "2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2024", "2025", "2024 – 2025"),
    ],
)
def test_span(first: str, last: str, text: str) -> None:
    """What both ends share is said once."""
    assert en.span(PartialDate.parse(first), PartialDate.parse(last)) == text


@pytest.mark.parametrize(("count", "text"), [(0, "0 events"), (1, "1 event"), (2, "2 events"), (21, "21 events")])
def test_count_events(count: int, text: str) -> None:
    """One is singular, everything else plural."""
    assert en.count_events(count) == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_join(names: list[str], text: str) -> None:
    """The last name is joined by a word."""
    assert en.join(names) == text


def test_month() -> None:
    """Months have names."""
    assert (en.month(1), en.month(12)) == ("January", "December")
