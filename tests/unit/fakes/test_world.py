"""Chats, messages, buttons and queries: what is there, what may be changed, and what a restart keeps."""

from pathlib import Path
from typing import Any

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram, Message, User
from tests.unit.fakes.raw_bot import RawBot

_GROUP = Chat(id=-100500, title="Book club")
_FORUM = Chat(id=-100600, title="Forum", is_forum=True)
_MARKUP = {"inline_keyboard": [[{"text": "Next", "callback_data": "next"}]]}


def _send(bot: RawBot, text: str, **more: Any) -> Message:
    result = bot.send(text, **more).result
    assert isinstance(result, dict)
    return Message.from_json(result)


def test_unknown_chat_is_not_found(bot: RawBot) -> None:
    """The bot writes only where it was met."""
    assert bot.send("x", chat_id=9).error == "Bad Request: chat not found"


def test_blocked_and_kicked_are_forbidden(telegram: FakeTelegram, bot: RawBot) -> None:
    """Each in Telegram's words."""
    telegram.set_membership(User(), "kicked")
    telegram.meet(_GROUP, bot_status="kicked")
    assert bot.send("x").error == "Forbidden: bot was blocked by the user"
    assert bot.send("x", chat_id=_GROUP.id).error == "Forbidden: bot was kicked from the supergroup chat"


def test_migrated_group_names_its_new_id(telegram: FakeTelegram, bot: RawBot) -> None:
    """A 400 with the parameter, and two service messages."""
    group = Chat(id=-5, type="group")
    telegram.meet(group)
    telegram.migrate(group, -100700)
    answer = bot.send("x", chat_id=-5)
    assert answer.body["parameters"] == {"migrate_to_chat_id": -100700}
    assert answer.error == "Bad Request: group chat was upgraded to a supergroup chat"
    told = [update["message"] for update in bot.poll()]
    assert [(message["chat"]["id"], message.get("migrate_to_chat_id")) for message in told] == [
        (-5, -100700),
        (-100700, None),
    ]


def test_unchanged_edit_is_refused(telegram: FakeTelegram, bot: RawBot) -> None:
    """The same text and buttons again; other buttons are a change."""
    message = _send(bot, "<b>x</b>", parse_mode="HTML")
    same = {"chat_id": 1001, "message_id": message.message_id, "text": "<strong>x</strong>", "parse_mode": "HTML"}
    assert bot.call("editMessageText", **same).error.startswith("Bad Request: message is not modified: ")
    assert bot.call("editMessageText", **same, reply_markup=_MARKUP).status == 200
    telegram.assert_clean()


def test_only_own_messages_can_be_edited(telegram: FakeTelegram, bot: RawBot) -> None:
    """Not the user's, not one that is gone."""
    said = telegram.say("hello")
    edits = [
        bot.call("editMessageText", chat_id=1001, message_id=each, text="x") for each in (said.message_id, 999_999)
    ]
    assert [edit.error for edit in edits] == [
        "Bad Request: message can't be edited",
        "Bad Request: message to edit not found",
    ]


def test_press_brings_the_message_as_it_is(telegram: FakeTelegram, bot: RawBot) -> None:
    """The bot gets the data and the message; the clock stops with one answer only."""
    message = _send(bot, "page 1", reply_markup=_MARKUP)
    pressed = telegram.press(message, "Next")
    query = bot.poll()[0]["callback_query"]
    assert (query["data"], query["message"]["text"], query["id"]) == ("next", "page 1", pressed.query_id)
    assert bot.call("answerCallbackQuery", callback_query_id=query["id"]).status == 200
    assert bot.call("answerCallbackQuery", callback_query_id=query["id"]).error == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_press_of_a_vanished_message_is_inaccessible(telegram: FakeTelegram, bot: RawBot) -> None:
    """The date says so."""
    telegram.press_data(1001, 999_999, "next")
    assert bot.poll()[0]["callback_query"]["message"]["date"] == 0


def test_expired_press_cannot_be_answered(telegram: FakeTelegram, bot: RawBot) -> None:
    """Even the first answer comes too late."""
    pressed = telegram.press(_send(bot, "x", reply_markup=_MARKUP), "Next", expired=True)
    assert "query is too old" in bot.call("answerCallbackQuery", callback_query_id=pressed.query_id).error


def test_no_such_button_is_a_mistake_of_the_test(telegram: FakeTelegram, bot: RawBot) -> None:
    """The test learns which buttons there are."""
    with pytest.raises(LookupError, match=r"no button 'Back'; the message has \('Next',\)"):
        telegram.press(_send(bot, "x", reply_markup=_MARKUP), "Back")


def test_thread_must_exist_outside_forums(telegram: FakeTelegram, bot: RawBot) -> None:
    """In a forum any topic will do; elsewhere a thread begins with a message."""
    telegram.meet(_GROUP)
    telegram.meet(_FORUM)
    assert bot.send("x", chat_id=_GROUP.id, message_thread_id=77).error == "Bad Request: message thread not found"
    answer = bot.send("x", chat_id=_FORUM.id, message_thread_id=77)
    assert isinstance(answer.result, dict)
    assert answer.result["is_topic_message"] is True


def test_reply_to_nothing_is_refused_unless_allowed(bot: RawBot) -> None:
    """allow_sending_without_reply decides."""
    lost = {"message_id": 999_999}
    assert bot.send("x", reply_parameters=lost).error == "Bad Request: message to be replied not found"
    assert bot.send("x", reply_parameters={**lost, "allow_sending_without_reply": True}).status == 200


def test_commands_are_kept_by_scope_and_language(bot: RawBot) -> None:
    """A list of another language or scope does not answer for this one."""
    commands = [{"command": "month", "description": "Месяц"}]
    scope = {"type": "all_private_chats"}
    bot.call("setMyCommands", commands=commands, scope=scope, language_code="ru")
    assert bot.call("getMyCommands", scope=scope, language_code="ru").result == commands
    assert bot.call("getMyCommands", scope=scope).result == []
    assert bot.call("getMyCommands", language_code="ru").result == []


def test_restart_keeps_the_world(tmp_path: Path) -> None:
    """Messages, pending updates, faults and numbers survive a kill, and so does the port."""
    with FakeTelegram(tmp_path) as telegram:
        bot = RawBot(telegram)
        telegram.say("hello")
        first = _send(bot, "x")
        telegram.fail("getMe", code=502)
        address = telegram.base_url
        telegram.restart()
        assert telegram.base_url == address
        assert [update["message"]["text"] for update in bot.poll()] == ["hello"]
        assert [message.text for message in telegram.sent()] == ["x"]
        assert bot.call("getMe").status == 502
        assert _send(bot, "y").message_id == first.message_id + 1


def test_restart_may_lose_numbers(tmp_path: Path) -> None:
    """What waits gets numbers some of which the bot has seen already."""
    with FakeTelegram(tmp_path) as telegram:
        bot = RawBot(telegram)
        first = telegram.say("one").update_id
        telegram.say("two")
        assert first is not None
        telegram.restart(rewind_ids=1)
        assert [update["update_id"] for update in bot.poll()] == [first + 1, first + 2]
