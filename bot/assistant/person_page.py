"""The page of a person: who they are, what they did in the year in order, and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from bot.answering.companions import Companion, find_companions
from bot.answering.list_codes import code_of
from bot.answering.listing import Listing
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.rendering import html
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.buttons import event_button
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import clip

__all__ = ["PersonPages"]

PAGE = 8
MAX_ROLE = 100
"""With its title and date a line of a page then always leaves room for the other seven."""
IN_A_ROW = 2


class PersonPages:
    """Writes the pages of the people of one base."""

    def __init__(self, base: KnowledgeBase, renderer: Renderer) -> None:
        self._base = base
        self._renderer = renderer
        self._of_code: Mapping[str, str] = {code_of(each): each for each in base.people}

    def find(self, code: str) -> str | None:
        """Return the person that a button means; ids are too long to stand beside the number of a page."""
        return self._of_code.get(code)

    def write(self, person_id: str, language: Language, number: int = 0) -> tuple[Reply, Listing | None]:
        """Write a page of a person; the first one where the year has fewer."""
        mine = self._base.events_of_person.get(person_id, ())
        events = sorted((self._base.events[each] for each in mine), key=_time)
        if not events:
            return self._reply(self._about("person_none", person_id, language), language), None
        last = (len(events) - 1) // PAGE
        number = number if number <= last else 0
        heading = self._about("person_heading", person_id, language)
        count = self._renderer.phrase("person_count", language, count=GRAMMARS[language].count_events(len(events)))
        companions = find_companions(self._base, person_id)
        lines = [self._line(event, person_id, language) for event in events]
        shown = lines[number * PAGE : (number + 1) * PAGE]
        below = [self._together(companions, language)] if companions else []
        if last:
            page = self._renderer.phrase("page", language, page=number + 1, pages=last + 1)
            shown = [*shown, page]
        body = [html.bold(heading), *map(html.escape, (count, *shown, *below))]
        reply = Reply(
            status="answer",
            intent="person",
            short=clip(f"{heading} {count}"),
            text="\n".join([heading, count, *lines, *below]),
            html=html.fit(body),
            lang=language,
            events=tuple(each.id for each in events),
            buttons=tuple(self._buttons(person_id, events, number, language)) + self._people_rows(companions, language),
        )
        return reply, Listing(people=(person_id,))

    def _about(self, phrase: str, person_id: str, language: Language) -> str:
        # Not through the renderer: "name" is there the name of the phrase.
        person = self._base.people[person_id]
        wording = self._base.phrases[language][phrase]
        return wording.format(name=person.name[language], what=person.what[language], year=self._base.info.year)

    @staticmethod
    def _reply(text: str, language: Language) -> Reply:
        return Reply(
            status="answer", intent="person", short=clip(text), text=text, html=html.escape(text), lang=language
        )

    def _line(self, event: Event, person_id: str, language: Language) -> str:
        wording = self._renderer.wording(language)
        roles = dict.fromkeys(wording.role(each) for each in event.people if each.person == person_id)
        state = f", {self._renderer.phrase(event.state, language)}" if event.state in ("cancelled", "postponed") else ""
        done = clip("; ".join(roles), MAX_ROLE) + state
        return f"• {wording.day(event, event.occurrences[0])} — {event.title[language]} ({done})"

    def _together(self, companions: tuple[Companion, ...], language: Language) -> str:
        """Name the companions; how many events they share only where it is more than one."""
        names = [
            self._base.people[each.person].name[language] + (f" ({each.shared})" if each.shared > 1 else "")
            for each in companions
        ]
        return self._renderer.phrase("person_with", language, names=", ".join(names))

    def _buttons(
        self, person_id: str, events: list[Event], number: int, language: Language
    ) -> Iterator[tuple[Button, ...]]:
        wording = self._renderer.wording(language)
        for event in events[number * PAGE : (number + 1) * PAGE]:
            yield event_button(wording, event.id, language)
        last = (len(events) - 1) // PAGE
        turn = tuple(
            Button(text=self._renderer.phrase(name, language), data=f"a:{language}:{code_of(person_id)}:{page}")
            for page, name in ((number - 1, "previous"), (number + 1, "next"))
            if 0 <= page <= last
        )
        if turn:
            yield turn

    def _people_rows(self, companions: tuple[Companion, ...], language: Language) -> tuple[tuple[Button, ...], ...]:
        buttons = [
            Button(text=self._base.people[each.person].name[language], data=f"p:{language}:{each.person}")
            for each in companions
        ]
        return tuple(tuple(buttons[at : at + IN_A_ROW]) for at in range(0, len(buttons), IN_A_ROW))


def _time(event: Event) -> tuple[bool, date, str]:
    """Sort by what an event is about, which its entry tells first; an arrival days before a concert is not it.

    What is known by its year alone comes last.
    """
    when = event.occurrences[0].first
    return when.precision == "year", when.first_day, event.id
