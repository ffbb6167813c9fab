"""What one event answers: what was asked, a no, or only what is known of it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answers import Found, NotSaid
from bot.answering.asking import counted_words, kinds_counted
from bot.answering.fitting import fits_names
from bot.answering.parts import DATE_PARTS
from bot.answering.polarity import find_settled, is_denied
from bot.answering.ranking import Ranking
from bot.answering.statements import Choice, choose
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import SHORT_MESSAGE, Question

__all__ = ["EventAnswers", "when"]

IS_ASKED, FIT, DETAIL = 0.1, 0.05, 0.1
"""What an answer of the right type, one that fits and one that has the details asked for are worth in coverage."""
MOST_FIT = 2.0
"""Where a better fit says no more."""
CERTAIN = 1.0
"""The confidence of a trial: only what would be answered matters."""
MOST_NOT_SAID, MOST_NAME_ONLY = 0.5, 0.45
"""How sure it can be at most what is meant where the base does not say it, and where only a name is known."""


class EventAnswers:
    """Answers from one event after another of a base."""

    def __init__(self, base: KnowledgeBase, index: EventIndex) -> None:
        self._base = base
        self._index = index
        self._chosen: tuple[Question | None, dict[tuple[str, str], Choice]] = (None, {})

    def found(self, question: Question, event: str, ask: str, confidence: float) -> Found | NotSaid:
        """Return what an event answers, or that it does not say."""
        entry = self._base.events[event]
        settled = find_settled(self._base, self._index, question, entry) if ask == "did" else None
        if settled:
            return Found(event=event, ask=ask, statement=settled[0], confidence=confidence, yes=settled[1])
        choice = self._choose(question, entry, ask)
        if not choice.is_asked or not fits_names(self._base, self._index, question, entry, choice, ask=ask):
            return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, MOST_NOT_SAID))
        yes = None
        if ask == "did":
            denied = is_denied(self._base, self._index, question, entry, choice.statement)
            yes = None if denied is None else not denied
        return Found(
            event=event, ask=ask, statement=choice.statement, second=choice.second, beside=choice.beside,
            confidence=confidence, yes=yes, occurrences=self._asked_occurrences(question, entry, choice),
        )  # fmt: skip

    def said(self, question: Question, event: str, ask: str, confidence: float = CERTAIN) -> Found | None:
        """Return what an event answers, None if it does not say; as a trial it is certain that the event is meant."""
        answer = self.found(question, event, ask, confidence)
        return answer if isinstance(answer, Found) else None

    def denied(self, event: str, confidence: float) -> Found:
        """Return that an event was not then, with when it was."""
        return Found(event=event, ask="did", statement=when(self._index, event, 0), confidence=confidence, yes=False)

    def worth(self, question: Question, event: str, ask: str) -> float:
        """Return in coverage how well an event can say what is asked; a story and a yes or no weigh nothing."""
        if ask in ("what", "tell", "did"):
            return 0.0
        choice = self._choose(question, self._base.events[event], ask)
        return (IS_ASKED if choice.is_asked else 0.0) + FIT * min(choice.fit, MOST_FIT) + DETAIL * choice.detail

    def has_counted(self, question: Question, found: Found) -> bool:
        """Tell whether an answer counts what "how many" asks for, by its kind and by a word, where any is named."""
        if found.statement.part == "figure":
            figure = self._base.events[found.event].figures[found.statement.position]
            kinds = kinds_counted(question)
            if kinds and figure.kind not in kinds:
                return False
        counted = [self._index.links(question.tokens[each]).keys() for each in counted_words(question)]
        return not counted or any(not words.isdisjoint(found.statement.words) for words in counted)

    def has_detail(self, question: Question, event: str) -> bool:
        """Tell whether a sentence of an event has anything of what is asked beyond its subject."""
        return 0.0 < self._choose(question, self._base.events[event], "did").detail < 1.0

    def is_about_a_name(self, question: Question) -> bool:
        """Tell whether a short message is about somebody or something known, and about no place or year besides."""
        named = [each for each in question.of_kind("person", "topic") if each.quality >= KNOWN]
        if not named or question.of_kind("world", "stranger") or question.years:
            return False
        if len(question.content) > SHORT_MESSAGE:
            return False
        return bool(self._own_events(named)) and not self._misses_a_place(question, named)

    def not_said(self, question: Question, ranking: Ranking, ask: str, confidence: float) -> NotSaid:
        """Return what is known of the subject of a question that the base does not answer."""
        own = self._own_events([each for each in question.of_kind("person", "topic") if each.quality >= KNOWN])
        places = question.ids("place")
        own = {event for event in own if all(self._base.is_at(event, place) for place in places)} or own
        inside = [match.event for match in ranking.matches if match.event in own]
        event = inside[0] if inside else max(own, key=lambda each: (self._base.events[each].weight, each))
        choice = self._choose(question, self._base.events[event], ask)
        return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, MOST_NAME_ONLY))

    def _choose(self, question: Question, event: Event, ask: str) -> Choice:
        """Choose once what an event says; the steps of an answer ask again and again."""
        asked, chosen = self._chosen
        if asked is not question:
            chosen = {}
            self._chosen = (question, chosen)
        choice = chosen.get((event.id, ask))
        if choice is None:
            choice = chosen[event.id, ask] = choose(self._base, self._index, question, event, ask)
        return choice

    def _asked_occurrences(self, question: Question, event: Event, choice: Choice) -> tuple[int, ...]:
        if choice.is_one:
            return (choice.statement.position,)
        places = set(question.ids("place"))
        around = (self._base.around(each.place) for each in event.occurrences)
        return tuple(position for position, names in enumerate(around) if places & set(names))

    def _own_events(self, named: Sequence[Mention]) -> set[str]:
        groups = {"person": self._base.events_of_person, "topic": self._base.events_of_topic}
        return {event for each in named for event in groups[each.kind].get(each.id, ())}

    def _misses_a_place(self, question: Question, named: Sequence[Mention]) -> bool:
        own = self._own_events(named)
        return any(not any(self._base.is_at(each, place) for each in own) for place in question.ids("place"))


def when(index: EventIndex, event: str, position: int) -> Statement:
    """Return the statement of when and where an event was: every occurrence has one."""
    statement = index.find(event, position, *DATE_PARTS)
    assert statement is not None  # noqa: S101 - the index makes one for each occurrence
    return statement
