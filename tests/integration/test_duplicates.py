"""Each update is handled once, however often it comes."""

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk, warm_up
from tests.integration.talk import Talk, find_forward, visible

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


def test_updates_that_come_again_after_a_restart(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """The new process knows what the old one has handled, messages and presses."""
    said = telegram.say("/month", user=talk.user)
    message = telegram.wait_for("sendMessage", chat_id=talk.chat_id)[0].message
    pressed = telegram.press(message, "September", talk.user)
    telegram.wait_for("answerCallbackQuery")
    telegram.wait_idle()
    bot.kill()
    after = telegram.last()
    telegram.replay(said)
    telegram.replay(pressed)
    bot.start()
    warm_up(telegram)
    seen = [each.method for each in visible(telegram.requests(after=after))]
    assert seen == ["sendMessage"], "the answer to the warm-up only"


def test_numbers_that_begin_again(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """After a week of silence Telegram numbers anew: fresh questions with old numbers are answered."""
    for _ in range(15):
        new_talk().ask("/start")
    telegram.wait_idle()
    telegram.restart(lose_ids=True)
    for _ in range(3):
        assert new_talk().ask(_QUESTION, timeout=40).text
