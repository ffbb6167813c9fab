"""Updates in, requests out: the way of an update through all handlers."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.assistant.turns import Recalled
from bot.errors import StorageDownError, StorageError
from tests.unit.tg.fakes import BOT, NOW, Json, by_bot, message, ok
from tests.unit.tg.world import World

QUESTION = "when was Dimash in New York?"


@pytest.fixture
def world(assistant: Assistant) -> World:
    """A bot that has done nothing yet."""
    return World(assistant)


def _asked(update_id: int = 1, text: str = QUESTION, **more: Any) -> Json:
    return {"update_id": update_id, "message": message(text, **{"message_id": 50 + update_id, **more})}


def _pressed(data: str, **more: Any) -> Json:
    shown = {"message": by_bot(), **more}
    return {
        "update_id": 1,
        "callback_query": {"id": "9", "from": message()["from"], "chat_instance": "1", "data": data, **shown},
    }


async def test_question_is_answered_recorded_and_may_be_confirmed(world: World, assistant: Assistant) -> None:
    """The answer goes out, the update is on record with what it was about, and the offset moves behind it."""
    await world.take(_asked())
    expected = assistant.reply(QUESTION, Context(today=date(2026, 11, 26), client="kk"))
    assert [each["text"] for each in world.sent] == [expected.reply.html]
    assert list(world.memory.handled.values()) == [1]
    (kept,) = world.memory.kept
    assert (kept.chat_id, kept.user_id, kept.message_id) == (7, 7, 1001)
    assert kept.turn is not None
    assert world.intake.offset == 2


async def test_update_twice_in_one_batch(world: World) -> None:
    """One copy is answered, and the order stays that of the first copies."""
    await world.take(_asked(1, "/month 1"), _asked(2, "/month 2"), _asked(1, "/month 1"))
    headings = [each["text"].splitlines()[0] for each in world.sent]
    assert ["аңтар" in heading for heading in headings] == [True, False]


async def test_update_again_under_another_number(world: World) -> None:
    """What was handled before, even by another process, is confirmed and not answered."""
    await world.take(_asked())
    again = _asked() | {"update_id": 9}
    await world.take(again)
    assert len(world.sent) == 1
    assert world.intake.offset == 10


async def test_new_message_under_a_known_number(world: World) -> None:
    """After a week of silence Telegram counts anew; a fresh question is not taken for an old one."""
    await world.take(_asked(500))
    await world.take(_asked(500, message_id=99))
    await world.take(_asked(3))
    assert len(world.sent) == 3
    assert world.intake.offset == 4


async def test_offset_waits_for_the_slowest(world: World) -> None:
    """What is behind an unfinished update is not confirmed, though it is answered; then all of it is."""
    gate = asyncio.Event()

    async def slow(_: Json) -> tuple[int, bytes]:
        await gate.wait()
        return ok({"message_id": 1, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "x"})

    world.request.script("sendMessage", slow)
    await world.intake.take([_asked(1), _asked(2, chat=8)])
    assert not await world.intake.settle(0.2)
    assert [each["chat_id"] for each in world.sent] == [7, 8]
    assert world.intake.offset == 1
    gate.set()
    assert await world.intake.settle(10)
    assert world.intake.offset == 3


async def test_chat_is_answered_in_order(world: World) -> None:
    """The second question of a chat waits for the answer to the first."""
    await world.take(*(_asked(number, f"/month {number}") for number in range(1, 13)))
    months = [each["text"] for each in world.sent]
    assert len(months) == 12
    assert ["January" in months[0], "December" in months[11]] == [False, False]  # the client speaks Kazakh
    assert ["аңтар" in months[0], "елтоқсан" in months[11]] == [True, True]


async def test_end_leaves_what_was_not_begun(world: World) -> None:
    """It is neither answered nor confirmed, and comes again."""
    world.stop.request()
    await world.take(_asked())
    assert world.sent == []
    assert world.intake.offset == 1


async def test_failing_database_ends_the_bot(world: World) -> None:
    """Without a record, the next start would answer again; the bot must not go on as if nothing were wrong."""
    world.memory.error = StorageError("the disk is full")
    await world.take(_asked())
    assert world.intake.failure is world.memory.error
    assert world.stop.is_requested
    assert world.intake.offset == 1


async def test_server_of_the_database_is_waited_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was answered is recorded when it is back, and not answered again."""
    monkeypatch.setattr("bot.tg.intake.DOWN_SECONDS", 0.01)
    world.memory.error = StorageDownError("it is away")
    asyncio.get_running_loop().call_later(0.1, setattr, world.memory, "error", None)
    await world.take(_asked())
    assert len(world.sent) == 1
    assert len(world.memory.handled) == 1
    assert not world.stop.is_requested


