from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.records import Kind
from bot.delivery.schedule import NEVER, find_next, find_slots, slot_key
from bot.delivery.subscriptions import Subscription

DAILY = Subscription(chat_id=-1, kinds=frozenset({Kind.THIS_DAY}), language="en", set_up_by=7)
ALL = replace(DAILY, kinds=frozenset(Kind))


def _at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> float:
    return datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp()


def _days(subscription: Subscription, after: float, until: float) -> list[str]:
    return [f"{slot.kind} {slot.day}" for slot in find_slots(subscription, after, until)]


def _utc(subscription: Subscription, after: float, until: float) -> list[str]:
    return [f"{datetime.fromtimestamp(slot.at, UTC):%d %H:%M}" for slot in find_slots(subscription, after, until)]


def test_almaty_is_five_hours_ahead() -> None:
    """Ten o'clock there is five o'clock UTC."""
    assert _utc(DAILY, _at(2026, 11, 26), _at(2026, 11, 28)) == ["26 05:00", "27 05:00"]


def test_kinds_have_their_days() -> None:
    """The month on the 1st, the quiz on its weekday, the others daily, in one order."""
    slots = _days(replace(ALL, weekday=1), _at(2026, 11, 30, 12), _at(2026, 12, 2, 12))
    assert slots == [
        "month 2026-12-01", "this_day 2026-12-01", "facts 2026-12-01", "quiz 2026-12-01",
        "this_day 2026-12-02", "facts 2026-12-02",
    ]  # fmt: skip


def test_slot_belongs_to_one_side_of_a_border() -> None:
    """Planned up to its very moment, it does not come again."""
    at = _at(2026, 11, 26, 5)
    assert _days(DAILY, at - 1, at) == ["this_day 2026-11-26"]
    assert _days(DAILY, at, at + 1) == []


def test_day_is_that_of_the_zone() -> None:
    """West of the date line it is still yesterday, east of it already tomorrow."""
    kiritimati = replace(DAILY, zone="Pacific/Kiritimati", hour=1)
    assert _days(kiritimati, _at(2026, 11, 26, 10), _at(2026, 11, 26, 12)) == ["this_day 2026-11-27"]
    pago_pago = replace(DAILY, zone="Pacific/Pago_Pago", hour=23)
    assert _days(pago_pago, _at(2026, 11, 26, 9), _at(2026, 11, 26, 11)) == ["this_day 2026-11-25"]


def test_hour_that_is_skipped_comes_an_hour_later() -> None:
    """Berlin, 29 March 2026: there is no half past two."""
    assert _utc(replace(DAILY, zone="Europe/Berlin", hour=2), _at(2026, 3, 28), _at(2026, 3, 29, 12)) == [
        "28 01:00",
        "29 01:00",
    ]


def test_hour_that_comes_twice_is_the_first() -> None:
    """Berlin, 25 October 2026, and Almaty, 29 February 2024, when 23 o'clock came twice."""
    assert _utc(replace(DAILY, zone="Europe/Berlin", hour=2), _at(2026, 10, 24, 12), _at(2026, 10, 25, 12)) == [
        "25 00:00"
    ]
    assert _utc(replace(DAILY, hour=23), _at(2024, 2, 29), _at(2024, 3, 1, 12)) == ["29 17:00"]


def test_leap_day_is_a_day() -> None:
    """What was on it in a year that does not have it is for the writer of the post to say."""
    assert _days(DAILY, _at(2028, 2, 28, 12), _at(2028, 3, 1, 12)) == ["this_day 2028-02-29", "this_day 2028-03-01"]


def test_pause_leaves_slots_out() -> None:
    """Nothing of it is caught up."""
    paused = replace(DAILY, paused_until=_at(2026, 11, 28))
    assert _days(paused, _at(2026, 11, 26), _at(2026, 11, 29)) == ["this_day 2026-11-28"]
    assert find_next(paused, _at(2026, 11, 26)) == _at(2026, 11, 28, 5)


def test_next_slot() -> None:
    """The quiz in a week, the month in a month, and never without a kind."""
    now = _at(2026, 11, 27, 5)  # a Friday, at the very hour
    assert find_next(replace(DAILY, kinds=frozenset({Kind.QUIZ})), now) == _at(2026, 12, 4, 5)
    assert find_next(replace(DAILY, kinds=frozenset({Kind.MONTH})), _at(2026, 12, 1, 5)) == _at(2027, 1, 1, 5)
    assert find_next(replace(DAILY, kinds=frozenset({Kind.NOTICE})), now) == NEVER


@pytest.mark.parametrize(("hour", "lasts"), [(10, 6), (20, 4), (23, 1)])
def test_late_post_is_left_out(hour: int, lasts: int) -> None:
    """Six hours late at most, and never in the night."""
    (slot,) = find_slots(replace(DAILY, hour=hour), _at(2026, 11, 26), _at(2026, 11, 27))
    assert slot.expires_at - slot.at == lasts * 3600


def test_key_names_the_day_and_the_place() -> None:
    """Neither the hour nor the zone: whoever changes them gets no second post on that day."""
    day = datetime(2026, 11, 26, tzinfo=UTC).date()
    assert slot_key(Kind.QUIZ, day, -5, None) == "quiz:2026-11-26:-5:0"
    assert slot_key(Kind.QUIZ, day, -5, 3) == "quiz:2026-11-26:-5:3"


@pytest.mark.property
@given(
    st.sampled_from(["Asia/Almaty", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Chatham"]),
    st.integers(0, 23),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - hypothesis wants them bare
    st.lists(st.floats(60, 5 * 24 * 3600), min_size=1, max_size=20),
)
def test_slots_are_the_same_however_often_one_looks(zone: str, hour: int, begin: datetime, steps: list[float]) -> None:
    """Planned in one go or in many, every day has one slot, and find_next names it."""
    subscription = replace(DAILY, zone=zone, hour=hour)
    times = [begin.replace(tzinfo=UTC).timestamp()]
    for step in steps:
        times.append(times[-1] + step)
    piecewise = [slot for after, until in pairwise(times) for slot in find_slots(subscription, after, until)]
    whole = list(find_slots(subscription, times[0], times[-1]))
    assert piecewise == whole
    assert all(after.day + timedelta(days=1) == until.day for after, until in pairwise(whole))
    assert all(find_next(subscription, after.at) == until.at for after, until in pairwise(whole))
    for slot in whole:
        shown = datetime.fromtimestamp(slot.at, ZoneInfo(zone))
        assert (shown.date(), slot.expires_at > slot.at) == (slot.day, True)
