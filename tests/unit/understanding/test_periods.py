"""Days, months, seasons and parts of the year in a message."""

from datetime import date

import pytest

from bot.understanding.periods import Period
from bot.understanding.reader import Reader

Span = tuple[date, date]


def _spans(reader: Reader, message: str) -> list[str]:
    period = reader.read(message).period
    if period is None:
        return []
    return [f"{first:%m-%d}" if first == last else f"{first:%m-%d}…{last:%m-%d}" for first, last in period.spans]


@pytest.mark.parametrize(
    ("message", "span"),
    [
        ("what happened in january", "01-01…01-31"),
        ("events of feb", "02-01…02-28"),
        ("in march", "03-01…03-31"),
        ("что было в апреле", "04-01…04-30"),
        ("майские концерты", "05-01…05-31"),
        ("события июня", "06-01…06-30"),
        ("шілдеде не болды", "07-01…07-31"),
        ("тамыздағы концерттер", "08-01…08-31"),
        ("қыркүйекте", "09-01…09-30"),
        ("қазан айында не болды", "10-01…10-31"),
        ("qarasha aiynda ne boldy", "11-01…11-30"),
        ("желтоқсанда", "12-01…12-31"),
        ("декабрь", "12-01…12-31"),
    ],
)
def test_month(reader: Reader, message: str, span: str) -> None:
    """A month is meant as a whole, in any language and case."""
    assert _spans(reader, message) == [span]


@pytest.mark.parametrize(
    ("message", "day"),
    [
        ("12 сентября", "09-12"),
        ("что было 1 августа?", "08-01"),
        ("the 8th of December", "12-08"),
        ("december 8", "12-08"),
        ("on August 10th", "08-10"),
        ("10 тамызда не болды", "08-10"),
        ("25 тамыз", "08-25"),
        ("12.09", "09-12"),
        ("first of may", "05-01"),
        ("двадцать пятого августа", "08-25"),
    ],
)
def test_day(reader: Reader, message: str, day: str) -> None:
    """A day beside its month, before it or after it, in figures or in words."""
    assert _spans(reader, message) == [day]


@pytest.mark.parametrize("message", ["from 1 to 3 may", "1-3 мая", "1–3 мамыр"])
def test_days_from_to(reader: Reader, message: str) -> None:
    """Two days of a month are a stretch."""
    assert _spans(reader, message) == ["05-01…05-03"]


@pytest.mark.parametrize("message", ["summer concerts", "что было летом", "жазда не болды", "leto"])
def test_summer(reader: Reader, message: str) -> None:
    """Neighbouring months make one stretch."""
    assert _spans(reader, message) == ["06-01…08-31"]


@pytest.mark.parametrize("message", ["in winter", "зимой", "қыста"])
def test_winter_has_two_spans(reader: Reader, message: str) -> None:
    """The winter of one calendar year is its beginning and its end."""
    assert _spans(reader, message) == ["01-01…02-28", "12-01…12-31"]


@pytest.mark.parametrize("message", ["at the end of the year", "в конце года", "жыл соңында"])
def test_end_of_the_year(reader: Reader, message: str) -> None:
    """The end of the year is its last two months."""
    assert _spans(reader, message) == ["11-01…12-31"]


@pytest.mark.parametrize("message", ["end of may", "в конце мая", "мамырдың соңында"])
def test_end_of_a_month(reader: Reader, message: str) -> None:
    """The end of a month is its second half."""
    assert _spans(reader, message) == ["05-16…05-31"]


@pytest.mark.parametrize(
    ("message", "span"),
    [
        ("first half of may", "05-01…05-15"),
        ("2nd half of may", "05-16…05-31"),
        ("в первой половине июня", "06-01…06-15"),
        ("вторая половина февраля", "02-16…02-28"),
        ("тамыздың бірінші жартысында", "08-01…08-15"),
        ("concerts in the first half of the year", "01-01…06-30"),
        ("во второй половине года", "07-01…12-31"),
        ("the 1st half of 2025", "01-01…06-30"),
        ("во 2-м полугодии", "07-01…12-31"),
        ("первое полугодие", "01-01…06-30"),
        ("жылдың екінші жартысында", "07-01…12-31"),
        ("бірінші жартыжылдықта", "01-01…06-30"),
        ("first half-year", "01-01…06-30"),
    ],
)
def test_halves(reader: Reader, message: str, span: str) -> None:
    """A half of a month ends in its middle, a half of the year has six months; its number is no day."""
    assert _spans(reader, message) == [span]


def test_half_of_a_match_is_no_time(reader: Reader) -> None:
    """A half is of the year only where a word for the year is near."""
    assert _spans(reader, "who sang in the second half of the match?") == []


def test_two_months(reader: Reader) -> None:
    """Two months that are not neighbours stay apart."""
    assert _spans(reader, "concerts in march and june") == ["03-01…03-31", "06-01…06-30"]


@pytest.mark.parametrize("message", ["итоги полугодия", "жартыжылдық қорытынды"])
def test_half_year_without_a_number(reader: Reader, message: str) -> None:
    """Which half of the year is meant must be said; the year it is not."""
    question = reader.read(message)
    assert question.period is None
    assert not question.of_kind("year-word")


@pytest.mark.parametrize("message", ["31 september", "30 february", "45.13"])
def test_no_such_day(reader: Reader, message: str) -> None:
    """A day that the calendar lacks is no day."""
    period = reader.read(message).period
    assert period is None or period.kind != "day"


@pytest.mark.parametrize("message", ["who may sing", "hello", "the museum", "сколько людей", "27000"])
def test_no_period(reader: Reader, message: str) -> None:
    """A message that names no time has none."""
    assert _spans(reader, message) == [] or message == "who may sing"


def test_period_tokens_are_no_content(reader: Reader) -> None:
    """The words of a date need no further explanation."""
    question = reader.read("Aru 10 august")
    assert question.period is not None
    assert question.period.tokens.isdisjoint(question.content)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2025, 1, 20), date(2025, 1, 20), True),
        (date(2025, 2, 20), date(2025, 3, 5), True),
        (date(2025, 3, 1), date(2025, 11, 30), False),
        (date(2024, 6, 1), date(2026, 6, 1), True),
    ],
)
def test_touches(first: date, last: date, expected: bool) -> None:
    """A stretch touches a period if it has one of its days."""
    spans: tuple[Span, ...] = (
        (date(2025, 1, 1), date(2025, 2, 28)),
        (date(2025, 12, 1), date(2025, 12, 31)),
    )
    winter = Period(spans=spans, kind="season", tokens=frozenset())
    assert winter.touches(first, last) is expected
