"""Ranks events by how well they account for the words of a question, and says how sure that is.

Every word that must be accounted for weighs as much as it is rare among the events; words that no event knows weigh
nearly as much as the rarest. An event is sure when it explains the weight (coverage), in one place of its entry rather
than scattered over it (focus), clearly better than the next one (margin), and contradicts nothing that the message
says. All measures are relative to the size of the base, so that the same thresholds serve any base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.answering.candidates import find_candidates
from bot.answering.contradictions import Contradictions, events_named
from bot.knowledge.base import KnowledgeBase
from bot.understanding.evidence import Evidence
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Match", "Ranking", "long_weight", "order_of", "rank"]

CUE_KINDS = ("kind", "field", "role", "figure", "state", "order")
"""Mentions that name a class of events rather than one."""
CUE_WEIGHT = 0.35
"""A word such as "film" or "singer" counts less than a name: it fits many events."""
CUE_VALUE = 0.8
"""How surely an event of the kind, field or role that a word names is meant by it."""
NAMED = ("person", "topic", "place")
NAMED_OR_EVENT = (*NAMED, "event")
"""Mentions that name events through what belongs to them, or by their titles."""
HALF_NAME = 0.6
"""What a part of a name is worth as evidence for an event that has only that part."""
SHORT = 8
"""Words to account for up to which a message sets conditions rather than tells a story."""
STRONG = 0.5
"""Evidence from which on an event counts among those that know a word; the fewer, the more it weighs."""
LEAST_WEIGHT = 0.12
"""Even a word that all events know must be accounted for a little."""
UNKNOWN_WEIGHT = 0.9
"""A word that no event knows weighs nearly as much as the rarest."""
DOUBTFUL = 0.5
"""What such a word keeps of its weight if it may be a misspelt common word."""
NUMBER_WEIGHT = 0.5
"""A number stands in many entries by chance."""
LONG_MESSAGE, STORY_SHARE = 3.0, 0.35
"""From this weight on each further word counts so much: people tell stories around their question."""
CONTRADICTED = 0.3
"""What a contradiction costs."""
AT_PLACE, MOST_PLACES = 0.08, 2
"""What a place that the message names is worth, up to how many."""
HEADLINE = 0.1
"""What words in the title are worth beyond the coverage."""
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
    places: float
    """How many of the places that the message names are its own; an event of many places has each only in part."""
    explained: Mapping[int, float]
    """How well each token is explained."""


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
        found, weight = _evidence(base, index, question, position)
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
        self._weights, self._evidence = weights, evidence
        self._links = {position: index.links(question.tokens[position]) for position in weights}
        self._sum = sum(weights.values())
        self._total = long_weight(self._sum)
        self._places = question.ids("place") or ((base.info.country,) if "guest" in question.ids("role") else ())
        self._contradictions = Contradictions(base, index, question)

    def weigh(self, event: str) -> Match:
        """Return how an event accounts for the question."""
        explained = {position: found.get(event) for position, found in self._evidence.items()}
        strength = sum(self._weights[position] * value for position, value in explained.items())
        together = FOCUS_SHARE * self._focus(event, explained) + (1 - FOCUS_SHARE) * strength
        return Match(
            event=event,
            coverage=min(1.0, together / self._total) if self._total else 0.0,
            strength=strength,
            contradictions=self._contradictions.count(event),
            headline=self._headline(event),
            places=self._own_places(event),
            explained=explained,
        )

    def _focus(self, event: str, explained: Mapping[int, float]) -> float:
        """Return the weight that the core of an entry explains together with its best single statement."""
        core = self._index.core(event)
        shared = 0.0
        single: dict[int, float] = defaultdict(float)
        for position, strength in explained.items():
            if not strength:
                continue
            value = self._weights[position] * strength
            linked = self._links[position]
            holders = self._index.holders(event, linked) if core.isdisjoint(linked) else None
            if not holders:
                # Names, cues and words of the title, the summary and the aliases are what the entry is about.
                shared += value
                continue
            for number in holders:
                single[number] += value
        return shared + max(single.values(), default=0.0)

    def _headline(self, event: str) -> float:
        words = self._index.headline(event)
        held = sum(weight for position, weight in self._weights.items() if not words.isdisjoint(self._links[position]))
        return held / (self._sum or 1.0)

    def _own_places(self, event: str) -> float:
        if not self._places:
            return 0.0
        own = sum(self._base.is_at(event, place) for place in self._places)
        cities = {each.place for each in self._base.events[event].occurrences if each.place}
        return own / max(1, len(cities))


def long_weight(total: float) -> float:
    """Return how much the words of a message weigh together; a story weighs less than its words."""
    return total if total <= LONG_MESSAGE else LONG_MESSAGE + STORY_SHARE * (total - LONG_MESSAGE)


def order_of(base: KnowledgeBase, match: Match) -> float:
    """Return the measure that events are ordered by."""
    contradicted = CONTRADICTED * match.contradictions
    at_place = AT_PLACE * min(match.places, MOST_PLACES)
    return match.coverage - contradicted + at_place + HEADLINE * match.headline + STEP * base.events[match.event].weight


def _evidence(base: KnowledgeBase, index: EventIndex, question: Question, position: int) -> tuple[Evidence, float]:
    """Return the events that explain a token, and how much the token weighs."""
    found = index.events_of(question.tokens[position])
    here = [each for each in question.mentions if position in each.span]
    names = [each for each in here if each.kind in NAMED]
    for mention in here:
        if mention.kind in NAMED_OR_EVENT:
            found = found.raised(mention.quality, [(mention.kind, mention.id, events_named(base, mention))])
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= CUE_VALUE]
    if cues:
        found = found.raised(CUE_VALUE, [group for mention in cues for group in _groups_of_cue(base, mention)])
    longer = [each for each in here if each.kind in NAMED_OR_EVENT and each.end - each.start > 1]
    if longer:
        # Half of a name says little about what has only that half.
        found = found.lowered(HALF_NAME, set[str]().union(*(events_named(base, mention) for mention in longer)))
    return found, _weight(index, question, position, found, is_cue=bool(cues) and not names)


def _groups_of_cue(base: KnowledgeBase, mention: Mention) -> Iterator[tuple[str, str, Sequence[str]]]:
    yield mention.kind, mention.id, base.events_of_cue.get((mention.kind, mention.id), ())
    if (mention.kind, mention.id) == ("role", "guest"):
        # Whoever "came" or "visited" came to the country of the base.
        yield "place", base.info.country, base.events_of_place.get(base.info.country, ())


def _weight(index: EventIndex, question: Question, position: int, found: Evidence, *, is_cue: bool) -> float:
    """Return how much a token weighs: as much as it is rare, cues and numbers less."""
    if question.tokens[position].number is not None:
        return NUMBER_WEIGHT
    weight = max(LEAST_WEIGHT, index.rarity(found.count(STRONG))) if found else UNKNOWN_WEIGHT
    if len(question.content) <= SHORT and any(position in each.span for each in question.of_kind("order")):
        # The first, the last and the biggest are so among others: the word tells no event from another.
        return LEAST_WEIGHT
    if is_cue:
        weight = min(weight, CUE_WEIGHT)
    return DOUBTFUL * weight if not found and position in question.doubtful else weight
