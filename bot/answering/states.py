"""Whether a question about an event's taking place is settled by what became of the event."""

from __future__ import annotations

from collections import defaultdict

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import keys_of
from bot.understanding.index import EventIndex
from bot.understanding.question import NAMES, Question

__all__ = ["asked_states", "is_settled_by_state"]

CALLED_OFF = frozenset({"cancelled", "postponed"})
"""States of events that did not take place."""
SUBJECT = (*NAMES, "event", "kind", "field", "state", "role")
"""Mentions that name the event rather than ask something of it."""


def asked_states(base: KnowledgeBase, question: Question) -> frozenset[str]:
    """Return the states that a message names, also where a title that contains the word took it."""
    return frozenset(_spans_by_state(base, question))


def is_settled_by_state(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> bool:
    """Tell whether a message only asks whether an event took place, was called off or put off, and its state tells."""
    states = asked_states(base, question)
    if not _asks_nothing_else(base, question):
        return False
    if event.state in CALLED_OFF:
        return states <= CALLED_OFF
    if event.state != "held" or not states or not states <= CALLED_OFF:
        return False
    around = {place for each in event.occurrences for place in base.around(each.place)}
    tells_of_it = any(event.id in index.events_of(question.tokens[p]) for p in _state_positions(base, question))
    return not tells_of_it and not question.of_kind("world") and set(question.ids("place")) <= around


def _asks_nothing_else(base: KnowledgeBase, question: Question) -> bool:
    period = question.period.tokens if question.period else frozenset()
    known = question.positions(question.of_kind(*SUBJECT)) | _state_positions(base, question) | period
    return bool(question.of_kind(*NAMES, "event")) and all(position in known for position in question.content)


def _state_positions(base: KnowledgeBase, question: Question) -> set[int]:
    return set().union(*_spans_by_state(base, question).values())


def _spans_by_state(base: KnowledgeBase, question: Question) -> dict[str, set[int]]:
    """Return the positions of the words that name each state."""
    found: dict[str, set[int]] = defaultdict(set)
    for mention in question.of_kind("state"):
        found[mention.id].update(mention.span)
    keys = tuple(token.key for token in question.tokens)
    for state, phrases in base.languages[question.language or "en"].states.items():
        for words in keys_of(phrases):
            for start in range(len(keys) - len(words) + 1):
                if keys[start : start + len(words)] == words:
                    found[state].update(range(start, start + len(words)))
    return found
