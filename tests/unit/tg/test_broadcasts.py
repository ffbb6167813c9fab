"""Notices of the operators: preview, audience, confirmation, progress, stop."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.assistant.assistant import Assistant
from bot.delivery.records import State
from bot.errors import StorageDownError, StorageError
from bot.tg.broadcasting import Broadcasts
from bot.tg.stopping import GivenUpError
from tests.unit.tg.fake_delivery import OPERATOR
from tests.unit.tg.fakes import BOT, Json, message
from tests.unit.tg.world import World


@pytest.fixture
def world(assistant: Assistant) -> World:
    """A bot with three subscribers."""
    world = World(assistant)
    for chat, language in ((1, "en"), (-2, "ru"), (-3, "kk")):
        subscription = world.desk.announcing.new(chat, None, "en", 1)
        world.subscriptions.kept[chat, 0] = replace(subscription, language=language)
    return world


async def _say(world: World, text: str, user: int = OPERATOR, *, chat: int | None = None) -> list[Json]:
    before = len(world.sent)
    person = {"id": user, "is_bot": False, "first_name": "A", "language_code": "en"}
    kind = "private" if chat is None else "supergroup"
    made = message(text, chat=chat or user, kind=kind) | {"from": person}
    await world.take({"update_id": 1, "message": made})
    world.memory.handled.clear()
    return world.sent[before:]


async def _press(world: World, data: str, user: int = OPERATOR) -> str:
    person = {"id": user, "is_bot": False, "first_name": "A", "language_code": "en"}
    shown = message("Notice", chat=OPERATOR, message_id=60) | {"from": BOT}
    query = {"id": "9", "from": person, "chat_instance": "1", "data": data, "message": shown}
    await world.take({"update_id": 1, "callback_query": query})
    world.memory.handled.clear()
    return _shown(world)


def _shown(world: World) -> str:
    edits = world.request.asked("editMessageText")
    return str(edits[-1]["text"]) if edits else ""


async def _draft(world: World) -> str:
    """Write a notice and return its batch."""
    *_, control = await _say(world, "/broadcast en: Monday.\nru: Понедельник.")
    return str(control["reply_markup"]["inline_keyboard"][0][0]["callback_data"]).split(":")[1]


async def test_preview_and_audiences(world: World) -> None:
    """Each text as it will look, then the choice among subscribers."""
    english, russian, control = await _say(world, "/broadcast en: Monday.\nru: Понедельник.")
    assert english["text"] == "<b>From the editors</b>\n\nMonday."
    assert russian["text"] == "<b>От редакции</b>\n\nПонедельник."
    labels = [row[0]["text"] for row in control["reply_markup"]["inline_keyboard"]]
    assert labels[0] == "All · 3"
    assert "Groups and channels · 2" in labels
    assert world.outbox.rows == {}


async def test_from_confirmation_to_report(world: World) -> None:
    """Nothing goes before it is confirmed; the report follows by itself, in one message."""
    batch = await _draft(world)
    assert (
        await _press(world, f"b:{batch}:to:rooms") == "Send it: Groups and channels, 2? It can be stopped on the way."
    )
    assert world.outbox.rows == {}
    assert await _press(world, f"b:{batch}:go:rooms") == "Being sent: 0 of 2."
    assert [each.chat_id for each in world.outbox.rows.values()] == [-2, -3]
    world.outbox.become(State.SENT)
    await asyncio.sleep(0.1)  # ten times the pause of the report
    assert _shown(world) == "Done. Sent: 2 of 2."
    assert {each["message_id"] for each in world.request.asked("editMessageText")} == {60}


async def test_report_is_edited_only_when_it_changes(world: World) -> None:
    """Telegram counts edits; a batch that is held back changes no more, so its report is over."""
    batch = await _draft(world)
    await _press(world, f"b:{batch}:go:all")
    await asyncio.sleep(0.1)  # ten times the pause of the report
    assert len(world.request.asked("editMessageText")) == 1
    world.outbox.become(State.HELD)
    await asyncio.sleep(0.1)  # as above
    assert _shown(world).startswith("Held up. Sent: 0 of 3.")
    asked = world.outbox.progress_asked
    await asyncio.sleep(0.1)  # as above
    assert world.outbox.progress_asked == asked


async def test_confirmed_twice(world: World) -> None:
    """A second press shows how far it is, and the rows are there once."""
    batch = await _draft(world)
    await _press(world, f"b:{batch}:go:all")
    assert await _press(world, f"b:{batch}:go:all") == "Being sent: 0 of 3."
    assert len(world.outbox.rows) == 3
    await world.desk.announcing.broadcasts.close()


async def test_stop(world: World) -> None:
    """What has not gone stays; the report says so. It also works after a restart, without a draft."""
    batch = await _draft(world)
    await _press(world, f"b:{batch}:go:all")
    await world.desk.announcing.broadcasts.close()
    world.outbox.states[next(iter(world.outbox.rows))] = State.SENT
    assert await _press(world, f"b:{batch}:refresh:") == "Being sent: 1 of 3."
    assert (await _press(world, f"b:{batch}:stop:")).splitlines() == [
        "Done. Sent: 1 of 3.",
        "Stopped before they were sent: 2.",
    ]


async def test_held_back_and_resumed(world: World) -> None:
    """The operator decides whether it goes on, and sees how far it comes then."""
    batch = await _draft(world)
    await _press(world, f"b:{batch}:go:all")
    await world.desk.announcing.broadcasts.close()
    world.outbox.become(State.HELD)
    assert (await _press(world, f"b:{batch}:refresh:")).splitlines() == [
        "Held up. Sent: 0 of 3.",
        "Held back because Telegram refuses the text: 3.",
    ]
    (row,) = world.request.asked("editMessageText")[-1]["reply_markup"]["inline_keyboard"]
    assert [each["callback_data"] for each in row] == [f"b:{batch}:resume:", f"b:{batch}:stop:"]
    assert await _press(world, row[0]["callback_data"]) == "Being sent: 0 of 3."
    world.outbox.become(State.SENT)
    await asyncio.sleep(0.1)  # ten times the pause of the report
    assert _shown(world) == "Done. Sent: 3 of 3."


async def test_back_and_cancel(world: World) -> None:
    """The choice can be made anew, or not at all."""
    batch = await _draft(world)
    await _press(world, f"b:{batch}:to:people")
    assert await _press(world, f"b:{batch}:who:") == "That is how it will look. To whom?"
    assert await _press(world, f"b:{batch}:no:") == "Not sent."
    assert await _press(world, f"b:{batch}:go:all") == "This draft is gone; write it again."
    assert world.outbox.rows == {}


async def test_only_operators(world: World) -> None:
    """Neither the command nor a forged button; and not where others read."""
    assert [each["text"] for each in await _say(world, "/broadcast Hello", user=7)] == [
        "Only the bot's operators can write to all subscribers."
    ]
    batch = await _draft(world)
    await _press(world, f"b:{batch}:go:all", user=7)
    assert world.outbox.rows == {}
    (sent,) = await _say(world, "/broadcast Hello", chat=-100)
    assert sent["text"] == "Please write that in the private chat with me."


async def test_without_words(world: World) -> None:
    """How it is written."""
    (sent,) = await _say(world, "/broadcast")
    assert sent["text"].startswith("Write the text after the command.")


async def test_too_many_words(world: World) -> None:
    """Nothing is cut without a word; as much as fits goes as it is."""
    (sent,) = await _say(world, f"/broadcast en: Hello\nru: {'ж' * 3001}")
    assert sent["text"] == "The text in ru is too long: a notice has at most 3000 characters. Nothing was sent."
    preview, _ = await _say(world, f"/broadcast {'x' * 3000}")
    assert preview["text"].endswith("\n" + "x" * 3000)


async def test_strange_buttons(world: World) -> None:
    """Of another version, or forged."""
    for data in ("b:", "b:x:y", "b:n:go:nobody", "b:n:what:all"):
        await _press(world, data)
    assert world.outbox.rows == {}


@pytest.mark.parametrize(
    ("error", "shown"), [(StorageDownError("away"), 2), (StorageError("full"), 1), (GivenUpError(), 1), (KeyError(), 1)]
)
async def test_report_that_fails(error: Exception, shown: int) -> None:
    """It waits for a database that is away, and ends over anything else, without taking the bot along."""
    broadcasts = Broadcasts(pause=0.0)
    answers: list[Exception | bool] = [error, True]

    async def show() -> bool:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    broadcasts.report("n", show)
    await asyncio.sleep(0.05)
    assert len(answers) == 2 - shown
    await broadcasts.close()


async def test_many_drafts(world: World) -> None:
    """Old ones go, so that they do not pile up."""
    drafts = world.desk.announcing.broadcasts
    kept = [drafts.keep({"en": "x"}, float(at)) for at in range(25)]
    assert drafts.find(kept[0].batch) is None
    assert drafts.find(kept[-1].batch) == kept[-1]
