"""The one event of a list that is meant: it is answered instead of the list, or begins it."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answers import Listed
from bot.answering.listing import Listing
from bot.answering.lists import is_plural
from bot.answering.ranking import Ranking, order_of
from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import keys_of
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["closest_first", "find_summing_up", "means_one"]

MANY_WORDS, MOST_WORDS_HELD, ALONE = 1.5, 0.7, 0.15
"""The strength and coverage of an event, and what it is ahead by, from which on it is meant rather than a list."""
FEW = 8
"""Events that are seen at a glance, in whatever order."""
HELD, AHEAD, FAR_AHEAD = 0.8, 0.03, 0.1
"""The coverage of the event that begins such a list, what it is ahead of the others by, and where none is named."""
NOUNS = 2
"""Words up to which what asks for a summary is a noun, not a sentence: «итоги года»."""
IN_TITLE = 0.9
"""The share of a message that stands in a title from which on it is the title that is meant."""
TELLING = 0.5
"""The strength below which an event has no more than the conditions of a list: "concerts in September" go by date."""


def means_one(base: KnowledgeBase, question: Question, ranking: Ranking, listed: Listed) -> bool:
    """Tell whether one event is called by the topic of a list, or has many words of a message that no other one has."""
    listing = listed.listing
    if listed.count_only or listing.order or listing.is_empty or not ranking.matches or is_plural(base, question):
        return False
    if listing == Listing(topics=listing.topics) and _has_only_title(ranking, listed):
        return True
    best = ranking.matches[0]
    if best.contradictions or best.strength < MANY_WORDS:
        return False
    rest = max((each.coverage for each in ranking.matches[1:] if not each.contradictions), default=0.0)
    return best.coverage >= MOST_WORDS_HELD and best.coverage - rest >= ALONE


def _has_only_title(ranking: Ranking, listed: Listed) -> bool:
    """Tell whether the best event, and it alone of a list, has the words of a message in its title."""
    titles = {each.event: each.title for each in ranking.matches if not each.contradictions}
    best = ranking.matches[0].event
    others = (titles.get(each, 0.0) for each in listed.events if each != best)
    return best in listed.events and titles.get(best, 0.0) >= IN_TITLE and all(each < IN_TITLE / 2 for each in others)


def find_summing_up(
    base: KnowledgeBase, index: EventIndex, question: Question, ranking: Ranking, listed: Listed
) -> str | None:
    """Return the event that is called what sums up a part of the year: "results of Astana Opera"; None if none is."""
    if not question.asks("summary") or listed.listing.is_empty:
        return None
    cues = [each for each in question.of_kind("intent") if each.id == "summary" and each.end - each.start <= NOUNS]
    # "The year" is no summary by itself.
    small = {keys[0] for pack in base.languages.values() for keys in keys_of((*pack.fillers, *pack.year_word)) if keys}
    tokens = [question.tokens[at] for at in question.positions(cues)]
    words = {word for token in tokens if token.key not in small for word in index.links(token)}
    inside = [each for each in ranking.matches if each.event in listed.events and not each.contradictions]
    return next((each.event for each in inside if not words.isdisjoint(index.headline(each.event))), None)


def closest_first(base: KnowledgeBase, question: Question, ranking: Ranking, listed: Listed) -> Listed:
    """Begin a few events that a name or further words have in common with the one that fits the message best."""
    listing = listed.listing
    is_dated = listing.order is not None or question.asks("list", "summary") or listed.count_only
    if is_dated or len(listed.events) > FEW:
        return listed
    is_named = bool(listing.people or listing.topics or listing.places or listing.words)
    inside = [each for each in ranking.matches if each.event in listed.events and not each.contradictions]
    if not inside or inside[0] is not ranking.matches[0] or inside[0].coverage < HELD:
        return listed
    if listing.spans and inside[0].strength < TELLING:
        return listed
    ahead = order_of(base, inside[0]) - max((order_of(base, each) for each in inside[1:]), default=0.0)
    if ahead < (AHEAD if is_named else FAR_AHEAD):
        return listed
    first = inside[0].event
    return replace(listed, events=(first, *(each for each in listed.events if each != first)))
