"""The chats the bot has met: who is in them and whether the bot may write there."""

from tests.fakes.telegram.errors import ApiError, bad_request, forbidden
from tests.fakes.telegram.store import Json, Store

_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}


class Chats:
    """Chats by id; each with the bot's own status and the members that were seen."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def meet(self, chat: Json) -> Json:
        """Remember a chat, or what is new about it, and return it as messages show it."""
        known = self._store.get("chat", chat["id"]) or {
            "bot_status": "administrator" if chat["type"] == "channel" else "member",
            "members": {},
        }
        known["chat"] = known.get("chat", {}) | chat
        self._save(known)
        return dict(known["chat"])

    def set_bot_status(self, chat_id: int, status: str) -> str:
        """Change what the bot is in a chat and return what it was."""
        known = self.find(chat_id)
        before, known["bot_status"] = known["bot_status"], status
        self._save(known)
        return str(before)

    def set_member(self, chat_id: int, user: Json, status: str | None = None) -> None:
        """Remember a member; without a status, a member already known keeps its own."""
        known = self.find(chat_id)
        member = known["members"].get(str(user["id"]), {"status": "member"})
        known["members"][str(user["id"])] = {"status": status or member["status"], "user": user}
        self._save(known)

    def migrate(self, chat_id: int, new_chat_id: int) -> None:
        """Turn a group into a supergroup with a new id."""
        known = self.find(chat_id)
        self._store.put("chat", chat_id, {**known, "migrated_to": new_chat_id})
        self._save({**known, "chat": {**known["chat"], "id": new_chat_id, "type": "supergroup"}})

    def find(self, chat_id: object) -> Json:
        """Return what is known of a chat, by its id or its @username.

        Raises:
            ApiError: The bot has never met it.
        """
        if chat_id in (None, ""):
            raise bad_request("chat_id is empty")
        known = self._store.get("chat", chat_id)
        if known is None and str(chat_id).startswith("@"):
            name = str(chat_id)[1:].lower()
            public = (entry for entry in self._store.all("chat") if entry["chat"]["type"] != "private")
            known = next((entry for entry in public if entry["chat"].get("username", "").lower() == name), None)
        if known is None:
            raise bad_request("chat not found")
        return known

    def find_writable(self, chat_id: object) -> Json:
        """Return what is known of a chat to which the bot may write.

        Raises:
            ApiError: It does not exist, was migrated, or the bot is blocked, gone or without rights.
        """
        known = self.find(chat_id)
        if "migrated_to" in known:
            parameters = {"migrate_to_chat_id": known["migrated_to"]}
            sentence = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, sentence, parameters=parameters)
        kind, status = known["chat"]["type"], known["bot_status"]
        if kind == "private" and status == "kicked":
            raise forbidden("bot was blocked by the user")
        if status == "kicked":
            raise forbidden(f"bot was kicked from the {_NAMES[kind]}")
        if status == "left":
            raise forbidden(f"bot is not a member of the {_NAMES[kind]}")
        if kind == "channel" and status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        if status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return known

    def _save(self, known: Json) -> None:
        self._store.put("chat", known["chat"]["id"], known)


def private_chat(user: Json) -> Json:
    """Return the private chat with a user."""
    names = ("id", "first_name", "last_name", "username")
    return {name: user[name] for name in names if name in user} | {"type": "private"}
