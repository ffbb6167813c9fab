"""Menus and profile: registered at start in three languages, and again only where they changed."""

import re
from typing import Any

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.integration.bot_process import BotProcess, wait_until
from tests.integration.conftest import NewTalk, warm_up
from tests.unit.fakes.raw_bot import RawBot

pytestmark = pytest.mark.usefixtures("bot")

_COMMANDS = {"start", "help", "ask", "month", "artist", "today", "year", "random", "language"}
_PRIVATE = ({"type": "all_private_chats"}, {"type": "default"})
_GROUP = ({"type": "all_group_chats"}, {"type": "default"})
_LETTERS = {"en": re.compile("[a-z]"), "ru": re.compile("[а-я]"), "kk": re.compile("[әғқңөұүһі]")}


@pytest.fixture(scope="module")
def caller(telegram: FakeTelegram) -> RawBot:
    """Looks at what the bot has registered, as Telegram's clients see it."""
    caller = RawBot(telegram)
    for language in _LETTERS:
        wait_until(lambda language=language: _speaks(_menu(caller, _GROUP, language), language), "menus")  # type: ignore[misc]
        wait_until(lambda language=language: _speaks(_menu(caller, _PRIVATE, language), language), "menus")  # type: ignore[misc]
    return caller


def _speaks(menu: list[dict[str, str]], language: str) -> bool:
    words = " ".join(command["description"] for command in menu)
    return _LETTERS[language].search(words.lower()) is not None


def _menu(caller: RawBot, scopes: tuple[dict[str, str], ...], language: str) -> list[dict[str, str]]:
    """Find the list as Telegram does: the narrower scope first, in each the language before none."""
    for scope in scopes:
        for code in (language, ""):
            found: Any = caller.call("getMyCommands", scope=scope, language_code=code).result
            if found:
                return list(found)
    return []


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("scopes", [_PRIVATE, _GROUP], ids=["private", "group"])
def test_menu_speaks_the_language(caller: RawBot, scopes: tuple[dict[str, str], ...], language: str) -> None:
    """All commands in private, at least the question in groups; each described in the client's language."""
    menu = _menu(caller, scopes, language)
    names = {command["command"] for command in menu}
    assert names >= (_COMMANDS if scopes is _PRIVATE else {"ask", "help"})
    assert _speaks(menu, language)


def test_menu_of_other_languages_is_english(caller: RawBot) -> None:
    """A French client sees something it can use."""
    assert _menu(caller, _PRIVATE, "fr") == _menu(caller, _PRIVATE, "en")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("text", ["Description", "ShortDescription"])
def test_profile_speaks_the_language(caller: RawBot, text: str, language: str) -> None:
    """What a user reads before the first message, and what a shared link shows."""
    found: Any = caller.call(f"getMy{text}", language_code=language).result
    (written,) = found.values()
    assert _LETTERS[language].search(written.lower())


def test_chosen_language_has_its_menu(caller: RawBot, telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """After /language the menu of this chat follows."""
    talk = new_talk()
    talk.press(talk.ask("/language"), "Қазақша")
    scopes = ({"type": "chat", "chat_id": str(talk.chat_id)}, *_PRIVATE)
    telegram.wait_idle()
    assert _menu(caller, scopes, "en") == _menu(caller, _PRIVATE, "kk")


def test_restart_registers_nothing_anew(telegram: FakeTelegram, bot: BotProcess) -> None:
    """These calls have limits; what is right is left alone."""
    bot.kill()
    after = telegram.last()
    bot.start()
    warm_up(telegram)
    assert [each.method for each in telegram.requests(after=after) if each.method.startswith("set")] == []