async def test_end_while_the_database_is_away(world: World) -> None:
    """The update stays unconfirmed, and comes again after the next start."""
    world.memory.error = StorageDownError("it is away")
    asyncio.get_running_loop().call_later(0.1, world.stop.request)
    await world.take(_asked())
    assert world.intake.offset == 1
    assert world.intake.failure is None


@pytest.mark.parametrize(
    "content",
    [
        {"message": {"message_id": 1}},
        {"message": {"message_id": 1, "date": 1}},
        {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}},
        {"hologram": {"of": "a singer"}},
        {},
    ],
)
async def test_strange_update_holds_up_nothing(world: World, content: Json) -> None:
    """Whatever Telegram thinks up, the next update is answered and both are confirmed."""
    await world.take({"update_id": 1, **content}, _asked(2))
    assert len(world.sent) == 1
    assert world.intake.offset == 3


class _Broken:
    """An assistant in which a mistake of ours waits."""

    def __init__(self, assistant: Assistant) -> None:
        self.base, self.phrase, self.language_of = assistant.base, assistant.phrase, assistant.language_of

    def reply(self, *_: object) -> None:
        raise ZeroDivisionError

    press = reply


@pytest.fixture
def broken(assistant: Assistant) -> World:
    """A bot with a mistake in it."""
    return World(cast("Assistant", _Broken(assistant)))


