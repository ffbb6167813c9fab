"""How likely each part of an entry answers each type of question, whatever its words.

The figures are shares of a question's words: a statement that is less likely by 0.3 must hold 0.3 more of them. Within
a part, a later statement is a little less likely than an earlier one, so that the order of the entry decides a tie.
"""

from __future__ import annotations

from bot.answering.asking import asks_for_plot
from bot.answering.parts import DATE_PARTS, MEASURED, MONEY, roles_asked
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import keys_of
from bot.understanding.index import Statement
from bot.understanding.mentions import Mention
from bot.understanding.question import Question

__all__ = ["find_prior"]

ROLE_ORDER = ("winner", "performer", "director", "deceased", "honouree", "founder", "artist", "writer", "laureate")
"""Of several people, whom "who" means first."""
BYSTANDERS = ("official", "commentator")
"""Whom "who" means last: they speak or sign."""
DISPUTED_BY_ASK = {"why": "cause", "where": "place", "when": "date"}
"""What a dispute must be about to answer a type of question."""
WANTED = -0.05
"""How likely the summary tells of the noun that is asked for."""
SUMMARY = {"what": 0.3, "detail": 0.0, "tell": 0.4, "did": 0.25, "why": -0.3}
"""How likely the summary answers."""
NO_STORY = -0.25
"""How likely a dispute is what an event is about."""
PLOT = 1.5
"""How likely the sentence on its plot answers what a work is about."""
VISITORS = ("attendance", "audience", "participants")
"""What "how many" means where it does not say of what."""


def find_prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    """Return how likely a statement answers a type of question, whatever its words."""
    part = statement.part
    if part in DATE_PARTS:
        return _occurrence_prior(base, question, event, statement, ask)
    if part in ("person", "role"):
        return _person_prior(question, event, statement, ask)
    if part == "figure":
        return _figure_prior(base, question, event, statement, ask)
    if part == "fact":
        return _fact_prior(question, event, statement, ask)
    if part == "dispute":
        about = DISPUTED_BY_ASK.get(ask)
        if about == event.disputes[statement.position].about:
            return 0.3
        return {"why": 0.0, "what": NO_STORY, "tell": NO_STORY}.get(ask, -0.05)
    if ask == "what" and (question.wanted or question.asks("which")) and not question.asks("list"):
        return WANTED
    return SUMMARY.get(ask, 0.05)


def _occurrence_prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask not in ("when", "where"):
        return -1.0
    occurrence = event.occurrences[statement.position]
    if ask == "where" and occurrence.place is None:
        return -0.2
    if ask == "where" and occurrence.place == base.info.country:
        return 0.1
    prior = (0.55 if ask == "when" and event.state == "announced" else 0.8) - 0.02 * statement.position
    if set(question.ids("place")) & set(base.around(occurrence.place)):
        prior += 0.5
    if question.period and question.period.touches(occurrence.first.first_day, occurrence.last.last_day):
        prior += 0.3
    return prior


def _person_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    if ask not in ("who", "else"):
        return -0.6
    part = event.people[statement.position]
    asked = roles_asked(question, event)
    prior = 0.45 - 0.01 * statement.position
    if asked:
        prior += 1.2 if asked & set(part.roles) else -0.1
    elif part.roles[0] in BYSTANDERS:
        prior -= 0.2
    elif part.roles[0] in ROLE_ORDER:
        prior += 0.12 - 0.01 * ROLE_ORDER.index(part.roles[0])
    return prior - (0.7 if part.person in question.ids("person") else 0.0)


def _figure_prior(base: KnowledgeBase, question: Question, event: Event, statement: Statement, ask: str) -> float:
    figure = event.figures[statement.position]
    named = 0.4 * _cue(question, figure.kind) - (0.0 if figure.own else 0.5)
    if ask == "how-many" and figure.kind in MONEY:
        return 0.1 + (0.0 if figure.kind == "price" else 1.5 * named) - 0.005 * statement.position
    if ask == "how-many":
        first = 0.05 if figure.kind in VISITORS else 0.0
        first -= 0.3 if _asks_for_people(question) and figure.unit != "people" else 0.0
        first -= 0.6 if figure.kind in MEASURED and not named else 0.0
        same = sum(1 for each in event.figures[: statement.position] if each.kind == figure.kind)
        return 0.5 + named + first - 0.1 * same - 0.005 * statement.position
    if ask == "how-much":
        general = 0.7 if figure.kind == "box-office" else 0.6 if figure.kind in MONEY else 0.1
        return general + named - 0.005 * statement.position
    if ask == "where" and figure.kind == "countries" and "countries" in question.ids("figure"):
        return 0.8
    if ask == "when":
        return (0.9 if _asks_which_year(base, question) else 0.5) if figure.kind == "year" else -0.1
    if ask == "did":
        return 0.0 if _names_a_number(question) else -0.3
    return -0.1


def _asks_which_year(base: KnowledgeBase, question: Question) -> bool:
    """Tell whether a year is asked for: "in what year", «нешінші жылы»."""
    asked = question.positions([each for each in question.of_kind("intent") if each.id == "when"])
    words = {key for pack in base.languages.values() for keys in keys_of(pack.year_word) for key in keys}
    return any(question.tokens[position].key in words for position in asked)


def _names_a_number(question: Question) -> bool:
    return any(question.tokens[position].number is not None for position in question.content)


def _asks_for_people(question: Question) -> bool:
    asked = {each.id for each in _figures_named(question)}
    return "attendance" in asked and not asked & {"foreigners", "events", "films"}


def _figures_named(question: Question) -> list[Mention]:
    """Return what is to be counted; in "how many came to the concert" the concert is not."""
    named = question.of_kind("figure")
    if "attendance" not in question.ids("figure"):
        return list(named)
    kinds = question.positions(question.of_kind("kind"))
    return [each for each in named if each.id != "events" or not kinds.issuperset(each.span)]


def _cue(question: Question, kind: str) -> float:
    """Return how clearly a figure is named: "foreigners" names one kind, "came" hints at several."""
    best = 0.0
    cues = [*_figures_named(question), *question.of_kind("role")]
    for mention in cues:
        if mention.kind != "figure" or mention.id != kind:
            continue
        rivals = {(each.kind, each.id) for each in cues if set(each.span) & set(mention.span)}
        best = max(best, mention.quality / len(rivals))
    return best


def _fact_prior(question: Question, event: Event, statement: Statement, ask: str) -> float:
    kind = event.facts[statement.position].kind
    if kind == "plot" and ask in ("what", "tell") and asks_for_plot(question):
        return PLOT
    if ask == "why":
        earlier = sum(1 for each in event.facts[: statement.position] if each.kind == "why")
        return {"why": 0.8 - 0.28 * earlier, "background": 0.2, "correction": 0.15, "reaction": 0.1}.get(kind, 0.1)
    if ask == "did":
        return {"correction": 0.3}.get(kind, 0.2)
    if ask in ("how-many", "how-much"):
        return 0.25 if kind == "money" and ask == "how-much" else 0.1
    if ask in ("who", "else"):
        return {"outcome": 0.2, "programme": 0.2}.get(kind, 0.1)
    if ask == "when":
        return {"plan": 0.45, "correction": -0.3, "plot": -0.1, "background": 0.15, "reaction": 0.0}.get(kind, 0.3)
    if ask == "where":
        return {"what": 0.3, "outcome": 0.3, "programme": 0.2, "plan": 0.3, "correction": 0.3}.get(kind, 0.1)
    return {"outcome": 0.12, "programme": 0.1, "plot": 0.12, "what": 0.1}.get(kind, 0.06)
