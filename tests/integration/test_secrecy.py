"""The token is nowhere: not in the log at its loudest, not in tracebacks, not in messages, not in the database."""

from pathlib import Path

from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_SECRET = "AAF-canary-of-the-tests-0123456789ABCDEF"
_TOKEN = f"4242424242:{_SECRET}"
_PATIENCE = 40


def test_token_never_appears(tmp_path: Path) -> None:
    """Every fault there is, an outage, a second poller, a strange update, an end and a refusal, all at DEBUG."""
    with FakeTelegram(tmp_path / "telegram", token=_TOKEN) as telegram:
        with BotProcess(tmp_path / "bot", settings_for(telegram, LOG_LEVEL="DEBUG")) as bot:
            warm_up(telegram)
            _go_through_everything(telegram)
            telegram.fail("getUpdates", "http", code=409)
            telegram.restart()
            assert Talk(telegram, User(id=6601)).ask("hello", timeout=_PATIENCE).text
            bot.end()
            telegram.fail("getMe", "http", times=3, code=401)
            telegram.fail("getUpdates", "http", times=3, code=401)
            bot.start()
            bot.wait()
        written = b"".join(path.read_bytes() for path in (tmp_path / "bot").rglob("*") if path.is_file())
        sent = [message.text for message in telegram.sent()]
    assert "Traceback" in bot.output, "there was no traceback in which the token could have stood"
    assert _SECRET.encode() not in written
    assert _SECRET[4:20].encode() not in written
    assert not [text for text in sent if _SECRET in text]


def _go_through_everything(telegram: FakeTelegram) -> None:
    telegram.raw_update({"callback_query": {"id": "1", "chat_instance": "1", "data": "a press without a user"}})
    telegram.raw_update({"hologram": 7})
    faults: tuple[tuple[str, dict[str, object]], ...] = (
        ("http", {"code": 500}),
        ("http", {"code": 502, "body": f"<html>/bot{_TOKEN}/sendMessage</html>"}),
        ("http", {"code": 400}),
        ("http", {"code": 403}),
        ("retry_after", {"seconds": 1}),
        ("reset_before", {}),
        ("reset_after", {}),
        ("truncate", {}),
    )
    for number, (kind, more) in enumerate(faults):
        talk = Talk(telegram, User(id=6610 + number))
        telegram.fail("sendMessage", kind, chat_id=talk.chat_id, **more)  # type: ignore[arg-type]
        if more.get("code") not in (400, 403):
            telegram.fail("getUpdates", kind, **more)  # type: ignore[arg-type]
        talk.say("When did Jennifer Lopez perform in Almaty?")
        telegram.wait_idle(_PATIENCE)  # One after another: the pauses between failed polls grow.
    telegram.clear_faults()
    telegram.assert_clean()
