"""Ranks events by how well they account for the words of a question, and says how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Match", "Ranking", "rank"]

CUE_KINDS = ("kind", "field", "role", "figure", "state", "order")
CUE_WEIGHT = 0.35
"""A word such as "film" or "singer" counts less than a name: it fits many events."""
LEAST_WEIGHT = 0.12
UNKNOWN_WEIGHT = 0.9
CLEAR_WORDS = 6
"""In longer messages each unexplained word counts less: people tell stories around their question."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """How an event accounts for a question."""

    event: str
    coverage: float
    """The share of the question's weight that the event explains."""
    strength: float
    """The weight that it explains, in words of full weight."""
    contradictions: int
    explained: Mapping[int, float]
    """How well each token is explained."""
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranking:
    """The best events for a question, best first."""

    matches: tuple[Match, ...]
    weights: Mapping[int, float]
    unknown: frozenset[int]
    """Tokens that no event knows."""


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
    if len(weights) > CLEAR_WORDS:
        for position in unknown:
            weights[position] *= CLEAR_WORDS / len(weights)
    total = sum(weights.values())
    events = {event for found in evidence.values() for event in found}
    matches = []
    for event in events:
        explained = {position: found.get(event, 0.0) for position, found in evidence.items()}
        strength = sum(weights[position] * value for position, value in explained.items())
        coverage = strength / total if total else 0.0
        contradictions = _contradictions(base, index, question, base.events[event])
        matches.append(
            Match(
                event=event, coverage=coverage, strength=strength, contradictions=contradictions, explained=explained
            )
        )  # fmt: skip
    matches.sort(key=lambda each: (-_order(base, each), each.event))
    return Ranking(matches=_with_confidence(base, matches[:12]), weights=weights, unknown=frozenset(unknown))


def _order(base: KnowledgeBase, match: Match) -> float:
    return match.coverage - 0.3 * match.contradictions + 0.012 * base.events[match.event].weight


def _evidence(
    base: KnowledgeBase, index: EventIndex, question: Question, position: int
) -> tuple[dict[str, float], float]:
    """Return the events that explain a token, and how much the token weighs."""
    token = question.tokens[position]
    found = dict(index.events_of(token))
    here = [each for each in question.mentions if position in each.span]
    names = [each for each in here if each.kind in ("person", "topic", "place")]
    for mention in names:
        for event in _events_named(base, mention):
            found[event] = max(found.get(event, 0.0), mention.quality)
    cues = [each for each in here if each.kind in CUE_KINDS and each.quality >= 0.8]
    for mention in cues:
        for event in base.events.values():
            if _has_cue(event, mention):
                found[event.id] = max(found.get(event.id, 0.0), 0.8)
    strong = sum(1 for value in found.values() if value >= 0.5)
    weight = max(LEAST_WEIGHT, index.rarity(strong)) if found else UNKNOWN_WEIGHT
    if cues and not names:
        weight = min(weight, CUE_WEIGHT)
    if token.number is not None:
        weight = 0.9
    return found, weight


def _events_named(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    groups = {"person": base.events_of_person, "topic": base.events_of_topic, "place": base.events_of_place}
    return groups[mention.kind].get(mention.id, ())


def _has_cue(event: Event, mention: Mention) -> bool:
    if mention.kind == "kind":
        return mention.id in event.kinds
    if mention.kind == "field":
        return mention.id in event.fields
    if mention.kind == "state":
        return mention.id == event.state
    if mention.kind == "role":
        return any(mention.id in each.roles for each in event.people)
    return mention.kind == "figure" and any(figure.kind == mention.id for figure in event.figures)


def _contradictions(base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> int:
    """Count what the message says of place, time and numbers that the event does not."""
    count = 0
    around = {place for occurrence in event.occurrences for place in base.around(occurrence.place)}
    for mention in question.of_kind("place", "world"):
        if mention.kind == "place" and mention.id in around:
            continue
        if any(event.id not in index.events_of(question.tokens[position]) for position in mention.span):
            count += 1
    if question.period and not any(
        question.period.touches(each.first.first_day, each.last.last_day) for each in event.occurrences
    ):
        texts = [index.events_of(question.tokens[position]) for position in question.period.tokens]
        if not all(event.id in found for found in texts):
            count += 1
    count += sum(1 for year in question.years if not index.has_number(event.id, year))
    numbers = {
        question.tokens[position].number
        for position in question.content
        if question.tokens[position].number is not None
    }
    count += sum(
        1 for number in numbers if number not in question.years and not index.has_number(event.id, number or 0)
    )
    return count


def _with_confidence(base: KnowledgeBase, matches: list[Match]) -> tuple[Match, ...]:
    result = []
    for place, match in enumerate(matches):
        rival = matches[1] if place == 0 and len(matches) > 1 else matches[0]
        margin = _order(base, match) - _order(base, rival) if len(matches) > 1 else 0.5
        score = 9.0 * (match.coverage - 0.6) + 0.8 * min(match.strength, 3.0) + 3.0 * min(margin, 0.25)
        score -= 2.5 * match.contradictions
        confidence = 1.0 / (1.0 + math.exp(-score))
        result.append(
            Match(
                event=match.event, coverage=match.coverage, strength=match.strength,
                contradictions=match.contradictions, explained=match.explained, confidence=confidence,
            )
        )  # fmt: skip
    return tuple(result)
