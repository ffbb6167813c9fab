"""Decides the answer to a question: a follow-up, a list, one event, a suggestion, or that the base does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import (
    MOST_SUGGESTED,
    Answer,
    Explanation,
    Found,
    Listed,
    NotSaid,
    Smalltalk,
    Suggested,
    Turn,
    Unknown,
)
from bot.answering.asking import ONE_FACT, asks_in_words, find_ask
from bot.answering.calling import events_called, find_called
from bot.answering.comparison import find_comparison
from bot.answering.confidence import ANSWER_FROM, SUGGEST_FROM, confidence_of, guarded_confidence, measure_match
from bot.answering.doubts import ALL_HELD, HALF_EXPLAINED
from bot.answering.elsewhere import find_subject_elsewhere, is_held_elsewhere
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.follow_ups import FollowUps
from bot.answering.list_answers import LONG_LIST, ListAnswers
from bot.answering.listing import Listing, order_by_date
from bot.answering.lists import is_plural
from bot.answering.meant import closest_first, find_summing_up, means_one
from bot.answering.parts import is_talk
from bot.answering.ranking import Match, Ranking, rank
from bot.answering.selection import MOST_LISTED
from bot.answering.sequence import find_sequence
from bot.answering.story_lists import find_wish
from bot.answering.totals import find_total, find_total_of_time
from bot.knowledge.base import KnowledgeBase
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["Answerer"]

HALF_AS_CLOSE = 0.5
"""The share of the best event's coverage from which on another one is suggested too."""
BELOW_ANSWER = 0.49
"""A suggestion is never as sure as an answer."""
STORY = 12
"""Words to account for from which on a message tells so much that it is hardly about one missing reason."""
MOSTLY = 0.55
"""Coverage from which on an event is told where it neither says yes nor no: most likely it says it in other words."""
CALLED = 0.9
"""How sure it is that what is called by its name, word for word, is meant."""
HELD_ELSEWHERE = 0.8
"""How sure it is that what is named but for its place is meant."""
LISTED = 0.7
"""How sure it is that the few events are meant that fit alike."""
SEVERAL = ("what", "tell", "who")
"""Question types that a list of events answers."""
ALIKE, FAR_BETTER = 0.055, 0.12
"""Coverage within which events fit alike, and by which all others fit less."""
FEWEST = 2
"""Events that are several."""
MOST_WORDS = 3
"""Words of a shared alias that the list of its events keeps: as many as the code of a button holds."""
EXPLAINED = 4
"""Events whose measures an explanation shows."""


