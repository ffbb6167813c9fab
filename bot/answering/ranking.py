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

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Match", "Ranking", "is_origin", "long_weight", "order_of", "rank"]

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
STORY = 8
"""In a message with more words to account for, seasons and single names are scenery."""
SURE_NAME, SURE_PLACE, EXACT_NAME = 0.85, 0.75, 0.97
"""From these qualities on, a name, a place and a word of a kind can contradict an event."""
MENTIONED = {"person": 0.1, "topic": 0.7}
"""How much it contradicts an event that a name stands only in its sentences."""
DECISIVE = {"death", "cancelled", "postponed"}
DIFFERENT = 0.5
"""How much it contradicts an event that the message asks who died or what was cancelled."""
ORIGIN = 0.3
"""Where someone comes from, and what a story names besides, need not be the event's place, but had better be."""
CONTRADICTED = 0.3
"""What a contradiction costs."""
AT_PLACE, MOST_PLACES = 0.08, 2
"""What a place that the message names is worth, up to how many."""
HEADLINE = 0.1
"""What words in the title are worth beyond the coverage."""
STEP, ROUGH_STEP = 0.012, 0.05
"""What each step of an event's weight is worth: the better known event is meant more often."""
CANDIDATES = 12
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
        contradictions=_contradictions(base, index, question, base.events[event]),
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
            _raise_to(found, _events_named(base, mention), mention.quality)
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= CUE_VALUE]
    for mention in cues:
        _raise_to(found, _events_of_cue(base, mention), CUE_VALUE)
    longer = [each for each in here if each.kind in NAMED_OR_EVENT and each.end - each.start > 1]
    for event in found if longer else ():
        # Half of a name says little about what has only that half.
        if not any(event in _events_named(base, mention) for mention in longer):
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


def _events_named(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    if mention.kind == "event":
        return (mention.id,)
    groups = {"person": base.events_of_person, "topic": base.events_of_topic, "place": base.events_of_place}
    return groups[mention.kind].get(mention.id, ())


# Contradictions


def _contradictions(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> float:
    """Count what the message says of names, places, time and numbers that the event does not."""
    return (
        _other_places(base, index, question, event)
        + _other_names(base, index, question, event)
        + _other_kinds(index, question, event)
        + _other_period(index, question, event)
        + _other_years(index, question, event)
        + _other_numbers(index, question, event)
    )


def _other_kinds(index: EventIndex, question: Question, event: Event) -> float:
    """A death or a cancellation that the event neither is nor tells of."""
    return sum(
        DIFFERENT
        for mention in question.of_kind("kind", "state")
        if mention.id in DECISIVE
        and mention.quality >= EXACT_NAME
        and mention.id not in (*event.kinds, event.state)
        and not any(event.id in index.events_of(question.tokens[position]) for position in mention.span)
    )


def _other_period(index: EventIndex, question: Question, event: Event) -> int:
    """A time that the event does not touch and whose words it does not have."""
    period = question.period
    if not period or (len(question.content) > STORY and period.kind in ("season", "part")):
        return 0
    if any(period.touches(each.first.first_day, each.last.last_day) for each in event.occurrences):
        return 0
    return int(not all(event.id in index.events_of(question.tokens[position]) for position in period.tokens))


def _other_years(index: EventIndex, question: Question, event: Event) -> int:
    """Years in which the event was not and that stand nowhere in the entry."""
    own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
    return sum(1 for year in question.years if year not in own and not index.has_number(event.id, year))


def _other_numbers(index: EventIndex, question: Question, event: Event) -> int:
    """Numbers that stand nowhere in the entry."""
    numbers = {question.tokens[position].number for position in question.content} - {None, *question.years}
    return sum(1 for number in numbers if number is not None and not index.has_number(event.id, number))


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
        is_scenery = len(question.content) > STORY or is_origin(base, question, mention)
        weight = 0.0 if fits else ORIGIN if is_scenery else 1.0
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
    named = {position for each in question.of_kind("person", "place", "world") for position in each.span}
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
