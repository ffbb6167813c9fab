"""Ranks events by how well they account for the words of a question, and says how sure that is.

Every word that must be accounted for weighs as much as it is rare among the events; words that no event knows weigh
nearly as much as the rarest. An event is sure when it explains the weight (coverage), in one place of its entry rather
than scattered over it (focus), clearly better than the next one (margin), and contradicts nothing that the message
says. All measures are relative to the size of the base, so that the same thresholds serve any base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Match", "Ranking", "is_origin", "long_weight", "order_of", "rank"]

CUE_KINDS = ("kind", "field", "role", "figure", "state", "order")
CUE_WEIGHT = 0.35
"""A word such as "film" or "singer" counts less than a name: it fits many events."""
CUE_VALUE = 0.8
NAMED = ("person", "topic", "place")
HALF_NAME = 0.6
LEAST_WEIGHT = 0.12
UNKNOWN_WEIGHT = 0.9
NUMBER_WEIGHT = 0.5
LONG_MESSAGE = 3.0
"""From this weight on each further word counts less: people tell stories around their question."""
STORY_SHARE = 0.35
STORY = 8
"""In a message with more words to account for, seasons and single names are scenery."""
SURE_NAME = 0.85
SURE_PLACE = 0.75
EXACT_NAME = 0.97
MENTIONED = {"person": 0.1, "topic": 0.7}
"""How much it contradicts an event that a name stands only in its sentences."""
DECISIVE = {"death", "cancelled", "postponed"}
DIFFERENT = 0.5
"""How much it contradicts an event that the message asks who died or what was cancelled."""
ORIGIN = 0.3
"""Where someone comes from need not be the event's place, but had better be."""
HEADLINE = 0.1
CANDIDATES = 12
FOCUS_SHARE = 0.6


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
    total = long_weight(sum(weights.values()))
    events = {event for found in evidence.values() for event in found}
    rough = []
    for event in events:
        explained = {position: found.get(event, 0.0) for position, found in evidence.items()}
        strength = sum(weights[position] * value for position, value in explained.items())
        rough.append((strength, event, explained))
    rough.sort(key=lambda each: (-each[0] - 0.05 * base.events[each[1]].weight, each[1]))
    matches = []
    for strength, event, explained in rough[: 2 * CANDIDATES]:
        focus = _focus(index, question, event, explained, weights)
        coverage = min(1.0, (FOCUS_SHARE * focus + (1 - FOCUS_SHARE) * strength) / total) if total else 0.0
        contradictions = _contradictions(base, index, question, base.events[event])
        places = _own_places(base, question, event)
        matches.append(
            Match(
                event=event, headline=_headline(index, question, event, weights), coverage=coverage, strength=strength, contradictions=contradictions, places=places,
                explained=explained,
            )
        )  # fmt: skip
    matches.sort(key=lambda each: (-order_of(base, each), each.event))
    return Ranking(
        matches=tuple(matches[:CANDIDATES]), weights=weights, unknown=frozenset(unknown), evidence=evidence
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
    at_place = 0.08 * min(match.places, 2)
    return match.coverage - 0.3 * match.contradictions + at_place + HEADLINE * match.headline + 0.012 * base.events[match.event].weight


def _evidence(
    base: KnowledgeBase, index: EventIndex, question: Question, position: int
) -> tuple[dict[str, float], float]:
    """Return the events that explain a token, and how much the token weighs."""
    token = question.tokens[position]
    found = dict(index.events_of(token))
    here = [each for each in question.mentions if position in each.span]
    names = [each for each in here if each.kind in NAMED]
    for mention in names:
        for event in _events_named(base, mention):
            found[event] = max(found.get(event, 0.0), mention.quality)
    for mention in here:
        if mention.kind == "event":
            found[mention.id] = max(found.get(mention.id, 0.0), mention.quality)
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= CUE_VALUE]
    for mention in cues:
        satisfied = base.events_of_cue.get((mention.kind, mention.id), ())
        if (mention.kind, mention.id) == ("role", "guest"):
            # Whoever "came" or "visited" came to the country of the base.
            satisfied = (*satisfied, *base.events_of_place.get(base.info.country, ()))
        for event in satisfied:
            found[event] = max(found.get(event, 0.0), CUE_VALUE)
    longer = [each for each in here if each.kind in (*NAMED, "event") and each.end - each.start > 1]
    for event in found if longer else ():
        # Half of a name says little about what has only that half.
        if not any(event in _events_named(base, mention) for mention in longer):
            found[event] *= HALF_NAME
    strong = sum(1 for value in found.values() if value >= 0.5)
    weight = max(LEAST_WEIGHT, index.rarity(strong)) if found else UNKNOWN_WEIGHT
    if cues and not names:
        weight = min(weight, CUE_WEIGHT)
    if not found and position in question.doubtful:
        weight *= 0.5
    if token.number is not None:
        weight = NUMBER_WEIGHT
    return found, weight


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


