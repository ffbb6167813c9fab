"""What commands, links and buttons show: an event, a person, a month, a page of a list."""

from __future__ import annotations

import random

from bot.answering.answers import Listed, Turn, Unknown
from bot.answering.listing import Listing, select
from bot.assistant.answered import Answered
from bot.assistant.pages import Pages
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering.lists import PAGE
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Reply
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Views"]


class Views:
    """Shows what is in one base, with what a follow-up can lean on."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, renderer: Renderer, pages: Pages) -> None:
        self._base = base
        self._index = index
        self._renderer = renderer
        self._pages = pages

    def event(self, event: str, language: Language) -> Answered:
        """Show the card of an event."""
        return Answered(reply=self._renderer.card(event, language), turn=Turn(event=event))

    def random_event(self, seed: int, language: Language) -> Answered:
        """Show the card of an event that a seed chooses."""
        event = random.Random(seed).choice(sorted(self._base.events))  # noqa: S311 - nothing secret depends on it
        return self.event(event, language)

    def sources(self, event: str, language: Language) -> Answered:
        """Show the sources of an event."""
        return Answered(reply=self._renderer.sources(event, language), turn=Turn(event=event))

    def person(self, person: str, language: Language, page: int = 0) -> Answered:
        """Show a page of a person."""
        return _with_listing(self._pages.person(person, language, page))

    def person_named(self, question: Question | None, language: Language) -> Answered:
        """Show the person that a message names; without one, offer some."""
        return _with_listing(self._pages.find_person(question, language))

    def month(self, words: str, language: Language, page: int = 0) -> Answered:
        """Show a page of a month that is named by a word or a number."""
        return _with_listing(self._pages.month(words, language, page), shown=page)

    def listing(self, listing: Listing, page: int, language: Language) -> Answered:
        """Show a page of a list, the last one where it has fewer; of the whole year, the heaviest events."""
        events = self.events(listing)
        if listing.is_empty and not listing.order:
            heaviest = max(event.weight for event in self._base.events.values())
            events = tuple(each for each in events if self._base.events[each].weight == heaviest)
        if not events:
            return Answered(reply=self._renderer.render(Unknown(), language))
        # A button of an old message may mean a page that the list no longer has.
        shown = min(page, (len(events) - 1) // PAGE)
        answer = Listed(listing=listing, events=events, page=shown)
        return Answered(reply=self._renderer.listed(answer, language), turn=Turn(listing=listing, page=shown))

    def next_page(self, listing: Listing, page: int, language: Language) -> Answered:
        """Show a page of a list, or say that the list has ended."""
        answered = self.listing(listing, page, language)
        if answered.turn is not None and answered.turn.page == page:
            return answered
        return Answered(reply=self._renderer.said("list_ends", language, status="smalltalk"))

    def events(self, listing: Listing) -> tuple[str, ...]:
        """Return the events that meet a listing, its words included."""
        return select(self._base, listing, self._index)


def _with_listing(page: tuple[Reply, Listing | None], *, shown: int = 0) -> Answered:
    reply, listing = page
    return Answered(reply=reply, turn=Turn(listing=listing, page=shown) if listing else None)
