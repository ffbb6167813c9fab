"""Ranks events by how well they account for the words of a question, and says how sure that is.

Every word that must be accounted for weighs as much as it is rare among the events; words that no event knows weigh
nearly as much as the rarest. An event is sure when it explains the weight (coverage), in one place of its entry rather
than scattered over it (focus), clearly better than the next one (margin), and contradicts nothing that the message
says. All measures are relative to the size of the base, so that the same thresholds serve any base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.answering.contradictions import count_contradictions, events_named
from bot.knowledge.base import KnowledgeBase
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
STEP, ROUGH_STEP = 0.012, 0.05
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
    evidence: Mapping[int, Mapping[str, float]]
    """The events that each token can speak of."""

    def evidence_of(self, position: int) -> float:
        """Return how surely a token speaks of any event."""
        return max(self.evidence[position].values(), default=0.0)


def rank(base: KnowledgeBase, index: EventIndex, question: Question) -> Ranking:
    """Rank all events that share a word with the question."""
    evidence: dict[int, dict[str, float]] = {}
    weights: dict[int, float] = {}
    unknown: set[int] = set()
    for position in question.content:
        found, weight = _evidence(base, index, question, position)
        evidence[position], weights[position] = found, weight
        if not found and weight >= UNKNOWN_WEIGHT:
            unknown.add(position)
    rough = _roughly_ranked(base, weights, evidence)
    matches = [_match(base, index, question, event, weights=weights, explained=explained) for event, explained in rough]
    matches.sort(key=lambda each: (-order_of(base, each), each.event))
    return Ranking(matches=tuple(matches[:CANDIDATES]), weights=weights, unknown=frozenset(unknown), evidence=evidence)


def _roughly_ranked(
    base: KnowledgeBase, weights: Mapping[int, float], evidence: Mapping[int, Mapping[str, float]]
) -> list[tuple[str, Mapping[int, float]]]:
    """Order events by the weight that they explain anywhere: only the first ones are worth a closer look."""
    strengths: dict[str, float] = defaultdict(float)
    for position, found in evidence.items():
        for event, value in found.items():
            strengths[event] += weights[position] * value
    rough = sorted(strengths, key=lambda event: (-strengths[event] - ROUGH_STEP * base.events[event].weight, event))
    return [
        (event, {position: found.get(event, 0.0) for position, found in evidence.items()})
        for event in rough[: 2 * CANDIDATES]
    ]


def _strength(weights: Mapping[int, float], explained: Mapping[int, float]) -> float:
    return sum(weights[position] * value for position, value in explained.items())


def _match(
    base: KnowledgeBase, index: EventIndex, question: Question, event: str, *, weights: Mapping[int, float],
    explained: Mapping[int, float],
) -> Match:  # fmt: skip
    """Look closely at an event: what it explains together, what it contradicts."""
    total = long_weight(sum(weights.values()))
    strength = _strength(weights, explained)
    focus = _focus(index, question, event, explained, weights)
    return Match(
        event=event,
        coverage=min(1.0, (FOCUS_SHARE * focus + (1 - FOCUS_SHARE) * strength) / total) if total else 0.0,
        strength=strength,
        contradictions=count_contradictions(base, index, question, base.events[event]),
        headline=_headline(index, question, event, weights),
        places=_own_places(base, question, event),
        explained=explained,
    )


def _headline(index: EventIndex, question: Question, event: str, weights: Mapping[int, float]) -> float:
    words = index.headline(event)
    held = sum(
        weight for position, weight in weights.items() if not words.isdisjoint(index.links(question.tokens[position]))
    )
    return held / (sum(weights.values()) or 1.0)


def _own_places(base: KnowledgeBase, question: Question, event: str) -> float:
    entry = base.events[event]
    asked = question.ids("place") or ((base.info.country,) if "guest" in question.ids("role") else ())
    own = sum(event in base.events_of_place.get(place, ()) for place in asked)
    cities = {each.place for each in entry.occurrences if each.place}
    return own / max(1, len(cities))


def long_weight(total: float) -> float:
    """Return how much the words of a message weigh together; a story weighs less than its words."""
    return total if total <= LONG_MESSAGE else LONG_MESSAGE + STORY_SHARE * (total - LONG_MESSAGE)


def order_of(base: KnowledgeBase, match: Match) -> float:
    """Return the measure that events are ordered by."""
    contradicted = CONTRADICTED * match.contradictions
    at_place = AT_PLACE * min(match.places, MOST_PLACES)
    return match.coverage - contradicted + at_place + HEADLINE * match.headline + STEP * base.events[match.event].weight


def _evidence(
    base: KnowledgeBase, index: EventIndex, question: Question, position: int
) -> tuple[dict[str, float], float]:
    """Return the events that explain a token, and how much the token weighs."""
    token = question.tokens[position]
    found = dict(index.events_of(token))
    here = [each for each in question.mentions if position in each.span]
    names = [each for each in here if each.kind in NAMED]
    for mention in here:
        if mention.kind in NAMED_OR_EVENT:
            _raise_to(found, events_named(base, mention), mention.quality)
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= CUE_VALUE]
    for mention in cues:
        _raise_to(found, _events_of_cue(base, mention), CUE_VALUE)
    longer = [each for each in here if each.kind in NAMED_OR_EVENT and each.end - each.start > 1]
    for event in found if longer else ():
        # Half of a name says little about what has only that half.
        if not any(event in events_named(base, mention) for mention in longer):
            found[event] *= HALF_NAME
    return found, _weight(index, question, position, found, is_cue=bool(cues) and not names)


def _raise_to(found: dict[str, float], events: Iterable[str], value: float) -> None:
    for event in events:
        found[event] = max(found.get(event, 0.0), value)


def _events_of_cue(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    events = base.events_of_cue.get((mention.kind, mention.id), ())
    if (mention.kind, mention.id) == ("role", "guest"):
        # Whoever "came" or "visited" came to the country of the base.
        return (*events, *base.events_of_place.get(base.info.country, ()))
    return tuple(events)


def _weight(index: EventIndex, question: Question, position: int, found: Mapping[str, float], *, is_cue: bool) -> float:
    """Return how much a token weighs: as much as it is rare, cues and numbers less."""
    if question.tokens[position].number is not None:
        return NUMBER_WEIGHT
    strong = sum(1 for value in found.values() if value >= STRONG)
    weight = max(LEAST_WEIGHT, index.rarity(strong)) if found else UNKNOWN_WEIGHT
    if len(question.content) <= SHORT and any(position in each.span for each in question.of_kind("order")):
        # The first, the last and the biggest are so among others: the word tells no event from another.
        return LEAST_WEIGHT
    if is_cue:
        weight = min(weight, CUE_WEIGHT)
    return DOUBTFUL * weight if not found and position in question.doubtful else weight


def _focus(
    index: EventIndex, question: Question, event: str, explained: Mapping[int, float], weights: Mapping[int, float]
) -> float:
    """Return the weight that the core of an entry explains together with its best single statement."""
    links = {position: index.links(question.tokens[position]) for position, value in explained.items() if value}
    core = index.core(event)
    shared = 0.0
    single: dict[int, float] = defaultdict(float)
    for position, linked in links.items():
        value = weights[position] * explained[position]
        holders = index.holders(event, linked)
        if not holders or not core.isdisjoint(linked):
            # Names, cues and words of the title, the summary and the aliases are what the entry is about.
            shared += value
            continue
        for number in holders:
            single[number] += value
    return shared + max(single.values(), default=0.0)
