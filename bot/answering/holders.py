"""Whether somebody had a role that only one can have: whoever came seventh did not win."""

from __future__ import annotations

from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import KNOWN
from bot.understanding.question import Question

__all__ = ["find_other_holder"]

PRIZED = frozenset({"winner", "laureate", "honouree"})
"""Roles of those who took a prize, the first or another one."""


def find_other_holder(index: EventIndex, question: Question, event: Event) -> Statement | None:
    """Return what says that somebody else won or directed what the question asks about; None if nothing does."""
    asked = {each.id for each in question.of_kind("person") if each.quality >= KNOWN}
    own = [part for part in event.people if part.person in asked]
    if not own:
        return None
    roles = {role for part in own for role in part.roles}
    wanted = set(question.ids("role"))
    if "winner" in wanted and not roles & PRIZED:
        place = _place(event)
        return _find_holder(index, event, "winner") if place is None else index.find(event.id, place, "figure")
    if "director" in wanted and "director" not in roles and "writer" not in roles:
        return _find_holder(index, event, "director")
    return None


def _place(event: Event) -> int | None:
    """Return the position of the figure that says which place was taken, unless that was the first."""
    places = [n for n, each in enumerate(event.figures) if each.kind == "rank" and each.own and each.size > 1]
    return places[0] if len(places) == 1 else None


def _find_holder(index: EventIndex, event: Event, role: str) -> Statement | None:
    holder = next((position for position, part in enumerate(event.people) if role in part.roles), None)
    return None if holder is None else index.find(event.id, holder, "person")
