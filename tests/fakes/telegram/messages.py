"""Messages: their numbers, their storage and what they look like."""

import time

from tests.fakes.telegram.store import Json, Store

# What an update shows of an unknown or deleted message.
_INACCESSIBLE_DATE = 0


class Messages:
    """The messages of all chats, the bot's own marked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def create(self, chat: Json, *, date: int | None = None) -> Json:
        """Return a new message with its number, its chat and its date; `save` stores it."""
        # Private chats and small groups share one count; supergroups and channels have their own.
        own = chat["type"] in ("supergroup", "channel")
        counter = f"message:{chat['id']}" if own else "message"
        return {
            "message_id": self._store.next(counter),
            "chat": chat,
            "date": int(time.time()) if date is None else date,
        }

    def save(self, message: Json, *, by_bot: bool) -> None:
        """Store a message, new or changed."""
        self._store.put(
            "message",
            _key(message["chat"]["id"], message["message_id"]),
            {
                "by_bot": by_bot,
                "message": message,
            },
        )

    def find(self, chat_id: int, message_id: object) -> Json | None:
        """Return a message or None."""
        entry = self._store.get("message", _key(chat_id, message_id))
        return None if entry is None else dict(entry["message"])

    def find_own(self, chat_id: int, message_id: object) -> Json | None:
        """Return a message that the bot has sent, or None."""
        entry = self._store.get("message", _key(chat_id, message_id))
        return dict(entry["message"]) if entry is not None and entry["by_bot"] else None

    def find_last(self, chat_id: int, user_id: int) -> Json | None:
        """Return the newest message of a user in a chat, or None."""
        found = [
            entry["message"]
            for entry in self._store.all("message")
            if entry["message"]["chat"]["id"] == chat_id and entry["message"].get("from", {}).get("id") == user_id
        ]
        return dict(found[-1]) if found else None

    def delete(self, chat_id: int, message_id: object) -> None:
        """Forget a message."""
        self._store.delete("message", _key(chat_id, message_id))

    def sent(self) -> list[Json]:
        """Return the bot's messages as they are now, oldest first."""
        return [entry["message"] for entry in self._store.all("message") if entry["by_bot"]]

    def has_thread(self, chat: Json, thread_id: int) -> bool:
        """Tell whether a thread exists: any in a forum, elsewhere only one that replies have opened."""
        if chat.get("is_forum") or self.find(chat["id"], thread_id) is not None:
            return True
        return any(
            entry["message"]["chat"]["id"] == chat["id"] and entry["message"].get("message_thread_id") == thread_id
            for entry in self._store.all("message")
        )


def shown_in_reply(message: Json) -> Json:
    """Return a message as ``reply_to_message`` shows it: without the message it replies to itself."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}


def inaccessible(chat: Json, message_id: int) -> Json:
    """Return what stands for a message that is no longer there."""
    return {"chat": chat, "message_id": message_id, "date": _INACCESSIBLE_DATE}


def _key(chat_id: object, message_id: object) -> str:
    return f"{chat_id}:{message_id}"
