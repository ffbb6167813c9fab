"""Ranks events by how well they account for the words of a question.

An event is sure when it explains the weight of the words (coverage), in one place of its entry rather than scattered
over it (focus), clearly better than the next one (margin), and contradicts nothing that the message says. All measures
are relative to the size of the base, so that the same thresholds serve any base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from operator import mul

from bot.answering.candidates import find_candidates
from bot.answering.contradictions import Contradictions
from bot.answering.weights import UNKNOWN_WEIGHT, long_weight, weigh_word
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.evidence import Evidence
from bot.understanding.index import EventIndex
from bot.understanding.mentions import KNOWN
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["Match", "Ranking", "is_subject", "order_of", "rank"]

CONTRADICTED = 0.3
"""What a contradiction costs."""
AT_PLACE, MOST_PLACES = 0.08, 2
"""What a place that the message names is worth, up to how many."""
SAME_TIME = 0.15
"""What it is worth that an event took the very time that the message names."""
HEADLINE = 0.1
"""What words in the titles and aliases are worth beyond the coverage."""
TITLE = 0.1
"""What words in the titles are worth beyond that: an alias may be of what is only a part of an event."""
TOGETHER = 0.3
"""What it is worth that one sentence of an event has all words of the message, however much each of them weighs."""
SUBJECT = 0.05
"""What it is worth that somebody or something that the message names is what the event is about."""
STEP = 0.012
"""What each step of an event's weight is worth: the better known event is meant more often."""
CANDIDATES = 8
"""Events that a ranking keeps; twice as many are looked at closely."""
FOCUS_SHARE = 0.6
"""How much of the coverage is what stands together; the rest is what stands anywhere."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """How an event accounts for a question."""

    event: str
    coverage: float
    """The share of the question's weight that the event explains, what stands together counting most."""
    strength: float
    """The weight that it explains, in words of full weight."""
    contradictions: float
    headline: float
    """The share of the question's weight that stands in its titles and aliases."""
    title: float
    """The share of the question's weight that stands in its titles."""
    places: float
    """How many of the places that the message names are its own; an event of many places has each only in part."""
    together: float
    """The share of the question's words that one sentence of it holds or is asked for with."""
    is_subject: bool
    """Whether it is about somebody or something that the message names, not only with them."""
    is_of_time: bool
    """Whether it took the very time that the message names, more than a month: half a year, a summer."""
    explained: Mapping[int, float]
    """How well each token is explained."""

    @property
    def least(self) -> float:
        """How well the word is explained that is explained least."""
        return min(self.explained.values(), default=0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The best events for a question, best first."""

    matches: tuple[Match, ...]
    weights: Mapping[int, float]
    unknown: frozenset[int]
    """Tokens that no event knows."""
    evidence: Mapping[int, Evidence]
    """The events that each token can speak of."""

    def evidence_of(self, position: int) -> float:
        """Return how surely a token speaks of any event."""
        return self.evidence[position].best


def rank(base: KnowledgeBase, index: EventIndex, question: Question) -> Ranking:
    """Rank all events that share a word with the question."""
    evidence: dict[int, Evidence] = {}
    weights: dict[int, float] = {}
    unknown: set[int] = set()
    for position in question.content:
        found, weight = weigh_word(base, index, question, position)
        evidence[position], weights[position] = found, weight
        if not found and weight >= UNKNOWN_WEIGHT:
            unknown.add(position)
    scales = _Scales(base, index, question, weights, evidence)
    matches = [
        scales.weigh(event) for event in find_candidates(base, index.roll, weights, evidence, most=2 * CANDIDATES)
    ]
    matches.sort(key=lambda each: (-order_of(base, each), each.event))
    return Ranking(matches=tuple(matches[:CANDIDATES]), weights=weights, unknown=frozenset(unknown), evidence=evidence)


class _Scales:
    """Looks closely at events: what each explains together, what it contradicts."""

    def __init__(
        self, base: KnowledgeBase, index: EventIndex, question: Question, weights: Mapping[int, float],
        evidence: Mapping[int, Evidence],
    ) -> None:  # fmt: skip
        self._base, self._index = base, index
        self._weights = weights
        self._links = {position: index.links(question.tokens[position]) for position in weights}
        self._strengths = {position: found.strength_of for position, found in evidence.items()}
        self._held = [(weight, frozenset(self._links[position])) for position, weight in weights.items()]
        self._sum = sum(weights.values())
        self._total = long_weight(self._sum)
        self._places = question.ids("place") or ((base.info.country,) if "guest" in question.ids("role") else ())
        spans = question.period.spans if question.period else ()
        self._of_time = {event for span in spans for event in base.events_of_time.get(span, ())}
        self._names = {each.id for each in question.of_kind("person", "topic") if each.quality >= KNOWN}
        self._contradictions = Contradictions(base, index, question)

    def weigh(self, event: str) -> Match:
        """Return how an event accounts for the question."""
        explained = {position: strength_of(event, 0.0) for position, strength_of in self._strengths.items()}
        strength = sum(map(mul, self._weights.values(), explained.values()))
        focus, together = self._hold(event, explained)
        covered = FOCUS_SHARE * focus + (1 - FOCUS_SHARE) * strength
        return Match(
            event=event,
            coverage=min(1.0, covered / self._total) if self._total else 0.0,
            strength=strength,
            contradictions=self._contradictions.count(event),
            headline=self._share(self._index.headline(event)),
            title=self._share(self._index.title(event)),
            places=self._own_places(event),
            together=together,
            is_subject=is_subject(self._base.events[event], self._names),
            is_of_time=event in self._of_time,
            explained=explained,
        )

    def _hold(self, event: str, explained: Mapping[int, float]) -> tuple[float, float]:
        """Return what stands together in an entry.

        That is the weight that its core explains together with its best single statement, and the share of all words,
        each counting alike, that its best single sentence holds.
        """
        core, sentences = self._index.core(event), self._index.sentences(event)
        shared = 0.0
        single: dict[int, float] = defaultdict(float)
        counts: dict[int, int] = defaultdict(int)
        for position, strength in explained.items():
            if not strength:
                continue
            value = self._weights[position] * strength
            linked = self._links[position]
            holders = self._index.holding(event, linked)
            for number in sentences & holders:
                counts[number] += 1
            if not holders or not core.isdisjoint(linked):
                # Names, cues and words of the title, the summary and the aliases are what the entry is about.
                shared += value
                continue
            for number in holders:
                single[number] += value
        return shared + max(single.values(), default=0.0), max(counts.values(), default=0) / (len(explained) or 1)

    def _share(self, words: AbstractSet[WordId]) -> float:
        return sum([weight for weight, linked in self._held if not words.isdisjoint(linked)]) / (self._sum or 1.0)

    def _own_places(self, event: str) -> float:
        if not self._places:
            return 0.0
        own = sum(self._base.is_at(event, place) for place in self._places)
        if not own:
            return 0.0
        cities = {each.place for each in self._base.events[event].occurrences if each.place}
        return own / max(1, len(cities))


def is_subject(event: Event, names: Collection[str]) -> bool:
    """Tell whether an event is about one of some people and topics: those that its entry begins with."""
    return any(each in names for each in (*event.topics[:1], *(part.person for part in event.people[:1])))


def order_of(base: KnowledgeBase, match: Match) -> float:
    """Return the measure that events are ordered by."""
    contradicted = CONTRADICTED * match.contradictions
    at_place = AT_PLACE * min(match.places, MOST_PLACES)
    named = HEADLINE * match.headline + TITLE * match.title
    at_time = SAME_TIME * match.is_of_time
    told = TOGETHER * match.together + SUBJECT * match.is_subject
    return match.coverage - contradicted + at_place + at_time + named + told + STEP * base.events[match.event].weight
