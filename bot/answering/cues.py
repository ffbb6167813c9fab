"""What the cue words of a question ask of the statements of one event, beyond the words that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.answering.asking import counted_words
from bot.answering.parts import DATE_PARTS, asks_of_shooting, is_talk, words_of
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.text.tokens import split
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import EXACT, KNOWN
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["Cues"]

HALF = 0.5
"""A place that has less of the details than this keeps as much of its prior."""
SHOWN = 0.25
"""The share that a place keeps where a film was shown, if it is asked where it was shot."""
OF_YEAR = 0.1
"""What it is worth that a sentence names the year that a yes/no question names."""
SAID = 0.6
"""What it is worth that a sentence tells what somebody said, where that is asked."""
MOST_WORDS = 8
"""Words to account for up to which a verb of saying is what is asked; a story has its own."""
OF_DAY = 1.0
"""What it is worth that a sentence names the day that a question names of an event of several."""
SHOT = 0.6
"""What it is worth that a sentence tells where a film was shot, where that is asked."""
EARLIER = 0.5
"""What it is worth that a sentence tells of a year before the event, where that is asked."""
LATER = 0.8
"""What it is worth that a sentence tells a plan, or of a year after the event's, where what is to come is asked."""
ABOUT, BEGINNING = 0.25, 4
"""What it is worth that a sentence has the noun that is asked for among so many first words, or ends with it."""
OF_PART = 0.4
"""What it is worth that a sentence with a date is about what the event is not called by, where that is named."""
MOST = 0.6
"""The share of the words of a name that a sentence must hold to be about what it names."""
COUNTED = 0.3
"""What it is worth that a figure has the very word that follows "how many", or a sentence the role that is asked."""
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


class Cues:
    """The cue words of a question, held against one statement of an event after another."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, question: Question, event: Event, ask: str) -> None:
        self._index, self._event, self._ask = index, event, ask
        self._language: Language = question.language or "en"
        self._wanted = _words(index, question, question.wanted)
        self._counted = _words(index, question, counted_words(question) if ask == "how-many" else ())
        self._figures = _words(index, question, question.positions(question.of_kind("figure")))
        self._roles = [[_words(index, question, (each,)) for each in role.span] for role in question.of_kind("role")]
        self._day = _day_named(index, question, event)
        year = (token for token in question.tokens if token.number == base.info.year)
        self._year = {word for token in year for word in index.same(token)}
        self._is_shot = asks_of_shooting(question, event)
        self._asks_of_earlier = ask in ("when", "did", "what") and bool(question.of_kind("earlier"))
        # In Kazakh, what was and what will be differ in one letter.
        self._asks_of_later = ask == "when" and any(each.quality >= EXACT for each in question.of_kind("later"))
        is_short = len(question.content) <= MOST_WORDS
        self._parts = _parts_named(index, question, event) if ask == "when" and is_short else []
        self._asks_what_was_said = ask in ("what", "tell") and is_short and bool(question.of_kind("speech"))

    def is_counted(self, statement: Statement) -> bool:
        """Tell whether a figure has the very word that follows "how many"."""
        return statement.part == "figure" and not self._counted.isdisjoint(statement.words)

    def holds_figure(self, statement: Statement) -> bool:
        """Tell whether a statement has the very word that says what to count: "tickets"."""
        return self.is_counted(statement) or not self._figures.isdisjoint(statement.words)

    def holds_role(self, statement: Statement) -> bool:
        """Tell whether a statement has the very word that asks for a role: "won"."""
        return any(all(not word.isdisjoint(statement.words) for word in role) for role in self._roles)

    def share_of_place(self, statement: Statement, detail: float) -> float:
        """Return the share of its prior that a place of the event keeps, where it is asked where."""
        if self._ask != "where" or statement.part not in DATE_PARTS:
            return 1.0
        return (HALF if detail < HALF else 1.0) * (SHOWN if self._is_shot else 1.0)

    def worth(self, statement: Statement, shared: float) -> float:
        """Return what the cues that a statement answers to are worth."""
        is_fact = statement.part == "fact"
        worth = 0.0
        if self._ask == "did" and is_fact and not self._year.isdisjoint(statement.words):
            # "In this year?" is asked of the year, not of how often it was before.
            worth += OF_YEAR
        if is_fact and self._wanted and self._is_about_wanted(statement):
            worth += ABOUT
        if self._day and (is_fact or statement.part == "figure") and self._holds_day(statement):
            worth += OF_DAY
        if self._asks_of_earlier:
            worth += self._worth_as_earlier(statement)
        if self._asks_of_later and is_fact and shared >= HALF and self._is_to_come(statement):
            worth += LATER
        if is_fact and any(_holds_most(each, statement) for each in self._parts):
            worth += OF_PART
        if self._asks_what_was_said and is_talk(self._event, statement) and shared >= HALF:
            worth += SAID
        if self.is_counted(statement) or (is_fact and self._ask == "who" and self.holds_role(statement)):
            worth += COUNTED
        if is_fact and self._ask == "where" and self._is_shot and self.holds_role(statement):
            worth += SHOT
        return worth

    def _is_about_wanted(self, statement: Statement) -> bool:
        """Tell whether the noun stands where a sentence says what it is about; Kazakh has its predicate at the end."""
        tokens = split(self._event.facts[statement.position].text[self._language])
        return any(self._index.word(token) in self._wanted for token in (*tokens[:BEGINNING], *tokens[-1:]))

    def _worth_as_earlier(self, statement: Statement) -> float:
        """What was before the year is told by a sentence that names a year before it, not by a date of the event."""
        if statement.part in DATE_PARTS:
            return -EARLIER
        is_earlier = statement.part == "fact" and any(year < self._event.first.year for year in self._years(statement))
        return EARLIER if is_earlier else 0.0

    def _is_to_come(self, statement: Statement) -> bool:
        is_plan = self._event.facts[statement.position].kind == "plan"
        return is_plan or any(year > self._event.first.year for year in self._years(statement))

    def _years(self, statement: Statement) -> list[int]:
        return [int(year) for year in _YEAR.findall(words_of(self._event, statement))]

    def _holds_day(self, statement: Statement) -> bool:
        return all(not each.isdisjoint(statement.words) for each in self._day)


def _day_named(index: EventIndex, question: Question, event: Event) -> list[frozenset[WordId]]:
    """Return the words of the day that a question names, none where it is all the time that the event took."""
    period = question.period
    if period is None or period.kind != "day":
        return []
    times = {(each.first.first_day, each.last.last_day) for each in event.occurrences}
    return [] if times == set(period.spans) else [frozenset(index.same(question.tokens[at])) for at in period.tokens]


def _parts_named(index: EventIndex, question: Question, event: Event) -> list[list[frozenset[WordId]]]:
    """Return the words of each topic of an event that a question names and that neither begins it nor is its title."""
    mentions = [e for e in question.of_kind("topic") if e.id in event.topics[1:] and e.quality >= KNOWN]
    named = [[frozenset(index.same(question.tokens[position])) for position in each.span] for each in mentions]
    title = index.title(event.id)
    return [words for words in named if any(title.isdisjoint(each) for each in words)]


def _holds_most(words: Sequence[frozenset[WordId]], statement: Statement) -> bool:
    return sum(not each.isdisjoint(statement.words) for each in words) >= MOST * len(words)


def _words(index: EventIndex, question: Question, positions: Iterable[int]) -> frozenset[WordId]:
    """Return the words that those at some positions can be or stand for."""
    return frozenset[WordId]().union(*(index.links(question.tokens[each]) for each in positions))