def _events_named(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    if mention.kind == "event":
        return (mention.id,)
    groups = {"person": base.events_of_person, "topic": base.events_of_topic, "place": base.events_of_place}
    return groups[mention.kind].get(mention.id, ())


# Contradictions


def _contradictions(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    """Count what the message says of names, places, time and numbers that the event does not."""
    count = _other_places(base, index, question, event) + _other_names(base, index, question, event)
    count += sum(
        DIFFERENT
        for mention in question.of_kind("kind", "state")
        if mention.id in DECISIVE
        and mention.quality >= EXACT_NAME
        and mention.id not in (*event.kinds, event.state)
        and not any(event.id in index.events_of(question.tokens[position]) for position in mention.span)
    )
    is_vague = len(question.content) > STORY and question.period and question.period.kind in ("season", "part")
    if question.period and not is_vague and not any(
        question.period.touches(each.first.first_day, each.last.last_day) for each in event.occurrences
    ):
        texts = [index.events_of(question.tokens[position]) for position in question.period.tokens]
        if not all(event.id in found for found in texts):
            count += 1
    own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
    count += sum(1 for year in question.years if year not in own and not index.has_number(event.id, year))
    numbers = {question.tokens[position].number for position in question.content} - {None, *question.years}
    count += sum(1 for number in numbers if number is not None and not index.has_number(event.id, number))
    return count


def _other_places(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    """A place that the event has nothing to do with, or knows only from a detail that nothing else asks for."""
    around = {place for occurrence in event.occurrences for place in base.around(occurrence.place)}
    spans: dict[tuple[int, int], float] = {}
    for mention in question.of_kind("place", "world"):
        if mention.quality < SURE_PLACE:
            continue
        fits = mention.kind == "place" and mention.id in around
        fits = fits or _stands_with_others(index, question, event, mention)
        fits = fits or any(
            each.span == mention.span and event.id in _events_named(base, each)
            for each in question.of_kind("person", "topic")
        )
        weight = 0.0 if fits else ORIGIN if is_origin(base, question, mention) else 1.0
        at = (mention.start, mention.end)
        spans[at] = min(spans.get(at, 1.0), weight)
    return sum(spans.values())


def is_origin(base: KnowledgeBase, question: Question, mention: Mention) -> bool:
    """Where someone comes from is not where the event was: "from Hollywood", «из Голливуда», «голливудтан»."""
    before = question.tokens[mention.start - 1].text.casefold() if mention.start else ""
    last = question.tokens[mention.end - 1].text.casefold()
    is_bare = mention.quality >= EXACT_NAME
    return any(
        before in pack.origin_words or (not is_bare and last.endswith(pack.origin_endings))
        for pack in base.languages.values()
    )


def _stands_with_others(index: EventIndex, question: Question, event: Event, mention: Mention) -> bool:
    """Tell whether a statement holds the words of a mention together with another word of the question."""
    wanted = [index.holders(event.id, index.links(question.tokens[position])) for position in mention.span]
    holding = set(wanted[0]).intersection(*wanted[1:])
    if not holding:
        return False
    statements = index.statements(event.id)
    if any(statements[number].part in ("title", "alias", "topic", "person") for number in holding):
        return True
    named = {position for each in question.of_kind("person", "place", "topic", "world") for position in each.span}
    others = (p for p in question.content if p not in named)
    return any(not holding.isdisjoint(index.holders(event.id, index.links(question.tokens[p]))) for p in others)


def _other_names(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    spans: dict[int, float] = {}
    for mention in question.of_kind("person", "topic"):
        if mention.quality < SURE_NAME or (mention.end - mention.start == 1 and len(question.content) > STORY):
            continue
        weight = 1.0
        if event.id in _events_named(base, mention):
            weight = 0.0
        elif all(event.id in index.events_of(question.tokens[p]) for p in mention.span):
            # The entry only has the words: "Qaitadan" is also "again".
            weight = MENTIONED[mention.kind]
        spans[mention.start] = min(spans.get(mention.start, 1.0), weight)
    return sum(spans.values())
