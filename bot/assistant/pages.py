"""The pages behind the commands: a month, a day, a person, help, the choice of language."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.answering.answers import Listed
from bot.answering.listing import Listing, select
from bot.assistant.person_page import PersonPages
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Event, Language
from bot.rendering import html
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.buttons import event_button
from bot.rendering.lists import PAGE
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import clip
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["Pages"]

MONTHS = 12
LONG_DAYS = 3
"""An event of more days than this is "also running" on a day that is neither its first nor its last."""
MOST_PEOPLE = 8

Page = tuple[Reply, Listing | None]


class Pages:
    """Writes the pages of one base."""

    def __init__(self, base: KnowledgeBase, renderer: Renderer, reader: Reader) -> None:
        self._base = base
        self._renderer = renderer
        self._reader = reader
        self._people = PersonPages(base, renderer)

    def start(self, language: Language) -> Reply:
        """Greet, say what the bot covers, offer the languages."""
        return self._renderer.said("start", language, status="smalltalk", buttons=(self._language_row(),))

    def help(self, language: Language, menu: Sequence[tuple[str, str]]) -> Reply:
        """Say what the bot covers and list the commands."""
        text = self._renderer.phrase("help", language)
        lines = [text, *(f"/{name} — {what}" for name, what in menu)]
        return Reply(
            status="smalltalk", intent="help", short=clip(text), text="\n".join(lines),
            html="\n".join(html.escape(line) for line in lines), lang=language,
        )  # fmt: skip

    def languages(self, language: Language) -> Reply:
        """Offer the languages."""
        return self._renderer.said("choose_language", language, status="smalltalk", buttons=(self._language_row(),))

    def _language_row(self) -> tuple[Button, ...]:
        return tuple(Button(text=pack.name, data=f"c:{code}:") for code, pack in self._base.languages.items())

    def month(self, words: str, language: Language, page: int = 0) -> Page:
        """List a month named by a word or a number; without one, offer all twelve."""
        if not words:
            return self._month_choice(language, "pick_month"), None
        number = self._month_number(words)
        if number is None:
            return self._month_choice(language, "unknown_month"), None
        year = self._base.info.year
        span = (date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))
        listing = Listing(spans=(span,))
        events = select(self._base, listing)
        if not events:
            return self._renderer.said("unknown", language, status="unknown"), None
        # A button of an old message may mean a page that the month no longer has.
        shown = min(page, (len(events) - 1) // PAGE)
        return self._renderer.listed(Listed(listing=listing, events=events, page=shown), language), listing

    def _month_number(self, words: str) -> int | None:
        if words.isdecimal():
            return int(words) if 1 <= int(words) <= MONTHS else None
        months = self._reader.read(words).ids("month")
        return int(months[0]) if months else None

    def _month_choice(self, language: Language, phrase: str) -> Reply:
        names = [(number, GRAMMARS[language].month(number)) for number in range(1, MONTHS + 1)]
        rows = tuple(
            tuple(Button(text=name, data=f"m:{language}:{number}:0") for number, name in names[at : at + 3])
            for at in range(0, MONTHS, 3)
        )
        return self._renderer.said(phrase, language, status="suggest", buttons=rows)

    # People

    def find_person(self, question: Question | None, language: Language) -> Page:
        """Show a person found by name; without one, offer those with most events."""
        if question is None:
            return self._people_choice(self._busiest(), "pick_person", language), None
        found = question.ids("person")
        if not found:
            return self._people_choice(self._alike(question), "nobody", language), None
        surest = max(each.quality for each in question.of_kind("person"))
        same = [each.id for each in question.of_kind("person") if each.quality >= surest - 0.01]
        if len(set(same)) > 1:
            return self._people_choice(dict.fromkeys(same), "nobody", language), None
        return self.person(found[0], language)

    def person(self, person_id: str, language: Language, page: int = 0) -> Page:
        """Say who a person is, what they did in the year, in order, and with whom."""
        return self._people.write(person_id, language, page)

    def person_of(self, code: str) -> str | None:
        """Return the person that a button to turn pages means."""
        return self._people.find(code)

    def _people_choice(self, people: Iterable[str], phrase: str, language: Language) -> Reply:
        names = [self._base.people[each].name[language] for each in people]
        rows = tuple(
            (Button(text=name, data=f"p:{language}:{person}"),) for person, name in zip(people, names, strict=True)
        )
        reply = self._renderer.said(phrase, language, status="suggest", buttons=rows)
        text = "\n".join([reply.text, *(f"• {name}" for name in names)])
        return replace(reply, intent="person", text=text)

    def _busiest(self) -> dict[str, None]:
        counts = {person: len(events) for person, events in self._base.events_of_person.items()}
        heavy = sorted(counts, key=lambda each: (-self._fame(each), each))
        return dict.fromkeys(heavy[:MOST_PEOPLE])

    def _fame(self, person: str) -> int:
        """Events in which the person was on stage or on screen, not in office."""
        events = (self._base.events[each] for each in self._base.events_of_person[person])
        return sum(
            event.weight
            for event in events
            for each in event.people
            if each.person == person and not set(each.roles) & {"official", "commentator"}
        )

    def _alike(self, question: Question) -> dict[str, None]:
        near = [
            person
            for found in map(self._reader.index.events_of, question.tokens)
            for event in sorted(found, key=lambda each, found=found: -found[each])  # type: ignore[misc]
            for person in (each.person for each in self._base.events[event].people)
        ]
        return dict.fromkeys([*near[:MOST_PEOPLE]]) or self._busiest()

    # Days

    def day(self, today: date, language: Language) -> Reply:
        """List what was held, began or ended on this day of the base's year."""
        year = self._base.info.year
        # 29 February is told on the 28th of a common year.
        last = calendar.monthrange(year, today.month)[1]
        day = date(year, today.month, min(today.day, last))
        held, running = self._on_day(day)
        heading = GRAMMARS[language].date(PartialDate(year=day.year, month=day.month, day=day.day))
        wording = self._renderer.wording(language)
        lines = [f"• {event.title[language]}" for event in held]
        if running:
            also = "; ".join(event.title[language] for event in running[:3])
            lines.append(self._renderer.phrase("also_running", language, titles=also))
        if not held:
            lines.insert(0, self._renderer.phrase("nothing_on_day", language))
        buttons = tuple(event_button(wording, event.id, language) for event in held[:8])
        events = tuple(event.id for event in (*held, *running))
        titles = "; ".join(event.title[language] for event in held)
        short = clip(f"{heading[:1].upper()}{heading[1:]}: {titles}" if held else lines[0])
        return Reply(
            status="answer" if events else "unknown", intent="today", short=short,
            text="\n".join([heading, *lines]), html="\n".join([html.bold(heading), *map(html.escape, lines)]),
            lang=language, events=events, buttons=buttons,
        )  # fmt: skip

    def _on_day(self, day: date) -> tuple[list[Event], list[Event]]:
        held: list[Event] = []
        running: list[Event] = []
        for event in self._base.events.values():
            spans = [each for each in event.occurrences if each.first.precision == "day"]
            ends = [(each.first.first_day, each.last.last_day, each.last.precision == "day") for each in spans]
            short = any(first <= day <= last and (last - first).days < LONG_DAYS for first, last, _ in ends)
            edge = any(day == first or (exact and day == last) for first, last, exact in ends)
            if short or edge:
                held.append(event)
            elif any(first < day < last for first, last, _ in ends):
                running.append(event)
        held.sort(key=lambda each: (-each.weight, each.id))
        running.sort(key=lambda each: (-each.weight, each.id))
        return held, running
