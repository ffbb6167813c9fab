"""Whether the base says yes or no: which clause of a statement a question agrees with, and whether that one denies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from bot.answering.corrections import Claims, clauses_of, find_negations
from bot.answering.holders import find_other_holder
from bot.answering.rivals import find_rival
from bot.answering.states import asked_states, is_settled_by_state
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.text.tokens import Token, keys_of, split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import KNOWN
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["find_settled", "is_denied"]

SURE = 0.8
"""From this quality on, a word of a question is a word of a statement."""
STANDS_FOR = 0.85
"""From this quality on, a word of a question stands for one that is said: "sing" for "sang"."""
HELD = 0.5
"""From this quality on, a clause has a word of a question."""
LONG = 100
"""Days from which on an event is too long for its dates to answer whether something was in a month."""


def is_denied(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement
) -> bool | None:
    """Tell whether the answer to a yes/no question is no; None where the words agree with both."""
    denied = _is_plainly_denied(base, index, question, event, statement)
    if denied is None or not _is_negative(base, question):
        return denied
    # "Is it true that it was not …?": yes, where it was not; where it was, either word could mean either.
    asks_of_truth = any(each.id == "did" and each.end - each.start > 1 for each in question.of_kind("intent"))
    return False if denied and asks_of_truth else None


def _is_plainly_denied(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement
) -> bool | None:
    """Tell it for a question as if it had no negation in it."""
    if statement.part == "summary" and event.state in ("cancelled", "postponed"):
        states = asked_states(base, question)
        # Whether the tickets are still good is asked of what was put off, not whether it was put off.
        return event.state not in states if states or is_settled_by_state(base, index, question, event) else None
    if statement.part == "fact" and event.facts[statement.position].kind == "correction":
        return Claims(base, index, question, event).agree_with_denied(event.facts[statement.position])
    if statement.part == "dispute":
        # Where sources disagree, neither word is right.
        return None
    denied = _is_denied_by_clause(base, index, question, event, statement)
    if denied is not False:
        return denied
    if statement.part == "summary" and event.state == "announced" and "announced" not in asked_states(base, question):
        return None
    is_so = (
        _holds_places(base, index, question, event, statement)
        and _holds_time(index, question, event, statement)
        and _is_said(base, index, question, event, statement)
    )
    return False if is_so else None


def _is_denied_by_clause(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement
) -> bool | None:
    """Tell whether the clause that shares most words with the question has a negation in it.

    None where another clause has one and this one lacks a word of the question that the event is not named by: what is
    asked may be just what is denied.
    """
    language = question.language or "en"
    text = _text(event, statement, language)
    if text is None:
        return False
    negations = _negations(base, question)
    # What was so for the first time was not so before.
    first = keys_of(base.languages[language].first_time) if question.of_kind("earlier") else ()
    # "Get on the list" asks for no list, but for what may be denied.
    idle = question.positions([each for each in question.of_kind("intent") if each.id != "did"])
    asked = {position: index.links(question.tokens[position]) for position in {*question.content, *idle}}
    best, denied, missing = -1.0, False, set[int]()
    is_mixed = False
    for tokens in map(split, clauses_of(text)):
        held = {
            position: max(
                (linked[word] for token in tokens for word in index.links(token) if word in linked), default=0.0
            )
            for position, linked in asked.items()
        }
        total = sum(held.values())
        is_negative = any(token.key in negations for token in tokens) or _has_phrase(tokens, first)
        is_mixed = is_mixed or is_negative
        if total > best or (total == best and is_negative):
            best, denied = total, is_negative
            missing = {position for position, quality in held.items() if quality < HELD}
    if denied or not is_mixed:
        return denied
    # A first time may be what the event is called by.
    headline = frozenset[WordId]() if first else index.headline(event.id)
    beyond = [position for position, linked in asked.items() if headline.isdisjoint(linked)]
    return None if missing & set(beyond) else False


def _is_said(base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement) -> bool:
    """Tell whether all that is asked stands in what is said, or is what the event is called by.

    Where something in it is denied, all must stand in one clause that denies nothing. A plan and another year say
    nothing of what came of it.
    """
    language = question.language or "en"
    text = _text(event, statement, language)
    if text is None:
        return True
    is_plan = statement.part == "fact" and event.facts[statement.position].kind == "plan"
    if question.years or is_plan:
        return False
    asked = _asked(base, question, event, language)
    clauses = list(map(split, clauses_of(text)))
    plain = [each for each in clauses if not _denies(base, language, each)]
    called = index.headline(event.id)
    if len(plain) == len(clauses):
        return _has_all(index, question, asked, chain.from_iterable(clauses), called)
    is_more = not _has_all(index, question, asked, (), called)
    return is_more and any(_has_all(index, question, asked, tokens, frozenset()) for tokens in plain)


def _asked(base: KnowledgeBase, question: Question, event: Event, language: Language) -> set[int]:
    """Return the positions of all that a yes confirms: also of "only", which is a common word elsewhere."""
    period = question.period.tokens if question.period else frozenset()
    only = set(base.languages[language].exclusives)
    alone = {position for position, token in enumerate(question.tokens) if token.text.casefold() in only}
    state = question.positions([each for each in question.of_kind("state") if each.id == event.state])
    return (set(question.content) - period - state) | alone


def _has_all(
    index: EventIndex, question: Question, asked: Iterable[int], tokens: Iterable[Token], called: AbstractSet[WordId]
) -> bool:
    """Tell whether each word that is asked is among some words or those that the event is called by."""
    texts = list(tokens)
    said = {word for token in texts for word, sure in index.same(token).items() if sure >= KNOWN} | called
    keys = {token.key for token in texts}
    return all(
        question.tokens[position].key in keys
        or any(word in said and sure >= STANDS_FOR for word, sure in index.links(question.tokens[position]).items())
        for position in asked
    )


def _denies(base: KnowledgeBase, language: Language, tokens: Iterable[Token]) -> bool:
    negations, endings = find_negations(base, language), base.languages[language].negation_endings
    return any(token.key in negations or token.text.casefold().endswith(endings) for token in tokens)


def _is_negative(base: KnowledgeBase, question: Question) -> bool:
    """Tell whether a question has a negation of its own, beside the one inside "did not take place"."""
    # "Or not" and "did not take place" deny nothing of what is asked.
    idle = question.positions([*question.of_kind("state"), *(e for e in question.of_kind("intent") if e.id == "did")])
    negations = _negations(base, question)
    # "Didn't she sing?" asks whether she sang.
    first = 1 if question.language in ("en", None) else 0
    return any(
        token.key in negations and position >= first and position not in idle
        for position, token in enumerate(question.tokens)
    )


def _has_phrase(tokens: Sequence[Token], phrases: Iterable[Sequence[str]]) -> bool:
    """Tell whether one of some phrases, given by the keys of their words, stands in a clause."""
    keys = tuple(token.key for token in tokens)
    return any(keys[at : at + len(phrase)] == phrase for phrase in phrases for at in range(len(keys)))


def _negations(base: KnowledgeBase, question: Question) -> frozenset[str]:
    return find_negations(base, question.language or "en")


def _holds_places(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event, statement: Statement
) -> bool:
    """Tell whether each place that the message surely names is the event's only one, or one of it that is told."""
    around = [set(base.around(each.place)) for each in event.occurrences if each.place]
    own = set[str]().union(*around)
    return all(
        (around and all(mention.id in each for each in around))
        or ((mention.kind == "world" or mention.id in own) and _holds(index, question, statement, mention.span))
        for mention in question.of_kind("place", "world")
        if mention.quality >= KNOWN
    )


