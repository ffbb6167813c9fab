"""FakeTelegram: how tests start the server, play the users and see what the bot did."""

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.fakes.telegram.crowd import Crowd
from tests.fakes.telegram.faults import Kind
from tests.fakes.telegram.process import ServerProcess
from tests.fakes.telegram.records import Chat, Message, Request, Said, User, Violation
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.witness import Witness

__all__ = ["TOKEN", "Chat", "FakeTelegram", "Message", "Request", "Said", "User", "Violation"]

TOKEN = "123456789:AAF-fake-token-of-the-tests-0123456789"
# Telegram holds hurried polls for 3 seconds; tests that stop and start bots need not wait so long.
_HOLD_SECONDS = 0.2


class FakeTelegram(Crowd, Witness):
    """The server in a process of its own; a context manager."""

    def __init__(
        self, state: Path | None = None, *, token: str = TOKEN, me: Json | None = None, hold: float = _HOLD_SECONDS
    ) -> None:
        """Prepare the server.

        Args:
            state: The folder of what survives a restart; by default a temporary one.
            me: Fields of getMe that differ from the usual ones, for example can_read_all_group_messages.
            hold: Telegram's 3 seconds between hurried polls and between refusals of a second poller.
        """
        super().__init__()
        self._temporary = tempfile.TemporaryDirectory(prefix="fake-telegram-") if state is None else None
        folder = Path(self._temporary.name) if self._temporary is not None else state
        assert folder is not None
        self._process = ServerProcess(state=folder, token=token, me=me or {}, hold=hold)
        self.token = token

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self._temporary is not None:
            self._temporary.cleanup()

    @property
    def base_url(self) -> str:
        """The bot's setting; `python-telegram-bot`'s base_url is this with ``/bot`` at the end."""
        return f"http://127.0.0.1:{self._process.port}"

    def start(self) -> None:
        """Start the server, on the port it had before if there was one."""
        self._process.start()

    def stop(self) -> None:
        """Kill the server: an outage until `start`."""
        self._process.stop()

    def restart(self, *, rewind_ids: int | None = None, lose_ids: bool = False) -> None:
        """Kill the server and start it again with the same state and port.

        Args:
            rewind_ids: By how many the ids of updates go back; ids that the bot has seen come again.
            lose_ids: Whether the ids of updates begin again with the very first.
        """
        rewind = [] if rewind_ids is None else ["--rewind-ids", str(rewind_ids)]
        self._process.stop()
        self._process.start(*rewind, *(["--lose-ids"] if lose_ids else []))

    def reset(self) -> None:
        """Empty the server's world: chats, messages, faults, requests, violations, pending updates."""
        self._post("reset", {})

    def replay(self, said: Said) -> None:
        """Let a confirmed update come again, as if its confirmation had been lost, once a bot asks from the start."""
        self._post("replay", {"update_id": said.update_id})

    def clear_faults(self) -> None:
        """Take back the faults that have not happened."""
        self._post("clear-faults", {})

    def fail(
        self,
        method: str,
        kind: Kind = "http",
        *,
        times: int = 1,
        chat_id: int | None = None,
        code: int = 500,
        body: Json | str | None = None,
        seconds: float = 1.0,
    ) -> None:
        """Put a fault in the way of the next requests of a method; "" is every method but getUpdates.

        Not processed: http (code, body: an object as JSON, a string as HTML), retry_after (seconds), hang,
        reset_before. Processed, the answer suffers: delay (seconds), reset_after, truncate.
        duplicate_update, for getUpdates only: what is handed out comes once more after it is confirmed.
        """
        fault = {"method": method, "kind": kind, "times": times, "chat_id": chat_id}
        self._post("faults", {**fault, "code": code, "body": body, "seconds": seconds})
