"""The questions that a base can ask: each about one value that nobody disputes and that no title gives away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.announcing.options import give_away, plausible_numbers
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.figures import find_measured
from bot.knowledge.model import LANGUAGES, Event, Language
from bot.rendering.all_languages import GRAMMARS

__all__ = ["Question", "Questions"]

_ON_STAGE = ("opera", "ballet", "theatre", "concert")
ROLES: Mapping[str, tuple[str, ...]] = {
    "director": ("film", "series", "opera", "theatre"),
    "winner": ("award", "competition", "festival"),
    "composer": _ON_STAGE,
    "choreographer": ("ballet",),
    "conductor": _ON_STAGE,
    "artist": ("exhibition", "opening", "other"),
}
"""Roles that are asked for where one person alone had them, each with its phrase, by kinds of events."""
COUNTED = ("attendance", "participants", "countries", "films", "works", "prizes", "institutions", "events")
"""Figures that answer "how many were there"."""
LIVE = (
    "concert", "tour", "festival", "exhibition", "opening", "competition", "opera", "ballet", "theatre", "award",
    "book",
)  # fmt: skip
"""Kinds of events of which people remember when and where they were."""
SAD = frozenset({"death", "dispute"})
"""Nobody is quizzed about these."""
LEAST_WEIGHT = 3
LEAST_COUNT = 4
FIRST_FIGURES = 4
"""An entry begins with the figures that matter; nobody remembers the others."""
MAX_WORDS = 240
"""Characters of a title and of what was counted; with the question itself they fit into a poll."""
WRONG = 3
MOST_PLACES = 8
"""Places of a kind that are offered: those that people know."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What is asked, with the values in every language; the first ones are wrong or right as ``right`` says."""

    id: str
    event: str
    phrase: str
    right: str
    """A place, a person, the number of a month, or a number."""
    wrong: tuple[str, ...]
    """More than are needed, the most tempting ones first."""
    position: int = 0
    """The figure or participation that answers."""


