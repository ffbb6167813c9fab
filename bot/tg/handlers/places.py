"""What chat an order is about: the one it is written in or, in private, one that it names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.announcing.choices import Target
from bot.tg.announcing import Announcing
from bot.tg.incoming import Question

__all__ = ["Place", "find_place", "may_set"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A chat or topic, with its name if it is another chat than the order's."""

    target: Target
    chat: str | None = None


def _is_name(words: str, question: Question) -> bool:
    """Tell whether the words of an order name another chat: ``@its_name``, in private."""
    return words.startswith("@") and question.destination.is_private


async def find_place(words: str, question: Question, announcing: Announcing) -> Place | None:
    """Return the chat that an order is about; None for a name that the bot does not know."""
    destination = question.destination
    if not _is_name(words, question):
        return Place(target=Target(chat_id=destination.chat_id, thread_id=destination.thread_id))
    found = await announcing.rights.find_chat(words)
    return None if found is None else Place(target=Target(chat_id=found[0]), chat=found[1])


async def may_set(place: Place, question: Question, announcing: Announcing) -> bool:
    """Tell whether whoever wrote an order may set the announcements of a chat."""
    here = question.destination.chat_id
    return await announcing.rights.may_manage(place.target.chat_id, question.author.id, here=here)
