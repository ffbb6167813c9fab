"""Sending, editing and deleting messages."""

import time

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.messages import shown_in_reply
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.texts import format_text

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)


def send_message(account: Account, params: Json) -> Json:
    """Send a text."""
    message = start_message(account, params)
    message |= _text(params)
    return finish_message(account, message, params)


def edit_message_text(account: Account, params: Json) -> Json:
    """Change the text, and with it the buttons."""
    message = _find_editable(account, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    changed = {name: value for name, value in message.items() if name not in ("text", "entities", "reply_markup")}
    return _save_edit(account, message, changed | _text(params), params)


def edit_message_reply_markup(account: Account, params: Json) -> Json:
    """Change the buttons only."""
    message = _find_editable(account, params)
    changed = {name: value for name, value in message.items() if name != "reply_markup"}
    return _save_edit(account, message, changed, params)


def delete_message(account: Account, params: Json) -> bool:
    """Delete a message; the bot may delete others' only as an administrator, except in private chats."""
    known = account.chats.find_writable(params["chat_id"])
    chat_id, message_id = known["chat"]["id"], params["message_id"]
    if account.messages.find(chat_id, message_id) is None:
        raise bad_request("message to delete not found")
    is_own = account.messages.find_own(chat_id, message_id) is not None
    if not is_own and known["chat"]["type"] != "private" and known["bot_status"] != "administrator":
        raise bad_request("message can't be deleted")
    account.messages.delete(chat_id, message_id)
    return True


def send_chat_action(account: Account, params: Json) -> bool:
    """Show that the bot is typing."""
    account.chats.find_writable(params["chat_id"])
    return True


def start_message(account: Account, params: Json) -> Json:
    """Return a new message of the bot, still without content.

    Raises:
        ApiError: The chat, the thread or the message replied to does not allow it.
    """
    chat = account.chats.find_writable(params["chat_id"])["chat"]
    place: Json = {"sender_chat": chat} if chat["type"] == "channel" else {"from": account.user()}
    thread = params.get("message_thread_id")
    if thread:
        if not account.messages.has_thread(chat, thread):
            raise bad_request("message thread not found")
        place["message_thread_id"] = thread
        if chat.get("is_forum"):
            place["is_topic_message"] = True
    reply = params.get("reply_parameters")
    if reply:
        replied = account.messages.find(chat["id"], reply.get("message_id"))
        if replied is not None:
            place["reply_to_message"] = shown_in_reply(replied)
        elif not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
    _check_markup_fits(chat, params.get("reply_markup"))
    return account.messages.create(chat) | place


def finish_message(account: Account, message: Json, params: Json) -> Json:
    """Add the buttons, store the message and return it."""
    message |= _buttons(params)
    account.messages.save(message, by_bot=True)
    return message


def _find_editable(account: Account, params: Json) -> Json:
    if params.get("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat_id = account.chats.find_writable(params.get("chat_id"))["chat"]["id"]
    message_id = params.get("message_id")
    if not message_id:
        raise bad_request("Message identifier is not specified")
    if account.messages.find(chat_id, message_id) is None:
        raise bad_request("message to edit not found")
    message = account.messages.find_own(chat_id, message_id)
    if message is None:
        raise bad_request("message can't be edited")
    return message


def _save_edit(account: Account, before: Json, after: Json, params: Json) -> Json:
    _check_markup_fits(before["chat"], params.get("reply_markup"))
    if "keyboard" in (params.get("reply_markup") or {}):
        raise bad_request("Inline keyboard expected", is_bug=True)
    after |= _buttons(params)
    same = ("text", "entities", "reply_markup")
    if all(before.get(name) == after.get(name) for name in same):
        raise bad_request(_NOT_MODIFIED)
    after["edit_date"] = int(time.time())
    account.messages.save(after, by_bot=True)
    return after


def _text(params: Json) -> Json:
    formatted = format_text(params["text"], params.get("parse_mode"), params.get("entities"))
    content: Json = {"text": formatted.text}
    if formatted.entities:
        content["entities"] = list(formatted.entities)
    if params.get("link_preview_options"):
        content["link_preview_options"] = params["link_preview_options"]
    return content


def _buttons(params: Json) -> Json:
    """Return the inline buttons; other keyboards are not part of a message."""
    rows = [row for row in (params.get("reply_markup") or {}).get("inline_keyboard", []) if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _check_markup_fits(chat: Json, markup: Json | None) -> None:
    """Check what only the kind of the chat decides."""
    if chat["type"] != "channel" or not markup:
        return
    for button in (button for row in markup.get("inline_keyboard", []) for button in row):
        for name in ("switch_inline_query", "switch_inline_query_chosen_chat", "switch_inline_query_current_chat"):
            if button.get(name) is not None:
                shown = "switch_inline_query_current_chat" if name.endswith("current_chat") else "switch_inline_query"
                sentence = (
                    f"Can't use {shown} button in a channel chat, because users will not be able to use the button "
                    "without knowing bot's username"
                )
                raise bad_request(sentence, is_bug=True)
