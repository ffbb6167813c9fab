"""The token is nowhere: not in the log at its loudest, not in tracebacks, not in messages, not in the database."""

from pathlib import Path
from typing import Any

from tests.fakes.telegram.client import FakeTelegram, User
from tests.fakes.telegram.faults import Kind
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_SECRET = "AAF-canary-of-the-tests-0123456789ABCDEF"
_TOKEN = f"4242424242:{_SECRET}"
_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_PATIENCE = 40
_GATEWAY: dict[str, Any] = {"code": 502, "body": f"<html>no /bot{_TOKEN}/sendMessage here</html>"}
_REFUSAL: dict[str, Any] = {
    "code": 400,
    "body": {"ok": False, "error_code": 400, "description": f"Bad Request: https://api.telegram.org/bot{_TOKEN}/x"},
}
_ON_SENDING: tuple[tuple[Kind, dict[str, Any]], ...] = (
    ("http", {"code": 500}),
    ("http", {"code": 403}),
    ("http", _GATEWAY),
    ("http", _REFUSAL),
    ("retry_after", {"seconds": 1}),
    ("reset_before", {}),
    ("reset_after", {}),
    ("truncate", {}),
)
_ON_POLLING: tuple[tuple[Kind, dict[str, Any]], ...] = (
    ("http", _GATEWAY),
    ("http", {"code": 409}),
    ("reset_before", {}),
    ("truncate", {}),
)


def test_token_never_appears(tmp_path: Path) -> None:
    """Every fault there is, a strange update, an end, a refusal and an outage, all at DEBUG."""
    folder = tmp_path / "bot"
    with FakeTelegram(tmp_path / "telegram", token=_TOKEN) as telegram:
        with BotProcess(folder, settings_for(telegram, LOG_LEVEL="DEBUG")) as bot:
            warm_up(telegram)
            _go_through_faults(telegram)
            assert bot.end()[0] == 0
            telegram.fail("getMe", "http", times=9, code=401)
            bot.start()
            assert bot.wait() != 0
            sent = [message.text for message in telegram.sent()]
            telegram.stop()
            said = len(bot.output)
            bot.start()
            wait_until(lambda: len(bot.output) > said, "a word about the missing network", _PATIENCE)
            bot.end()
        written = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert "Traceback" in bot.output, "there was no traceback in which the token could have stood"
    # python-telegram-bot writes the server's sentences with a capital and the rest in small letters.
    assert _SECRET.lower().encode() not in written.lower()
    assert not [text for text in sent if _SECRET in text]


def _go_through_faults(telegram: FakeTelegram) -> None:
    telegram.raw_update({"callback_query": {"id": "1", "chat_instance": "1", "data": "a press without a user"}})
    for number, (kind, more) in enumerate(_ON_SENDING):
        talk = Talk(telegram, User(id=6610 + number))
        telegram.fail("sendMessage", kind, chat_id=talk.chat_id, **more)
        talk.say(_QUESTION)
    telegram.wait_idle(_PATIENCE)
    for kind, more in _ON_POLLING:  # One after another: the pauses between failed polls grow.
        telegram.fail("getUpdates", kind, **more)
        Talk(telegram, User(id=6609)).ask(_QUESTION, timeout=_PATIENCE)
    telegram.assert_clean()
