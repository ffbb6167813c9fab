"""Without network at start, and during outages: said once, tried again, and what waited is answered."""

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_ANSWER = "10 August"
_PATIENCE = 60
_TRIES = 3


class _DeadLine:
    """A port at which every connection ends at once; it counts them."""

    def __init__(self, listener: socket.socket) -> None:
        self.tries = 0
        self._listener = listener

    def answer(self) -> None:
        """Take and drop connections until the listener is closed."""
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.tries += 1
            connection.close()


@contextmanager
def _dead_line(port: int) -> Iterator[_DeadLine]:
    with socket.create_server(("127.0.0.1", port)) as listener:
        line = _DeadLine(listener)
        thread = threading.Thread(target=line.answer)
        thread.start()
        yield line
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


@contextmanager
def _outage(telegram: FakeTelegram) -> Iterator[_DeadLine]:
    """Put a dead line in Telegram's place; Telegram is back afterwards, whatever comes."""
    port = int(telegram.base_url.rpartition(":")[2])
    telegram.stop()
    try:
        with _dead_line(port) as line:
            yield line
    finally:
        telegram.start()


def _trouble(bot: BotProcess) -> list[str]:
    lines = [line for line in bot.lines if "WARNING" in line or "ERROR" in line or "yearbot:" in line]
    # Menus that an outage meets on their way are another matter.
    return [line for line in lines if "the menus could not be registered" not in line]


def test_no_network_at_start(telegram: FakeTelegram, tmp_path: Path) -> None:
    """It says so once, keeps trying, and then answers what waited."""
    talks = [Talk(telegram, User(id=number)) for number in range(6301, 6304)]
    for talk in talks:
        talk.say(_QUESTION)
    bot = BotProcess(tmp_path, settings_for(telegram))
    with ExitStack() as stack:
        with _outage(telegram) as line:
            stack.enter_context(bot)
            wait_until(lambda: line.tries >= _TRIES, f"{_TRIES} tries without network", _PATIENCE)
            assert len(_trouble(bot)) == 1, bot.output
        for talk in talks:
            wait_until(lambda talk=talk: telegram.sent(talk.chat_id), "answers to what waited", _PATIENCE)  # type: ignore[misc]
        assert [[message.text[: len(_ANSWER)] for message in telegram.sent(talk.chat_id)] for talk in talks] == [
            [_ANSWER]
        ] * 3
        assert "Traceback" not in bot.output
        telegram.wait_idle()


def test_outage_while_running(telegram: FakeTelegram, tmp_path: Path) -> None:
    """One line for one outage, and the bot comes back by itself."""
    with BotProcess(tmp_path, settings_for(telegram)) as bot:
        warm_up(telegram)
        before = len(_trouble(bot))
        with _outage(telegram) as line:
            wait_until(lambda: line.tries >= _TRIES, f"{_TRIES} tries without network", _PATIENCE)
            assert len(_trouble(bot)) - before == 1, bot.output
        talk = Talk(telegram, User(id=6310))
        assert talk.ask(_QUESTION, timeout=_PATIENCE).text.startswith(_ANSWER)
        assert "Traceback" not in bot.output


def test_stopping_without_network(telegram: FakeTelegram, tmp_path: Path) -> None:
    """SIGTERM is heard between two tries."""
    with _outage(telegram) as line, BotProcess(tmp_path, settings_for(telegram)) as bot:
        wait_until(lambda: line.tries >= _TRIES, f"{_TRIES} tries without network", _PATIENCE)
        status, seconds = bot.end()
        assert (status, seconds < 5.5) == (0, True), bot.output
