"""A Bot API that lives in memory, and a memory that lives in no file."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Collection
from datetime import UTC, datetime
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.assistant.turns import Kept, Recalled
from bot.tg.incoming import Me
from bot.tg.wire import Wire

__all__ = [
    "BOT",
    "ME",
    "NOW",
    "TOKEN",
    "FakeMemory",
    "FakeRequest",
    "Json",
    "by_bot",
    "fake_wire",
    "message",
    "ok",
    "refused",
]

Json = dict[str, Any]
_Answer = tuple[int, bytes] | Exception | Callable[[Json], Awaitable[tuple[int, bytes]]]

TOKEN = "123456:AAF-secret_of_the_tests"
ME = Me(id=123456, username="Year_Bot")
NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
BOT: Json = {"id": ME.id, "is_bot": True, "first_name": "Year", "username": ME.username}


class FakeRequest(BaseRequest):
    """Answers requests from a script, and keeps what was asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Json]] = []
        self._script: dict[str, list[_Answer]] = {}
        self._message_id = 1000

    def script(self, method: str, *answers: _Answer) -> None:
        """Set what the next requests of a method get; after that they succeed."""
        self._script.setdefault(method, []).extend(answers)

    def asked(self, method: str) -> list[Json]:
        """Return the parameters of all requests of a method."""
        return [parameters for name, parameters in self.calls if name == method]

    @property
    def read_timeout(self) -> float:
        """PTB adds it to the seconds of a long poll."""
        return 1.0

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        """Answer from the script."""
        assert method == "POST"
        name = url.rsplit("/", 1)[-1]
        parameters = {} if request_data is None else dict(request_data.parameters)
        self.calls.append((name, parameters))
        if not self._script.get(name):
            return ok(self._result(name, parameters))
        answer = self._script[name].pop(0)
        if isinstance(answer, Exception):
            raise answer
        return await answer(parameters) if callable(answer) else answer

    def _result(self, name: str, parameters: Json) -> Any:
        if name == "getMe":
            return BOT
        if name in ("sendMessage", "editMessageText"):
            self._message_id += 1
            chat = {"id": parameters["chat_id"], "type": "private"}
            return {"message_id": self._message_id, "date": 1, "chat": chat, "text": parameters["text"]}
        if name == "answerGuestQuery":
            return {"inline_message_id": "1"}
        if name == "getChat":
            gifts = ["unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"]
            chat = {"id": int(parameters["chat_id"]), "type": "channel", "title": "News", "accent_color_id": 0}
            return chat | {"max_reaction_count": 1, "accepted_gift_types": dict.fromkeys(gifts, False)}
        return [] if name in ("getUpdates", "getMyCommands") else True


class FakeMemory:
    """What `bot.storage.memory.Memory` does, in dictionaries."""

    def __init__(self) -> None:
        self.handled: dict[str, int] = {}
        self.times: dict[str, int] = {}
        self.kept: list[Kept] = []
        self.recalled = Recalled()
        self.recall_asked: list[tuple[int, int, int, int | None]] = []
        self.moved: list[tuple[int, int]] = []
        self.forgotten: list[int] = []
        self.error: Exception | None = None

    async def find_handled(self, keys: Collection[str]) -> set[str]:
        """Return those of the keys that were recorded."""
        return self.handled.keys() & set(keys)

    async def record_handled(self, key: str, update_id: int, at: int, kept: Kept | None = None) -> None:
        """Note it, or fail as a test wants."""
        if self.error is not None:
            raise self.error
        self.handled[key], self.times[key] = update_id, at
        self.kept += [kept] if kept is not None else []

    async def recall(self, chat_id: int, user_id: int, *, since: int, replied_to: int | None) -> Recalled:
        """Return what a test has put there."""
        self.recall_asked.append((chat_id, user_id, since, replied_to))
        return self.recalled

    async def move_chat(self, old: int, new: int) -> None:
        """Note the move."""
        self.moved.append((old, new))

    async def forget_user(self, user_id: int) -> None:
        """Note whom to forget."""
        self.forgotten.append(user_id)

    async def forget(self, before: int) -> None:
        """Forget what is older."""
        self.handled = {key: update_id for key, update_id in self.handled.items() if self.times[key] >= before}


def fake_wire(request: FakeRequest) -> Wire:
    """Return a client that talks to the script."""
    return Wire(TOKEN, request=request, get_updates_request=request)


def ok(result: Any) -> tuple[int, bytes]:
    """Return a success as Telegram sends it."""
    return 200, json.dumps({"ok": True, "result": result}).encode()


def refused(code: int, description: str, **parameters: Any) -> tuple[int, bytes]:
    """Return an error as Telegram sends it."""
    body: Json = {"ok": False, "error_code": code, "description": description}
    return code, json.dumps(body | ({"parameters": parameters} if parameters else {})).encode()


def message(text: str | None = "when?", *, chat: int = 7, kind: str = "private", **more: Any) -> Json:
    """Return a Message of the Bot API, by default from user 7 in private."""
    made: Json = {
        "message_id": 50,
        "date": int(NOW.timestamp()),
        "chat": {"id": chat, "type": kind, "title": "A chat"},
        "from": {"id": 7, "is_bot": False, "first_name": "Aru", "language_code": "kk"},
    }
    return made | ({} if text is None else {"text": text}) | more


def by_bot(**more: Any) -> Json:
    """Return a message of the bot itself, number 40."""
    return message("an answer", **more) | {"from": BOT, "message_id": 40}