class Answerer:
    """Answers questions about one base."""

    def __init__(self, base: KnowledgeBase, reader: Reader | None = None) -> None:
        self.base = base
        self.reader = reader or Reader(base)
        self._answers = EventAnswers(base, self.reader.index)
        self._finder = Finder(base, self._answers)
        self._lists = ListAnswers(base, self.reader.index, self._answers, self._finder)
        self._follow_ups = FollowUps(base, self.reader.index, self._answers, self._finder)

    def read(self, message: str) -> Question:
        """Understand a message."""
        return self.reader.read(message)

    def answer(self, question: Question, last: Turn | None = None, explanation: Explanation | None = None) -> Answer:
        """Return the answer to a question, with what it leans on noted in the explanation."""
        notes = explanation or Explanation()
        if question.smalltalk:
            return Smalltalk(kind=question.smalltalk)
        if not question.tokens:
            return Unknown(reason="empty")
        ranking = rank(self.base, self.reader.index, question)
        ask = _carried(question, last, find_ask(question))
        if explanation is not None:
            self._note(explanation, question, ranking, ask)
        called = self._called(question, ask)
        follow = self._follow_ups.answer(question, last, ranking, ask) if last and not called else None
        if follow is not None:
            notes.add("follow-up of the last answer")
            return follow
        comparison = find_comparison(self.base, self.reader.index, question, ask)
        if comparison is not None and not called:
            notes.add("one number beside another")
            return comparison
        sequence = find_sequence(self.base, self.reader.index, question, ask)
        if sequence is not None and not called:
            notes.add("one thing before another, by their dates")
            return sequence
        total = find_total_of_time(self.base, self._answers, question, ranking, ask)
        if total is not None and not called:
            notes.add("a figure of the time that is named")
            return total
        answer = called or self._lists.answer(question, ranking, ask) or self._in_story(question, ask)
        if isinstance(answer, Listed) and not called and means_one(self.base, question, ranking, answer):
            answer = None
        if isinstance(answer, Listed):
            summing_up = find_summing_up(self.base, self.reader.index, question, ranking, answer)
            told = self._answers.said(question, summing_up, ask, LISTED) if summing_up else None
            return told or closest_first(self.base, question, ranking, answer)
        answer = answer or self._single(question, ranking, ask)
        if ask == "did" and not isinstance(answer, Found):
            subject = find_subject_elsewhere(self.base, question, ranking)
            # Where somebody was known to be says nothing of where else, so that it is told without a no.
            answer = replace(self._answers.denied(subject, HELD_ELSEWHERE), yes=None) if subject else answer
        return self._told(question, answer, ask) if isinstance(answer, NotSaid) else answer

    def _called(self, question: Question, ask: str) -> Answer | None:
        """Answer a message that is a title or an alias, word for word; one that several events share lists them."""
        called = events_called(question)
        if len(called) < 2:
            return self._answers.found(question, called[0], ask, CALLED) if called else None
        events = tuple(each.id for each in order_by_date(self.base, called))
        return self._listed(question, range(len(question.tokens)), events, CALLED)

    def _listed(
        self, question: Question, positions: Sequence[int], events: tuple[str, ...], confidence: float
    ) -> Listed:
        """Return a list of events that some words describe."""
        tokens = [question.tokens[position] for position in positions]
        # The words are what a further question about the list leans on; they may hold for a few events more.
        listing = Listing(words=tuple(token.key for token in tokens[:MOST_WORDS]))
        typed = " ".join(token.text for token in tokens)
        return Listed(listing=listing, events=events, words=(typed,), confidence=confidence)

    def _in_story(self, question: Question, ask: str) -> Listed | None:
        """Return the list that a story wishes for."""
        may_wish = ask not in ONE_FACT and not question.years
        wish = find_wish(self.base, self.reader, question) if may_wish else None
        if wish is None:
            return None
        answer = self._lists.answer(wish, rank(self.base, self.reader.index, wish), find_ask(wish))
        return answer if isinstance(answer, Listed) and len(answer.events) <= MOST_LISTED else None

    def _told(self, question: Question, answer: NotSaid, ask: str) -> Answer:
        """Tell of what a message only calls by its name, even if the name is put as a question for a single fact."""
        if not find_called(question):
            return answer
        # A number that no figure gives may stand in a sentence.
        return self._answers.found(question, answer.event, "detail" if ask == "how-many" else "tell", CALLED)

    def _single(self, question: Question, ranking: Ranking, ask: str) -> Answer:
        """Answer about one event as surely as its match allows."""
        only_numbers = all(question.tokens[position].number is not None for position in question.content)
        if not ranking.matches or only_numbers:
            return Smalltalk(kind="ability") if _asks_of_the_bot(question) else Unknown(reason=_reason(question))
        best = self._finder.best(question, ranking, ask)
        if ask == "did" and is_held_elsewhere(self.base, question, ranking, best):
            return self._answers.denied(best.event, HELD_ELSEWHERE)
        confidence = guarded_confidence(self.base, self.reader.index, question, ranking, best, limit=ANSWER_FROM)
        if confidence < ANSWER_FROM:
            return self._unsure(question, ranking, best, ask, confidence)
        several = self._of_several(question, ranking, best, ask)
        if several is not None:
            return several
        found = self._answers.found(question, best.event, ask, confidence)
        if isinstance(found, NotSaid) and _may_describe(self.base, question, best, found, ask):
            told = "detail" if ask == "did" and self._answers.has_detail(question, best.event) else "what"
            found = self._answers.found(question, best.event, told, confidence)
        if isinstance(found, Found):
            return replace(found, others=self._finder.twins(question, ranking, best, ask))
        is_story = ask == "why" and len(question.content) > STORY
        return _suggest(ranking, best.event, confidence) if is_story else found

    def _unsure(self, question: Question, ranking: Ranking, best: Match, ask: str, confidence: float) -> Answer:
        """Answer where it is not sure that the best event is meant: a total, what is known, a suggestion or nothing."""
        total = find_total(self.base, self._answers, question, ranking, ask)
        if total is not None:
            return total
        if self._answers.is_about_a_name(question):
            return self._answers.not_said(question, ranking, ask, confidence)
        if confidence < SUGGEST_FROM:
            return Unknown(reason=_reason(question), confidence=confidence)
        return _suggest(ranking, best.event, confidence)

    def _of_several(self, question: Question, ranking: Ranking, best: Match, ask: str) -> Listed | None:
        """Return the few events that fit alike, far better than all others, where the plural asks for several."""
        asks_several = question.asks("which", "list") and ask in SEVERAL and is_plural(self.base, question)
        if not asks_several or len(question.tokens) > LONG_LIST:
            return None
        fitting = [each for each in ranking.matches if not each.contradictions]
        alike = [each for each in fitting if best.coverage - each.coverage <= ALIKE]
        rest = [each for each in fitting if each not in alike]
        if len(alike) < FEWEST or any(best.coverage - each.coverage < FAR_BETTER for each in rest):
            return None
        events = tuple(each.id for each in order_by_date(self.base, [match.event for match in alike]))
        return self._listed(question, question.content, events, LISTED)

    def _note(self, notes: Explanation, question: Question, ranking: Ranking, ask: str) -> None:
        notes.add(f"read: {question.text!r}, language {question.language or 'not shown'}")
        for mention in question.mentions:
            if mention.kind != "filler":
                words = " ".join(question.tokens[position].text for position in mention.span)
                notes.add(f"  {mention.kind} {mention.id} ← {words!r} ({mention.quality:.2f})")
        weights = ", ".join(f"{question.tokens[p].text}={w:.2f}" for p, w in ranking.weights.items())
        notes.add(f"asked: {ask}; intents {', '.join(question.intents) or 'none'}; weights {weights or 'none'}")
        for match in ranking.matches[:EXPLAINED]:
            measures = measure_match(self.base, question, ranking, match)
            said = ", ".join(f"{name} {value:.2f}" for name, value in measures.items() if name != "constant")
            notes.add(f"  {match.event}: {said}; confidence {confidence_of(measures):.2f}")


