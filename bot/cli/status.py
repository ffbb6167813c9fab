"""What the exit status of a command means."""

from __future__ import annotations

__all__ = ["CONFIGURATION", "DONE", "INTERRUPTED", "OUR_BUG", "PROBLEM", "STATUSES", "USAGE"]

DONE = 0
PROBLEM = 1
USAGE = 2
OUR_BUG = 3
CONFIGURATION = 78
INTERRUPTED = 130

STATUSES = {
    DONE: "done, whatever the answer says",
    PROBLEM: "a problem was found",
    USAGE: "wrong usage",
    OUR_BUG: "a mistake of ours; please report it",
    CONFIGURATION: "configuration: a setting or the token is missing or wrong",
    INTERRUPTED: "interrupted",
}
