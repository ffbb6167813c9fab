"""The whole bot with PostgreSQL for a memory: it survives the server's crash, and several processes share it."""

from pathlib import Path

from bench.delivery.cluster import Cluster
from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_LONGEST_END = 5.5


def test_crash_of_the_server_is_survived(telegram: FakeTelegram, cluster: Cluster, tmp_path: Path) -> None:
    """Whoever asks meanwhile is answered when it is back, once; the bot does not end."""
    address = cluster.create_database("survived")
    with BotProcess(tmp_path, settings_for(telegram, DATABASE=address)) as bot:
        warm_up(telegram)
        cluster.stop()
        talk = Talk(telegram, User(id=73_001))
        talk.say(_QUESTION)
        wait_until(lambda: "users wait for the database" in bot.output, "the bot to notice")
        cluster.start()
        telegram.wait_idle(30)
        assert [message.text[:9] for message in telegram.sent(talk.chat_id)] == ["10 August"]
        assert bot.is_running, bot.output
        status, seconds = bot.end()
    assert (status, seconds < _LONGEST_END) == (0, True), bot.output
    assert "Traceback" not in bot.output


def test_start_waits_for_the_server(telegram: FakeTelegram, cluster: Cluster, tmp_path: Path) -> None:
    """It may come later than the bot, and the bot may be told to end before it comes."""
    address = cluster.create_database("late")
    cluster.stop()
    try:
        with BotProcess(tmp_path, settings_for(telegram, DATABASE=address)) as bot:
            wait_until(lambda: "trying again" in bot.output, "the bot to notice", 40)
            status, seconds = bot.end()
            assert (status, seconds < _LONGEST_END) == (0, True), bot.output
            bot.start()
            wait_until(lambda: bot.output.count("trying again") == 2, "the bot to notice", 40)
            cluster.start()
            warm_up(telegram)
    finally:
        cluster.start()
