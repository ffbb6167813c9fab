"""Starting and ending: settings, the token, signals, a second poller."""

import re
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.locations import find_shipped
from tests.fakes.telegram.client import FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk
from tests.unit.fakes.raw_bot import RawBot

_CONFIGURATION = 78
_LONGEST_END = 5.5  # Five seconds, and a little for the machine.
_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_OTHER_TOKEN = "987654321:AAF-a-token-that-telegram-does-not-know"


@pytest.fixture
def own_bot(telegram: FakeTelegram, tmp_path: Path) -> Iterator[BotProcess]:
    """A bot for one test only."""
    with BotProcess(tmp_path, settings_for(telegram, CONFLICT_SECONDS="3")) as bot:
        warm_up(telegram)
        yield bot


def _run(folder: Path, **settings: str) -> list[str]:
    """Run a bot that cannot start; return what it says."""
    with BotProcess(folder, settings) as bot:
        assert bot.wait(30) == _CONFIGURATION, bot.output
    return bot.lines


@pytest.mark.parametrize("settings", [{}, {"BOT_TOKEN": ""}], ids=["none", "empty"])
def test_missing_token_ends_with_one_sentence(tmp_path: Path, settings: dict[str, str]) -> None:
    """Exit status 78, and the sentence says where a token comes from."""
    (line,) = _run(tmp_path, **settings)
    assert line.startswith("yearbot: BOT_TOKEN is missing")
    assert "@BotFather" in line


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not a token"),
        ("BOT_API_URL", "ftp://127.0.0.1"),
        ("LOG_LEVEL", "LOUD"),
        ("DATABASE", "oracle://x"),
        ("CONFLICT_SECONDS", "soon"),
    ],
)
def test_wrong_setting_is_named(tmp_path: Path, name: str, value: str) -> None:
    """One sentence that names the setting; never what the token was."""
    (line,) = _run(tmp_path, **{"BOT_TOKEN": _OTHER_TOKEN, name: value})
    assert line.startswith(f"yearbot: {name} ")
    assert "not a token" not in line
    assert _OTHER_TOKEN not in line


def test_refused_token_ends_with_one_sentence(telegram: FakeTelegram, tmp_path: Path) -> None:
    """Exit status 78; the token is not shown."""
    lines = _run(tmp_path, **settings_for(telegram) | {"BOT_TOKEN": _OTHER_TOKEN})
    assert len([line for line in lines if line.startswith("yearbot: ")]) == 1
    assert "BOT_TOKEN" in lines[-1]
    assert "Traceback" not in "\n".join(lines)
    assert _OTHER_TOKEN.partition(":")[2] not in "\n".join(lines)


def test_token_may_stand_in_a_file(telegram: FakeTelegram, tmp_path: Path) -> None:
    """In .env in the folder where the bot is started; Ctrl-C ends it as politely as SIGTERM."""
    settings = settings_for(telegram)
    (tmp_path / ".env").write_text(f"BOT_TOKEN={settings.pop('BOT_TOKEN')}\n", encoding="utf-8")
    with BotProcess(tmp_path, settings) as bot:
        warm_up(telegram)
        status, seconds = bot.end(signal.SIGINT)
    assert status in (0, 130)
    assert seconds < _LONGEST_END
    assert "Traceback" not in bot.output


def test_token_refused_while_running(telegram: FakeTelegram, own_bot: BotProcess) -> None:
    """Revoked at @BotFather: the bot ends as if it had been refused at start."""
    telegram.fail("getUpdates", "http", times=5, code=401)
    assert own_bot.wait(20) == _CONFIGURATION
    assert "Traceback" not in own_bot.output


def test_broken_base_is_refused(telegram: FakeTelegram, tmp_path: Path) -> None:
    """The problems are printed as the check prints them."""
    base = tmp_path / "base"
    (base / "events").mkdir(parents=True)
    (base / "events" / "x.yaml").write_text("title: [", encoding="utf-8")
    with BotProcess(tmp_path, settings_for(telegram, KNOWLEDGE=str(base))) as bot:
        assert bot.wait(30) == 1
    assert any("x.yaml:" in line for line in bot.lines), bot.output
    assert "Traceback" not in bot.output


