"""Faults that a test puts in the way of requests."""

from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from tests.fakes.telegram.errors import ControlError
from tests.fakes.telegram.store import Json, Store

Kind = Literal[
    "http",
    "retry_after",
    "hang",
    "reset_before",
    "delay",
    "reset_after",
    "truncate",
    "duplicate_update",
]
# In these the request is never processed; in the others it is, and only the answer suffers.
_UNPROCESSED = ("http", "retry_after", "hang", "reset_before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens to the next requests of a method."""

    kind: Kind
    method: str = ""
    """Empty for any method but getUpdates."""
    chat_id: int | str | None = None
    times: int = 1
    code: int = 500
    body: Any = None
    """An object is sent as JSON, a string as HTML; by default Telegram's error of that code."""
    seconds: float = 1.0

    @property
    def is_processed(self) -> bool:
        """Whether the server does what it was asked to."""
        return self.kind not in _UNPROCESSED

    def suits(self, method: str, parameters: Json) -> bool:
        """Tell whether the fault is meant for this request."""
        if self.method.lower() != method.lower() and (self.method or method.lower() == "getupdates"):
            return False
        return self.chat_id is None or str(parameters.get("chat_id")) == str(self.chat_id)


class Faults:
    """The faults that are still to happen, oldest first."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, described: Json) -> None:
        """Take a fault from a test.

        Raises:
            ControlError: There is no such fault.
        """
        try:
            fault = Fault(**described)
        except TypeError as error:
            raise ControlError(f"not a fault: {error}") from error
        if fault.kind not in get_args(Kind):
            raise ControlError(f"unknown kind of fault {fault.kind!r}")
        self._store.put("fault", self._store.next("fault"), asdict(fault) | {"id": self._store.peek("fault") - 1})

    def clear(self) -> None:
        """Forget the faults that have not happened."""
        self._store.wipe(["fault"])

    def find(self, method: str, parameters: Json) -> Fault | None:
        """Return the fault for this request, without using it up."""
        return self._find(method, parameters)[1]

    def take(self, method: str, parameters: Json) -> Fault | None:
        """Return the fault for this request and use it up once."""
        number, fault = self._find(method, parameters)
        if fault is None:
            return None
        if fault.times > 1:
            self._store.put("fault", number, asdict(fault) | {"times": fault.times - 1, "id": number})
        else:
            self._store.delete("fault", number)
        return fault

    def _find(self, method: str, parameters: Json) -> tuple[int, Fault | None]:
        for entry in self._store.all("fault"):
            number = entry.pop("id")
            fault = Fault(**entry)
            if fault.suits(method, parameters):
                return number, fault
        return 0, None
