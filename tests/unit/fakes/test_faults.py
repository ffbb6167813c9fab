"""Faults happen to the requests they are meant for, as often as asked, on the wire."""

import time

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.fakes.telegram.faults import Kind
from tests.unit.fakes.raw_bot import NoAnswerError, RawBot


def test_http_error_is_telegrams_json(telegram: FakeTelegram, bot: RawBot) -> None:
    """Once, and then the server works again."""
    telegram.fail("sendMessage", "http", code=403)
    answer = bot.send("x")
    assert (answer.status, answer.body) == (403, {"ok": False, "error_code": 403, "description": "Forbidden"})
    assert bot.send("x").status == 200


def test_http_error_may_be_html(telegram: FakeTelegram, bot: RawBot) -> None:
    """As a gateway in between answers."""
    telegram.fail("sendMessage", "http", code=502, body="<html>Bad Gateway</html>")
    answer = bot.send("x")
    assert (answer.status, answer.content_type, answer.content) == (502, "text/html", "<html>Bad Gateway</html>")


def test_retry_after_says_how_long(telegram: FakeTelegram, bot: RawBot) -> None:
    """The message is not sent."""
    telegram.fail("sendMessage", "retry_after", seconds=7)
    answer = bot.send("x")
    assert (answer.status, answer.body["parameters"]) == (429, {"retry_after": 7})
    assert telegram.sent() == []


@pytest.mark.parametrize(("kind", "is_sent"), [("reset_before", False), ("reset_after", True), ("truncate", True)])
def test_broken_connection(telegram: FakeTelegram, bot: RawBot, kind: Kind, is_sent: bool) -> None:
    """The bot cannot tell whether the message was sent; the test can."""
    telegram.fail("sendMessage", kind)
    with pytest.raises(NoAnswerError):
        bot.send("x")
    assert len(telegram.sent()) == int(is_sent)
    assert telegram.requests("sendMessage")[-1].fault == kind


def test_hang_never_answers(telegram: FakeTelegram) -> None:
    """Only the bot's own patience ends it."""
    telegram.fail("sendMessage", "hang")
    with pytest.raises(NoAnswerError):
        RawBot(telegram, patience=0.3).send("x")
    assert telegram.sent() == []


def test_delay_comes_after_the_work(telegram: FakeTelegram, bot: RawBot) -> None:
    """The message is sent; the answer is late."""
    telegram.fail("sendMessage", "delay", seconds=0.3)
    began = time.monotonic()
    assert bot.send("x").status == 200
    assert time.monotonic() - began >= 0.3


def test_fault_hits_only_its_chat_and_method(telegram: FakeTelegram, bot: RawBot) -> None:
    """Everything else goes on, and nothing but getUpdates is spared by a fault of all methods."""
    telegram.fail("sendMessage", chat_id=2002)
    assert bot.send("x").status == 200
    assert bot.send("x", chat_id=2002).status == 500
    telegram.fail("", times=2)
    statuses = [bot.call("getUpdates").status, bot.call("getMe").status, bot.send("x").status, bot.call("getMe").status]
    assert statuses == [200, 500, 500, 200]


def test_judged_even_when_refused(telegram: FakeTelegram, bot: RawBot) -> None:
    """A fault does not hide that the request was wrong."""
    telegram.fail("sendMessage")
    bot.send("<b>", parse_mode="HTML")
    assert [violation.rule for violation in telegram.violations()] == ["entities"]


def test_unknown_fault_is_a_mistake_of_the_test(telegram: FakeTelegram) -> None:
    """It does not pass in silence."""
    with pytest.raises(AssertionError, match="unknown kind of fault 'explode'"):
        telegram.fail("sendMessage", "explode")  # type: ignore[arg-type]
