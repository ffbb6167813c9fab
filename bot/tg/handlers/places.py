"""What chat an order is about: the one it is written in or, in private, one that it names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.announcing.choices import Target
from bot.announcing.settings_page import SettingsPage
from bot.rendering.reply import Reply
from bot.tg.announcing import Announcing
from bot.tg.incoming import Question

__all__ = ["MAX_SHOWN", "Place", "find_settable"]

MAX_SHOWN = 40
"""Characters of what somebody wrote that are shown to them again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A chat or topic, with its name if it is another chat than the order's."""

    target: Target
    chat: str | None = None


async def find_settable(words: str, question: Question, announcing: Announcing, page: SettingsPage) -> Place | Reply:
    """Return the chat that an order is about, else what to reply: it is unknown, or may not be set by its author."""
    place = await _find_place(words, question, announcing)
    if place is None:
        return page.said("settings_unknown_chat", chat=words[:MAX_SHOWN])
    here = question.destination.chat_id
    may_set = await announcing.rights.may_manage(place.target.chat_id, question.author.id, here=here)
    return place if may_set else page.said("subscribe_admins_only")


async def _find_place(words: str, question: Question, announcing: Announcing) -> Place | None:
    destination = question.destination
    if not _is_name(words, question):
        return Place(target=Target(chat_id=destination.chat_id, thread_id=destination.thread_id))
    found = await announcing.rights.find_chat(words)
    return None if found is None else Place(target=Target(chat_id=found[0]), chat=found[1])


def _is_name(words: str, question: Question) -> bool:
    """Tell whether the words of an order name another chat: ``@its_name``, in private."""
    return words.startswith("@") and question.destination.is_private
