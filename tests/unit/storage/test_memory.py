from __future__ import annotations

import asyncio

import pytest

from bot.assistant.turns import Kept, Recalled
from bot.errors import StorageError
from bot.storage.database import Database
from bot.storage.memory import Memory

GROUP, USER, OTHER = -100, 7, 8


@pytest.fixture
def memory(database: Database) -> Memory:
    """The memory in it."""
    return Memory(database)


def _kept(message_id: int, turn: str, *, user_id: int = USER) -> Kept:
    return Kept(chat_id=GROUP, user_id=user_id, message_id=message_id, turn=turn)


async def _recall(memory: Memory, *, user_id: int = USER, since: int = 0, replied_to: int | None = None) -> Recalled:
    return await memory.recall(GROUP, user_id, since=since, replied_to=replied_to)


async def test_handled_updates_are_known(memory: Memory) -> None:
    """Of some keys, those that were recorded come back; recording one twice is no mistake."""
    for _ in range(2):
        await memory.record_handled("a", 1, 100)
    assert await memory.find_handled(["a", "b"]) == {"a"}
    assert await memory.find_handled([]) == set()


async def test_notes_of_many_are_all_written(memory: Memory) -> None:
    """Notes that come at once share transactions, and none is lost."""
    await asyncio.gather(*(memory.record_handled(f"k{number}", number, 100) for number in range(50)))
    await memory.record_handled("later", 51, 100)
    assert len(await memory.find_handled([f"k{number}" for number in range(50)] + ["later"])) == 51


async def test_failure_reaches_everyone_who_waits(memory: Memory, database: Database) -> None:
    """When the database fails, nobody goes on as if the note were written."""
    async with database.transaction() as connection:
        await connection.exec_driver_sql("DROP TABLE inbox")
    results = await asyncio.gather(*(memory.record_handled(str(n), n, 1) for n in range(3)), return_exceptions=True)
    assert [type(result) for result in results] == [StorageError] * 3


async def test_recall_last_answer(memory: Memory) -> None:
    """The newest answer to this user in this chat, unless it is too old."""
    await memory.record_handled("a", 1, 100, _kept(11, "old"))
    await memory.record_handled("b", 2, 200, _kept(12, "new"))
    await memory.record_handled("c", 3, 300, _kept(13, "another's", user_id=OTHER))
    assert (await _recall(memory, since=150)).turn == "new"
    assert (await _recall(memory, since=201)).turn is None


async def test_recall_answer_replied_to(memory: Memory) -> None:
    """A reply leans on what it replies to, whoever that was for; on an unknown message, as without a reply."""
    await memory.record_handled("a", 1, 100, _kept(11, "replied to", user_id=OTHER))
    await memory.record_handled("b", 2, 200, _kept(12, "last"))
    assert (await _recall(memory, since=200, replied_to=11)).turn == "replied to"
    assert (await _recall(memory, since=200, replied_to=99)).turn == "last"


async def test_turned_page_replaces_what_its_message_was_about(memory: Memory) -> None:
    """One message, one subject."""
    await memory.record_handled("a", 1, 100, _kept(11, "page 1"))
    await memory.record_handled("b", 2, 200, _kept(11, "page 2"))
    assert (await _recall(memory, replied_to=11)).turn == "page 2"


async def test_answer_without_subject_keeps_what_was_there(memory: Memory) -> None:
    """Small talk does not end a conversation about something."""
    await memory.record_handled("a", 1, 100, _kept(11, "subject"))
    await memory.record_handled("b", 2, 200, Kept(chat_id=GROUP, user_id=USER, message_id=12))
    assert (await _recall(memory)).turn == "subject"


async def test_language_of_chat_before_that_of_user(memory: Memory) -> None:
    """What was chosen in private holds in groups, until the group chooses."""
    await memory.record_handled("a", 1, 100, Kept(chat_id=USER, user_id=USER, language="kk"))
    assert (await _recall(memory)).language == "kk"
    for language in ("en", "ru"):
        await memory.record_handled(language, 2, 200, Kept(chat_id=GROUP, user_id=OTHER, language=language))
    assert (await _recall(memory)).language == "ru"
    assert (await memory.recall(-200, OTHER, since=0, replied_to=None)).language is None


async def test_moved_chat_keeps_its_language(memory: Memory) -> None:
    """A supergroup goes on as the group it was; a second notice of the move changes nothing."""
    await memory.record_handled("a", 1, 100, Kept(chat_id=-5, user_id=USER, language="ru", message_id=1, turn="t"))
    for _ in range(2):
        await memory.move_chat(-5, GROUP)
    assert await _recall(memory, replied_to=1) == Recalled(language="ru", turn=None)


async def test_forget_user(memory: Memory) -> None:
    """The chosen language and what answers were about go; what was handled stays, and so does everybody else."""
    for user in (7, 8):
        kept = Kept(chat_id=user, user_id=user, language="kk", message_id=1, turn="{}")
        await memory.record_handled(f"m{user}", user, 10, kept)
        await memory.record_handled(f"g{user}", user, 10, Kept(chat_id=-5, user_id=user, message_id=user, turn="{}"))
    await memory.forget_user(7)
    assert await memory.recall(7, 7, since=0, replied_to=None) == Recalled()
    assert await memory.recall(-5, 7, since=0, replied_to=None) == Recalled()
    assert await memory.recall(-5, 8, since=0, replied_to=None) == Recalled(language="kk", turn="{}")
    assert await memory.find_handled(["m7", "g7"]) == {"m7", "g7"}


async def test_forget(memory: Memory) -> None:
    """Old notes and answers go, chosen languages stay."""
    kept = Kept(chat_id=GROUP, user_id=USER, language="ru", message_id=11, turn="old")
    await memory.record_handled("old", 1, 100, kept)
    await memory.record_handled("new", 2, 200)
    await memory.forget(150)
    assert await memory.find_handled(["old", "new"]) == {"new"}
    assert await _recall(memory) == Recalled(language="ru", turn=None)
