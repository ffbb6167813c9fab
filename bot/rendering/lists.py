"""Lists of events: a heading that says how many, a page of lines, buttons to turn pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.answering.answers import Listed
from bot.answering.list_codes import encode
from bot.answering.listing import Listing, find_occurrence
from bot.answering.related import find_related
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.figures import find_measured
from bot.knowledge.model import Event, Language
from bot.rendering import html
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.buttons import event_button
from bot.rendering.opening import Opening, Phrase
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import MAX_SHORT, Wording, clip
from bot.understanding.index import Statement

__all__ = ["PAGE", "ListPage"]

PAGE = 8
"""Events of a page: their lines and buttons fit on a screen."""
IN_SHORT = 4
"""Events that the short answer names, and that a superlative has buttons for."""
STATE_ROOT = 5
"""Letters by which a title is seen to say already that the event was cancelled."""


class ListPage:
    """Writes one page of a list."""

    def __init__(self, base: KnowledgeBase, wording: Wording, phrase: Phrase, language: Language) -> None:
        self._base = base
        self._wording = wording
        self._phrase = phrase
        self._language = language
        self._grammar = GRAMMARS[language]
        self._opening = Opening(base, wording, phrase, language)

    def render(self, answer: Listed) -> Reply:
        """Write a list; a superlative begins with its winner.

        The first page has the text of the whole list, for readers that cannot turn pages; a later one has its own part.
        """
        order = answer.listing.order
        if order:
            return self._superlative(answer, order)
        heading = self._heading(answer)
        opening = None if answer.count_only else self._opening.write(answer.listing)
        lines = [self._line(self._base.events[event], listing=answer.listing) for event in answer.events]
        shown = lines[answer.page * PAGE : (answer.page + 1) * PAGE]
        is_first = answer.page == 0
        highlights = opening.highlights if opening and is_first else ()
        short = _shorten(heading, highlights or shown[:IN_SHORT])
        if opening and opening.gist and is_first:
            short = clip(opening.gist)
        above = opening.lines if opening and is_first else ()
        heading = opening.heading or heading if opening else heading
        body = html.fit([html.bold(heading), *map(html.escape, (*above, *(f"• {line}" for line in shown)))])
        told = lines if is_first else shown
        return Reply(
            status="answer", intent="count" if answer.count_only else "list", short=short,
            text="\n".join([heading, *above, *(f"• {line}" for line in told)]), html=body, lang=self._language,
            events=answer.events, confidence=answer.confidence, buttons=self._buttons(answer),
        )  # fmt: skip

    def _superlative(self, answer: Listed, order: str) -> Reply:
        winner = self._base.events[answer.events[0]]
        short = clip(self._phrase(f"order_{order}", self._language, text=self._said_of(winner, answer.listing)))
        rest = [self._line(self._base.events[event]) for event in answer.events[1:PAGE]]
        lines = [short, *(f"• {line}" for line in rest)]
        body = "\n".join([html.bold(short), *(html.escape(line) for line in lines[1:])])
        return Reply(
            status="answer", intent=f"order-{order}", short=short, text="\n".join(lines), html=body,
            lang=self._language, events=answer.events[:PAGE],
            related=find_related(self._base, winner.id, without=answer.events[:PAGE]), confidence=answer.confidence,
            buttons=self._event_buttons(answer.events[:IN_SHORT]),
        )  # fmt: skip

    def _said_of(self, winner: Event, listing: Listing) -> str:
        """Say what makes an event the first, the last or the largest: its date or its figure."""
        if listing.order in ("most", "least"):
            position, _ = max(find_measured(winner, listing.measure or ""), key=lambda each: each[1].size)
            said = self._wording.statement(winner, Statement("figure", position, frozenset()))
            return f"{self._wording.title(winner.id)}. {said}"
        shown = find_occurrence(self._base, winner, listing) or winner.occurrences[0]
        return self._wording.date_line(winner, [shown])

    def _heading(self, answer: Listed) -> str:
        listing = answer.listing
        if listing.is_empty:
            return self._phrase("year_heading", self._language) + ":"
        parts = [self._base.people[each].name[self._language] for each in listing.people]
        parts += [self._base.topics[each].name[self._language] for each in listing.topics]
        parts += [self._base.places[each].name[self._language] for each in listing.places]
        parts += [self._base.vocabulary.kinds[each].name(self._language) for each in listing.kinds]
        parts += [self._base.vocabulary.fields[each].name(self._language) for each in listing.fields]
        parts += [f"«{word}»" for word in answer.words]
        if listing.state:
            parts.append(self._base.vocabulary.states[listing.state].name(self._language))
        parts += [self._span(first, last) for first, last in listing.spans]
        subject = " · ".join(parts)
        subject = subject[:1].upper() + subject[1:]
        count = self._grammar.count_events(len(answer.events))
        if answer.count_only:
            return f"{count[:1].upper()}{count[1:]}: {subject}."
        return self._phrase("list_heading", self._language, subject=subject, count=count)

    def _span(self, first: date, last: date) -> str:
        """Name whole months by their names, other stretches by their days."""
        start = PartialDate(year=first.year, month=first.month, day=first.day)
        end = PartialDate(year=last.year, month=last.month, day=last.day)
        if start.day == 1 and end.last_day == PartialDate(year=end.year, month=end.month).last_day:
            month = PartialDate(year=start.year, month=start.month)
            final = PartialDate(year=end.year, month=end.month)
            return self._grammar.span(month, final)
        return self._grammar.span(start, end)

    def _line(self, event: Event, *, listing: Listing | None = None) -> str:
        title = event.title[self._language]
        state = self._phrase(event.state, self._language) if event.state in ("cancelled", "postponed") else ""
        said = f" ({state})" if state and state[:STATE_ROOT] not in title.casefold() else ""
        occurrence = find_occurrence(self._base, event, listing) if listing else None
        return f"{self._wording.day(event, occurrence)} — {title}{said}"

    def _event_buttons(self, events: tuple[str, ...]) -> tuple[tuple[Button, ...], ...]:
        return tuple(event_button(self._wording, event, self._language) for event in events)

    def _buttons(self, answer: Listed) -> tuple[tuple[Button, ...], ...]:
        shown = answer.events[answer.page * PAGE : (answer.page + 1) * PAGE]
        rows = self._event_buttons(shown)
        pages = -(-len(answer.events) // PAGE)
        return (*rows, self._page_buttons(answer, pages)) if pages > 1 else rows

    def _page_buttons(self, answer: Listed, pages: int) -> tuple[Button, ...]:
        code = encode(answer.listing)
        return tuple(
            Button(text=self._phrase(name, self._language), data=_page_data(answer.listing, code, self._language, page))
            for page, name in ((answer.page - 1, "previous"), (answer.page + 1, "next"))
            if 0 <= page < pages
        )


def _shorten(heading: str, entries: Sequence[str]) -> str:
    """Join a heading and as many whole entries as the short answer holds, the first one cut if it must be."""
    kept = [*entries[:1]]
    for entry in entries[1:]:
        if len(f"{heading} {'; '.join([*kept, entry])}.") > MAX_SHORT:
            break
        kept.append(entry)
    text = f"{heading} {'; '.join(kept)}."
    return text if len(text) <= MAX_SHORT else f"{text[: MAX_SHORT - 1].rsplit(' ', 1)[0].rstrip(',;:—– ')}…"


def _page_data(listing: Listing, code: str, language: Language, page: int) -> str:
    """Return the data of a button that turns to a page; a whole year has its own."""
    return f"y:{language}:{page}" if listing.is_empty and not listing.order else f"l:{language}:{code}:{page}"