def _carried(question: Question, last: Turn | None, ask: str) -> str:
    """Return what is asked; of another name it is what was asked last: "and Dimash?"."""
    named = question.positions(question.of_kind("person", "topic"))
    if last is None or not question.leads_on or ask != "what" or not question.content:
        return ask
    return last.ask if named.issuperset(question.content) and last.ask in ONE_FACT else ask


def _may_describe(base: KnowledgeBase, question: Question, best: Match, found: NotSaid, ask: str) -> bool:
    """Tell whether what seems to be asked may only describe what is meant: "Draco Malfoy's actor's movie"."""
    is_told = ask == "did" and best.coverage >= MOSTLY and not is_talk(base.events[best.event], found.statement)
    if question.may_tie or is_told:
        return True
    if asks_in_words(question):
        # Whoever it was stands in the sentences of the event that has all the rest.
        return ask == "who" and not question.years and best.least >= ALL_HELD
    # "Height and weight of Robert Kun" asks for what the event must have: "the theatre's 100 years" it has.
    return ask in ("who", "did") or best.least >= HALF_EXPLAINED


def _asks_of_the_bot(question: Question) -> bool:
    """Tell whether a message names nothing at all and speaks to the bot: it may only ask what can be asked."""
    return question.speaks_to_bot and not (question.content or question.period or question.of_kind("outside", "world"))


def _suggest(ranking: Ranking, first: str, confidence: float) -> Suggested:
    least = HALF_AS_CLOSE * ranking.matches[0].coverage
    close = [match.event for match in ranking.matches if match.coverage > least]
    events = tuple(dict.fromkeys([first, *close]))[:MOST_SUGGESTED]
    return Suggested(events=events, confidence=min(confidence, BELOW_ANSWER))


def _reason(question: Question) -> str:
    """Name what the base lacks: a place of the world, another year, or anything."""
    if question.of_kind("world") and not question.of_kind("outside"):
        return "place"
    return "year" if question.years else "nothing"
