"""Tells whether a message stands on its own, so that it is answered as if nothing had been said before."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.asking import ONE_FACT
from bot.answering.listing import Listing, find_occurrence
from bot.answering.lists import LEAST_NAME, asks_for_an_extreme, is_plural
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.mentions import Mention
from bot.understanding.question import Question

__all__ = ["COUNTS", "SURE_NAME", "categories_of", "has_new_subject", "stands_alone"]

SURE_NAME = 0.85
"""From this quality on, a name begins a new subject."""
LEAST_REACHED = 0.4
"""What the last event must explain of a message that names a kind for the message to be about it."""
COUNTS = frozenset({"events", "films", "works", "institutions", "count"})
"""Figures that "how many" can mean and that the length of a list answers."""


def has_new_subject(question: Question) -> bool:
    """Tell whether a message surely names somebody, something or a year of its own."""
    orders = [each for each in question.of_kind("order") if each.end - each.start > 1]
    names = question.of_kind("person", "topic", "world")
    # «самый большой» is no visit to the Bolshoi.
    names = tuple(each for each in names if not any(order.covers(each) for order in orders))
    # The last or the biggest event of the year is none of those that were listed.
    is_of_the_year = asks_for_an_extreme(question) and bool(question.of_kind("year-word")) and not question.points_back
    return bool(question.years) or is_of_the_year or any(each.quality >= SURE_NAME for each in names)


def categories_of(question: Question) -> Sequence[Mention]:
    """Return the kinds and fields of events that a message surely names."""
    return [each for each in question.of_kind("kind", "field") if each.quality >= LEAST_NAME]


def stands_alone(base: KnowledgeBase, question: Question, event: Event | None, ask: str, *, reached: float) -> bool:
    """Tell whether a message sets conditions of its own: "concerts in Astana", "how many films in October?".

    Args:
        event: The last event; None where the last answer was a list.
        reached: How much of the message the last event explains.
    """
    categories = categories_of(question)
    is_narrowed = bool(question.period or question.ids("place"))
    counted = set(question.ids("figure"))
    is_counted = ask == "how-many" and not counted - COUNTS
    if not categories or question.points_back:
        asks_list = ask in ("what", "tell") and question.asks("list", "which", "summary")
        asks_list = asks_list or (is_counted and bool(counted))
        return asks_list and is_narrowed and not question.points_back
    is_plain = ask not in ONE_FACT or is_counted
    if event is None:
        return not question.leads_on and is_plain and _sets_conditions(base, question, is_counted=is_counted)
    fits = reached >= LEAST_REACHED or _is_of(event, categories)
    is_another = _is_plainly_of(event, categories) and is_plural(base, question)
    if is_plain and (is_another or not _is_left_open(question, fits=fits)):
        return not (is_counted and _counts(event, question) and not is_narrowed) and (
            not fits or _sets_conditions(base, question, is_counted=is_counted)
        )
    return not fits or _asks_of_others(base, question, event, ask)


def _sets_conditions(base: KnowledgeBase, question: Question, *, is_counted: bool) -> bool:
    is_narrowed = bool(question.period or question.of_kind("place", "order", "state"))
    is_bare = not question.intents and set(question.content) <= question.positions(categories_of(question))
    return (
        is_counted or is_narrowed or is_bare or question.asks("list", "which", "summary") or is_plural(base, question)
    )


def _is_left_open(question: Question, *, fits: bool) -> bool:
    """A message of little more than a kind may ask it of the last event: "and the awards?", "which award?"."""
    is_narrowed = bool(question.period or question.of_kind("place", "order", "state"))
    if not fits or is_narrowed or len(question.positions(categories_of(question))) > 1:
        return False
    return question.leads_on or question.intents[:1] == ("which",)


def _asks_of_others(base: KnowledgeBase, question: Question, event: Event, ask: str) -> bool:
    """Tell whether a question for one fact is about other events than the last one."""
    is_narrowed = bool(question.period or question.ids("place"))
    if question.ids("order") or (is_narrowed and (ask == "did" or is_plural(base, question))):
        return True
    return question.period is not None and not find_occurrence(base, event, Listing(spans=question.period.spans))


def _is_of(event: Event, categories: Sequence[Mention]) -> bool:
    own = {"kind": event.kinds, "field": event.fields}
    return any(each.id in own[each.kind] for each in categories)


def _is_plainly_of(event: Event, categories: Sequence[Mention]) -> bool:
    """After a museum, "and museums?" asks for others; "and the awards?" may ask for its own."""
    return any(each.id in (event.kinds[0], event.fields[0]) for each in categories)


def _counts(event: Event, question: Question) -> bool:
    """Tell whether an event has a figure of what is counted."""
    return bool({figure.kind for figure in event.figures} & set(question.ids("figure")))
