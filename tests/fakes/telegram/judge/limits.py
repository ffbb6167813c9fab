"""The exact limits of telegram.md 1.2, one table; texts with markup are in texts.py, buttons in markup.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from tests.fakes.telegram.judge.verdict import Violation, find_values
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.texts import utf16_length
from tests.fakes.telegram.updates import UPDATE_KINDS

Unit = Literal["characters", "bytes", "items", "value"]

_LANGUAGE = re.compile(r"([a-z]{2})?")
_INVALID_LANGUAGE = "Invalid language code specified"
_MONTH_IN_SECONDS = 2_628_000
_CHAT_ACTIONS = (
    "typing|upload_photo|record_video|upload_video|record_voice|upload_voice|upload_document|choose_sticker"
    "|find_location|record_video_note|upload_video_note"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """The smallest and largest size of a parameter."""

    path: str
    low: int
    high: int
    unit: Unit = "characters"
    error: str | None = None
    """Telegram's sentence, where it refuses; without one it cuts silently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The form a parameter must have."""

    path: str
    pattern: re.Pattern[str]
    error: str | None = None


_LIMITS: dict[str, tuple[Limit, ...]] = {
    "getupdates": (
        Limit(path="timeout", low=0, high=50, unit="value"),
        Limit(path="limit", low=1, high=100, unit="value"),
    ),
    "answercallbackquery": (Limit(path="text", low=0, high=200, error="MESSAGE_TOO_LONG"),),
    "answerinlinequery": (
        Limit(path="results", low=0, high=50, unit="items", error="Too many inline query results specified"),
        Limit(path="results[].id", low=1, high=64, unit="bytes", error="RESULT_ID_INVALID"),
        Limit(path="results[].title", low=1, high=4096, error="RESULT_TITLE_INVALID"),
        Limit(path="next_offset", low=0, high=64, unit="bytes", error="NEXT_OFFSET_INVALID"),
        Limit(path="button.text", low=1, high=4096, error="SWITCH_PM_TEXT_EMPTY"),
    ),
    "answerguestquery": (
        Limit(path="result.id", low=1, high=64, unit="bytes", error="RESULT_ID_INVALID"),
        Limit(path="result.title", low=1, high=4096, error="RESULT_TITLE_INVALID"),
    ),
    "setmycommands": (
        Limit(path="commands", low=0, high=100, unit="items", error="BOT_COMMANDS_TOO_MUCH"),
        Limit(path="commands[].description", low=1, high=256, error="BOT_COMMAND_DESCRIPTION_INVALID"),
    ),
    "setmyname": (Limit(path="name", low=0, high=64, error="BOT_TITLE_TOO_LONG"),),
    "setmydescription": (Limit(path="description", low=0, high=512, error="BOT_DESCRIPTION_TOO_LONG"),),
    "setmyshortdescription": (Limit(path="short_description", low=0, high=120, error="BOT_ABOUT_TOO_LONG"),),
    "sendpoll": (
        Limit(path="options", low=1, high=12, unit="items", error="Poll can't have more than 12 options"),
        Limit(path="open_period", low=5, high=_MONTH_IN_SECONDS, unit="value", error="OPEN_PERIOD_INVALID"),
    ),
}
_PATTERNS: dict[str, tuple[Pattern, ...]] = {
    "getupdates": (Pattern(path="allowed_updates[]", pattern=re.compile("|".join(UPDATE_KINDS))),),
    "setmycommands": (
        Pattern(path="commands[].command", pattern=re.compile(r"/?[a-z0-9_]{1,32}"), error="BOT_COMMAND_INVALID"),
    ),
    "answerinlinequery": (
        Pattern(
            path="button.start_parameter",
            pattern=re.compile(r"[A-Za-z0-9_-]{1,64}"),
            error="START_PARAM_INVALID",
        ),
    ),
    "sendchataction": (
        Pattern(path="action", pattern=re.compile(_CHAT_ACTIONS), error="Wrong parameter action in request"),
    ),
}


def check_limits(method: str, parameters: Json) -> Iterator[Violation]:
    """Check sizes and forms, whatever the method."""
    for limit in _LIMITS.get(method, ()):
        for path, value in find_values(parameters, limit.path):
            size = _size(value, limit.unit)
            if not limit.low <= size <= limit.high:
                detail = f"{path} has {size} {limit.unit}, allowed are {limit.low}-{limit.high}"
                yield Violation(rule="length", detail=detail, error=limit.error)
    language = Pattern(path="language_code", pattern=_LANGUAGE, error=_INVALID_LANGUAGE)
    for pattern in (*_PATTERNS.get(method, ()), language):
        for path, value in find_values(parameters, pattern.path):
            if not pattern.pattern.fullmatch(str(value)):
                detail = f"{path}={value!r} does not match {pattern.pattern.pattern}"
                yield Violation(rule="value", detail=detail, error=pattern.error)


def _size(value: Any, unit: Unit) -> int:
    match unit:
        case "characters":
            return utf16_length(str(value))
        case "bytes":
            return len(str(value).encode())
        case "items":
            return len(value)
        case "value":
            return int(value)
