"""What the bot remembers of its chats: handled updates, chosen languages, what its messages were about."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.assistant.turns import Kept
from bot.storage.database import Database
from bot.storage.tables import answers, chats, inbox

__all__ = ["Memory"]


class Memory:
    """The memory in a database; all times are seconds since 1970."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find_handled(self, keys: Collection[str]) -> set[str]:
        """Return those of the keys whose updates were handled."""
        if not keys:
            return set()
        async with self._database.transaction() as connection:
            found = await connection.execute(select(inbox.c.key).where(inbox.c.key.in_(keys)))
            return set(found.scalars())

    async def record_handled(self, key: str, update_id: int, at: int, kept: Kept | None = None) -> None:
        """Note that an update was handled and, all or nothing, what is kept of the answer."""
        async with self._database.transaction() as connection:
            row = insert(inbox).values(key=key, update_id=update_id, at=at)
            await connection.execute(row.on_conflict_do_nothing())
            if kept is not None:
                await _keep(connection, kept, at)

    async def find_language(self, chat_id: int) -> str | None:
        """Return the language that was chosen in a chat."""
        async with self._database.transaction() as connection:
            return (await connection.execute(select(chats.c.language).where(chats.c.chat_id == chat_id))).scalar()

    async def find_turn(self, chat_id: int, user_id: int, since: int) -> str | None:
        """Return what the last answer to a user in a chat was about, if it is not older than ``since``."""
        query = select(answers.c.turn).where(
            answers.c.chat_id == chat_id, answers.c.user_id == user_id, answers.c.at >= since
        )
        newest = query.order_by(answers.c.at.desc(), answers.c.message_id.desc()).limit(1)
        async with self._database.transaction() as connection:
            return (await connection.execute(newest)).scalar()

    async def find_turn_of(self, chat_id: int, message_id: int) -> str | None:
        """Return what a message of the bot was about."""
        query = select(answers.c.turn).where(answers.c.chat_id == chat_id, answers.c.message_id == message_id)
        async with self._database.transaction() as connection:
            return (await connection.execute(query)).scalar()

    async def move_chat(self, old: int, new: int) -> None:
        """Carry over what is known of a group that became a supergroup; message ids do not come along."""
        async with self._database.transaction() as connection:
            await connection.execute(
                update(chats).where(chats.c.chat_id == old).values(chat_id=new).prefix_with("OR IGNORE")
            )
            await connection.execute(delete(chats).where(chats.c.chat_id == old))
            await connection.execute(delete(answers).where(answers.c.chat_id == old))

    async def forget(self, before: int) -> None:
        """Forget handled updates and answers from before a time."""
        async with self._database.transaction() as connection:
            await connection.execute(delete(inbox).where(inbox.c.at < before))
            await connection.execute(delete(answers).where(answers.c.at < before))


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
