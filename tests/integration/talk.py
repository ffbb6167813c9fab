"""A user who talks with the bot, and what came of it."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.client import Chat, FakeTelegram, Message, Request, User

_FORWARD = re.compile("[›→▶>]")  # Not », which ends a Russian title.
_MOST_PAGES = 20
_VISIBLE = ("sendMessage", "editMessageText", "editMessageReplyMarkup", "answerInlineQuery", "answerGuestQuery")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a press of a button led to."""

    popup: str | None
    """The text over the screen, if there was one."""
    edited: Message | None
    """The message with the button, if it was changed."""
    below: tuple[Message, ...]
    """New messages."""
    answers: int
    """How often the query was answered."""

    @property
    def text(self) -> str:
        """What the user reads, wherever it stands."""
        messages = [*self.below, *([self.edited] if self.edited else [])]
        return "\n".join([self.popup or "", *(message.text for message in messages)]).strip()


class Talk:
    """One user in one chat, by default in private."""

    def __init__(self, telegram: FakeTelegram, user: User, chat: Chat | None = None) -> None:
        self._telegram = telegram
        self.user = user
        self.chat = chat

    @property
    def chat_id(self) -> int:
        """Where the talk is."""
        return self.user.id if self.chat is None else self.chat.id

    def say(self, text: str | None, **more: Any) -> int:
        """Write without waiting; return the number of the message."""
        said = self._telegram.say(text, user=self.user, chat=self.chat, **more)
        assert said.message_id is not None
        return said.message_id

    def ask(self, text: str, *, timeout: float = 10, **more: Any) -> Message:
        """Write and wait for the answer."""
        self.say(text, **more)
        return self._telegram.wait_for("sendMessage", chat_id=self.chat_id, timeout=timeout)[0].message

    def press(self, message: Message, label_or_data: str, *, expired: bool = False) -> Pressed:
        """Press a button and wait until the bot is done with it."""
        data = message.find_button(label_or_data).data
        assert data is not None
        return self.press_data(message, data, expired=expired)

    def press_data(self, message: Message, data: str, *, expired: bool = False) -> Pressed:
        """Press a button that need not exist."""
        after = self._telegram.last()
        self._telegram.press_data(message.chat_id, message.message_id, data, self.user, expired=expired)
        self._telegram.wait_for("answerCallbackQuery", after=after)
        self._telegram.wait_idle()
        requests = self._telegram.requests(after=after)
        popups = [request for request in requests if request.method == "answerCallbackQuery"]
        edits = [request.message for request in requests if request.method == "editMessageText" and request.ok]
        return Pressed(
            popup=popups[0].params.get("text"),
            edited=edits[-1] if edits else None,
            below=tuple(request.message for request in requests if request.method == "sendMessage" and request.ok),
            answers=len(popups),
        )


def visible(requests: Sequence[Request]) -> list[Request]:
    """Return the requests that users see something of."""
    return [request for request in requests if request.method in _VISIBLE]


@contextmanager
def silence(telegram: FakeTelegram, bystander: Talk) -> Iterator[None]:
    """Check that what happens inside is not answered: the next message of somebody else is the first that is.

    Raises:
        AssertionError: It was answered.
    """
    after = telegram.last()
    yield
    bystander.ask("/start")
    telegram.wait_idle()
    answered = [(each.method, str(each.params.get("chat_id"))) for each in visible(telegram.requests(after=after))]
    assert answered == [("sendMessage", str(bystander.chat_id))]


def find_forward(message: Message) -> str | None:
    """Find the label of the button that turns to the next page."""
    return next((label for label in reversed(message.labels) if _FORWARD.search(label)), None)


def read_all_pages(talk: Talk, first: Message) -> str:
    """Turn the pages of a list while there is a next one, and return everything that was read."""
    read, message = [first.text], first
    for _ in range(_MOST_PAGES):
        label = find_forward(message)
        if label is None:
            break
        pressed = talk.press(message, label)
        assert pressed.edited is not None, "a page is turned in place"
        read.append(pressed.text)
        message = pressed.edited
    return "\n".join(read)
