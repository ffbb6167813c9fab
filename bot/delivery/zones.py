"""Time zones by the rules that came with the bot, and the test that these are not too old."""

from __future__ import annotations

import zoneinfo
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.errors import ConfigError

__all__ = ["find_zone", "use_own_rules"]

# Almaty has had UTC+5 since 1 March 2024, and had UTC+6 before. Rules from 2023 do not know that.
# Berlin has daylight saving time, so the test also notices rules that are only made up of offsets.
_KNOWN = (
    ("Asia/Almaty", datetime(2026, 6, 1, tzinfo=UTC), timedelta(hours=5)),
    ("Asia/Almaty", datetime(2024, 2, 1, tzinfo=UTC), timedelta(hours=6)),
    ("Europe/Berlin", datetime(2026, 7, 1, tzinfo=UTC), timedelta(hours=2)),
    ("Europe/Berlin", datetime(2026, 12, 1, tzinfo=UTC), timedelta(hours=1)),
)


def use_own_rules() -> None:
    """Use the rules of the tzdata package, not those of the system, which may be years old; and test them.

    Raises:
        ConfigError: They are too old, or not there.
    """
    zoneinfo.reset_tzpath(to=())
    ZoneInfo.clear_cache()
    for name, moment, expected in _KNOWN:
        zone = find_zone(name)
        found = None if zone is None else moment.astimezone(zone).utcoffset()
        if found != expected:
            raise ConfigError(
                f"the rules of time zones are wrong: {name} on {moment:%Y-%m-%d} is {_shown(found)}, "
                f"expected {_shown(expected)}; install the newest tzdata (pip install --upgrade tzdata)"
            )


def find_zone(name: str) -> ZoneInfo | None:
    """Return the zone of a name such as Asia/Almaty, or None if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _shown(offset: timedelta | None) -> str:
    return "unknown" if offset is None else f"UTC{offset.total_seconds() / 3600:+g}"
