from __future__ import annotations

import zoneinfo
from zoneinfo import ZoneInfo

import pytest

from bot.delivery import zones
from bot.delivery.zones import find_zone, use_own_rules
from bot.errors import ConfigError


def test_own_rules_are_new_enough() -> None:
    """The pinned tzdata knows Kazakhstan's zone of 2024, whatever the system knows."""
    use_own_rules()
    assert zoneinfo.TZPATH == ()


def test_old_rules_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules from 2023 would post everything an hour early."""
    monkeypatch.setattr(zones, "find_zone", lambda _: ZoneInfo("Asia/Omsk"))
    with pytest.raises(ConfigError) as caught:
        use_own_rules()
    assert str(caught.value) == (
        "the rules of time zones are wrong: Asia/Almaty on 2026-06-01 is UTC+6, expected UTC+5; "
        "install the newest tzdata (pip install --upgrade tzdata)"
    )


def test_missing_rules_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a system without any."""
    monkeypatch.setattr(zones, "find_zone", lambda _: None)
    with pytest.raises(ConfigError, match="Asia/Almaty on 2026-06-01 is unknown"):
        use_own_rules()


@pytest.mark.parametrize("name", ["Asia/Nowhere", "", "../etc/passwd", "Asia", "a" * 300, "\0"])
def test_no_zone(name: str) -> None:
    """Whatever an admin types, it is a zone or it is none."""
    assert find_zone(name) is None
