"""What else happens to a bot: presses, inline and guest queries, votes, memberships, migrations."""

import time
from typing import Any

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import ControlError
from tests.fakes.telegram.incoming import Wording, write
from tests.fakes.telegram.messages import inaccessible
from tests.fakes.telegram.methods.chats import describe_member
from tests.fakes.telegram.methods.queries import open_query
from tests.fakes.telegram.store import Json


def press(
    account: Account,
    *,
    chat_id: int,
    message_id: int,
    user: Json,
    data: str | None = None,
    index: int | None = None,
    expired: bool = False,
) -> Json:
    """Press a button: the one at an index, counted through all rows, or any data, also of a button long gone."""
    message = account.messages.find(chat_id, message_id)
    if data is None:
        data = _data_at(message, index or 0)
    chat = account.chats.find(chat_id)["chat"]
    query_id = open_query(account, "callback", is_expired=expired)
    query = {
        "id": query_id,
        "from": {"is_bot": False, **user},
        "message": inaccessible(chat, message_id) if message is None else message,
        "chat_instance": str(7_000_000_000 + abs(chat_id)),
        "data": data,
    }
    return {"update_id": account.updates.add("callback_query", query), "callback_query_id": query_id}


def ask_inline(account: Account, *, query: str, user: Json, offset: str = "", chat_type: str = "sender") -> Json:
    """Type the bot's name and a query in some chat."""
    query_id = open_query(account, "inline")
    asked = {
        "id": query_id,
        "from": {"is_bot": False, **user},
        "query": query,
        "offset": offset,
        "chat_type": chat_type,
    }
    return {"update_id": account.updates.add("inline_query", asked), "inline_query_id": query_id}


def ask_as_guest(account: Account, **wording: Any) -> Json:
    """Mention the bot in a chat where it is no member."""
    query_id = open_query(account, "guest")
    written = write(account, Wording(guest=True, **wording), guest_query_id=query_id)
    return {**written, "guest_query_id": query_id}


def vote(account: Account, *, poll_id: str, user: Json, options: list[int]) -> Json:
    """Vote in a poll: the bot learns the counts and, if the poll is not anonymous, the voter."""
    entry = account.store.get("poll", poll_id)
    if entry is None:
        raise ControlError(f"there is no poll {poll_id!r}")
    poll: Json = entry["poll"]
    for number in options:
        poll["options"][number]["voter_count"] += 1
    poll["total_voter_count"] += 1
    account.store.put("poll", poll_id, {"poll": poll})
    update_ids = [account.updates.add("poll", poll)]
    if not poll["is_anonymous"]:
        answer = {
            "poll_id": poll_id,
            "user": {"is_bot": False, **user},
            "option_ids": options,
            "option_persistent_ids": [poll["options"][number]["persistent_id"] for number in options],
        }
        update_ids.append(account.updates.add("poll_answer", answer))
    return {"update_ids": update_ids}


def set_membership(account: Account, *, chat: Json, user: Json, status: str) -> Json:
    """Add the bot to a chat, promote, remove or block it; the bot is told unless nothing changes."""
    is_new = account.store.get("chat", chat["id"]) is None
    shown = account.chats.meet(chat)
    before = account.chats.set_bot_status(chat["id"], status)
    if is_new and status not in ("left", "kicked"):
        before = "left"
    if before == status:
        return {"update_id": None}
    change = {
        "chat": shown,
        "from": {"is_bot": False, **user},
        "date": int(time.time()),
        "old_chat_member": describe_member(account.user(), before, shown),
        "new_chat_member": describe_member(account.user(), status, shown),
    }
    return {"update_id": account.updates.add("my_chat_member", change)}


def migrate(account: Account, *, chat_id: int, new_chat_id: int, user: Json) -> Json:
    """Turn a group into a supergroup: two service messages, and the old id refuses messages from now on."""
    old = account.chats.find(chat_id)["chat"]
    account.chats.migrate(chat_id, new_chat_id)
    new = account.chats.find(new_chat_id)["chat"]
    update_ids = []
    for chat, field, other in ((old, "migrate_to_chat_id", new_chat_id), (new, "migrate_from_chat_id", chat_id)):
        message = account.messages.create(chat) | {"from": {"is_bot": False, **user}, field: other}
        account.messages.save(message, by_bot=False)
        update_ids.append(account.updates.add("message", message))
    return {"update_ids": update_ids}


def _data_at(message: Json | None, index: int) -> str:
    rows = (message or {}).get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    if not 0 <= index < len(buttons):
        raise ControlError(f"there is no button {index}; the message has {len(buttons)}")
    data = buttons[index].get("callback_data")
    if data is None:
        raise ControlError(f"button {buttons[index]['text']!r} is not one that the bot hears of")
    return str(data)
