"""The log of what the bot asked, what it was answered, and what was wrong with it."""

import time
from collections.abc import Iterable

from tests.fakes.telegram.judge import Violation
from tests.fakes.telegram.store import Json, Store


class RequestLog:
    """Requests and violations, numbered in the order in which requests were settled."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, method: str, parameters: Json, result: Json | None, *, fault: str | None = None) -> int:
        """Record a request and return its number.

        Args:
            result: The whole answer, even if a fault kept it from the bot; None if there was none.
            fault: The kind of the fault that was put in its way.
        """
        number = self._store.next("request")
        self._store.put(
            "request",
            number,
            {
                "n": number,
                "method": method,
                "params": parameters,
                "result": result,
                "at": time.time(),
                "fault": fault,
            },
        )
        return number

    def blame(self, number: int, method: str, violations: Iterable[Violation]) -> None:
        """Record what was wrong with a request."""
        for violation in violations:
            self._store.put(
                "violation",
                self._store.next("violation"),
                {
                    "n": number,
                    "method": method,
                    "rule": violation.rule,
                    "detail": violation.detail,
                },
            )

    def requests(self, after: int) -> list[Json]:
        """Return the requests with a number above the given one."""
        return self._store.numbered_after("request", after)

    def violations(self) -> list[Json]:
        """Return all violations, oldest first."""
        return self._store.all("violation")

    def last(self) -> int:
        """Return the number of the newest request."""
        return self._store.peek("request") - 1
