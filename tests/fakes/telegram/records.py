"""What tests give to and get from the fake server."""

from dataclasses import dataclass, field
from typing import Literal, Self

from tests.fakes.telegram.store import Json

ChatKind = Literal["private", "group", "supergroup", "channel"]


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or another bot, who talks to the bot."""

    id: int = 1001
    first_name: str = "Aigerim"
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    is_bot: bool = False

    def as_json(self) -> Json:
        """Return the Bot API's User."""
        named = {
            "first_name": self.first_name,
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {"id": self.id, "is_bot": self.is_bot} | {
            name: value for name, value in named.items() if value is not None
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A group or channel; private chats need none, they are the user."""

    id: int
    type: ChatKind = "supergroup"
    title: str = "A chat"
    username: str | None = None
    is_forum: bool = False

    def as_json(self) -> Json:
        """Return the Bot API's Chat."""
        chat: Json = {"id": self.id, "type": self.type, "title": self.title}
        if self.username is not None:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a user did, and the update the bot hears of it by."""

    update_id: int | None
    """None if the bot does not want updates of this kind."""
    chat_id: int | None = None
    message_id: int | None = None
    query_id: str | None = None
    """Of a press, an inline query or a guest query."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request of the bot and its answer."""

    n: int
    method: str
    """As the documentation spells it."""
    params: Json
    """Decoded: a keyboard is an object, not a string."""
    result: Json | None
    """The whole answer; None if a fault kept the request from being processed."""
    at: float
    fault: str | None

    @property
    def ok(self) -> bool:
        """Whether Telegram did it; a fault may have kept the bot from learning so."""
        return self.result is not None and bool(self.result["ok"])

    @property
    def message(self) -> "Message":
        """The message that the request sent or changed."""
        if not self.ok or self.result is None or not isinstance(self.result["result"], dict):
            raise AssertionError(f"{self.method} sent no message; it was answered {self.result!r}")
        return Message.from_json(self.result["result"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button."""

    label: str
    data: str | None = None
    url: str | None = None
    raw: Json = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of the bot."""

    chat_id: int
    message_id: int
    text: str
    """As users read it, after parsing."""
    buttons: tuple[tuple[Button, ...], ...]
    thread_id: int | None
    reply_to: int | None
    raw: Json = field(repr=False)
    """The Bot API's Message, with its entities and the rest."""

    @classmethod
    def from_json(cls, raw: Json) -> Self:
        """Read the Bot API's Message."""
        rows = raw.get("reply_markup", {}).get("inline_keyboard", [])
        return cls(
            chat_id=raw["chat"]["id"],
            message_id=raw["message_id"],
            text=raw.get("text", ""),
            buttons=tuple(tuple(map(_button, row)) for row in rows),
            thread_id=raw.get("message_thread_id"),
            reply_to=raw.get("reply_to_message", {}).get("message_id"),
            raw=raw,
        )

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of all buttons, row by row."""
        return tuple(button.label for row in self.buttons for button in row)

    def find_button(self, label_or_data: str) -> Button:
        """Find a button by its label, by its data, or else by how its label begins.

        Raises:
            LookupError: There is none.
        """
        buttons = [button for row in self.buttons for button in row]
        for attribute in ("label", "data"):
            for button in buttons:
                if getattr(button, attribute) == label_or_data:
                    return button
        for button in buttons:
            if button.label.startswith(label_or_data):
                return button
        raise LookupError(f"no button {label_or_data!r}; the message has {self.labels}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A rule of Telegram that the bot broke."""

    n: int
    """The number of the request."""
    method: str
    rule: str
    detail: str


def _button(raw: Json) -> Button:
    return Button(label=raw["text"], data=raw.get("callback_data"), url=raw.get("url"), raw=raw)
