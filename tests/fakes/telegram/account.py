"""The bot as Telegram sees it: everything a method or a user's action works on."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.fakes.telegram.chats import Chats
from tests.fakes.telegram.faults import Faults
from tests.fakes.telegram.log import RequestLog
from tests.fakes.telegram.messages import Messages
from tests.fakes.telegram.store import Json, Store
from tests.fakes.telegram.updates import UpdateQueue

# Counters and the wanted kinds of updates outlive a reset, because the bot that polls does so, too.
_WIPED = (
    "chat",
    "message",
    "poll",
    "query",
    "fault",
    "request",
    "violation",
    "update",
    "confirmed",
    "confirmed",
    "profile",
    "commands",
    "menu",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One bot account and its world."""

    token: str
    me: Json
    store: Store
    chats: Chats
    messages: Messages
    updates: UpdateQueue
    faults: Faults
    log: RequestLog

    def reset(self) -> None:
        """Empty the world; numbers go on where they are."""
        self.store.wipe(_WIPED)

    def user(self) -> Json:
        """Return the bot as the sender of its messages."""
        return {name: self.me[name] for name in ("id", "is_bot", "first_name", "username")}


def open_account(store: Store, token: str, *, overrides: Mapping[str, object], hold: float) -> Account:
    """Open the account of a token.

    Args:
        overrides: Fields of getMe that differ from the usual ones.
        hold: See `UpdateQueue`.
    """
    me = {
        "id": int(token.partition(":")[0]),
        "is_bot": True,
        "first_name": "Year Bot",
        "username": "yearbot_test_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }
    return Account(
        token=token,
        me=me | dict(overrides),
        store=store,
        chats=Chats(store),
        messages=Messages(store),
        updates=UpdateQueue(store, hold=hold),
        faults=Faults(store),
        log=RequestLog(store),
    )
