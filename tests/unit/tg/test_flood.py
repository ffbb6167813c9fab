from __future__ import annotations

import pytest

from bot.tg.flood import BURST, LONGEST_WAIT, SPACING, Admission, FloodGuard

NOON = 1_000_000.0


def test_burst_is_answered_at_once() -> None:
    """A person who asks much at once does not notice the guard."""
    guard = FloodGuard()
    assert all(guard.admit(1, NOON).delay == 0 for _ in range(BURST))


def test_beyond_the_burst_messages_wait_their_turn() -> None:
    """Each waits a little longer than the one before it."""
    guard = FloodGuard()
    waits = [guard.admit(1, NOON).wait(now=NOON) for _ in range(BURST + 3)]
    assert waits[BURST:] == [SPACING, 2 * SPACING, 3 * SPACING]


def test_extreme_flood_is_refused_and_told_once() -> None:
    """What would wait too long is refused; one refusal is told, the others are silent."""
    guard = FloodGuard()
    admissions = [guard.admit(1, NOON) for _ in range(BURST + int(LONGEST_WAIT / SPACING) + 5)]
    refused = [each for each in admissions if each.is_refused]
    assert len(refused) == 5
    assert [each.is_first_refusal for each in refused] == [True, False, False, False, False]


def test_next_flood_is_told_again() -> None:
    """After a rest the user is a stranger."""
    guard = FloodGuard()
    for start in (NOON, NOON + 3600):
        refused = [each for each in (guard.admit(1, start) for _ in range(100)) if each.is_refused]
        assert sum(each.is_first_refusal for each in refused) == 1


def test_users_do_not_share() -> None:
    """Another user is answered in the middle of a flood."""
    guard = FloodGuard()
    for _ in range(100):
        guard.admit(1, NOON)
    assert guard.admit(2, NOON).delay == 0


def test_messages_that_waited_for_the_bot_are_no_flood() -> None:
    """An hour's questions that come at once after an outage are all answered at once."""
    guard = FloodGuard()
    admissions = [guard.admit(1, NOON + 30 * minute) for minute in range(200)]
    assert not any(each.is_refused or each.wait(NOON + 6000) > 0 for each in admissions)


@pytest.mark.parametrize(("now", "expected"), [(NOON - 3600, 2.0), (NOON + 0.5, 1.5), (NOON + 3600, -3598.0)])
def test_wrong_clock_delays_nobody_for_long(now: float, expected: float) -> None:
    """Messages carry Telegram's time; a clock of ours that is an hour slow must not cost an hour."""
    assert Admission(sent_at=NOON, delay=2.0).wait(now) == expected
    assert Admission(sent_at=NOON).wait(now) <= 0


def test_quiet_users_are_forgotten() -> None:
    """The guard does not grow with everyone who ever wrote."""
    guard = FloodGuard()
    for user in range(5000):
        guard.admit(user, NOON + user)
    assert len(guard._due) <= 1001
