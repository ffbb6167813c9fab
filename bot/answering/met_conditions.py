"""Answers with what meets the conditions of a list: a no, the one event, a count, one of several, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import MOST_SUGGESTED, Answer, Found, Listed, Suggested, Unknown
from bot.answering.asking import ONE_FACT
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import MOST_COMPARED, Finder
from bot.answering.listing import Listing, select
from bot.answering.lists import LEAST_FREE, free_positions, is_plural
from bot.answering.ranking import Ranking
from bot.answering.selection import select_strictly
from bot.answering.standing import COUNTS
from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import split
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["MetConditions"]

LEAST_TOLD = 0.14
"""Words that weigh less fit so many events that they tell nothing."""
SEVERAL, ONE, ORDERED, PEOPLES, UNSURE = 0.85, 0.9, 0.8, 0.8, 0.45
"""How sure the answers are, by how much the question had to be read into them."""


class MetConditions:
    """Answers once the conditions of a list are known."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, answers: EventAnswers, finder: Finder) -> None:
        self._base = base
        self._index = index
        self._answers = answers
        self._finder = finder

    def answer(self, question: Question, ranking: Ranking, ask: str, conditions: Listing) -> Answer | None:
        """Answer with what meets the conditions of a list, None where the question is about one event."""
        is_named = bool(conditions.people or conditions.topics or conditions.places)
        counted = self._counted_by_one(question, ranking) if ask == "how-many" and not is_named else None
        if counted is not None:
            return self._answers.found(question, counted, ask, ONE)
        events, listing = select_strictly(self._base, self._index, conditions)
        elsewhen = self._at_another_time(events, listing) if ask == "did" else None
        if elsewhen is not None:
            return self._answers.denied(elsewhen, SEVERAL)
        if not events:
            is_single = ask == "did" or ranking.matches
            return None if is_single else Unknown(reason="place" if listing.places else "nothing")
        if listing.order:
            return Listed(listing=listing, events=events, confidence=ORDERED)
        if len(events) == 1:
            answer = self._answers.found(question, events[0], ask, ONE)
            is_best = not ranking.matches or ranking.matches[0].event == events[0]
            # What the only event of the conditions does not say, one that accounts for more of the message may.
            return answer if is_best or isinstance(answer, Found) else None
        if ask in ONE_FACT and ask != "how-many" and len(events) > MOST_COMPARED and not listing.spans:
            return None
        return self._of_several(question, ranking, ask, Listed(listing=listing, events=events, confidence=SEVERAL))

    def _counted_by_one(self, question: Question, ranking: Ranking) -> str | None:
        """Return the event that has the question itself for an alias: "how many awards our films won"."""
        told = [p for p in question.content if ranking.weights[p] >= LEAST_TOLD]
        wanted = [self._index.links(question.tokens[position]).keys() for position in told]
        packs = self._base.languages.values()
        counting = [f" {phrase} " for pack in packs for phrase in pack.intents["how-many"]]
        for match in ranking.matches:
            aliases = [each for group in self._base.events[match.event].aliases.values() for each in group]
            for alias in (each for each in aliases if any(phrase in f" {each} " for phrase in counting)):
                words = {number for token in split(alias) if (number := self._index.word(token)) is not None}
                if wanted and all(not words.isdisjoint(each) for each in wanted):
                    return match.event
        return None

    def _at_another_time(self, events: Sequence[str], listing: Listing) -> str | None:
        """Return the event that is asked about, where those of the time named only touch on its topic."""
        topics = set(listing.topics)
        if not topics or not listing.spans or any(self._is_about(each, topics) for each in events):
            return None
        others = select(self._base, replace(listing, spans=()), self._index)
        about = [self._base.events[each] for each in others if self._is_about(each, topics)]
        main = max(about, key=lambda each: each.weight, default=None)
        if main is None or any(each.first.precision == "year" for each in main.occurrences):
            # What is known only by year may well have been then.
            return None
        return main.id

    def _is_about(self, event: str, topics: set[str]) -> bool:
        return bool(topics & set(self._base.events[event].topics[:1]))

    def _of_several(self, question: Question, ranking: Ranking, ask: str, listed: Listed) -> Answer | None:
        """Several events meet the conditions: one of them may be asked for, else they are listed."""
        listing = listed.listing
        at_venue = any(self._base.places[place].kind == "venue" for place in listing.places)
        named = bool(listing.people or listing.topics or at_venue)
        counts = _counted(question) - COUNTS
        # "How many films won" counts films, "how many winners" counts people.
        deeds = ("role",) if listing.kinds and COUNTS & set(question.ids("figure")) else ()
        # Where no kind is named, "premieres" must not count everything, however many events have the word.
        least = LEAST_FREE if listing.kinds or listing.fields else 0.0
        free = free_positions(question, ranking, excused=deeds, least=least)
        if ask == "how-many" and not named and not counts and not free:
            return replace(listed, count_only=True)
        only_people = bool(listing.people) and not (listing.topics or listing.places or listing.spans)
        if ask in ("when", "where") and only_people:
            told = self._finder.side_by_side(question, listed.events, ask)
            return told or replace(listed, confidence=PEOPLES)
        if ask == "where" and listing.people and listing.spans and not (listing.topics or listing.places):
            # Where somebody was in a month is told by all that they did then, not by the tour that it belongs to.
            return listed
        if ask == "who" and not named and _asks_for_a_deed(question):
            return self._finder.pick(question, ranking, listed.events, ask) or listed
        if ask in ONE_FACT and (named or ask not in ("who", "did")):
            return self._fact_of_several(question, ranking, ask, listed, named=named)
        if _may_mean_one(self._base, question, ask, listing):
            return self._finder.pick(question, ranking, listed.events, ask) or listed
        return listed

    def _fact_of_several(
        self, question: Question, ranking: Ranking, ask: str, listed: Listed, *, named: bool
    ) -> Answer | None:
        """One fact is asked of several events: of the favourite, else of each, else the events are suggested."""
        picked = self._finder.pick(question, ranking, listed.events, ask)
        is_counted = question.asks("how-many") and not named
        if is_counted and isinstance(picked, Found) and not self._answers.has_counted(question, picked):
            # An event that has other numbers does not say how many premieres a month had.
            picked = None
        picked = picked or self._finder.side_by_side(question, listed.events, ask)
        if picked is not None:
            return picked
        if ask == "who" and named:
            return None
        if ask in ("when", "where", "who", "did") and self._finder.any_says(question, listed.events, ask):
            return listed
        counted = self._finder.counts(question, ranking, listed.events, ask)
        if counted is not None:
            return counted
        inside = [match.event for match in ranking.matches if match.event in listed.events] or list(listed.events)
        return Suggested(events=tuple(inside[:MOST_SUGGESTED]), confidence=UNSURE)


def _counted(question: Question) -> set[str]:
    """Return the figures that a question names by words that are no condition of a list: prizes may be a kind."""
    conditions = question.positions(question.of_kind("kind", "vague"))
    return {each.id for each in question.of_kind("figure") if not conditions.issuperset(each.span)}


def _asks_for_a_deed(question: Question) -> bool:
    """Who built the museum is one person; "who died" asks for all of them, by a word that is a condition itself."""
    conditions = question.positions(question.of_kind("kind", "field", "state"))
    roles = question.of_kind("role")
    return bool(roles) and all(conditions.isdisjoint(each.span) for each in roles)


def _may_mean_one(base: KnowledgeBase, question: Question, ask: str, listing: Listing) -> bool:
    """A name without a wish for a list, or a wish to be told, may mean one event of several."""
    if question.asks("list") or is_plural(base, question):
        return False
    if ask == "tell" and not listing.spans:
        return True
    if question.asks("summary"):
        return False
    is_name = ask == "what" and not question.intents and not (listing.topics or listing.spans)
    if is_name and question.positions(question.of_kind("person")).issuperset(question.content):
        return False
    is_bare = not (listing.spans or listing.kinds or listing.fields)
    return bool(listing.topics) or (bool(listing.people) and is_bare)
