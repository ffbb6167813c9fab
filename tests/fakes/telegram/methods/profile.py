"""The bot's name, descriptions, commands and menu button, per language and scope."""

import json

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.methods.registry import Method
from tests.fakes.telegram.store import Json

_PRIVATE_SCOPES = ("chat", "chat_administrators", "chat_member")


def get_me(account: Account, _params: Json) -> Json:
    """Describe the bot."""
    return account.me


def set_my_commands(account: Account, params: Json) -> bool:
    """Set the commands of a scope and language."""
    commands = [
        {"command": command["command"].removeprefix("/"), "description": command["description"]}
        for command in params["commands"]
    ]
    account.store.put("commands", _list_key(account, params), {"commands": commands})
    return True


def get_my_commands(account: Account, params: Json) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    stored = account.store.get("commands", _list_key(account, params))
    return [] if stored is None else list(stored["commands"])


def delete_my_commands(account: Account, params: Json) -> bool:
    """Forget the commands of a scope and language."""
    account.store.delete("commands", _list_key(account, params))
    return True


def set_chat_menu_button(account: Account, params: Json) -> bool:
    """Set the menu button of a private chat or of all."""
    _check_menu_chat(account, params)
    account.store.put("menu", params.get("chat_id") or "", params.get("menu_button") or {"type": "default"})
    return True


def get_chat_menu_button(account: Account, params: Json) -> Json:
    """Return the menu button of a private chat, by default that of all."""
    _check_menu_chat(account, params)
    own = account.store.get("menu", params.get("chat_id") or "")
    return own or account.store.get("menu", "") or {"type": "commands"}


def text_setter(field: str) -> Method:
    """Return the method that sets a text of the profile."""

    def set_text(account: Account, params: Json) -> bool:
        account.store.put("profile", f"{field}/{params.get('language_code') or ''}", {field: params.get(field) or ""})
        return True

    return set_text


def text_getter(field: str) -> Method:
    """Return the method that shows a text of the profile to users of a language."""

    def get_text(account: Account, params: Json) -> Json:
        for language in (params.get("language_code") or "", ""):
            stored = account.store.get("profile", f"{field}/{language}")
            if stored is not None and stored[field]:
                return stored
        return {field: account.me["first_name"] if field == "name" else ""}

    return get_text


def _list_key(account: Account, params: Json) -> str:
    scope = params.get("scope") or {"type": "default"}
    if scope["type"] in _PRIVATE_SCOPES:
        scope = scope | {"chat_id": account.chats.find(scope.get("chat_id"))["chat"]["id"]}
    return json.dumps([scope, params.get("language_code") or ""], sort_keys=True)


def _check_menu_chat(account: Account, params: Json) -> None:
    if params.get("chat_id") and account.chats.find(params["chat_id"])["chat"]["type"] != "private":
        raise bad_request("chat not found")
