"""Decides whether a question is answered by a list, and what the list is of: the year, conditions, or words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answer, Listed
from bot.answering.asking import ONE_FACT
from bot.answering.doubts import is_verb
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.listing import Listing, select
from bot.answering.lists import SURE_WORD, asks_for_an_extreme, free_positions, headlines, is_plural, listing_of
from bot.answering.met_conditions import MetConditions
from bot.answering.outside import is_outside
from bot.answering.ranking import Ranking
from bot.answering.selection import MOST_LISTED, PART, narrow
from bot.knowledge.base import KnowledgeBase
from bot.understanding.index import EventIndex
from bot.understanding.mentions import KNOWN
from bot.understanding.question import NAMES, Question

__all__ = ["LONG_LIST", "ListAnswers"]

LONG_LIST = 14
"""A message of more words tells a story; it sets no conditions of a list."""
DAY_WORDS = 7
"""Words up to which a message with a day or a place is about nothing else."""
MOST_FREE = 0.8
"""The weight that further words of a question about the whole year may have."""
HALF = 0.6
"""The coverage from which on a story around a wish for the year is about an event."""
CLEARLY = 0.3
"""The coverage by which an event that is none of a list is asked for rather than the list."""
MOSTLY = 0.8
"""The coverage from which on an event of a day is asked for by itself."""
MOST_WORDS = 3
"""Further words that a list can be described by."""
NAME = 0.8
"""The weight of a word that may be a name."""
FEWEST_LISTED = 2
"""Events that further words must leave: one is no list."""
YEAR, WORDED = 0.85, 0.7
"""How sure the answers are, by how much the question had to be read into them."""


class ListAnswers:
    """Answers questions that set conditions of a list."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, answers: EventAnswers, finder: Finder) -> None:
        self._base = base
        self._index = index
        self._met = MetConditions(base, index, answers, finder)

    def answer(self, question: Question, ranking: Ranking, ask: str) -> Answer | None:
        """Return a list, or the one of its events that is asked for; None where the question is about one event."""
        if _is_elsewhere(question):
            return None
        free = free_positions(question, ranking)
        is_ordered = asks_for_an_extreme(question)
        is_year = _asks_for_the_year(question, ranking, free, self._base.info.country)
        if (is_year or self._is_of_the_year(question, ask)) and not is_ordered:
            return self._year()
        if len(question.tokens) > LONG_LIST:
            return None
        if ask in ("what", "tell") and _wants_a_thing(question):
            return None
        listing = listing_of(self._base, question, ask)
        is_general = _lists_a_name(question, ask, listing, free) or self._is_day_or_place(
            question, ranking, ask, listing, free
        )
        if free and not is_general and not self._are_idle(question, ranking, ask, listing, free):
            return self._list_with_words(question, ranking, ask, listing, free)
        if listing.is_empty and not is_ordered:
            is_told = ask == "tell" and bool(question.of_kind("year-word")) and not question.content
            is_year = is_told or question.asks("summary") or (question.asks("list") and ask == "what")
            return self._year() if is_year and not _named(question, "person", "topic", "world") else None
        return self._met.answer(question, ranking, ask, narrow(self._base, self._index, question, listing))

    def _year(self) -> Listed:
        return Listed(listing=Listing(), events=headlines(self._base), confidence=YEAR)

    def _is_of_the_year(self, question: Question, ask: str) -> bool:
        """Tell whether a message names the year and says nothing but that it was great: «главное в культуре за год»."""
        names_year = bool(question.of_kind("year-word")) or any(
            token.number == self._base.info.year for token in question.tokens
        )
        vague = question.positions(question.of_kind("vague"))
        is_vague = bool(question.content) and vague.issuperset(question.content)
        is_narrowed = question.period is not None or bool(question.years) or question.points_back
        return names_year and is_vague and not is_narrowed and ask in ("what", "tell")

    def _are_idle(self, question: Question, ranking: Ranking, ask: str, listing: Listing, free: Sequence[int]) -> bool:
        """Tell whether further words tell none of the events of a list from the others: "films released in May"."""
        wants_list = question.asks("list", "which") or is_plural(self._base, question) or bool(listing.spans)
        kinds = question.positions(question.of_kind("kind"))
        # "Who died" asks for all of them, by a word that is both a deed and a kind of events.
        is_both = any(not kinds.isdisjoint(each.span) for each in question.of_kind("role"))
        asks_whom = ask == "who" and is_both and not listing.people
        is_fact = ask in ONE_FACT and not asks_whom
        if not (wants_list or asks_whom) or is_fact or question.of_kind("event", "world") or len(free) > MOST_WORDS:
            return False
        if listing.is_empty or listing.topics or listing.order:
            return False
        if any(self._may_be_a_name(question, ranking, position) for position in free):
            return False
        events = select(self._base, listing)
        if len(events) > MOST_LISTED and not listing.spans:
            return False
        inside = max((match.coverage for match in ranking.matches if match.event in events), default=0.0)
        best = ranking.matches[0]
        if not best.contradictions and best.coverage - inside >= CLEARLY:
            # The further words tell of an event that is none of the list.
            return False
        return len(events) >= FEWEST_LISTED and not any(
            0 < sum(ranking.evidence[position].get(event, 0.0) >= SURE_WORD for event in events) <= PART * len(events)
            for position in free
        )

    def _may_be_a_name(self, question: Question, ranking: Ranking, position: int) -> bool:
        """A rare word that the base does not have and that does not end as verbs do is a name."""
        if position in question.doubtful or ranking.weights[position] < NAME:
            return False
        return ranking.evidence_of(position) < SURE_WORD and not is_verb(self._base, question.tokens[position].text)

    def _is_day_or_place(
        self, question: Question, ranking: Ranking, ask: str, listing: Listing, free: Sequence[int]
    ) -> bool:
        """A short message about a day, or about a time or place in which further words are only misspelt, lists it."""
        if not (listing.spans or listing.places) or question.of_kind("event"):
            return False
        if listing.people or listing.topics:
            is_vague = ask in ("what", "tell") and len(free) == 1 and bool(listing.spans)
            return is_vague and ranking.evidence_of(free[0]) < SURE_WORD
        if len(question.tokens) > DAY_WORDS:
            return False
        if question.period and question.period.kind == "day":
            events = select(self._base, listing)
            return not any(match.event in events and match.coverage >= MOSTLY for match in ranking.matches)
        is_list = question.asks("list", "which") and ask not in ONE_FACT
        return is_list and all(ranking.evidence_of(position) < SURE_WORD for position in free)

    def _list_with_words(
        self, question: Question, ranking: Ranking, ask: str, listing: Listing, free: Sequence[int]
    ) -> Listed | None:
        """List what a category and further words describe: "all ballet premieres"."""
        wants_list = question.asks("list") or is_plural(self._base, question)
        if not wants_list or ask in ONE_FACT or listing.order or question.of_kind("event", "person", "topic"):
            return None
        is_category = listing.kinds or listing.fields or listing.places or listing.spans
        sure = all(ranking.evidence_of(p) >= SURE_WORD and len(ranking.evidence[p]) > 1 for p in free)
        if not is_category or not sure or len(free) > MOST_WORDS:
            return None
        words = tuple(question.tokens[position].key for position in free)
        for attempt in (replace(listing, words=words), replace(listing, words=words, any_word=True)):
            events = select(self._base, attempt, self._index)
            if FEWEST_LISTED <= len(events) <= MOST_LISTED:
                typed = tuple(question.tokens[position].text for position in free)
                return Listed(listing=attempt, events=events, words=typed, confidence=WORDED)
        return None


