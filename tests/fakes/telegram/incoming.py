"""What users write: turned into messages and the updates that tell the bot of them."""

import time
from dataclasses import dataclass
from typing import Any, Literal

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.chats import private_chat
from tests.fakes.telegram.errors import ControlError
from tests.fakes.telegram.messages import shown_in_reply
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.texts import find_entities


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A message a user writes or edits; the body of POST /_/user-message."""

    user: Json
    text: str | None = None
    chat_id: int | None = None
    """By default the private chat with the user."""
    chat_type: Literal["private", "group", "supergroup", "channel"] | None = None
    """By default what the bot already knows of the chat."""
    chat: Json | None = None
    """More fields of the chat: title, username, is_forum."""
    reply_to_message_id: int | None = None
    thread: int | None = None
    """The thread; in a forum a topic, elsewhere a thread of replies."""
    via_bot: bool | Json = False
    """True for this bot, or another bot's user object."""
    edited: bool = False
    message_id: int | None = None
    """The message to edit; by default the user's last one."""
    forward: Json | None = None
    """A MessageOrigin, its date optional."""
    entities: list[Json] | None = None
    """By default what needs no markup: commands, mentions, links."""
    date: int | None = None
    content: Json | None = None
    """Further fields of the message, for example a sticker."""
    guest: bool = False
    """The user mentions the bot where it is no member."""


def write(account: Account, wording: Wording, *, guest_query_id: str | None = None) -> Json:
    """Let a user write or edit a message; return update_id (None if the bot does not want it) and message_id."""
    user = {"is_bot": False, **wording.user}
    chat = _chat(account, wording, user)
    if wording.edited:
        message = _edit(account, wording, chat, user)
    else:
        message = account.messages.create(chat, date=wording.date) | _sender(chat, user)
        message |= _context(account, wording, chat)
    message |= _content(wording)
    if guest_query_id is not None:
        message["guest_query_id"] = guest_query_id
    else:
        account.messages.save(message, by_bot=False)
    update_id = account.updates.add(_kind(wording, chat), message)
    return {"update_id": update_id, "message_id": message["message_id"], "chat_id": chat["id"]}


def _kind(wording: Wording, chat: Json) -> str:
    if wording.guest:
        return "guest_message"
    kind = "channel_post" if chat["type"] == "channel" else "message"
    return f"edited_{kind}" if wording.edited else kind


def _chat(account: Account, wording: Wording, user: Json) -> Json:
    chat_id = user["id"] if wording.chat_id is None else wording.chat_id
    if chat_id == user["id"]:
        chat = private_chat(user)
    else:
        known = account.store.get("chat", chat_id) or {"chat": {}}
        kind = wording.chat_type or known["chat"].get("type") or "supergroup"
        chat = {"id": chat_id, "title": f"Chat {chat_id}", **known["chat"], "type": kind, **(wording.chat or {})}
    if wording.guest:
        return chat
    chat = account.chats.meet(chat)
    if chat["type"] != "channel":
        account.chats.set_member(chat_id, user)
    return chat


def _sender(chat: Json, user: Json) -> Json:
    return {"sender_chat": chat} if chat["type"] == "channel" else {"from": user}


def _edit(account: Account, wording: Wording, chat: Json, user: Json) -> Json:
    if wording.message_id is None:
        message = account.messages.find_last(chat["id"], user["id"])
    else:
        message = account.messages.find(chat["id"], wording.message_id)
    if message is None:
        raise ControlError(f"there is no message to edit in chat {chat['id']}")
    changed = {name: value for name, value in message.items() if name not in ("text", "entities")}
    return changed | {"edit_date": int(time.time()) if wording.date is None else wording.date}


def _context(account: Account, wording: Wording, chat: Json) -> Json:
    """Return the fields that say where the message stands and where it comes from."""
    context: Json = {}
    if wording.thread is not None:
        context["message_thread_id"] = wording.thread
        if chat.get("is_forum"):
            context["is_topic_message"] = True
    if wording.reply_to_message_id is not None:
        replied = account.messages.find(chat["id"], wording.reply_to_message_id)
        if replied is None:
            raise ControlError(f"there is no message {wording.reply_to_message_id} in chat {chat['id']}")
        context["reply_to_message"] = shown_in_reply(replied)
    if wording.via_bot:
        context["via_bot"] = account.user() if wording.via_bot is True else wording.via_bot
    if wording.forward is not None:
        context["forward_origin"] = {"date": int(time.time()), **wording.forward}
    return context


def _content(wording: Wording) -> Json:
    content: Json = dict(wording.content or {})
    if wording.text is not None:
        content["text"] = wording.text
        entities: Any = find_entities(wording.text) if wording.entities is None else wording.entities
        if entities:
            content["entities"] = list(entities)
    return content
