"""Selects the events of a list as strictly as leaves any: conditions that go together ask for less than they say."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.listing import Listing, select
from bot.answering.lists import HAPPENINGS, SURE_WORD
from bot.knowledge.base import KnowledgeBase
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["MOST_LISTED", "PART", "narrow", "select_strictly"]

FEWEST = 2
"""Events that make a part."""
MOST_LISTED = 40
"""More events than these answer everything, and words that leave more describe nothing."""
PART = 0.4
"""The share of a list up to which a word tells a part of it: a word for more is just another word for the whole."""


def narrow(base: KnowledgeBase, index: EventIndex, question: Question, listing: Listing) -> Listing:
    """Let a word for a part of a kind list that part: cartoons are films, but not all films are cartoons."""
    if len(listing.kinds) != 1:
        return listing
    whole = base.events_of_cue.get(("kind", listing.kinds[0]), ())
    for mention in question.of_kind("kind"):
        if mention.id not in listing.kinds or mention.end - mention.start > 1 or mention.quality < SURE_WORD:
            continue
        word = question.tokens[mention.start].key
        if FEWEST <= index.count_with(word, "kind", mention.id, whole) <= PART * len(whole):
            return replace(listing, words=(word,))
    return listing


def select_strictly(base: KnowledgeBase, index: EventIndex, listing: Listing) -> tuple[tuple[str, ...], Listing]:
    """Return the events of the strictest reading that has any, and that reading.

    Two kinds at once ("museum openings") and a kind with a field may be too strict.
    """
    strict = replace(
        listing,
        every_kind=len(listing.kinds) > 1 and bool(set(listing.kinds) & HAPPENINGS),
        every_topic=len(listing.topics) > 1,
    )
    together = replace(strict, every_kind=True)
    if (
        len(listing.kinds) > 1
        and len(select(base, strict, index)) > MOST_LISTED
        and len(select(base, together, index)) >= FEWEST
    ):
        # So many events answer everything: "book fairs and festivals" are those of both kinds.
        strict = together
    # Of a kind and a field that do not go together, the one that says more is meant: fashion shows are no concerts.
    loose = [replace(listing, fields=()), replace(listing, kinds=())] if listing.kinds and listing.fields else []
    loose.sort(key=lambda each: len(select(base, each, index)))
    for attempt in dict.fromkeys((strict, listing, *loose)):
        events = select(base, attempt, index)
        if events:
            return events, attempt
    return (), listing