def _wants_a_thing(question: Question) -> bool:
    """Tell whether a noun is asked for that sets no condition of a list: "what fee did she get?"."""
    conditions = question.of_kind(
        "kind", "field", "state", "order", "vague", "role", "person", "place", "topic", "event"
    )
    works = question.positions([each for each in question.of_kind("figure") if each.id == "works"])
    named = question.of_kind("person", "topic", "event")
    if named and question.wanted & works - question.positions(question.of_kind("kind")):
        # Which song somebody sang there is no list of music.
        return True
    return bool(question.wanted - question.positions(conditions) - question.doubtful)


def _is_elsewhere(question: Question) -> bool:
    """Tell whether a question is about another year, another country or what no base covers."""
    return (
        bool(question.years)
        or any(each.quality >= KNOWN for each in question.of_kind("world", "stranger"))
        or any(is_outside(question, each) for each in question.of_kind("outside"))
    )


def _named(question: Question, *kinds: str) -> bool:
    """Tell whether a question names something of some kinds, or a kind or field of events."""
    return bool(question.of_kind(*kinds, "kind", "field"))


def _asks_for_the_year(question: Question, ranking: Ranking, free: Sequence[int], country: str) -> bool:
    """A summary without any condition is one of the whole year."""
    if not question.asks("summary") or question.period:
        return False
    if len(question.tokens) > LONG_LIST:
        # In a story the other words are scenery, unless an event accounts for them.
        surest = max(each.quality for each in question.of_kind("intent") if each.id == "summary")
        named = any(each.quality >= KNOWN for each in question.of_kind(*NAMES) if each.id != country)
        return surest >= KNOWN and not named and all(match.coverage < HALF for match in ranking.matches)
    if _named(question, "person", "place", "topic", "world"):
        return False
    return sum(ranking.weights[position] for position in free) <= MOST_FREE


def _lists_a_name(question: Question, ask: str, listing: Listing, free: Sequence[int]) -> bool:
    """A list that is asked for by the name of a person needs no further words: "list all the events with ..."."""
    return bool(listing.people) and question.asks("list") and ask in ("what", "tell") and len(free) <= MOST_WORDS
