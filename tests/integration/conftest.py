"""The bot as a subprocess, the fake Telegram, and the rules that hold in every test."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for
from tests.integration.talk import Talk

_START_SECONDS = 40
_user_ids = count(5001)
_chat_ids = count(-1_000_000_005_001, -1)

NewTalk = Callable[..., Talk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="session")
def telegram() -> Iterator[FakeTelegram]:
    """A running server, one for all: it takes seconds to start."""
    with FakeTelegram() as telegram:
        yield telegram


@pytest.fixture(scope="module", autouse=True)
def new_world(telegram: FakeTelegram) -> None:
    """Nothing is left of the module before: no chats, no updates that wait, no menus."""
    telegram.reset()


@pytest.fixture(scope="module")
def bot(telegram: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """A bot that has answered its first message, one for each module; it must live to the end and keep its secret."""
    with BotProcess(tmp_path_factory.mktemp("bot"), settings_for(telegram)) as bot:
        warm_up(telegram)
        yield bot
        assert bot.is_running, f"the bot ended; it said:\n{bot.output}"
    assert telegram.token.partition(":")[2].lower() not in bot.output.lower()


@pytest.fixture(autouse=True)
def keep_rules(telegram: FakeTelegram) -> Iterator[None]:
    """Fail every test in which the bot breaks a rule of Telegram; no fault reaches into the next test."""
    before, after = len(telegram.violations()), telegram.last()
    yield
    telegram.clear_faults()
    telegram.assert_clean(before=before)
    texts = [each for each in telegram.requests(after=after) if each.method in ("sendMessage", "editMessageText")]
    with_preview = [
        each.params for each in texts if not (each.params.get("link_preview_options") or {}).get("is_disabled")
    ]
    assert with_preview == [], "link previews are off in every message"


@pytest.fixture
def new_talk(telegram: FakeTelegram) -> NewTalk:
    """Return a maker of talks, each with a user of its own, by default in private."""

    def make(chat: Chat | None = None, *, language: str | None = "en", is_bot: bool = False) -> Talk:
        number = next(_user_ids)
        user = User(id=number, first_name=f"User {number}", language_code=language, is_bot=is_bot)
        return Talk(telegram, user, chat)

    return make


@pytest.fixture
def talk(new_talk: NewTalk) -> Talk:
    """A user with an English client, in private."""
    return new_talk()


@pytest.fixture
def group(telegram: FakeTelegram) -> Chat:
    """A group whose messages the bot hears, all of them."""
    chat = Chat(id=next(_chat_ids), title="Book club")
    telegram.meet(chat)
    return chat


@pytest.fixture
def forum(telegram: FakeTelegram) -> Chat:
    """A group with topics."""
    chat = Chat(id=next(_chat_ids), title="Book club", is_forum=True)
    telegram.meet(chat)
    return chat


def warm_up(telegram: FakeTelegram) -> None:
    """Wait until a bot that was just started answers."""
    Talk(telegram, User(id=next(_user_ids))).ask("/start", timeout=_START_SECONDS)
    telegram.wait_idle()