async def test_mistake_is_apologised_for(broken: World, assistant: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """The user gets a sentence in their language, the log a line and a traceback, and the update is done with."""
    await broken.take(_asked())
    assert [each["text"] for each in broken.sent] == [assistant.phrase("error", "kk")]
    assert "a mistake of ours while handling a question" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert broken.intake.offset == 2


async def test_mistake_in_a_press_stops_the_clock(broken: World, assistant: Assistant) -> None:
    """The apology is a toast."""
    await broken.take(_pressed("e:en:x"))
    (toast,) = broken.request.asked("answerCallbackQuery")
    assert toast["text"] == assistant.phrase("error", "kk")
    assert broken.sent == []


async def test_event_button_answers_below(world: World, assistant: Assistant) -> None:
    """The clock stops first, then the event comes as a message of its own."""
    event = next(iter(assistant.base.events))
    await world.take(_pressed(f"e:ru:{event}"))
    assert [name for name, _ in world.request.calls] == ["answerCallbackQuery", "sendMessage"]
    assert world.memory.kept[0].message_id == 1001


async def test_page_button_turns_in_place(world: World) -> None:
    """The message with the button becomes the page, and is about it from then on."""
    await world.take(_pressed("m:en:9:1"))
    assert [name for name, _ in world.request.calls] == ["answerCallbackQuery", "editMessageText"]
    assert world.memory.kept[0].message_id == 40


async def test_page_of_a_message_that_is_gone(world: World) -> None:
    """It cannot be turned in place, so it comes below."""
    refusal = (400, b'{"ok": false, "error_code": 400, "description": "Bad Request: message to edit not found"}')
    world.request.script("editMessageText", refusal)
    await world.take(_pressed("y:en:0"))
    assert len(world.sent) == 1


@pytest.mark.parametrize("more", [{}, {"message": None, "inline_message_id": "5"}], ids=["in a chat", "inline"])
async def test_unknown_button_gets_a_toast(world: World, assistant: Assistant, more: Json) -> None:
    """A button of an older version says that it is old, and nothing is sent."""
    await world.take(_pressed("what:is:this", **more))
    (toast,) = world.request.asked("answerCallbackQuery")
    assert toast["text"] == assistant.phrase("old_button", "kk")
    assert world.sent == []


@pytest.mark.parametrize(
    "make", [lambda: _asked(text="/language ru"), lambda: _pressed("c:ru:")], ids=["said", "pressed"]
)
async def test_language_is_kept_and_its_menu_shown(world: World, make: Callable[[], Json]) -> None:
    """Either way of choosing does the same."""
    await world.take(make())
    assert world.memory.kept[0].language == "ru"
    (menu,) = world.request.asked("setMyCommands")
    assert menu["scope"] == {"type": "chat", "chat_id": 7}
    assert len(world.sent) == 1


async def test_memory_is_asked_for_this_user_in_this_chat(world: World) -> None:
    """Ten minutes back, and for what is replied to."""
    await world.take(_asked(reply_to_message=by_bot()))
    assert world.memory.recall_asked == [(7, 7, int(NOW.timestamp()) - 600, 40)]


async def test_chosen_language_and_last_answer_are_used(world: World, assistant: Assistant) -> None:
    """A message that shows no language is answered in the chosen one; a follow-up leans on what was kept."""
    await world.take(_asked())
    world.memory.recalled = Recalled(language="ru", turn=world.memory.kept[0].turn)
    await world.take(_asked(2, "/source"))
    event = next(iter(assistant.reply(QUESTION, Context(today=NOW.date())).reply.events))
    assert world.sent[1]["text"].startswith(
        assistant.press(f"s:ru:{event}", Context(today=NOW.date())).reply.html.splitlines()[0]
    )


async def test_added_to_a_group(world: World, assistant: Assistant) -> None:
    """One line says how to ask."""
    member: Json = {"user": BOT, "until_date": 0}
    change = {
        "chat": {"id": -100, "type": "supergroup", "title": "A chat"}, "from": message()["from"], "date": 1,
        "old_chat_member": member | {"status": "left"}, "new_chat_member": member | {"status": "member"},
    }  # fmt: skip
    await world.take({"update_id": 1, "my_chat_member": change})
    assert [each["text"] for each in world.sent] == [assistant.phrase("group_hint", "kk")]


async def test_moved_group(world: World) -> None:
    """What is known of it is carried over, and nothing is said."""
    await world.take({"update_id": 1, "message": message(None, chat=-5, kind="group", migrate_to_chat_id=-100)})
    assert world.memory.moved == [(-5, -100)]
    assert world.sent == []


@pytest.mark.parametrize(("chat", "kind", "told"), [(7, "private", 1), (-100, "supergroup", 0)])
async def test_flood_is_told_once_in_private_only(
    world: World, monkeypatch: pytest.MonkeyPatch, chat: int, kind: str, told: int
) -> None:
    """What cannot be answered in time is refused with one sentence; in a group that would only add to the noise."""

    async def pause(_: float) -> None:
        pass

    monkeypatch.setattr(world.stop, "pause", pause)
    await world.take(*(_asked(number, "/today", chat=chat, kind=kind) for number in range(1, 61)))
    texts = [each["text"] for each in world.sent]
    assert texts.count(world.desk.assistant.phrase("too_fast", "kk")) == told
    assert len(texts) == 40 + told
    assert world.intake.offset == 61


def _inline(query: str) -> Json:
    return {"update_id": 1, "inline_query": {"id": "5", "from": message()["from"], "query": query, "offset": ""}}


async def test_inline_query(world: World, assistant: Assistant) -> None:
    """The answer is the first article, for this user only, with a way into the private chat."""
    await world.take(_inline(QUESTION))
    (answer,) = world.request.asked("answerInlineQuery")
    expected = assistant.reply(QUESTION, Context(today=NOW.date())).reply
    assert answer["results"][0]["input_message_content"]["message_text"] == expected.html
    assert answer["is_personal"] is True
    assert answer["button"]["start_parameter"] == "inline"
    titles = [each["title"] for each in answer["results"][1:]]
    assert titles == [assistant.base.events[each].title["en"] for each in expected.related]


async def test_empty_inline_query_shows_headlines(world: World) -> None:
    """Before anything is typed there is something to choose from, each with an id of its own."""
    await world.take(_inline(""))
    (answer,) = world.request.asked("answerInlineQuery")
    assert len({each["id"] for each in answer["results"]}) == 8


async def test_inline_query_about_nothing(world: World) -> None:
    """No article pretends to be an answer."""
    await world.take(_inline("zzzzqqq xkcdxkcd"))
    (answer,) = world.request.asked("answerInlineQuery")
    assert answer["results"] == []


async def test_guest_mention(world: World, assistant: Assistant) -> None:
    """Where the bot is no member it answers by the query, and sends nothing."""
    text = f"@Year_Bot {QUESTION}"
    entity = {"type": "mention", "offset": 0, "length": 9}
    made = message(text, chat=-100, kind="supergroup", guest_query_id="3", entities=[entity])
    await world.take({"update_id": 1, "guest_message": made})
    (answer,) = world.request.asked("answerGuestQuery")
    expected = assistant.reply(QUESTION, Context(today=NOW.date())).reply
    assert answer["result"]["input_message_content"]["message_text"] == expected.html
    assert world.sent == []


async def test_abandoned_work_is_not_recorded(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """What is cut off at the end comes again after the next start."""
    caplog.set_level(logging.DEBUG, logger="bot")

    async def never(_: Json) -> tuple[int, bytes]:
        await asyncio.Event().wait()
        raise AssertionError

    world.request.script("sendMessage", never)
    await world.intake.take([_asked()])
    await world.intake.settle(0.1)
    await world.intake.abandon()
    assert world.memory.handled == {}
    assert world.intake.offset == 1
