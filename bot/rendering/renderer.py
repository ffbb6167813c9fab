"""Turns an answer into a reply: words first, then context, sources and buttons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from bot.answering.answers import Answer, Found, Listed, NotSaid, Smalltalk, Suggested, Unknown
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering import html
from bot.rendering.buttons import event_button
from bot.rendering.event_page import EventPage
from bot.rendering.lists import ListPage
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import Wording, clip

__all__ = ["Renderer"]


class Renderer:
    """Writes replies of one base in every language."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._wordings = {language: Wording(base, language) for language in base.languages}
        self._pages = {
            language: EventPage(base, wording, self.phrase, language) for language, wording in self._wordings.items()
        }

    def wording(self, language: Language) -> Wording:
        """Return the wording of a language."""
        return self._wordings[language]

    def phrase(self, name: str, language: Language, **slots: object) -> str:
        """Return a phrase with its slots filled."""
        info = self._base.info
        known = {
            "covers": info.covers[language],
            "example": info.examples[language][0],
            "title": info.title[language],
            "year": info.year,
        }
        return self._base.phrases[language][name].format(**known | slots)

    def render(self, answer: Answer, language: Language) -> Reply:
        """Write an answer in a language."""
        match answer:
            case Found():
                return self._pages[language].found(answer)
            case Listed():
                return self.listed(answer, language)
            case NotSaid():
                return self._pages[language].not_said(answer)
            case Suggested():
                return self._suggested(answer, language)
            case Unknown():
                return self._unknown(answer, language)
            case Smalltalk():
                return self.said(answer.kind, language, status="smalltalk")
            case _:
                assert_never(answer)

    # One event

    def card(self, event: str, language: Language) -> Reply:
        """Write everything that matters about an event: what a tap on its button shows."""
        return self._pages[language].card(event)

    def more(self, event: str, page: int, language: Language) -> Reply:
        """Write the facts of an event that are told next; after the last of them, what belongs with it."""
        return self._pages[language].more(event, page)

    def sources(self, event: str, language: Language) -> Reply:
        """List all sources of an event."""
        return self._pages[language].sources(event)

    def sources_of_each(self, events: Iterable[str], language: Language) -> Reply:
        """Offer the sources of each of some events."""
        shown = tuple(events)
        rows = tuple(
            tuple(replace(button, data=f"s:{language}:{each}") for button in row)
            for each in shown
            for row in (event_button(self._wordings[language], each, language),)
        )
        said = self.said("sources_of_list", language, status="suggest", buttons=rows)
        return replace(said, intent="source", events=shown)

    # Lists, suggestions, phrases

    def listed(self, answer: Listed, language: Language) -> Reply:
        """Write a list, a count or a superlative."""
        return ListPage(self._base, self._wordings[language], self.phrase, language).render(answer)

    def _suggested(self, answer: Suggested, language: Language) -> Reply:
        wording = self._wordings[language]
        short = self.phrase("did_you_mean", language)
        lines = [short, *(f"• {wording.title(each)}" for each in answer.events)]
        return Reply(
            status="suggest", intent="suggest", short=short, text="\n".join(lines), html=html.escape(short),
            lang=language, events=answer.events, confidence=answer.confidence,
            buttons=tuple(event_button(wording, each, language) for each in answer.events),
        )  # fmt: skip

    def _unknown(self, answer: Unknown, language: Language) -> Reply:
        name = "unknown" if answer.reason == "nothing" else f"unknown_{answer.reason}"
        return self.said(name, language, status="unknown", confidence=answer.confidence)

    def said(
        self, name: str, language: Language, *, status: str = "answer", confidence: float = 1.0,
        buttons: tuple[tuple[Button, ...], ...] = (), **slots: object,
    ) -> Reply:  # fmt: skip
        """Reply with a phrase."""
        text = self.phrase(name, language, **slots)
        return Reply(
            status=status, intent=name, short=clip(text), text=text, html=html.escape(text), lang=language,
            confidence=confidence, buttons=buttons,
        )  # fmt: skip
