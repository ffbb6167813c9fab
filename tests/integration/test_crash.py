"""kill -9 in the middle of a burst: no question is lost, and only replies in flight come twice."""

import time
from collections import Counter
from functools import partial
from pathlib import Path

from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_QUESTIONS = (
    "When did Jennifer Lopez perform in Almaty?",
    "Кто победил в Silk Way Star?",
    "Дженнифер Лопестің Алматыдағы концертіне қанша адам келді?",
    "/month 9",
)
_USERS = 40
_KILLS = 2
_DELAY = 0.3
_IN_FLIGHT = _DELAY + 0.25
"""A reply that Telegram had longer than this before a kill was no longer in flight."""
_PATIENCE = 40


def test_every_question_is_answered_at_least_once(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Forty users ask at once, the bot is killed twice while it answers; those answered before are left alone."""
    talks = [Talk(telegram, User(id=6401 + number)) for number in range(_USERS)]
    with BotProcess(tmp_path, settings_for(telegram)) as bot:
        warm_up(telegram)
        telegram.fail("sendMessage", "delay", seconds=_DELAY, times=1000)
        after = telegram.last()
        for number, talk in enumerate(talks):
            talk.say(_QUESTIONS[number % len(_QUESTIONS)])
        settled: list[Counter[int]] = []
        for _ in range(_KILLS):
            wait_until(partial(_find_settled, telegram, after), "a reply that is no longer in flight", _PATIENCE)
            bot.kill()
            early, copies = _find_settled(telegram, after), _count_copies(telegram)
            settled.append(Counter({chat_id: copies[chat_id] for chat_id in early}))
            after = telegram.last()
            bot.start()
        assert sum(map(len, settled)) < _USERS, "the bot was too fast to be killed in the middle"
        telegram.wait_idle(_PATIENCE)
    copies = _count_copies(telegram)
    assert [talk.chat_id for talk in talks if not copies[talk.chat_id]] == []
    for then in settled:
        assert {chat_id: copies[chat_id] for chat_id in then} == dict(then)


def test_press_is_answered_after_a_kill(telegram: FakeTelegram, tmp_path: Path) -> None:
    """The press waits at Telegram as a message does."""
    talk = Talk(telegram, User(id=6500))
    with BotProcess(tmp_path, settings_for(telegram)) as bot:
        warm_up(telegram)
        message = talk.ask("/month")
        telegram.wait_idle()
        bot.kill()
        after = telegram.last()
        telegram.press(message, message.labels[8], talk.user)
        bot.start()
        telegram.wait_for("answerCallbackQuery", after=after, timeout=_PATIENCE)
        telegram.wait_idle(_PATIENCE)
        seen = [each for each in telegram.requests(after=after) if each.method in ("editMessageText", "sendMessage")]
        assert len(seen) == 1


def _find_settled(telegram: FakeTelegram, after: int) -> set[int]:
    """Find the chats that have had their reply for a while, from the process that runs now."""
    limit = time.time() - _IN_FLIGHT
    return {int(each.params["chat_id"]) for each in telegram.requests("sendMessage", after=after) if each.at < limit}


def _count_copies(telegram: FakeTelegram) -> Counter[int]:
    return Counter(message.chat_id for message in telegram.sent())
