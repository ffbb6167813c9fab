"""What the press of a button and the following of a link lead to."""

from __future__ import annotations

from bot.answering.list_codes import decode
from bot.answering.listing import Listing
from bot.assistant.answered import Answered
from bot.assistant.pages import Pages
from bot.assistant.views import Views
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering.renderer import Renderer

__all__ = ["Presses"]


class Presses:
    """Answers presses and links; their data comes from outside and may be of another base, or rubbish."""

    def __init__(self, base: KnowledgeBase, renderer: Renderer, pages: Pages, views: Views) -> None:
        self._base = base
        self._renderer = renderer
        self._pages = pages
        self._views = views

    def answer(self, verb: str, rest: str, language: Language) -> Answered | None:
        """Return what a button leads to, None where it is of no button that there is."""
        if verb == "e" and rest in self._base.events:
            return self._views.event(rest, language)
        if verb == "s" and rest in self._base.events:
            return self._views.sources(rest, language)
        if verb == "p" and rest in self._base.people:
            return self._views.person(rest, language)
        if verb == "c" and not rest:
            reply = self._renderer.said("language_chosen", language, status="smalltalk")
            return Answered(reply=reply, language=language)
        code, _, page = rest.rpartition(":")
        return self._turned(verb, code, int(page), language) if page.isdecimal() else None

    def _turned(self, verb: str, code: str, page: int, language: Language) -> Answered | None:
        """Answer a button that turns to a page of a list, of a month, of the year or of a person."""
        if verb == "y" and not code:
            return self._views.listing(Listing(), page, language)
        if verb == "a":
            person = self._pages.person_of(code)
            return self._views.person(person, language, page) if person else None
        if verb == "m" and code.isdecimal():
            return self._views.month(code, language, page)
        listing = decode(self._base, code) if verb == "l" else None
        return self._views.listing(listing, page, language) if listing else None

    def follow(self, payload: str, language: Language) -> Answered | None:
        """Return what the payload of a link to the bot leads to, None where it leads nowhere."""
        verb, _, name = payload.partition("-")
        if verb == "e" and name in self._base.events:
            return self._views.event(name, language)
        if verb == "p" and name in self._base.people:
            return self._views.person(name, language)
        return self._views.month(name, language) if verb == "m" else None
