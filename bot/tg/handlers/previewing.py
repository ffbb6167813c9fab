"""Shows the posts of a subscription as they would be today; nothing is noted as announced."""

from __future__ import annotations

from datetime import UTC, datetime
from math import ceil
from zoneinfo import ZoneInfo

from bot.announcing.choices import KINDS
from bot.announcing.settings_page import SettingsPage
from bot.delivery.composer import Wanted
from bot.delivery.contents import Content, Text
from bot.delivery.fence import uptime
from bot.delivery.outcomes import Lost, Moved, NotSent, Refused, TooMany
from bot.delivery.records import Claimed, Kind
from bot.delivery.subscriptions import Subscription
from bot.rendering import html
from bot.tg.announcing import Announcing
from bot.tg.incoming import Destination

__all__ = ["compose_preview", "preview"]

PATIENCE = 20.0
"""Seconds in which a preview must leave."""


async def preview(
    subscription: Subscription, destination: Destination, page: SettingsPage, announcing: Announcing
) -> str | None:
    """Send the posts of today to where the settings are shown, silently; return what to say if some did not arrive."""
    refused = []
    for kind in (each for each in KINDS if each in subscription.kinds):
        name = page.phrase(f"kind_{kind.value}")
        content = compose_preview(subscription, kind, announcing)
        if content is None:
            content = Text(html=html.escape(page.phrase("preview_nothing", kind=name)))
        claimed = Claimed(
            id=0, attempt=0, kind=kind, chat_id=destination.chat_id, thread_id=destination.thread_id, content=content,
            is_silent=True,
        )  # fmt: skip
        match await announcing.courier.deliver(claimed, uptime() + PATIENCE):
            case TooMany(seconds=seconds):
                await announcing.outbox.keep_silent(seconds)
                return page.phrase("preview_silence", seconds=ceil(seconds))
            case NotSent() | Moved() | Lost() | Refused():
                refused.append(name)
    return page.phrase("preview_refused", kinds=", ".join(refused)) if refused else None


def compose_preview(subscription: Subscription, kind: Kind, announcing: Announcing) -> Content | None:
    """Write the post that a subscription would get today."""
    now = datetime.fromtimestamp(announcing.clock(), UTC)
    wanted = Wanted(
        kind=kind,
        day=now.astimezone(ZoneInfo(subscription.zone)).date(),
        language=subscription.language,
        subjects=subscription.subjects,
        used=frozenset(),
        facts_mark=subscription.facts_mark,
    )
    return announcing.composer.compose(wanted).content
