"""Each update is handled once, however often it comes."""

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk, warm_up
from tests.integration.talk import Talk, find_forward

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"


def test_message_that_comes_again(telegram: FakeTelegram, talk: Talk) -> None:
    """One answer."""
    telegram.fail("getUpdates", "duplicate_update", times=1)
    talk.ask(_QUESTION)
    telegram.wait_idle()
    talk.ask("Who won Silk Way Star?")
    telegram.wait_idle()
    assert len(telegram.sent(talk.chat_id)) == 2


def test_press_that_comes_again(telegram: FakeTelegram, talk: Talk) -> None:
    """One edit; the second could only be refused."""
    message = talk.ask("/month 9")
    forward = find_forward(message)
    assert forward is not None
    telegram.wait_idle()
    after = telegram.last()
    telegram.fail("getUpdates", "duplicate_update", times=1)
    telegram.press(message, forward, talk.user)
    telegram.wait_for("editMessageText", after=after)
    telegram.wait_idle()
    assert len(telegram.requests("editMessageText", after=after)) == 1


def test_message_that_comes_again_after_a_restart(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """The new process knows what the old one has handled."""
    telegram.fail("getUpdates", "duplicate_update", times=1)
    # The answer to the next poll never arrives, so that the question is handled but not confirmed.
    talk.ask(_QUESTION)
    telegram.wait_for("getUpdates")
    bot.kill()
    bot.start()
    warm_up(telegram)
    assert len(telegram.sent(talk.chat_id)) == 1


def test_numbers_that_begin_again(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """After a week of silence Telegram numbers anew: fresh questions with old numbers are answered."""
    for _ in range(15):
        new_talk().ask("/start")
    telegram.wait_idle()
    telegram.restart(lose_ids=True)
    for _ in range(3):
        assert new_talk().ask(_QUESTION, timeout=40).text
