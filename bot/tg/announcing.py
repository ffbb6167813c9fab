"""What the handlers need for announcements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.announcing.choices import KINDS
from bot.announcing.composer import PostComposer
from bot.announcing.settings_page import SettingsPage
from bot.delivery.ports import Courier, Ledger, Outbox, Subscriptions
from bot.delivery.subscriptions import Subscription
from bot.knowledge.model import Language
from bot.tg.broadcasting import Broadcasts
from bot.tg.rights import Rights

__all__ = ["Announcing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Announcing:
    """The posts, who wants them, and the way to those."""

    username: str
    """The bot's own, for links to its private chat."""
    composer: PostComposer
    subscriptions: Subscriptions
    outbox: Outbox
    ledger: Ledger
    courier: Courier
    rights: Rights
    broadcasts: Broadcasts
    clock: Callable[[], float]
    """Seconds since 1970."""
    operators: frozenset[int] = field(default=frozenset())
    """Users who may write to all subscribers."""

    def page(self, language: Language) -> SettingsPage:
        """Return the settings in the language of whoever asks."""
        return SettingsPage(self.composer.announcer.base, language)

    def new(self, chat_id: int, thread_id: int | None, language: Language, set_up_by: int | None) -> Subscription:
        """Return a subscription as it is before anything is chosen: all kinds, and nothing old."""
        return Subscription(
            chat_id=chat_id,
            thread_id=thread_id,
            kinds=frozenset(KINDS),
            language=language,
            zone=self.composer.announcer.base.info.time_zone,
            set_up_by=set_up_by,
            facts_mark=self.composer.mark,
        )
