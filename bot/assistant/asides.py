"""Answers questions about the conversation itself: "more", "next", "what are the sources?"."""

from __future__ import annotations

from bot.answering.answers import Turn
from bot.answering.asking import ONE_FACT, find_ask
from bot.answering.standing import categories_of
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering.lists import PAGE
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Reply
from bot.understanding.mentions import EXACT
from bot.understanding.question import NAMES, Question

__all__ = ["Asides", "asks_for_more", "asks_for_sources"]


def asks_for_sources(question: Question) -> bool:
    """Tell whether a message asks for nothing but the sources of the last answer."""
    is_sure = any(each.id == "source" and each.quality >= EXACT for each in question.of_kind("intent"))
    if question.smalltalk and not is_sure:
        return False
    return question.asks("source") and _names_nothing(question) and not categories_of(question)


def asks_for_more(question: Question, last: Turn | None) -> bool:
    """Tell whether a message asks for nothing but more of the last answer; it may name the kinds that were listed."""
    if question.smalltalk or not question.asks("more") or not _names_nothing(question):
        return False
    if find_ask(question) in (*(each for each in ONE_FACT if each != "did"), "else"):
        return False
    if last is None or last.listing is None:
        return not categories_of(question) and (last is not None or not question.asks("list"))
    return {each.id for each in categories_of(question)} <= {*last.listing.kinds, *last.listing.fields}


def _names_nothing(question: Question) -> bool:
    if question.period or question.years or question.of_kind(*NAMES, "order", "state"):
        return False
    named = question.positions(question.of_kind("kind", "field"))
    return all(position in named for position in question.content)


class Asides:
    """Writes what is said about the last answer."""

    def __init__(self, base: KnowledgeBase, renderer: Renderer) -> None:
        self._base = base
        self._renderer = renderer

    def sources(self, last: Turn | None, listed: tuple[str, ...], language: Language) -> Reply:
        """Name the sources of the last answer; of a list, offer those of each event.

        Args:
            listed: The events of the last list.
        """
        if last is not None and last.event is not None:
            return self._renderer.sources(last.event, language)
        if last is None or not listed:
            return self._renderer.said("sources_of_what", language, status="smalltalk")
        shown = listed[last.page * PAGE : (last.page + 1) * PAGE]
        return self._renderer.sources_of_each(shown, language)

    def more(self, last: Turn | None, language: Language) -> tuple[Reply, Turn | None]:
        """Tell more of the last event: facts first, then what belongs with it."""
        if last is None or last.event is None:
            return self._renderer.said("more_of_what", language, status="smalltalk"), None
        reply = self._renderer.more(last.event, last.page, language)
        return reply, Turn(event=last.event, ask=last.ask, page=last.page + 1)
