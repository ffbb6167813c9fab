"""Kazakh dates with the year first, counts without a plural, lists."""

import pytest

from bot.knowledge.dates import PartialDate
from bot.rendering import kk

DAY, MONTH, YEAR = (PartialDate.parse(text) for text in ("2025-08-10", "2025-08", "2025"))


@pytest.mark.parametrize(
    ("when", "text"), [(DAY, "2025 жылғы 10 тамыз"), (MONTH, "2025 жылғы тамыз"), (YEAR, "2025 жыл")]
)
def test_date(when: PartialDate, text: str) -> None:
    """The year comes first, with its ending."""
    assert kk.date(when) == text


@pytest.mark.parametrize(("when", "text"), [(DAY, "10 тамыз"), (MONTH, "тамыз"), (YEAR, "2025 жыл")])
def test_day_and_month(when: PartialDate, text: str) -> None:
    """Lists leave the year out where there is more to say."""
    assert kk.day_and_month(when) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-08-10", "2025-08-10", "2025 жылғы 10 тамыз"),
        ("2025-06-25", "2025-06-28", "2025 жылғы 25–28 маусым"),
        ("2025-04-13", "2025-10-13", "2025 жылғы 13 сәуір – 13 қазан"),
        ("2025-01-26", "2025-02", "2025 жылғы 26 қаңтар – ақпан"),
        ("2024-12-30", "2025-01-02", "2024 жылғы 30 желтоқсан – 2025 жылғы 2 қаңтар"),
        ("2024", "2025", "2024–2025 жылдар"),
    ],
)
def test_span(first: str, last: str, text: str) -> None:
    """What both ends share is said once."""
    assert kk.span(PartialDate.parse(first), PartialDate.parse(last)) == text


@pytest.mark.parametrize(("count", "text"), [(1, "1 оқиға"), (2, "2 оқиға"), (21, "21 оқиға")])
def test_count_events(count: int, text: str) -> None:
    """A noun after a number stays singular."""
    assert kk.count_events(count) == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["А"], "А"), (["А", "Б"], "А және Б"), (["А", "Б", "В"], "А, Б және В")]
)
def test_join(names: list[str], text: str) -> None:
    """The last name is joined by a word."""
    assert kk.join(names) == text


def test_month() -> None:
    """A month as a heading is capitalised, with its own letters."""
    assert (kk.month(1), kk.month(9), kk.month(12)) == ("Қаңтар", "Қыркүйек", "Желтоқсан")
