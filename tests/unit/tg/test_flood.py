from __future__ import annotations

from bot.tg.flood import BURST, LONGEST_WAIT, SPACING, FloodGuard

NOON = 1_000_000.0


def test_burst_is_answered_at_once() -> None:
    """A person who asks much at once does not notice the guard."""
    guard = FloodGuard()
    assert all(guard.admit(1, NOON).ready_at <= NOON for _ in range(BURST))


def test_beyond_the_burst_messages_wait_their_turn() -> None:
    """Each waits a little longer than the one before it."""
    guard = FloodGuard()
    waits = [guard.admit(1, NOON).ready_at - NOON for _ in range(BURST + 3)]
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
    assert guard.admit(2, NOON).ready_at <= NOON


def test_messages_that_waited_for_the_bot_are_no_flood() -> None:
    """An hour's questions that come at once after an outage are all answered at once."""
    guard = FloodGuard()
    admissions = [guard.admit(1, NOON + 30 * minute) for minute in range(200)]
    assert not any(each.is_refused or each.ready_at > NOON + 6000 for each in admissions)


def test_quiet_users_are_forgotten() -> None:
    """The guard does not grow with everyone who ever wrote."""
    guard = FloodGuard()
    for user in range(5000):
        guard.admit(user, NOON + user)
    assert len(guard._due) <= 1001