def _holds_time(index: EventIndex, question: Question, event: Event, statement: Statement) -> bool:
    """Tell whether the time that the message names is the event's or stands in what it says."""
    period = question.period
    if period is None or _holds(index, question, statement, period.tokens):
        return True
    return any(
        period.touches(each.first.first_day, each.last.last_day)
        for each in event.occurrences
        if (each.last.last_day - each.first.first_day).days <= LONG
    )


def _holds(index: EventIndex, question: Question, statement: Statement, positions: Iterable[int]) -> bool:
    return all(
        any(word in statement.words and sure >= SURE for word, sure in index.same(question.tokens[position]).items())
        for position in positions
    )


def _text(event: Event, statement: Statement, language: Language) -> str | None:
    if statement.part == "fact":
        return event.facts[statement.position].text[language]
    if statement.part == "figure":
        return event.figures[statement.position].text[language]
    return event.summary[language] if statement.part == "summary" else None


def find_settled(
    base: KnowledgeBase, index: EventIndex, question: Question, event: Event
) -> tuple[Statement, bool] | None:
    """Return the statement that plainly answers yes or no, however few words of the question it has, with which it is.

    It is who else had the role that is asked, the correction of what is asked, or the summary where the state or the
    title of the event settles it.
    """
    if _is_negative(base, question):
        return None
    other = find_other_holder(index, question, event)
    if other is not None:
        return other, False
    rival = find_rival(base, index, question, event)
    if rival is not None:
        return rival, False
    summary = next(each for each in index.statements(event.id) if each.part == "summary")
    claims = Claims(base, index, question, event)
    corrections = [
        (each, event.facts[each.position])
        for each in index.statements(event.id)
        if each.part == "fact" and event.facts[each.position].denies
    ]
    is_mixed = any(token.key in _negations(base, question) for token in split(event.summary[question.language or "en"]))
    if corrections and event.state == "held" and claims.are_in_title() and not is_mixed:
        return summary, True
    for statement, fact in corrections:
        if claims.are_denied_by(fact) and claims.agree_with_denied(fact):
            return statement, False
    if is_settled_by_state(base, index, question, event) and event.state not in asked_states(base, question):
        return summary, False
    return None
