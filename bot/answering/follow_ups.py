"""Answers a message that leans on the last answer: "and in May?", "who directed it?", "and in Almaty?"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answers import Answer, Found, Listed, NotSaid, Suggested, Turn
from bot.answering.asking import ONE_FACT
from bot.answering.confidence import ANSWER_FROM, guarded_confidence
from bot.answering.doubts import ALL_HELD
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import MOST_COMPARED, Finder
from bot.answering.listing import Listing, find_occurrence, select
from bot.answering.lists import free_positions
from bot.answering.moved_lists import MovedLists
from bot.answering.ranking import Match, Ranking
from bot.answering.standing import has_new_subject, stands_alone
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["FollowUps"]

CLEARLY = 0.3
"""How much more of the message another event must explain to be the new subject."""
LEAST_COVERAGE = 0.4
"""What the last event must explain of further words for a message that asks nothing exact to be about it."""
HELD, UNRANKED = 0.85, 0.9
"""From which quality on the last event has a word, and what the words that it has are worth where it is not ranked."""
MOVED_LIST, MOVED_EVENT, SAME_EVENT, NO_SIBLING = 0.8, 0.8, 0.75, 0.3
"""How sure the answers are."""


class FollowUps:
    """Answers follow-ups about one base."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, answers: EventAnswers, finder: Finder) -> None:
        self._base = base
        self._index = index
        self._answers = answers
        self._finder = finder
        self._lists = MovedLists(base, index)

    def answer(self, question: Question, last: Turn, ranking: Ranking, ask: str) -> Answer | None:
        """Return the answer to a follow-up, None where the message stands by itself."""
        narrowed = self._lists.narrow_to_person(question, last.listing, ask) if last.listing is not None else None
        if narrowed is not None:
            return narrowed
        if (ask != "else" and has_new_subject(question)) or self._stands_alone(question, last, ranking, ask):
            return None
        free = free_positions(question, ranking)
        if last.listing is not None:
            moved = self._lists.answer(question, last.listing, ranking, ask)
            if moved is not None:
                return moved
            if last.event is None and ask in ONE_FACT and ask != "did":
                picked = self._one_of(question, last.listing, ranking, ask, free)
                if picked is not None or not free:
                    return picked
        if last.event is None or question.asks("summary"):
            return None
        if not free and question.points_back and ask in ONE_FACT and not question.ids("place"):
            return self._same_event(question, last.event, ranking, _checked(question, ask), free)
        if not free and (question.ids("place") or question.period):
            return self._moved_event(question, last, ask)
        return self._same_event(question, last.event, ranking, _open_ask(question, ask), free)

    def _stands_alone(self, question: Question, last: Turn, ranking: Ranking, ask: str) -> bool:
        event = self._base.events[last.event] if last.event else None
        reached = self._reached(question, last.event, ranking) if last.event else 0.0
        return stands_alone(self._base, question, event, ask, reached=reached)

    def _reached(self, question: Question, event: str, ranking: Ranking) -> float:
        """Return how much of a message an event explains, also where others explain so much that it is not ranked."""
        ranked = next((each.coverage for each in ranking.matches if each.event == event), None)
        total = sum(ranking.weights.values())
        if ranked is not None or not total:
            return ranked or 0.0
        holders = {p: self._index.holders(event, self._index.links(question.tokens[p])) for p in ranking.weights}
        held = (ranking.weights[p] for p, each in holders.items() if max(each.values(), default=0.0) >= HELD)
        return UNRANKED * sum(held) / total

    def _one_of(
        self, question: Question, listing: Listing, ranking: Ranking, ask: str, free: Sequence[int]
    ) -> Answer | None:
        """Answer one fact about the event of a short list that is the favourite of those, or of all by its words."""
        events = select(self._base, listing, self._index)
        if free and (not ranking.matches or ranking.matches[0].event not in events):
            return None
        return self._finder.pick(question, ranking, events, ask) if len(events) <= MOST_COMPARED else None

    def _moved_event(self, question: Question, last: Turn, ask: str) -> Answer:
        """The same thing at another place or time: another day of the event, its sibling, or what is of its kind."""
        event = self._base.events[last.event or ""]
        is_checked = ask == "did" and question.points_back
        if ask in ("what", "did", "tell"):
            ask = "what" if last.ask == "detail" else last.ask
        for place in question.ids("place"):
            here = self._base.events_of_place.get(place, ())
            if event.id in here:
                return self._answers.found(question, event.id, "where" if is_checked else ask, MOVED_EVENT)
            others = (self._base.events[each] for each in here)
            siblings = [each for each in others if _is_sibling(event, each)]
            if is_checked:
                siblings = [each for each in siblings if each.kinds[0] == event.kinds[0]]
            if siblings:
                closest = min(
                    siblings,
                    key=lambda each: (
                        each.kinds[0] != event.kinds[0],
                        # Another stop of the tour comes before another concert of the singer.
                        each.topics[:1] != event.topics[:1],
                        each.id not in event.related,
                    ),
                )
                return self._answers.found(question, closest.id, ask, MOVED_EVENT)
        if is_checked:
            return self._answers.found(question, event.id, "where", MOVED_EVENT)
        near = self._told_there(question, event)
        if near:
            told = self._answers.said(question, near, ask, MOVED_EVENT)
            return told or self._answers.found(question, near, "what", MOVED_EVENT)
        if question.period and not question.ids("place"):
            return self._at_another_time(question, event, ask)
        return Suggested(events=(event.id,), confidence=NO_SIBLING)

    def _told_there(self, question: Question, event: Event) -> str | None:
        """Return the only event of the same kind and person that tells of a place: Badalona is near Barcelona."""
        words = [self._index.same(question.tokens[p]) for p in question.positions(question.of_kind("place"))]
        alike = [
            each.id
            for each in self._base.events.values()
            if each.id != event.id and each.kinds[0] == event.kinds[0] and _is_sibling(event, each)
        ]
        told = [each for each in alike if words and all(self._index.holders(each, word) for word in words)]
        return told[0] if len(told) == 1 else None

    def _at_another_time(self, question: Question, event: Event, ask: str) -> Answer:
        spans = question.period.spans if question.period else ()
        if find_occurrence(self._base, event, Listing(spans=spans)):
            return self._answers.found(question, event.id, ask, MOVED_EVENT)
        people = tuple(each.person for each in event.people if "official" not in each.roles)[:1]
        of_person, of_kind = Listing(spans=spans, people=people), Listing(spans=spans, kinds=event.kinds[:1])
        for listing in (of_person, of_kind, Listing(spans=spans)):
            events = select(self._base, listing)
            if events:
                return Listed(listing=listing, events=events, confidence=MOVED_LIST)
        return Suggested(events=(event.id,), confidence=NO_SIBLING)

    def _same_event(
        self, question: Question, event: str, ranking: Ranking, ask: str, free: Sequence[int]
    ) -> Found | NotSaid | None:
        """Answer about the last event, unless the message speaks of another one."""
        mine = next((each for each in ranking.matches if each.event == event), None)
        reached = self._reached(question, event, ranking)
        rival = ranking.matches[0] if ranking.matches else None
        if free and rival is not None and rival.event != event and self._is_meant(question, ranking, rival, reached):
            return None
        found = self._answers.found(
            question, event, "detail" if ask == "what" and question.content else ask, SAME_EVENT
        )
        if isinstance(found, NotSaid) and ask == "who" and mine is not None and mine.least >= ALL_HELD:
            # Whoever it was stands in a sentence of the event.
            found = self._answers.found(question, event, "detail", SAME_EVENT)
        if isinstance(found, NotSaid):
            return None if _is_elsewhere(question, ask, free, reached) else found
        is_vague = ask in ("what", "tell", "did") and free and not question.points_back
        return None if is_vague and reached < LEAST_COVERAGE else found

    def _is_meant(self, question: Question, ranking: Ranking, rival: Match, reached: float) -> bool:
        """Tell whether a message is surely about another event than the last one."""
        if question.points_back or rival.coverage - reached <= CLEARLY:
            return False
        return guarded_confidence(self._base, self._index, question, ranking, rival, limit=1.0) >= ANSWER_FROM


def _checked(question: Question, ask: str) -> str:
    """Whether it was in August is answered by when it was."""
    return "when" if ask == "did" and question.period else ask


def _open_ask(question: Question, ask: str) -> str:
    """A message that only goes on, "and the awards?", asks for no yes or no."""
    return "what" if ask == "did" and question.leads_on and not question.asks("did") else ask


def _is_sibling(event: Event, other: Event) -> bool:
    """Tell whether two events are linked, or have a person or a topic in common."""
    people = {each.person for each in event.people} & {each.person for each in other.people}
    return other.id in event.related or bool(people) or bool(set(event.topics) & set(other.topics))


def _is_elsewhere(question: Question, ask: str, free: Sequence[int], reached: float) -> bool:
    """Tell whether a message that the last event has no answer to is not about it: "who is Imanbek"."""
    if question.points_back:
        return False
    return ask in ("what", "tell") or (ask in ("who", "did") and bool(free) and not reached)
