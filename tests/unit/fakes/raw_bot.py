"""A caller of the Bot API without any library between: what a test writes is what the server gets."""

import http.client
import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

from tests.fakes.telegram.client import FakeTelegram
from tests.fakes.telegram.store import Json

_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class NoAnswerError(Exception):
    """The connection ended without a whole answer, or the answer took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back."""

    status: int
    content_type: str
    content: str

    @property
    def body(self) -> Json:
        """The answer as JSON."""
        return dict(json.loads(self.content))

    @property
    def result(self) -> object:
        """What the method returned; the request must have succeeded."""
        assert self.body["ok"], self.content
        return self.body["result"]

    @property
    def error(self) -> str:
        """Why the request was refused."""
        return str(self.body["description"])


class RawBot:
    """A bot that makes every mistake it is told to."""

    def __init__(self, telegram: FakeTelegram, *, token: str | None = None, patience: float = 30) -> None:
        """Prepare the bot.

        Args:
            patience: How many seconds it waits for an answer.
        """
        self._root = f"{telegram.base_url}/bot{token or telegram.token}"
        self._patience = patience

    def call(self, method: str, /, **parameters: Any) -> Answer:
        """Call a method with a body of JSON."""
        return self._send(method, json.dumps(parameters), "application/json")

    def call_form(self, method: str, /, **parameters: Any) -> Answer:
        """Call a method with a form, as python-telegram-bot does: what is no string is JSON."""
        fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()}
        return self._send(method, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")

    def send(self, text: str, chat_id: int = 1001, **parameters: Any) -> Answer:
        """Send a message."""
        return self.call("sendMessage", chat_id=chat_id, text=text, **parameters)

    def poll(self, **parameters: Any) -> list[Json]:
        """Fetch updates."""
        result = self.call("getUpdates", **parameters).result
        assert isinstance(result, list)
        return result

    def _send(self, method: str, content: str, content_type: str) -> Answer:
        url, headers = f"{self._root}/{method}", {"Content-Type": content_type}
        request = urllib.request.Request(url, content.encode(), headers)  # noqa: S310 - always http
        try:
            with _OPENER.open(request, timeout=self._patience) as answer:
                return _read(answer, answer.status)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return _read(refusal, refusal.code)
        except (OSError, http.client.HTTPException) as error:
            raise NoAnswerError(str(error)) from error


def _read(answer: http.client.HTTPResponse | urllib.error.HTTPError, status: int) -> Answer:
    content_type = answer.headers.get_content_type()
    return Answer(status=status, content_type=content_type, content=answer.read().decode())