class Questions:
    """Finds questions in one base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base

    @cached_property
    def all(self) -> tuple[Question, ...]:
        """All questions, in an order that does not change while the base does not."""
        fit = (event for event in self.base.events.values() if self._is_fit(event))
        found = chain.from_iterable(self._of(event) for event in sorted(fit, key=lambda each: each.id))
        # A small base has too few rivals for some.
        return tuple(question for question in found if len(question.wrong) >= WRONG)

    @staticmethod
    def _is_fit(event: Event) -> bool:
        return event.state == "held" and event.weight >= LEAST_WEIGHT and SAD.isdisjoint(event.kinds)

    def _of(self, event: Event) -> Iterator[Question]:
        disputed = {each.about for each in event.disputes}
        if event.kinds[0] in LIVE:
            if "place" not in disputed:
                yield from self._place(event)
            if "date" not in disputed:
                yield from self._month(event)
        if not disputed & {"person", "name"}:
            yield from self._person(event)
        yield from self._number(event, disputed)

    def _place(self, event: Event) -> Iterator[Question]:
        """Ask for the city at home, abroad for the country."""
        for kind in ("city", "country"):
            found = {self._place_of(each.place, kind) for each in event.occurrences}
            right = found.pop()
            if found or right is None:
                continue
            is_home = self._place_of(right, "country") == self.base.info.country
            if is_home != (kind == "city"):
                continue
            rivals = [each for each in self._places.get(kind, ()) if self._is_rival(each, kind)]
            names = [self.base.places[each].name for each in (right, *rivals)]
            if right in rivals and not any(give_away(event.title, name) for name in names):
                wrong = tuple(each for each in rivals if each != right)
                yield Question(id=f"{event.id}.{kind}", event=event.id, phrase=f"quiz_{kind}", right=right, wrong=wrong)

    def _place_of(self, place: str | None, kind: str) -> str | None:
        found = self.base.place_of_kind(place, kind)
        return found.id if found else None

    @cached_property
    def _places(self) -> Mapping[str, list[str]]:
        """The places of each kind, those with most events first."""
        counts = {place: len(events) for place, events in self.base.events_of_place.items()}
        found: dict[str, list[str]] = defaultdict(list)
        for place in sorted(counts, key=lambda each: (-counts[each], each)):
            found[self.base.places[place].kind].append(place)
        return {kind: places[:MOST_PLACES] for kind, places in found.items()}

    def _is_rival(self, place: str, kind: str) -> bool:
        is_home = self._place_of(place, "country") == self.base.info.country
        return is_home == (kind == "city")

    def _month(self, event: Event) -> Iterator[Question]:
        year = self.base.info.year
        ends = [end for each in event.occurrences for end in (each.first, each.last)]
        months = {end.month if end.year == year else None for end in ends}
        right = months.pop()
        if months or right is None:
            return
        words: tuple[dict[Language, str], ...] = tuple(
            {language: GRAMMARS[language].month(number) for language in LANGUAGES} for number in range(1, 13)
        )
        if any(give_away(event.title, word) for word in words):
            return
        near = sorted((each for each in range(1, 13) if each != right), key=lambda each: (abs(each - right), each))
        wrong = tuple(str(each) for each in near)
        yield Question(id=f"{event.id}.month", event=event.id, phrase="quiz_month", right=str(right), wrong=wrong)

    def _person(self, event: Event) -> Iterator[Question]:
        for role in ROLES:
            having = [at for at, each in enumerate(event.people) if role in each.roles]
            if event.kinds[0] not in ROLES[role] or len(having) != 1 or not self._had(event, having[0], role):
                continue
            at, right = having[0], event.people[having[0]].person
            present = {each.person for each in event.people}
            rivals = [each for each in self._people.get(role, ()) if each not in present]
            names = [self.base.people[each].name for each in (right, *rivals)]
            is_told = any(give_away(event.title, name) for name in names)
            if not is_told and self.base.people[right].kind == "person":
                yield Question(
                    id=f"{event.id}.{role}", event=event.id, phrase=f"quiz_{role}", right=right, wrong=tuple(rivals),
                    position=at,
                )  # fmt: skip

    def _had(self, event: Event, at: int, role: str) -> bool:
        """Tell whether a person had a role first and as it is: a dubbing director did not direct the film."""
        participation, name = event.people[at], self.base.vocabulary.roles[role].en
        note = participation.note["en"] if participation.note else ""
        return participation.roles[0] == role and (name not in note or note.startswith(name))

    @cached_property
    def _people(self) -> Mapping[str, list[str]]:
        """The persons with each role, those of the greatest events first."""
        fame: dict[str, dict[str, int]] = defaultdict(dict)
        for event in self.base.events.values():
            for each in event.people:
                if self.base.people[each.person].kind != "person":
                    continue
                for role in each.roles:
                    fame[role][each.person] = max(fame[role].get(each.person, 0), event.weight)
        return {role: sorted(known, key=lambda each: (-known[each], each)) for role, known in fame.items()}

    def _number(self, event: Event, disputed: set[str]) -> Iterator[Question]:
        for kind in COUNTED:
            for at, figure in find_measured(event, kind):
                value = figure.value
                if kind in disputed or figure.qualifier != "exact" or not isinstance(value, int) or at >= FIRST_FIGURES:
                    continue
                said = [_without_groups(f"{event.title[each]} {figure.of[each]}") for each in LANGUAGES]
                if value < LEAST_COUNT or any(str(value) in text or len(text) > MAX_WORDS for text in said):
                    continue
                wrong = tuple(str(each) for each in plausible_numbers(value))
                yield Question(
                    id=f"{event.id}.{kind}.{value}", event=event.id, phrase="quiz_number", right=str(value),
                    wrong=wrong, position=at,
                )  # fmt: skip


def _without_groups(text: str) -> str:
    return text.replace(" ", "").replace(",", "").replace("\u00a0", "")
