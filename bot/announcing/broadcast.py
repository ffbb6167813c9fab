"""A notice of the operator becomes messages: who gets it, in which words, under which keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bot.announcing.announcer import Announcer
from bot.announcing.composer import content_of, language_of
from bot.delivery.records import Draft, Kind
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.model import LANGUAGES, Language

__all__ = ["AUDIENCES", "Notice", "draft_notice", "new_notice", "parse_texts", "select_audience"]

LIFETIME = 24 * 3600.0
"""Seconds after which a notice that could not be sent is out of date."""
_LANGUAGE_LINE = re.compile(rf"^({'|'.join(LANGUAGES)}):[ \t]*", re.MULTILINE)
_CODES: Mapping[str, Language] = {language: language for language in LANGUAGES}


def _reads(language: Language, subscription: Subscription) -> bool:
    return subscription.language == language


AUDIENCES: Mapping[str, Callable[[Subscription], bool]] = {
    "all": lambda _: True,
    **{language: partial(_reads, language) for language in LANGUAGES},
    "rooms": lambda each: each.chat_id < 0,
    "people": lambda each: each.chat_id > 0,
}
"""Whom a notice can be for; only subscribers, and of those only who did not pause."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """What the operator wrote."""

    batch: str
    """Names the notice: sent twice under one name, it arrives once."""
    texts: Mapping[Language, str]


def parse_texts(words: str) -> dict[Language, str]:
    """Read a text that is for all languages, or one for each behind ``en:``, ``ru:`` and ``kk:`` at a line's start."""
    parts = _LANGUAGE_LINE.split(words)
    if parts[0].strip() or len(parts) == 1:
        return {"en": words.strip()} if words.strip() else {}
    found = {_CODES[code]: text.strip() for code, text in zip(parts[1::2], parts[2::2], strict=True)}
    return {language: text for language, text in found.items() if text}


def new_notice(texts: Mapping[Language, str], now: float) -> Notice:
    """Return a notice with a name of its own."""
    return Notice(batch=f"notice-{int(now * 1000):x}", texts=texts)


def select_audience(subscriptions: Sequence[Subscription], name: str, now: float) -> list[Subscription]:
    """Return the subscriptions that a notice goes to."""
    wanted = AUDIENCES[name]
    served = (each for each in subscriptions if each.standing is Standing.ACTIVE and each.paused_until <= now)
    return [each for each in served if wanted(each)]


def draft_notice(
    notice: Notice, subscriptions: Sequence[Subscription], announcer: Announcer, now: float
) -> list[Draft]:
    """Return the message for each subscription, in its language."""
    contents = {
        language: content_of(announcer.notice(notice.texts, language_of(language)))
        for language in {each.language for each in subscriptions}
    }
    return [
        Draft(
            key=f"{notice.batch}:{each.chat_id}:{each.thread_id or 0}",
            kind=Kind.NOTICE,
            chat_id=each.chat_id,
            thread_id=each.thread_id,
            content=contents[each.language],
            due_at=now,
            expires_at=now + LIFETIME,
            is_silent=each.is_silent,
            batch=notice.batch,
        )
        for each in subscriptions
    ]
