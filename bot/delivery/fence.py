"""The clock that claims are measured with."""

from __future__ import annotations

import time

__all__ = ["uptime"]

# The time since the machine started, and on Linux also while it slept: a process that is thawed after an hour must see
# that its claims are an hour old. Wall clocks can be set back.
_CLOCK = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def uptime() -> float:
    """Return seconds since some moment that is the same as long as the process lives."""
    return time.clock_gettime(_CLOCK)
