"""How much each word of a question weighs, and which events it speaks of.

A word weighs as much as it is rare among the events; one that no event knows weighs nearly as much as the rarest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.answering.contradictions import events_named
from bot.knowledge.base import KnowledgeBase
from bot.understanding.evidence import Evidence
from bot.understanding.index import EventIndex
from bot.understanding.mentions import Mention
from bot.understanding.question import Question

__all__ = ["UNKNOWN_WEIGHT", "long_weight", "weigh_word"]

CUE_KINDS = ("kind", "field", "role", "figure", "state", "order")
"""Mentions that name a class of events rather than one."""
CUE_WEIGHT = 0.35
"""A word such as "film" or "singer" counts less than a name: it fits many events."""
CUE_VALUE = 0.8
"""How surely an event of the kind, field or role that a word names is meant by it."""
NAMED = ("person", "topic", "place")
NAMED_OR_EVENT = (*NAMED, "event")
"""Mentions that name events through what belongs to them, or by their titles."""
HALF_NAME = 0.6
"""What a part of a name is worth as evidence for an event that has only that part."""
SHORT = 8
"""Words to account for up to which a message sets conditions rather than tells a story."""
STRONG = 0.5
"""Evidence from which on an event counts among those that know a word; the fewer, the more it weighs."""
LEAST_WEIGHT = 0.12
"""Even a word that all events know must be accounted for a little."""
UNKNOWN_WEIGHT = 0.9
"""A word that no event knows weighs nearly as much as the rarest."""
DOUBTFUL = 0.5
"""What such a word keeps of its weight if it may be a misspelt common word."""
NUMBER_WEIGHT = 0.5
"""A number stands in many entries by chance."""
LONG_MESSAGE, STORY_SHARE = 3.0, 0.35
"""From this weight on each further word counts so much: people tell stories around their question."""


def long_weight(total: float) -> float:
    """Return how much the words of a message weigh together; a story weighs less than its words."""
    return total if total <= LONG_MESSAGE else LONG_MESSAGE + STORY_SHARE * (total - LONG_MESSAGE)


def weigh_word(base: KnowledgeBase, index: EventIndex, question: Question, position: int) -> tuple[Evidence, float]:
    """Return the events that explain a token, and how much the token weighs."""
    found = index.events_of(question.tokens[position])
    here = [each for each in question.mentions if each.start <= position < each.end]
    names = [each for each in here if each.kind in NAMED]
    for mention in here:
        if mention.kind in NAMED_OR_EVENT:
            found = found.raised(mention.quality, [(mention.kind, mention.id, events_named(base, mention))])
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= CUE_VALUE]
    if cues:
        found = found.raised(CUE_VALUE, [group for mention in cues for group in _groups_of_cue(base, mention)])
    longer = [each for each in here if each.kind in NAMED_OR_EVENT and each.end - each.start > 1]
    if longer:
        # Half of a name says little about what has only that half.
        found = found.lowered(HALF_NAME, set[str]().union(*(events_named(base, mention) for mention in longer)))
    return found, _weight(index, question, position, found, is_cue=bool(cues) and not names)


def _groups_of_cue(base: KnowledgeBase, mention: Mention) -> Iterator[tuple[str, str, Sequence[str]]]:
    yield mention.kind, mention.id, base.events_of_cue.get((mention.kind, mention.id), ())
    if (mention.kind, mention.id) == ("role", "guest"):
        # Whoever "came" or "visited" came to the country of the base.
        yield "place", base.info.country, base.events_of_place.get(base.info.country, ())


def _weight(index: EventIndex, question: Question, position: int, found: Evidence, *, is_cue: bool) -> float:
    """Return how much a token weighs: as much as it is rare, cues and numbers less."""
    if question.tokens[position].number is not None:
        return NUMBER_WEIGHT
    weight = max(LEAST_WEIGHT, index.rarity(found.count(STRONG))) if found else UNKNOWN_WEIGHT
    if len(question.content) <= SHORT and any(position in each.span for each in question.of_kind("order")):
        # The first, the last and the biggest are so among others: the word tells no event from another.
        return LEAST_WEIGHT
    if is_cue:
        weight = min(weight, CUE_WEIGHT)
    return DOUBTFUL * weight if not found and position in question.doubtful else weight
