"""kill -9 in the middle of a burst: no question is lost, and only replies in flight come twice."""

from pathlib import Path

from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_QUESTIONS = (
    "When did Jennifer Lopez perform in Almaty?",
    "Кто победил в Silk Way Star?",
    "Дженнифер Лопестің Алматыдағы концертіне қанша адам келді?",
    "/month 9",
)
_USERS = 80
_KILLS = 2
_KILL_AFTER = 40
"""So many replies of one process are enough to tell those in flight from those that are settled."""
_IN_FLIGHT = 32
"""The bot sends sixteen replies side by side, and as many may have arrived but not be written down yet."""
_PATIENCE = 60


def test_every_question_is_answered_at_least_once(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Many users ask at once, the bot is killed twice while it answers; only replies in flight come twice."""
    talks = [Talk(telegram, User(id=6401 + number)) for number in range(_USERS)]
    with BotProcess(tmp_path, settings_for(telegram)) as bot:
        warm_up(telegram)
        telegram.fail("sendMessage", "delay", seconds=0.1, times=1000)
        began = telegram.last()
        for number, talk in enumerate(talks):
            talk.say(_QUESTIONS[number % len(_QUESTIONS)])
        kills = []
        for _ in range(_KILLS):
            telegram.wait_for("sendMessage", _KILL_AFTER, after=began, timeout=_PATIENCE)
            bot.kill()
            killed = telegram.last()
            assert telegram.pending(), "the bot must be killed in the middle"
            kills.append((began, killed))
            began = killed
            bot.start()
        telegram.wait_idle(_PATIENCE)
    assert {talk.chat_id for talk in talks} - _find_served(telegram, 0) == set()
    for began, killed in kills:
        twice = _find_served(telegram, began, killed) & _find_served(telegram, killed)
        assert len(twice) <= _IN_FLIGHT


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


def _find_served(telegram: FakeTelegram, after: int, until: int | None = None) -> set[int]:
    """Find the chats to which something was sent between two requests."""
    sent = [each for each in telegram.requests("sendMessage", after=after) if until is None or each.n <= until]
    return {int(each.params["chat_id"]) for each in sent}
