"""What the bot did, as tests see it."""

import time
from urllib.parse import urlencode

from tests.fakes.telegram.link import Link
from tests.fakes.telegram.records import Message, Request, Violation

_POLL_SECONDS = 0.02


class Witness(Link):
    """Requests, messages and violations."""

    def wait_for(
        self,
        method: str,
        count: int = 1,
        chat_id: int | None = None,
        timeout: float = 10,
        *,
        after: int | None = None,
    ) -> list[Request]:
        """Wait for requests since the last thing a user did, or after the request of the given number.

        Raises:
            AssertionError: They did not come in time.
        """
        deadline = time.monotonic() + timeout
        while True:
            found = self.requests(method, after=self._mark if after is None else after, chat_id=chat_id)
            if len(found) >= count:
                return found
            if time.monotonic() > deadline:
                seen = [request.method for request in self.requests(after=self._mark)]
                raise AssertionError(f"{len(found)} of {count} {method} in {timeout} s; requests since: {seen}")
            time.sleep(_POLL_SECONDS)

    def wait_idle(self, timeout: float = 10) -> None:
        """Wait until every update is confirmed; the bot may still be working on the last of them.

        Raises:
            AssertionError: It did not happen in time.
        """
        deadline = time.monotonic() + timeout
        while self.pending():
            if time.monotonic() > deadline:
                raise AssertionError(f"{self.pending()} updates are still not confirmed after {timeout} s")
            time.sleep(_POLL_SECONDS)

    def requests(self, method: str = "", *, after: int = 0, chat_id: int | None = None) -> list[Request]:
        """Return the bot's requests, oldest first."""
        found = self._get(f"requests?{urlencode({'method': method, 'after': after})}")
        return [
            Request(**request)
            for request in found
            if chat_id is None or str(request["params"].get("chat_id")) == str(chat_id)
        ]

    def sent(self, chat_id: int | None = None) -> list[Message]:
        """Return the bot's messages as users see them now: edited ones changed, deleted ones gone."""
        messages = [Message.from_json(raw) for raw in self._get("messages")]
        return [message for message in messages if chat_id in (None, message.chat_id)]

    def violations(self) -> list[Violation]:
        """Return every rule of Telegram that the bot broke."""
        return [Violation(**violation) for violation in self._get("violations")]

    def assert_clean(self, *, before: int = 0) -> None:
        """Fail if the bot broke any rule.

        Args:
            before: How many violations there were before the test.

        Raises:
            AssertionError: It did; each violation on a line.
        """
        new = self.violations()[before:]
        found = [f"  request {each.n}, {each.method}: [{each.rule}] {each.detail}" for each in new]
        if found:
            raise AssertionError("the bot broke rules of Telegram:\n" + "\n".join(found))

    def last(self) -> int:
        """Return the number of the newest request."""
        return int(self._get("last")["n"])

    def pending(self) -> int:
        """Return the number of updates that are not confirmed."""
        return int(self._get("pending")["pending"])
