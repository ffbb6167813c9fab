"""The tests' connection to the control side of the server."""

import json
import urllib.error
import urllib.request
from abc import ABC, abstractmethod
from typing import Any

from tests.fakes.telegram.records import Said
from tests.fakes.telegram.store import Json

_HTTP_SECONDS = 30
# The server is on this machine, whatever proxy the environment names.
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Link(ABC):
    """Calls under /_/, and the mark of the last thing that a user did."""

    def __init__(self) -> None:
        self._mark = 0

    @property
    @abstractmethod
    def base_url(self) -> str:
        """The address of the server."""

    def _act(self, path: str, body: Json) -> Said:
        self._mark = int(self._get("last")["n"])
        answer = self._post(path, body)
        ids = (answer.get(name) for name in ("callback_query_id", "inline_query_id", "guest_query_id"))
        return Said(
            update_id=answer.get("update_id"),
            chat_id=answer.get("chat_id"),
            message_id=answer.get("message_id"),
            query_id=next((query_id for query_id in ids if query_id), None),
        )

    def _get(self, path: str) -> Any:
        return self._call(urllib.request.Request(f"{self.base_url}/_/{path}"))  # noqa: S310 - always http

    def _post(self, path: str, body: Json) -> Any:
        headers = {"Content-Type": "application/json"}
        url, data = f"{self.base_url}/_/{path}", json.dumps(body).encode()
        return self._call(urllib.request.Request(url, data, headers))  # noqa: S310 - always http

    def _call(self, request: urllib.request.Request) -> Any:
        try:
            with _OPENER.open(request, timeout=_HTTP_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{request.full_url}: {error.read().decode()}") from error
