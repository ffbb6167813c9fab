"""Words about the parts of an event, in one language: when, where, who, and what its statements say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Event, Language, Occurrence, Participation
from bot.rendering.all_languages import GRAMMARS
from bot.understanding.index import Statement

__all__ = ["MAX_SHORT", "Wording", "clip", "sentences"]

MAX_SHORT = 300
"""Characters of a short answer."""
ROOT = 6
"""Letters by which a note is seen to name a role already: «режиссёр» in «режиссёром фильма»."""
_AMOUNT = re.compile(r"\d[\d .,\u00a0]*\d|\d")
"""A number as a text writes it, with spaces, points or commas inside."""
_DIGITS = re.compile(r"\d[\d,.]*")
_QUOTES = (("«", "»"), ("“", "”"), ("(", ")"))
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+(?=[«“\"(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9])")


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences; those inside a title are none: «Чёрный. Красный. Жёлтый»."""
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        if found and any(found[-1].count(opening) > found[-1].count(closing) for opening, closing in _QUOTES):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def clip(text: str, limit: int = MAX_SHORT) -> str:
    """Shorten a text to whole sentences, else to whole words with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = ""
    for sentence in sentences(text):
        if len(kept) + len(sentence) + 1 > limit:
            break
        kept = f"{kept} {sentence}".strip()
    return kept or text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:—– ") + "…"


class Wording:
    """Says things about events of one base in one language."""

    def __init__(self, base: KnowledgeBase, language: Language) -> None:
        self._base = base
        self._language = language
        self._grammar = GRAMMARS[language]

    def title(self, event: str) -> str:
        """Return the title of an event."""
        return self._base.events[event].title[self._language]

    def when(self, occurrence: Occurrence) -> str:
        """Return the date or span of an occurrence."""
        return self._grammar.span(occurrence.first, occurrence.last)

    def where(self, occurrence: Occurrence) -> str:
        """Return the place of an occurrence: city and venue, abroad with the country."""
        if occurrence.place is None:
            return ""
        chain = [self._base.places[each] for each in self._base.around(occurrence.place)]
        shown = [place for place in chain if place.kind in ("venue", "city")]
        region = next((place for place in chain if place.kind == "region"), None)
        country = next((place for place in chain if place.kind == "country"), None)
        names = [place.name[self._language] for place in reversed(shown)]
        if region is not None and not any(place.kind == "city" for place in chain):
            names.insert(0, region.name[self._language])
        if country is not None and (country.id != self._base.info.country or not names):
            names.insert(1 if names and shown and shown[-1].kind == "city" else 0, country.name[self._language])
        return ", ".join(names)

    def city(self, event: Event) -> str:
        """Return the city of an event; empty if it has none, or several."""
        cities = [self._base.place_of_kind(each.place, "city") for each in event.occurrences]
        names = {each.name[self._language] if each else "" for each in cities}
        return names.pop() if len(names) == 1 else ""

    def when_and_where(self, event: Event) -> list[str]:
        """Return a line for each occurrence: "10 August 2031 · Almaty, Central Stadium"."""
        lines = []
        for occurrence in event.occurrences:
            parts = [self.when(occurrence), self.where(occurrence)]
            if occurrence.label and len(event.occurrences) > 1:
                parts.append(occurrence.label[self._language])
            lines.append(" · ".join(filter(None, parts)))
        return list(dict.fromkeys(lines))

    def day(self, event: Event, occurrence: Occurrence | None = None) -> str:
        """Return the date for a list, without the year of the base: of an occurrence, else of the first one."""
        first = occurrence or min(event.occurrences, key=lambda each: each.first.first_day)
        start, end = first.first, first.last
        if start.year != self._base.info.year or end.year != self._base.info.year:
            return self._grammar.span(start, end)
        if start == end:
            return self._grammar.day_and_month(start)
        if start.day and end.day and start.month == end.month:
            return f"{start.day}–{self._grammar.day_and_month(end)}"
        return f"{self._grammar.day_and_month(start)} – {self._grammar.day_and_month(end)}"

    def person(self, participation: Participation) -> str:
        """Return a name with what the person did: "Michelle Joseph — winner"."""
        person = self._base.people[participation.person]
        return f"{person.name[self._language]} — {self.role(participation)}"

    def role(self, participation: Participation) -> str:
        """Return what a person did in an event: "winner"."""
        names = [self._base.vocabulary.roles[role].name(self._language) for role in participation.roles]
        note = participation.note[self._language] if participation.note else ""
        said = [name for name in names if name[:ROOT].casefold() not in note.casefold()]
        return ", ".join(filter(None, [*said, note]))

    def people(self, event: Event, statement: Statement, *, others: bool = False) -> str:
        """Return the person of a statement with those who had the same role, or the names of all who took part."""
        if others:
            group = [each for each in event.people if each.roles[0] not in ("official", "commentator")]
            names = dict.fromkeys(self._base.people[each.person].name[self._language] for each in group)
            return clip(self._grammar.join(tuple(names)) + ".")
        asked = event.people[statement.position]
        group = [asked, *(each for each in event.people if each is not asked and each.roles[0] == asked.roles[0])]
        return clip("; ".join(self.person(each) for each in group) + ".")

    def statement(self, event: Event, statement: Statement) -> str:
        """Return the words of a statement."""
        part, position, language = statement.part, statement.position, self._language
        if part == "figure":
            return self._figure(event, position)
        if part == "fact":
            return event.facts[position].text[language]
        if part == "dispute":
            return event.disputes[position].text[language]
        if part in ("person", "role"):
            return self.people(event, statement)
        if part in ("occurrence", "place"):
            return f"{self.when(event.occurrences[position])} — {event.title[language]}."
        return clip(event.summary[language])

    def _figure(self, event: Event, position: int) -> str:
        """A figure that sources dispute is never given alone."""
        figure = event.figures[position]
        dispute = next((each for each in event.disputes if each.about == figure.kind), None)
        text = figure.text[self._language]
        if dispute is None or not self._is_disputed(event, position):
            return text
        said = dispute.text[self._language]
        if all(number in said for number in _AMOUNT.findall(text)):
            return said
        if len(text) + len(said) + 1 <= MAX_SHORT:
            return f"{text} {said}"
        return said

    @staticmethod
    def _is_disputed(event: Event, position: int) -> bool:
        """Of several figures of a kind, only those whose digits the dispute repeats are disputed."""
        kind = event.figures[position].kind
        if sum(1 for each in event.figures if each.kind == kind) == 1:
            return True
        texts = [value.value["en"] for each in event.disputes if each.about == kind for value in each.values]
        texts += [each.text["en"] for each in event.disputes if each.about == kind]
        digits = _DIGITS.findall(event.figures[position].text["en"])
        return any(number.rstrip(".,") in text for number in digits for text in texts)

    def date_line(self, event: Event, shown: Sequence[Occurrence]) -> str:
        """Return the answer to "when": the dates first."""
        title = event.title[self._language]
        if len(shown) == 1:
            occurrence = shown[0]
            where = self.where(occurrence)
            tail = occurrence.label[self._language] if occurrence.label and len(event.occurrences) > 1 else title
            return clip(
                f"{self.when(occurrence)} — {tail}{f' ({where})' if where and occurrence.label is None else ''}."
            )
        parts = []
        for occurrence in shown:
            label = occurrence.label[self._language] if occurrence.label else self.where(occurrence)
            parts.append(" — ".join(filter(None, [self.when(occurrence), label])))
        return clip("; ".join(parts) + f". {title}.")

    def place_line(self, event: Event, shown: Sequence[Occurrence]) -> str:
        """Return the answer to "where": the places first."""
        title = event.title[self._language]
        places = list(dict.fromkeys(filter(None, (self.where(each) for each in shown))))
        return clip(f"{'; '.join(places)} — {title}, {self.when(shown[0])}.")

    def partial(self, text: str) -> str:
        """Write a partial date."""
        return self._grammar.date(PartialDate.parse(text))
