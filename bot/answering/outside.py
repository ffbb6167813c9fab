"""Whether a message asks what no base covers: the weather, a rate, a recipe."""

from __future__ import annotations

from bot.answering.ranking import Match
from bot.knowledge.base import KnowledgeBase
from bot.understanding.mentions import EXACT, FORM, Mention
from bot.understanding.question import SHORT_MESSAGE, Question

__all__ = ["is_all_about_outside", "is_outside", "speaks_of_outside"]

SURE_PHRASE = 0.8
"""From this quality on, a phrase is of what no base covers, for one word of it may be misspelt: "phone numbr"."""
STORY = 12
"""Words from which on a single one that no base covers is scenery."""
MOSTLY = 0.9
"""Coverage from which on an event accounts even for a word that usually no base covers."""
HALF = 0.5
"""Evidence below which the event does not account for the word itself."""


def is_outside(question: Question, mention: Mention) -> bool:
    """Tell whether a mention surely is of something that no base covers."""
    least = SURE_PHRASE if _is_phrase(mention) else FORM
    # A word of another language must be exact.
    return mention.quality >= EXACT or (mention.quality >= least and mention.language == question.language)


def speaks_of_outside(base: KnowledgeBase, question: Question, match: Match) -> bool:
    """Tell whether a message asks what no base covers; in a story a single word of that is scenery."""
    return any(
        _is_really_outside(base, question, each, match)
        for each in question.of_kind("outside")
        if len(question.tokens) <= STORY or _is_phrase(each)
    )


def is_all_about_outside(base: KnowledgeBase, question: Question, match: Match) -> bool:
    """Tell whether a phrase, or a word of a very short message, asks of what is known what no base covers."""
    return any(
        _is_really_outside(base, question, each, match)
        for each in question.of_kind("outside")
        if len(question.content) < SHORT_MESSAGE or _is_phrase(each)
    )


def _is_really_outside(base: KnowledgeBase, question: Question, mention: Mention, match: Match) -> bool:
    """A word that no base covers counts unless the event has the very word and accounts for all the others."""
    if not is_outside(question, mention) or _has_figure(base, question, mention, match):
        return False
    is_explained = all(match.explained.get(position, 0.0) >= HALF for position in mention.span)
    return _is_phrase(mention) or match.coverage < MOSTLY or not is_explained


def _has_figure(base: KnowledgeBase, question: Question, mention: Mention, match: Match) -> bool:
    """Tell whether an event has the figure that a phrase asks for: the score of the match at which somebody sang."""
    named = {each.id for each in question.of_kind("figure") if each.span == mention.span}
    return match.coverage >= MOSTLY and any(each.kind in named for each in base.events[match.event].figures)


def _is_phrase(mention: Mention) -> bool:
    return mention.end - mention.start > 1
