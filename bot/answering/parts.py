"""What the parts of an entry and the kinds of its figures are to a question."""

from __future__ import annotations

from bot.knowledge.model import Event
from bot.understanding.index import Statement
from bot.understanding.question import Question

__all__ = [
    "DATE_PARTS",
    "MEASURED",
    "MONEY",
    "OWN_KINDS",
    "SILENT",
    "TAKINGS",
    "asks_of_shooting",
    "is_reason",
    "is_talk",
    "roles_asked",
    "statement_texts",
    "words_of",
]

DATE_PARTS = frozenset({"occurrence", "place"})
"""Parts that say when and where the event was as a whole."""
SILENT = frozenset({"alias", "hint", "topic", "title", "kind"})
"""Parts that are no sentences."""
MONEY = frozenset({"box-office", "revenue", "price", "cost", "prize-money", "fine"})
"""Figures that "how much" asks for."""
TAKINGS = frozenset({"box-office", "revenue"})
"""Figures that stand for one another: what a film made, what it earned."""
MEASURED = frozenset({"share", "age", "duration", "size", "weight", "year", "edition", "rank", "score"})
"""Figures that count nothing: "how many" means them only if it says so."""
OWN_KINDS = frozenset(
    {"price", "cost", "prize-money", "fine", "age", "duration", "size", "weight", "episodes", "share", "rank"}
)
"""Figures of which another kind is no answer: a price is not a box office."""
_KIN_ROLES = {
    "director": {"writer", "producer"},
    "writer": {"composer"},
    "composer": {"writer"},
    "participant": {"performer"},
}
"""Whom the verb of a role may mean as well: who "shot" a film without a director may be its author."""


def roles_asked(question: Question, event: Event) -> set[str]:
    """Return the roles that a message asks for, kin ones where no noun names it and nobody had it."""
    asked = set(question.ids("role"))
    if asked & question.role_nouns or any(asked & set(each.roles) for each in event.people):
        return asked
    if question.ids("kind") and not set(question.ids("kind")) & set(event.kinds):
        # Whoever wrote the books of a fair directed no film.
        return asked
    return asked.union(*(_KIN_ROLES.get(role, ()) for role in asked))


def asks_of_shooting(question: Question, event: Event) -> bool:
    """Tell whether the shooting of a film is asked about: where it was shot is not where it was shown."""
    return "director" in question.ids("role") and not {"film", "series"}.isdisjoint(event.kinds)


def is_reason(event: Event, statement: Statement) -> bool:
    """Tell whether a statement is a fact that says why."""
    return statement.part == "fact" and event.facts[statement.position].kind == "why"


def is_talk(event: Event, statement: Statement) -> bool:
    """Tell whether a statement is a fact of what somebody said."""
    return statement.part == "fact" and event.facts[statement.position].kind == "reaction"


def statement_texts(event: Event, statement: Statement) -> tuple[str, ...]:
    """Return the sentences of a statement in every language."""
    position = statement.position
    if statement.part == "fact":
        return tuple(event.facts[position].text.values())
    if statement.part == "figure":
        return tuple(event.figures[position].text.values())
    if statement.part == "dispute":
        return tuple(event.disputes[position].text.values())
    return tuple(event.summary.values()) if statement.part == "summary" else ()


def words_of(event: Event, statement: Statement) -> str:
    """Return the English sentence of a fact or a dispute, else the summary."""
    if statement.part == "fact":
        return event.facts[statement.position].text["en"]
    if statement.part == "dispute":
        return event.disputes[statement.position].text["en"]
    return event.summary["en"]
