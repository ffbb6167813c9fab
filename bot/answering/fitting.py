"""Whether what an event says is about the person, the place and the year that a question names."""

from __future__ import annotations

from bot.answering.contradictions import is_origin
from bot.answering.parts import MONEY, OWN_KINDS
from bot.answering.statements import DETAIL, Choice, statement_texts
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import Question

__all__ = ["fits_names"]

HELD = 0.7
"""From this quality on, an event has a word."""
STORY = 8
"""Words to account for from which on a message tells a story, in which places are scenery."""
TOLD = 0.8
"""The share of the details from which on a sentence may call what is asked for by another word."""
OWN_FACTS = frozenset({"what", "outcome", "plan", "programme"})
"""Kinds of facts that tell of the event itself."""
SHORT_MESSAGE = 5
"""Words from which on a message without a question word tells a story, in which places are scenery."""


def fits_names(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, choice: Choice, *, ask: str
) -> bool:
    """Tell whether a chosen statement is about whom, where and when the question names."""
    statement = choice.statement
    if ask in ("what", "tell") and choice.detail < TOLD and not _has_what_is_wanted(index, question, event):
        return False
    if question.years and choice.detail < DETAIL and _names_an_edition(base, question):
        return False
    return (
        _names_who_is_asked(index, question, event, statement, ask=ask)
        and _holds_places(base, index, question, event, statement, ask=ask)
        and _is_of_year(base, index, question, event, statement, ask=ask)
    )


def _has_what_is_wanted(index: EventIndex, question: Question, event: Event) -> bool:
    """An event that nowhere speaks of fees does not say what fee was paid."""
    if len(question.content) > STORY:
        return True
    cues = question.of_kind("kind", "field", "role", "state", "figure")
    own = question.positions([each for each in cues if each.quality >= KNOWN and each.id not in OWN_KINDS | MONEY])
    return all(_has(index, question, event, position) for position in question.wanted - own - question.doubtful)


def _has(index: EventIndex, question: Question, event: Event, position: int) -> bool:
    held = index.holders(event.id, index.links(question.tokens[position]))
    return any(sure >= HELD for sure in held.values())


def _names_an_edition(base: KnowledgeBase, question: Question) -> bool:
    """Another year beside a festival or a prize means another edition of it."""
    kinds = {base.topics[each.id].kind for each in question.of_kind("topic") if each.quality >= KNOWN}
    return bool(kinds & {"festival", "prize"})


def _names_who_is_asked(index: EventIndex, question: Question, event: Event, statement: Statement, *, ask: str) -> bool:
    """A number or deed of somebody else is no answer: whose Grammys?"""
    mentions = [each for each in question.of_kind("person") if each.quality >= KNOWN]
    is_story = ask in ("what", "tell") and statement.part == "fact"
    if not mentions or is_story or statement.part not in ("figure", "fact"):
        return True
    if any(_holds(index, question, statement, each) for each in mentions):
        return True
    asked = {each.id for each in mentions}
    if ask in ("who", "why") and asked.issubset(each.person for each in event.people):
        # Who came with the president is somebody else, and somebody else may be the reason.
        return True
    named = {
        event.people[each.position].person
        for each in index.statements(event.id)
        if each.part == "person" and len(each.words & statement.words) >= 2
    }
    return not named or bool(named & asked)


def _holds_places(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement, *, ask: str
) -> bool:
    """A place that is not the event's own must stand in the answer itself."""
    if ask in ("tell", "detail"):
        return True
    if ask == "what" and (statement.part == "summary" or len(question.content) > SHORT_MESSAGE):
        return True
    if ask != "where" and len(question.content) > STORY:
        return True
    strange = [each for each in question.of_kind("place", "world") if _is_strange(base, index, question, event, each)]
    if ask == "who":
        # Whoever a sentence of the event tells of need not be of the place that another sentence of it has.
        return all(any(_holds(index, question, each, name) for each in index.statements(event.id)) for name in strange)
    strange = [each for each in strange if not _is_scenery(base, index, question, event, each)]
    if strange and statement.part in ("occurrence", "place"):
        return False
    return all(_holds(index, question, statement, each) for each in strange)


def _holds(index: EventIndex, question: Question, statement: Statement, mention: Mention) -> bool:
    """Tell whether a statement has the words of a mention."""
    words = [index.links(question.tokens[position]) for position in mention.span]
    return all(any(word in statement.words for word in linked) for linked in words)


def _is_scenery(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, mention: Mention) -> bool:
    """A country or region that the entry speaks of and where nothing of the base was tells the event from others."""
    is_wide = mention.kind == "world" or base.places[mention.id].kind in ("country", "region")
    is_placed = any(base.is_at(event.id, each) for each in question.ids("place"))
    if not is_wide or (base.events_of_place.get(mention.id) and not is_placed):
        return False
    return any(_holds(index, question, each, mention) for each in index.statements(event.id))


def _is_headline(index: EventIndex, question: Question, event: Event, mention: Mention) -> bool:
    """Tell whether a title or an alias has a place: "Dimash in Barcelona" was in a suburb of it."""
    words = index.headline(event.id)
    return all(not words.isdisjoint(index.same(question.tokens[position])) for position in mention.span)


def _is_strange(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, mention: Mention) -> bool:
    """Tell whether a place that the message surely names is neither the event's nor where someone comes from."""
    if mention.quality < KNOWN or mention.id == base.info.country:
        return False
    own = mention.kind == "place" and base.is_at(event.id, mention.id)
    own = own or any(each.span == mention.span and each.id in event.topics for each in question.of_kind("topic"))
    own = own or _is_headline(index, question, event, mention)
    return not own and not is_origin(base, question, mention)


def _tells_of(event: Event, statement: Statement, person: Statement) -> bool:
    """Tell whether a fact of the event itself, not of what was before, is about a person of it."""
    is_own = statement.part == "fact" and event.facts[statement.position].kind in OWN_FACTS
    return is_own and len(statement.words & person.words) > 1


def _is_of_year(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement, *, ask: str
) -> bool:
    """Another year than the base's must be the year of what is answered."""
    if not question.years:
        return True
    if ask in ("what", "tell") and not _names_an_edition(base, question):
        return all(index.has_number(event.id, year) for year in question.years)
    own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
    said = {token.number for text in statement_texts(event, statement) for token in split(text)}
    if ask == "who" and statement.part in ("person", "role"):
        telling = (each for each in index.statements(event.id) if _tells_of(event, each, statement))
        said |= {token.number for each in telling for text in statement_texts(event, each) for token in split(text)}
    return any(
        year in said or (year in own and statement.part in ("summary", "occurrence", "place"))
        for year in question.years
    )
