"""What a message calls by a title, a name or an alias, word for word."""

from __future__ import annotations

from bot.understanding.mentions import EXACT, Mention
from bot.understanding.question import NAMES, Question

__all__ = ["events_called", "find_called"]


def find_called(question: Question) -> tuple[Mention, ...]:
    """Return the names, titles and aliases that are the whole message."""
    whole = range(len(question.tokens))
    named = question.of_kind(*NAMES, "event")
    return tuple(each for each in named if each.span == whole and each.quality >= EXACT)


def events_called(question: Question) -> tuple[str, ...]:
    """Return the events that have the whole message as a title or an alias.

    "Итоги года в кино" listed the whole year, and the entry of that very name was never found. A message that is the
    name of somebody or something as well is about more than the event.
    """
    called = find_called(question)
    return tuple(each.id for each in called) if all(each.kind == "event" for each in called) else ()
