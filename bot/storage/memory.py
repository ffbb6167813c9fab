"""What the bot remembers of its chats: handled updates, chosen languages, what its messages were about."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import BigInteger, delete, literal, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant.turns import Kept, Recalled
from bot.storage.chat_moves import move_chat
from bot.storage.database import Database
from bot.storage.engines import insert
from bot.storage.tables import answers, chats, inbox

__all__ = ["Memory"]


@dataclass(frozen=True, slots=True)
class _Note:
    key: str
    update_id: int
    at: int
    kept: Kept | None
    written: asyncio.Future[None]


class Memory:
    """The memory in a database; all times are seconds since 1970."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._notes: list[_Note] = []
        self._writer: asyncio.Task[None] | None = None

    async def find_handled(self, keys: Collection[str]) -> set[str]:
        """Return those of the keys whose updates were handled."""
        if not keys:
            return set()
        async with self._database.transaction() as connection:
            found = await connection.execute(select(inbox.c.key).where(inbox.c.key.in_(keys)))
            return set(found.scalars())

    async def record_handled(self, key: str, update_id: int, at: int, kept: Kept | None = None) -> None:
        """Note that an update was handled and, all or nothing, what is kept of the answer.

        Notes that come while another is being written share the next transaction: with a wait for the disk each,
        the last of many would be answered long before that is on record, and a crash would answer it again.
        """
        note = _Note(key, update_id, at, kept, asyncio.get_running_loop().create_future())
        self._notes.append(note)
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        await note.written

    async def recall(self, chat_id: int, user_id: int, *, since: int, replied_to: int | None) -> Recalled:
        """Return what is known of a user in a chat, the last answer only if it is not older than ``since``."""
        async with self._database.transaction() as connection:
            chosen = await connection.execute(
                select(chats.c.chat_id, chats.c.language).where(chats.c.chat_id.in_((chat_id, user_id)))
            )
            languages = {row.chat_id: row.language for row in chosen}
            turn = await _find_turn(connection, chat_id, user_id, since=since, replied_to=replied_to)
        return Recalled(language=languages.get(chat_id) or languages.get(user_id), turn=turn)

    async def move_chat(self, old: int, new: int) -> None:
        """Carry over what is known of a group that became a supergroup; message ids do not come along."""
        async with self._database.transaction() as connection:
            languages = select(literal(new, BigInteger), chats.c.language).where(chats.c.chat_id == old)
            moved = insert(chats).from_select(["chat_id", "language"], languages)
            await connection.execute(moved.on_conflict_do_nothing())
            await connection.execute(delete(chats).where(chats.c.chat_id == old))
            await connection.execute(delete(answers).where(answers.c.chat_id == old))
            await move_chat(connection, old, new)

    async def forget_user(self, user_id: int) -> None:
        """Forget the language that a user chose and what the answers to the user were about."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(chats).where(chats.c.chat_id == user_id))
            await connection.execute(
                delete(answers).where(or_(answers.c.user_id == user_id, answers.c.chat_id == user_id))
            )

    async def forget(self, before: int) -> None:
        """Forget handled updates and answers from before a time."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(inbox).where(inbox.c.at < before))
            await connection.execute(delete(answers).where(answers.c.at < before))

    async def _write(self) -> None:
        while self._notes:
            notes, self._notes = self._notes, []
            error = await self._write_together(notes)
            for note in notes:
                if note.written.done():
                    continue  # Whoever waited for it was cut off.
                if error is None:
                    note.written.set_result(None)
                else:
                    note.written.set_exception(error)
        self._writer = None

    async def _write_together(self, notes: Sequence[_Note]) -> Exception | None:
        try:
            async with self._database.transaction() as connection:
                for note in notes:
                    row = insert(inbox).values(key=note.key, update_id=note.update_id, at=note.at)
                    await connection.execute(row.on_conflict_do_nothing())
                    if note.kept is not None:
                        await _keep(connection, note.kept, note.at)
        except Exception as error:  # noqa: BLE001 - it is raised where the notes came from
            return error
        return None


async def _keep(connection: AsyncConnection, kept: Kept, at: int) -> None:
    if kept.language is not None:
        chat = insert(chats).values(chat_id=kept.chat_id, language=kept.language)
        changed = chat.on_conflict_do_update(index_elements=["chat_id"], set_={"language": kept.language})
        await connection.execute(changed)
    if kept.turn is not None and kept.message_id is not None:
        # A page that was turned is about something new.
        values = {"user_id": kept.user_id, "turn": kept.turn, "at": at}
        about = insert(answers).values(chat_id=kept.chat_id, message_id=kept.message_id, **values)
        await connection.execute(about.on_conflict_do_update(index_elements=["chat_id", "message_id"], set_=values))


async def _find_turn(
    connection: AsyncConnection, chat_id: int, user_id: int, *, since: int, replied_to: int | None
) -> str | None:
    here = select(answers.c.turn).where(answers.c.chat_id == chat_id)
    if replied_to is not None:
        turn = (await connection.execute(here.where(answers.c.message_id == replied_to))).scalar()
        if turn is not None:
            return str(turn)
    fresh = here.where(answers.c.user_id == user_id, answers.c.at >= since)
    newest = fresh.order_by(answers.c.at.desc(), answers.c.message_id.desc()).limit(1)
    return (await connection.execute(newest)).scalar()