def test_base_with_a_dangling_id_is_refused(telegram: FakeTelegram, tmp_path: Path) -> None:
    """What only shows when all files are seen together is found before the start, too."""
    knowledge = Path(shutil.copytree(find_shipped(), tmp_path / "knowledge"))
    (root,) = (path.parent for path in knowledge.glob("*/base.yaml"))
    entry = min((root / "events").iterdir())
    text = re.sub(r"(?m)^related:.*$", 'related: ["no-such-event"]', entry.read_text(encoding="utf-8"))
    entry.write_text(text, encoding="utf-8")
    with BotProcess(tmp_path, settings_for(telegram, KNOWLEDGE=str(root))) as bot:
        assert bot.wait(30) == 1
    assert any(f"{entry.name}:" in line and "no-such-event" in line for line in bot.lines), bot.output


def test_idle_bot_ends_at_once(own_bot: BotProcess) -> None:
    """Exit status 0 at SIGTERM, and a sound database."""
    status, seconds = own_bot.end()
    assert (status, seconds < _LONGEST_END) == (0, True), own_bot.output
    assert "Traceback" not in own_bot.output
    database = sqlite3.connect(own_bot.folder / "bot.sqlite3")
    (state,) = database.execute("PRAGMA integrity_check").fetchone()
    database.close()
    assert state == "ok"


def test_busy_bot_finishes_what_it_began(telegram: FakeTelegram, own_bot: BotProcess) -> None:
    """SIGTERM in a burst: what is being answered is answered once; the rest waits for the next start."""
    talks = [Talk(telegram, User(id=number)) for number in range(6001, 6013)]
    telegram.fail("sendMessage", "delay", seconds=0.2, times=100)
    after = telegram.last()
    for talk in talks:
        talk.say(_QUESTION)
    telegram.wait_for("sendMessage", 3, after=after)
    status, seconds = own_bot.end()
    assert (status, seconds < _LONGEST_END) == (0, True), own_bot.output
    own_bot.start()
    warm_up(telegram)
    assert [len(telegram.sent(talk.chat_id)) for talk in talks] == [1] * len(talks)


def test_hanging_telegram_does_not_keep_the_bot(telegram: FakeTelegram, own_bot: BotProcess) -> None:
    """Five seconds are enough; the question is answered after the next start."""
    talk = Talk(telegram, User(id=6100))
    telegram.fail("sendMessage", "hang", chat_id=talk.chat_id)
    after = telegram.last()
    talk.say(_QUESTION)
    wait_until(lambda: [each for each in telegram.requests(after=after) if each.fault == "hang"], "the hanging request")
    status, seconds = own_bot.end()
    assert (status, seconds < _LONGEST_END) == (0, True), own_bot.output
    own_bot.start()
    warm_up(telegram)
    assert len(telegram.sent(talk.chat_id)) == 1


def test_second_poller_is_explained_once(telegram: FakeTelegram, own_bot: BotProcess) -> None:
    """One line while it lasts; when it is over, the bot goes on."""
    before = len(own_bot.lines)
    other = RawBot(telegram)
    for offset in range(-60, -57):  # Polls that never confirm anything.
        other.call("getUpdates", timeout=1, offset=offset)
    talk = Talk(telegram, User(id=6200))
    assert talk.ask(_QUESTION, timeout=20).text.startswith("10 August")
    new = [line for line in own_bot.lines[before:] if "409" in line or "token" in line.lower() or "another" in line]
    assert len(new) == 1, own_bot.output
    assert "Traceback" not in own_bot.output


def test_second_poller_that_stays_ends_the_bot(telegram: FakeTelegram, own_bot: BotProcess) -> None:
    """After the time that the setting gives: five minutes, here three seconds."""
    telegram.fail("getUpdates", "http", times=1000, code=409)
    assert own_bot.wait(30) not in (0, 3)
    assert own_bot.lines[-1].startswith("yearbot: ")
    assert "Traceback" not in own_bot.output
