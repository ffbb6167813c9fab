from __future__ import annotations

import asyncio

import pytest

from bot.assistant.assistant import Assistant
from bot.tg.menus import Menus
from tests.unit.tg.fakes import FakeRequest, Json, fake_wire, ok, refused

ADMINISTRATORS = ("subscribe", "unsubscribe", "settings")


async def _register(assistant: Assistant, request: FakeRequest) -> None:
    await Menus(fake_wire(request), assistant).register()


def _shown_by(assistant: Assistant, request: FakeRequest) -> None:
    """Script the answers of a Telegram that has everything already."""
    for code in ("", "en", "ru", "kk"):
        language = code or "en"
        known = [*assistant.menu(language), *assistant.orders(language)]  # type: ignore[arg-type]
        menu = [{"command": name, "description": text} for name, text in known]
        for hidden in ((), ("start", "forget", *ADMINISTRATORS), ("start", "forget")):
            request.script("getMyCommands", ok([each for each in menu if each["command"] not in hidden]))
        profile = assistant.profile(language)  # type: ignore[arg-type]
        request.script("getMyDescription", ok({"description": profile.description}))
        request.script("getMyShortDescription", ok({"short_description": profile.short_description}))


@pytest.fixture
def request_() -> FakeRequest:
    """A Telegram that knows no texts of the bot."""
    request = FakeRequest()
    request.script("getMyDescription", *[ok({"description": ""})] * 4)
    request.script("getMyShortDescription", *[ok({"short_description": ""})] * 4)
    return request


async def test_everything_in_every_language(assistant: Assistant, request_: FakeRequest) -> None:
    """Each scope and each text, in every language and for all others."""
    await _register(assistant, request_)
    set_ = {(each["scope"]["type"], each.get("language_code", "")) for each in request_.asked("setMyCommands")}
    assert set_ == {
        (scope, code)
        for scope in ("all_private_chats", "all_group_chats", "all_chat_administrators")
        for code in ("", "en", "ru", "kk")
    }
    for method in ("setMyDescription", "setMyShortDescription"):
        assert {each.get("language_code", "") for each in request_.asked(method)} == {"", "en", "ru", "kk"}


async def test_groups_have_their_own_menus(assistant: Assistant, request_: FakeRequest) -> None:
    """Nobody begins a conversation with a group, and what only administrators can do is shown to them alone."""
    await _register(assistant, request_)
    names: dict[str, set[str]] = {}
    for each in request_.asked("setMyCommands"):
        names.setdefault(each["scope"]["type"], set()).update(command["command"] for command in each["commands"])
    assert names["all_private_chats"] - names["all_chat_administrators"] == {"start", "forget"}
    assert names["all_chat_administrators"] - names["all_group_chats"] == set(ADMINISTRATORS)


async def test_nothing_is_set_twice(assistant: Assistant) -> None:
    """A start at which nothing has changed changes nothing."""
    request = FakeRequest()
    _shown_by(assistant, request)
    await _register(assistant, request)
    assert [name for name, _ in request.calls if name.startswith("set")] == []


async def test_failure_is_tried_again(
    assistant: Assistant, request_: FakeRequest, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A limit or an outage costs one line and is made up for later."""
    sleep = asyncio.sleep
    monkeypatch.setattr("bot.tg.menus.asyncio.sleep", lambda _: sleep(0))
    request_.script("setMyCommands", *[refused(400, "Bad Request: something new")] * 2)
    await _register(assistant, request_)
    assert len(caplog.records) == 1
    assert len(request_.asked("setMyShortDescription")) == 4


async def test_texts_fit(assistant: Assistant, request_: FakeRequest) -> None:
    """Telegram refuses longer ones."""
    await _register(assistant, request_)
    commands: list[Json] = [command for each in request_.asked("setMyCommands") for command in each["commands"]]
    assert all(1 <= len(command["description"]) <= 256 for command in commands)
    assert all(len(each["description"]) <= 512 for each in request_.asked("setMyDescription"))
    assert all(len(each["short_description"]) <= 120 for each in request_.asked("setMyShortDescription"))


async def test_menu_of_a_chat(assistant: Assistant) -> None:
    """A chosen language shows in the menu of that chat only."""
    request = FakeRequest()
    await Menus(fake_wire(request), assistant).follow_choice(7, "kk", is_private=True)
    (menu,) = request.asked("setMyCommands")
    assert menu["scope"] == {"type": "chat", "chat_id": 7}
    known = [*assistant.menu("kk"), *assistant.orders("kk")]
    assert [each["description"] for each in menu["commands"]] == [text for _, text in known]


async def test_menus_of_a_group(assistant: Assistant) -> None:
    """Its administrators keep theirs: that of the chat would hide it."""
    request = FakeRequest()
    await Menus(fake_wire(request), assistant).follow_choice(-100, "ru", is_private=False)
    menus = {
        each["scope"]["type"]: {command["command"] for command in each["commands"]}
        for each in request.asked("setMyCommands")
    }
    assert menus["chat_administrators"] - menus["chat"] == set(ADMINISTRATORS)
