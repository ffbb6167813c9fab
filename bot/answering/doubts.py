"""What makes it doubtful that the best event is meant, however well it matches."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.ranking import Match, Ranking, order_of
from bot.answering.related import is_kin
from bot.knowledge.base import KnowledgeBase
from bot.understanding.index import EventIndex
from bot.understanding.mentions import EXACT, KNOWN
from bot.understanding.question import NAMES, SHORT_MESSAGE, Question

__all__ = ["ALL_HELD", "HALF_EXPLAINED", "find_doubts", "is_verb"]

DOUBT, STRONG_DOUBT = 0.02, 0.05
"""How far below the limit a doubt keeps the confidence."""
SURE_NAME = 0.74
"""From this quality on, a name is what it seems."""
SURE_WORD = 0.8
"""From this evidence on, a word stands in the entry as it was typed."""
RARE_NUMBER, ALL = 100, 0.93
"""Numbers from which on one that an event has is no chance, and how much else of the message it must explain."""
ALL_TOLD, MUCH_TOLD = 0.97, 2.0
"""Coverage and strength from which on an event accounts for what cannot all be chance."""
LIGHT = 0.2
"""Words that weigh less stand in so many events that they show none."""
ALIKE = 0.05
"""How far apart in the measure that they are ordered by events fit alike."""
MOST_ALIKE = 2
"""Other events that fit alike from which on the best one is best by chance."""
SHORTEST_NAME = 3
"""Letters below which a word is no part of a name."""
HEAVY = 0.5
"""Words that weigh less are too common to be a part of a name."""
EXPLAINED = 0.7
"""Evidence below which a word is not explained."""
HALF_EXPLAINED = 0.5
"""Evidence from which on an event accounts for a word, which may be one half of the name of a person of it."""

ALL_HELD = 0.65
"""Evidence for each word of a message from which on an event has everything that the message tells of."""


def find_doubts(
    base: KnowledgeBase, index: EventIndex, question: Question, ranking: Ranking, best: Match
) -> Iterator[float]:
    """Yield how far each doubt keeps the confidence below the limit."""
    if not _has_sure_word(question, ranking, best):
        yield DOUBT
    if _is_lost_in_crowd(base, question, ranking, best):
        yield STRONG_DOUBT
    if best.contradictions >= 1 and not _is_misread(question, best):
        yield STRONG_DOUBT
    if _is_bare_word(question):
        yield DOUBT
    if _has_unknown_neighbour(base, index, question, ranking, best):
        yield DOUBT


def _has_sure_word(question: Question, ranking: Ranking, best: Match) -> bool:
    """One word at least must stand in the entry as it was typed: two slips can make any name of any other."""
    if any(each.quality >= SURE_NAME for each in question.of_kind("person", "topic", "event")):
        return True
    return any(
        value >= SURE_WORD and _tells(question.tokens[p].number, best) and ranking.weights[p] >= LIGHT
        for p, value in best.explained.items()
    )


def _is_bare_word(question: Question) -> bool:
    """A single word that names nothing may be anybody's first name."""
    is_one = len(question.tokens) == 1
    return is_one and not any(each.quality >= KNOWN for each in question.of_kind("person", "topic", "event"))


def _tells(number: int | None, best: Match) -> bool:
    """Tell whether a token is a word, or a number that few events have, of which the event leaves nothing else open."""
    return number is None or (number >= RARE_NUMBER and best.coverage >= ALL)


def _is_misread(question: Question, best: Match) -> bool:
    """Tell whether the one contradiction to an event that accounts for all the rest may be read into a word."""
    is_unsure = any(each.quality < EXACT for each in question.of_kind("month", "place", "world", "kind"))
    return is_unsure and best.contradictions <= 1 and best.coverage >= ALL_TOLD and best.strength >= MUCH_TOLD


def _is_lost_in_crowd(base: KnowledgeBase, question: Question, ranking: Ranking, best: Match) -> bool:
    """A message without a name whose words stand in several events alike tells none of them."""
    if any(each.quality >= KNOWN for each in question.of_kind("person", "topic", "event")):
        return False
    alike = [
        match
        for match in ranking.matches
        if order_of(base, best) - order_of(base, match) < ALIKE
        and match.contradictions <= best.contradictions
        and not is_kin(base, best.event, match.event)
    ]
    return len(alike) >= MOST_ALIKE


def _has_unknown_neighbour(
    base: KnowledgeBase, index: EventIndex, question: Question, ranking: Ranking, best: Match
) -> bool:
    """An unexplained word beside a name may be the rest of another name: Jennifer Lawrence, Boyz II Men."""
    content = question.content
    if len(content) > SHORT_MESSAGE:
        return False
    named = question.positions(question.of_kind(*NAMES))
    called = question.positions(question.of_kind("event"))
    halves = {p for p in content if p not in named and _is_half_a_name(index, question, best, p)}
    for at, position in enumerate(content):
        word = question.tokens[position].text.casefold()
        if position in question.doubtful | called or len(word) < SHORTEST_NAME or is_verb(base, word):
            continue
        beside = set(content[max(0, at - 1) : at + 2]) - {position}
        if position in ranking.unknown and beside & (named | halves):
            return True
        is_unexplained = best.explained.get(position, 0.0) < EXPLAINED and ranking.weights[position] >= HEAVY
        if is_unexplained and beside & halves:
            return True
    return False


def is_verb(base: KnowledgeBase, word: str) -> bool:
    """Tell whether a word ends as verbs do and names seldom."""
    return any(word.casefold().endswith(pack.verb_endings) for pack in base.languages.values())


def _is_half_a_name(index: EventIndex, question: Question, best: Match, position: int) -> bool:
    linked = index.links(question.tokens[position])
    return best.explained.get(position, 0.0) >= HALF_EXPLAINED and any(
        word in statement.words
        for statement in index.statements(best.event)
        if statement.part == "person"
        for word, quality in linked.items()
        if quality >= KNOWN
    )
