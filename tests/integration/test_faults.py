"""Telegram refuses, stumbles or is slow: questions are answered all the same, where that is possible."""

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.fakes.telegram.faults import Kind
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk
from tests.integration.talk import Talk

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_ANSWER = "10 August"
_PATIENCE = 30


def _wait_for_answer(telegram: FakeTelegram, talk: Talk) -> int:
    """Wait until the user has the answer; return how many copies there are once the bot is done."""
    telegram.wait_for("sendMessage", chat_id=talk.chat_id, timeout=_PATIENCE)
    telegram.wait_idle(_PATIENCE)
    return sum(message.text.startswith(_ANSWER) for message in telegram.sent(talk.chat_id))


def test_flood_limit_is_waited_out(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """429: nothing to that chat before the time is over, then the answer, once; others do not wait."""
    talk, other = new_talk(), new_talk()
    telegram.fail("sendMessage", "retry_after", seconds=2, chat_id=talk.chat_id)
    after = telegram.last()
    talk.say(_QUESTION)
    telegram.wait_for("sendMessage", chat_id=talk.chat_id, after=after)
    assert other.ask(_QUESTION, timeout=1.5).text.startswith(_ANSWER)
    telegram.wait_idle(_PATIENCE)
    refused, sent = telegram.requests("sendMessage", after=after, chat_id=talk.chat_id)
    assert (refused.fault, sent.ok) == ("retry_after", True)
    assert sent.at - refused.at >= 2


@pytest.mark.parametrize(
    ("code", "body"),
    [
        (500, None),
        (502, "<html><body>502 Bad Gateway</body></html>"),
        (504, ""),
        (429, {"ok": False, "error_code": 429, "description": "Too Many Requests"}),
    ],
    ids=["500", "502 html", "504 empty", "429 without a time"],
)
def test_server_error_is_retried(
    telegram: FakeTelegram, talk: Talk, code: int, body: str | dict[str, object] | None
) -> None:
    """Not processed, so the answer comes once, a little later."""
    telegram.fail("sendMessage", "http", code=code, body=body, chat_id=talk.chat_id)
    talk.say(_QUESTION)
    telegram.wait_idle(_PATIENCE)
    assert _copies(telegram, talk) == 1


@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "truncate"])
def test_broken_connection_loses_no_answer(telegram: FakeTelegram, talk: Talk, kind: Kind) -> None:
    """Whether it was sent cannot be known: at least one copy, at most two."""
    telegram.fail("sendMessage", kind, chat_id=talk.chat_id)
    talk.say(_QUESTION)
    telegram.wait_idle(_PATIENCE)
    assert _copies(telegram, talk) in (1, 2)


def test_slow_answer_is_not_sent_twice(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """Three seconds are slow, not broken; other users do not wait for it."""
    talk, other = new_talk(), new_talk()
    telegram.fail("sendMessage", "delay", seconds=3, chat_id=talk.chat_id)
    talk.say(_QUESTION)
    assert other.ask(_QUESTION, timeout=2.5).text.startswith(_ANSWER)
    telegram.wait_idle(_PATIENCE)
    assert _copies(telegram, talk) == 1


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: TOPIC_CLOSED"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
    ],
)
def test_refusal_is_final(telegram: FakeTelegram, new_talk: NewTalk, code: int, description: str) -> None:
    """It is not tried again and again; the next user is answered, and this one too when it is over."""
    talk = new_talk()
    body: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    telegram.fail("sendMessage", "http", times=2, code=code, body=body, chat_id=talk.chat_id)
    after = telegram.last()
    talk.say(_QUESTION)
    assert new_talk().ask(_QUESTION).text.startswith(_ANSWER)
    telegram.wait_idle(_PATIENCE)
    assert 1 <= len(telegram.requests("sendMessage", after=after, chat_id=talk.chat_id)) <= 2
    telegram.clear_faults()
    assert talk.ask(_QUESTION).text.startswith(_ANSWER)


def test_refused_edit_is_answered_all_the_same(telegram: FakeTelegram, talk: Talk) -> None:
    """The message with the button is gone: the clock stops, the event is shown below or in words."""
    message = talk.ask(_QUESTION)
    body: dict[str, object] = {"ok": False, "error_code": 400, "description": "Bad Request: message can't be edited"}
    telegram.fail("editMessageText", "http", code=400, body=body)
    pressed = talk.press(message, message.labels[0])
    assert pressed.text


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("http", {"code": 500}),
        ("http", {"code": 502, "body": "<html>Bad Gateway</html>"}),
        ("retry_after", {"seconds": 1}),
        ("reset_before", {}),
        ("reset_after", {}),
        ("truncate", {}),
        ("http", {"code": 200, "body": "<html>Please log in to this network</html>"}),
    ],
    ids=["500", "502 html", "429", "reset before", "reset after", "truncated", "captive portal"],
)
def test_polling_goes_on(
    telegram: FakeTelegram, bot: BotProcess, talk: Talk, kind: Kind, more: dict[str, object]
) -> None:
    """Whatever happens to getUpdates, the question is answered, once."""
    telegram.fail("getUpdates", kind, **more)  # type: ignore[arg-type]
    talk.say(_QUESTION)
    assert _wait_for_answer(telegram, talk) == 1
    assert bot.is_running


def test_typing_or_clock_may_fail(telegram: FakeTelegram, talk: Talk) -> None:
    """What is only a courtesy does not cost the answer."""
    message = talk.ask("/month")
    telegram.fail("answerCallbackQuery", "http", code=500)
    telegram.fail("sendChatAction", "http", code=500)
    after = telegram.last()
    telegram.press(message, message.labels[8], talk.user)
    telegram.wait_idle(_PATIENCE)
    assert [each.method for each in telegram.requests(after=after) if each.method in ("editMessageText", "sendMessage")]


def _copies(telegram: FakeTelegram, talk: Talk) -> int:
    return sum(message.text.startswith(_ANSWER) for message in telegram.sent(talk.chat_id))
