"""The users and chats around the bot, as tests play them."""

from typing import Any, Literal

from tests.fakes.telegram.link import Link
from tests.fakes.telegram.records import Chat, Message, Said, User
from tests.fakes.telegram.store import Json

BotStatus = Literal["member", "administrator", "restricted", "left", "kicked"]
_ANYONE = User()


class Crowd(Link):
    """What users do and what chats are like."""

    def say(
        self,
        text: str | None,
        *,
        chat: Chat | None = None,
        user: User = _ANYONE,
        reply_to: int | None = None,
        thread: int | None = None,
        edited: bool = False,
        message_id: int | None = None,
        **more: Any,
    ) -> Said:
        """Let a user write, by default in private.

        Args:
            edited: Whether this is a new text for the user's last message, or for message_id.
            more: Further fields of `incoming.Wording`: via_bot, forward, entities, date, content.
        """
        body = self._wording(text, chat, user) | more
        body |= {"reply_to_message_id": reply_to, "thread": thread, "edited": edited, "message_id": message_id}
        return self._act("user-message", body)

    def guest(self, text: str, *, chat: Chat, user: User = _ANYONE) -> Said:
        """Let a user mention the bot where it is no member."""
        return self._act("guest", self._wording(text, chat, user))

    def press(self, message: Message, label_or_data: str, user: User = _ANYONE, *, expired: bool = False) -> Said:
        """Press a button of a message as it was when the test got it, even if the bot has changed it since.

        Args:
            expired: Whether it is already too late to answer the query.

        Raises:
            LookupError: The message has no such button.
        """
        button = message.find_button(label_or_data)
        if button.data is None:
            raise LookupError(f"the bot hears nothing of the button {button.label!r}")
        return self.press_data(message.chat_id, message.message_id, button.data, user, expired=expired)

    def press_data(
        self, chat_id: int, message_id: int, data: str, user: User = _ANYONE, *, expired: bool = False
    ) -> Said:
        """Press a button with any data, also one that no message has."""
        body = {"chat_id": chat_id, "message_id": message_id, "data": data, "user": user.as_json()}
        return self._act("press", {**body, "expired": expired})

    def inline(self, query: str, *, user: User = _ANYONE, offset: str = "") -> Said:
        """Let a user type an inline query."""
        return self._act("inline", {"query": query, "user": user.as_json(), "offset": offset})

    def vote(self, poll_id: str, options: list[int], *, user: User = _ANYONE) -> None:
        """Let a user vote in a poll of the bot."""
        self._act("vote", {"poll_id": poll_id, "options": options, "user": user.as_json()})

    def update(self, update: Json) -> Said:
        """Create any update, such as ``{"message_reaction": {...}}``; it must be valid by the Bot API."""
        return self._act("update", update)

    def raw_update(self, update: Json) -> Said:
        """Create an update that no model knows, as a later Bot API may send it; nothing is checked."""
        return self._act("raw-update", update)

    def meet(
        self,
        chat: Chat | User,
        *,
        bot_status: BotStatus | None = None,
        administrators: tuple[User, ...] = (),
    ) -> None:
        """Make the bot know a chat without an update; sending to any other chat fails."""
        members = [{"user": user.as_json(), "status": "administrator"} for user in administrators]
        self._post("chat", {**_chat(chat), "bot_status": bot_status, "members": members})

    def set_membership(self, chat: Chat | User, status: BotStatus, *, user: User = _ANYONE) -> Said:
        """Add, promote, remove or block the bot, with its my_chat_member update."""
        return self._act("membership", {"chat": _chat(chat), "user": user.as_json(), "status": status})

    def migrate(self, chat: Chat, new_chat_id: int, *, user: User = _ANYONE) -> None:
        """Turn a group into a supergroup: the old id refuses, two service messages tell of the new one."""
        self._act("migrate", {"chat_id": chat.id, "new_chat_id": new_chat_id, "user": user.as_json()})

    def _wording(self, text: str | None, chat: Chat | None, user: User) -> Json:
        where = {} if chat is None else {"chat_id": chat.id, "chat_type": chat.type, "chat": chat.as_json()}
        return {"text": text, "user": user.as_json(), **where}


def _chat(chat: Chat | User) -> Json:
    if isinstance(chat, Chat):
        return chat.as_json()
    return {name: value for name, value in chat.as_json().items() if name not in ("is_bot", "language_code")} | {
        "type": "private"
    }
