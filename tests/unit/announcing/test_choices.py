"""What a press below the settings changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.announcing.choices import ZONES, Choice, Target, choose, find_zone, parse_choice
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription

FIELDS = ("music", "film", "museum")
NOW = 1_000_000.0
DAY = 86_400
TARGET = Target(chat_id=-100, thread_id=7)
SUBSCRIPTION = Subscription(
    chat_id=-100, thread_id=7, kinds=frozenset({Kind.THIS_DAY, Kind.QUIZ}), language="en", set_up_by=1
)


def _choose(verb: str, argument: str = "", subscription: Subscription = SUBSCRIPTION) -> Subscription | None:
    return choose(subscription, Choice(target=TARGET, verb=verb, argument=argument), fields=FIELDS, now=NOW)


@pytest.mark.parametrize(
    ("verb", "argument", "changes"),
    [
        ("k", "month", {"kinds": frozenset({Kind.THIS_DAY, Kind.QUIZ, Kind.MONTH})}),
        ("k", "quiz", {"kinds": frozenset({Kind.THIS_DAY})}),
        ("k", "notice", {}),
        ("k", "junk", {}),
        ("s", "", {}),
        ("s", "film", {"subjects": frozenset({"film"})}),
        ("s", "junk", {}),
        ("s", "all", {}),
        ("l", "kk", {"language": "kk"}),
        ("l", "kz", {}),
        ("h", "", {}),
        ("h", "0", {"hour": 0}),
        ("h", "24", {}),
        ("h", "x", {}),
        ("w", "6", {"weekday": 6}),
        ("w", "7", {}),
        ("z", "1", {"zone": "Asia/Tashkent"}),
        ("z", "99", {}),
        ("q", "", {"is_silent": True}),
        ("p", "7", {"paused_until": NOW + 7 * DAY}),
        ("p", "8", {}),
        ("m", "", {}),
        ("junk", "junk", {}),
    ],
)
def test_choose(verb: str, argument: str, changes: dict[str, object]) -> None:
    """Each choice changes what it says, and nothing else; what is no choice changes nothing."""
    assert _choose(verb, argument) == replace(SUBSCRIPTION, **changes)  # type: ignore[arg-type]


def test_last_kind_stays() -> None:
    """No kind of post at all is to be unsubscribed."""
    assert _choose("k", "quiz", replace(SUBSCRIPTION, kinds=frozenset({Kind.QUIZ}))) is None


def test_all_subjects_are_no_choice() -> None:
    """Whoever ticks all of them wants what comes later, too."""
    two = replace(SUBSCRIPTION, subjects=frozenset({"music", "film"}))
    chosen = _choose("s", "museum", two)
    assert chosen is not None
    assert chosen.subjects == frozenset()
    assert _choose("s", "film", two) == replace(two, subjects=frozenset({"music"}))
    assert _choose("s", "all", two) == SUBSCRIPTION


def test_resume() -> None:
    """A pause ends at once."""
    assert _choose("p", "0", replace(SUBSCRIPTION, paused_until=NOW + DAY)) == SUBSCRIPTION


@pytest.mark.parametrize("target", [TARGET, Target(chat_id=5), Target(chat_id=-1_009_999_999_999, thread_id=2**31)])
def test_data_comes_back(target: Target) -> None:
    """A button says all that the press needs, within 64 bytes."""
    for verb, argument in (("k", "this_day"), ("s", "visual-art"), ("x", ""), ("h", 23), ("t", 2**31)):
        data = target.data(verb, argument)
        assert len(data.encode()) <= 64
        assert parse_choice(data) == Choice(target=target, verb=verb, argument=str(argument))


@pytest.mark.parametrize(
    "data", ["", "g", "g:1", "g:1:2:k", "g:x:0:k:", "g:1:0:k:a:b", "e:en:x", "g:1:0:K:", "g:1:0::"]
)
def test_data_that_is_none(data: str) -> None:
    """Of older versions, or forged."""
    assert parse_choice(data) is None


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Asia/Almaty", "Asia/Almaty"),
        (" asia/almaty ", "Asia/Almaty"),
        ("America/New York", "America/New_York"),
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("UTC", "UTC"),
        ("Mars/Base", None),
        ("../../etc/passwd", None),
        ("", None),
        ("Asia", None),
    ],
)
def test_find_zone(words: str, zone: str | None) -> None:
    """As people write it; nothing that leaves the folder of zones."""
    assert find_zone(words) == zone


def test_zones_exist() -> None:
    """Every zone that is offered."""
    assert [find_zone(each) for each in ZONES] == list(ZONES)
