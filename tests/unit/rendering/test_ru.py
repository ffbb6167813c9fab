"""Russian dates in the genitive, three forms of a count, lists."""

import pytest

from bot.knowledge.dates import PartialDate
from bot.rendering import ru

DAY, MONTH, YEAR = (PartialDate.parse(text) for text in ("2025-08-10", "2025-08", "2025"))


@pytest.mark.parametrize(
    ("when", "text"), [(DAY, "10 августа 2025 года"), (MONTH, "август 2025 года"), (YEAR, "2025 год")]
)
def test_date(when: PartialDate, text: str) -> None:
    """A day takes its month in the genitive, a bare month does not."""
    assert ru.date(when) == text


@pytest.mark.parametrize(
    ("month", "text"),
    [
        (1, "5 января"),
        (2, "5 февраля"),
        (3, "5 марта"),
        (5, "5 мая"),
        (6, "5 июня"),
        (8, "5 августа"),
        (12, "5 декабря"),
    ],
)
def test_months_in_the_genitive(month: int, text: str) -> None:
    """Every month has its own ending."""
    assert ru.day_and_month(PartialDate(year=2025, month=month, day=5)) == text


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        ("2025-08-10", "2025-08-10", "10 августа 2025 года"),
        ("2025-06-25", "2025-06-28", "25–28 июня 2025 года"),
        ("2025-04-13", "2025-10-13", "13 апреля — 13 октября 2025 года"),
        ("2025-01-26", "2025-02", "26 января — февраль 2025 года"),
        ("2024-12-30", "2025-01-02", "30 декабря 2024 года — 2 января 2025 года"),
        ("2024", "2025", "2024–2025 годы"),
    ],
)
def test_span(first: str, last: str, text: str) -> None:
    """What both ends share is said once."""
    assert ru.span(PartialDate.parse(first), PartialDate.parse(last)) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 событий"),
        (1, "1 событие"),
        (2, "2 события"),
        (4, "4 события"),
        (5, "5 событий"),
        (11, "11 событий"),
        (12, "12 событий"),
        (14, "14 событий"),
        (21, "21 событие"),
        (22, "22 события"),
        (101, "101 событие"),
        (111, "111 событий"),
        (226, "226 событий"),
    ],
)
def test_count_events(count: int, text: str) -> None:
    """The last digit decides, except after a ten."""
    assert ru.count_events(count) == text


@pytest.mark.parametrize(
    ("names", "text"), [([], ""), (["А"], "А"), (["А", "Б"], "А и Б"), (["А", "Б", "В"], "А, Б и В")]
)
def test_join(names: list[str], text: str) -> None:
    """The last name is joined by a word."""
    assert ru.join(names) == text


def test_month() -> None:
    """A month as a heading is capitalised and in the nominative."""
    assert (ru.month(1), ru.month(12)) == ("Январь", "Декабрь")
