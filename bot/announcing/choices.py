"""What a press below the settings changes: a subscription and a choice in, the changed subscription out."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from zoneinfo import available_timezones

from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription
from bot.knowledge.model import LANGUAGES

__all__ = ["KINDS", "ZONES", "Choice", "Target", "choose", "find_zone", "parse_choice"]

KINDS = (Kind.THIS_DAY, Kind.MONTH, Kind.FACTS, Kind.QUIZ)
"""What can be chosen, in the order in which it is shown."""
ZONES = (
    "Asia/Almaty", "Asia/Tashkent", "Asia/Bishkek", "Europe/Moscow", "Europe/Istanbul", "Europe/Berlin",
    "Europe/London", "America/New_York", "America/Los_Angeles", "Asia/Dubai", "Asia/Shanghai", "Asia/Seoul",
)  # fmt: skip
"""Zones that are offered; any other can be written."""
PAUSES = (1, 7, 30)
DAY = 86_400
_FORM = re.compile(r"g:(-?\d{1,16}):(\d{1,12}):([a-z]+):([a-z0-9_-]*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """The chat or topic whose announcements are set; the message with the settings may be in another chat."""

    chat_id: int
    thread_id: int | None = None

    def data(self, verb: str, argument: object = "") -> str:
        """Return the data of a button."""
        return f"g:{self.chat_id}:{self.thread_id or 0}:{verb}:{argument}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """What somebody pressed."""

    target: Target
    verb: str
    argument: str = ""


def parse_choice(data: str) -> Choice | None:
    """Read the data of a button, None if it is of no settings."""
    found = _FORM.fullmatch(data)
    if found is None:
        return None
    target = Target(chat_id=int(found[1]), thread_id=int(found[2]) or None)
    return Choice(target=target, verb=found[3], argument=found[4])


def choose(subscription: Subscription, choice: Choice, *, fields: Collection[str], now: float) -> Subscription | None:
    """Return the subscription with a choice made, the same one if it only opens a page; None if it cannot be."""
    argument = choice.argument
    match choice.verb:
        case "k":
            return _toggle_kind(subscription, argument)
        case "s" if argument == "all":
            return replace(subscription, subjects=frozenset())
        case "s" if argument:
            chosen = subscription.subjects ^ {argument} if argument in fields else subscription.subjects
            # All of them is what none of them means.
            return replace(subscription, subjects=frozenset() if chosen >= set(fields) else frozenset(chosen))
        case "l" if argument in LANGUAGES:
            return replace(subscription, language=argument)
        case "z" if argument.isdecimal() and int(argument) < len(ZONES):
            return replace(subscription, zone=ZONES[int(argument)])
        case _:
            return _choose_time(subscription, choice, now)


def _choose_time(subscription: Subscription, choice: Choice, now: float) -> Subscription:
    number = int(choice.argument) if choice.argument.isdecimal() else None
    match choice.verb:
        case "h" if number is not None and number < 24:
            return replace(subscription, hour=number)
        case "w" if number is not None and number < 7:
            return replace(subscription, weekday=number)
        case "q":
            return replace(subscription, is_silent=not subscription.is_silent)
        case "p" if number is not None:
            return replace(subscription, paused_until=now + number * DAY if number in PAUSES else 0.0)
        case _:
            return subscription


def _toggle_kind(subscription: Subscription, name: str) -> Subscription | None:
    """Turn a kind on or off; the last one stays, for no posts at all is to be unsubscribed."""
    if name not in [kind.value for kind in KINDS]:
        return subscription
    kinds = subscription.kinds ^ {Kind(name)}
    return replace(subscription, kinds=frozenset(kinds)) if kinds else None


def find_zone(name: str) -> str | None:
    """Return a time zone by its name as people write it, None if there is none."""
    written = name.strip().replace(" ", "_")
    return next((each for each in available_timezones() if each.casefold() == written.casefold()), None)
