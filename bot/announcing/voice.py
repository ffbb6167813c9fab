"""The parts that all posts are made of, in one language: titles that lead to the bot, places, sources."""

from __future__ import annotations

from collections.abc import Iterable

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language, Occurrence, Source
from bot.rendering import html
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.publishers import first_of_each
from bot.rendering.reply import Button
from bot.rendering.wording import Wording

__all__ = ["Voice", "sources_of"]

MAX_BUTTON = 48
"""Characters of a label; in a channel a phone shows fewer than in a chat."""


class Voice:
    """Speaks one language about one base, for one bot account."""

    def __init__(self, base: KnowledgeBase, language: Language, username: str) -> None:
        """Speak for the account of a user name; links lead there."""
        self.base = base
        self.language = language
        self.wording = Wording(base, language)
        self.grammar = GRAMMARS[language]
        self._username = username

    def phrase(self, name: str, **slots: object) -> str:
        """Return a phrase with its slots filled."""
        return self.base.phrases[self.language][name].format(**{"year": self.base.info.year} | slots)

    def address(self, payload: str) -> str:
        """Return the link that opens the private chat at something: ``e-<event>``, ``p-<person>``, ``m-<month>``."""
        return f"https://t.me/{self._username}?start={payload}"

    def title(self, event: Event) -> str:
        """Return the title as HTML that leads to the event in the private chat."""
        return html.link(event.title[self.language], self.address(f"e-{event.id}"))

    def place_line(self, event: Event, occurrence: Occurrence) -> str:
        """Return where an occurrence was, what it was, and when, where that is more than a day."""
        parts = [self.wording.where(occurrence)]
        if occurrence.label and len(event.occurrences) > 1:
            parts.append(occurrence.label[self.language])
        if occurrence.first != occurrence.last:
            parts.append(self.wording.when(occurrence))
        said = " · ".join(filter(None, parts))
        return html.escape(f"📍 {said}") if said else ""

    def source_line(self, sources: Iterable[Source]) -> str:
        """Name the publishers, each with a link to its page."""
        links = [html.link(source.publisher, source.url) for source in first_of_each(sources)]
        name = self.phrase("post_source" if len(links) == 1 else "post_sources")
        return f"<i>{html.escape(name)}: {', '.join(links)}</i>"

    def event_button(self, event: Event) -> tuple[Button, ...]:
        """Return a row that opens an event in the private chat."""
        title = event.title[self.language]
        label = title if len(title) <= MAX_BUTTON else title[: MAX_BUTTON - 1].rsplit(" ", 1)[0] + "…"
        return (Button(text=label, url=self.address(f"e-{event.id}")),)

    def reading_row(self, event: Event, sources: Iterable[Source]) -> tuple[Button, ...]:
        """Return a row for one event: the private chat and the first source."""
        source = next(iter(sources))
        return (
            Button(text=self.phrase("post_read_on"), url=self.address(f"e-{event.id}")),
            Button(text=source.publisher, url=source.url),
        )


def sources_of(event: Event, ids: Iterable[str]) -> list[Source]:
    """Return the sources of a part of an event first, then its others."""
    own = set(ids)
    return sorted(event.sources, key=lambda source: source.id not in own)
