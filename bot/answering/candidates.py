"""Finds the few events that may be meant, without walking through the many that only have common words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush, heappushpop
from itertools import count

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import WEIGHTS
from bot.understanding.evidence import Evidence, Level, Roll

__all__ = ["FAR_BEHIND", "find_candidates"]

ROUGH_STEP = 0.05
"""What each step of an event's weight is worth: the better known event is meant more often."""
MOST_STEPS = 2_000
"""Steps after which the search among common words ends; a message of nothing else tells hardly any event apart."""
FAR_BEHIND = 0.35
"""The share of what the best event explains below which another one is not looked at closely: it cannot be meant."""
SLACK = 1e-9
"""What sums may differ by that were added up in another order."""


def find_candidates(
    base: KnowledgeBase, roll: Roll, weights: Mapping[int, float], evidence: Mapping[int, Evidence], *, most: int
) -> list[str]:
    """Return the events that explain most of the weight of a question, best first."""
    strengths: dict[str, float] = defaultdict(float)
    for position, found in evidence.items():
        weight = weights[position]
        for event, value in found.few.items():
            strengths[event] += weight * value
    common = [(weights[position], found) for position, found in evidence.items() if found.levels]
    if common:
        strengths = _with_common_words(base, roll, weights, evidence, strengths, most=most)
    if len(strengths) > most:
        # The weights of events decide only among those about as strong as the last of the best.
        least = sorted(strengths.values())[-most] - ROUGH_STEP * (WEIGHTS[-1] - WEIGHTS[0])
        strengths = {event: strength for event, strength in strengths.items() if strength >= least - SLACK}
    events = base.events
    enough = FAR_BEHIND * max(strengths.values(), default=0.0)
    near = [event for event, strength in strengths.items() if strength >= enough]
    return sorted(near, key=lambda event: (-strengths[event] - ROUGH_STEP * events[event].weight, event))[:most]


def _with_common_words(
    base: KnowledgeBase,
    roll: Roll,
    weights: Mapping[int, float],
    evidence: Mapping[int, Evidence],
    strengths: Mapping[str, float],
    *,
    most: int,
) -> dict[str, float]:
    """Add what common words explain to the strengths of the events that can be among the best."""
    layers = [[(weights[p] * value, mask) for value, mask in each.levels] for p, each in evidence.items()]
    by_weight = {str(weight): base.events_of_weight.get(weight, ()) for weight in WEIGHTS}
    layers.append(
        [(ROUGH_STEP * int(name), roll.mask_of("weight", name, members)) for name, members in by_weight.items()]
    )
    layers = sorted((sorted(layer, reverse=True) for layer in layers if layer), key=lambda layer: -layer[0][0])
    bound = sum(layer[0][0] for layer in layers)
    exact: dict[str, float] = {}
    best: list[float] = []
    for event in sorted(strengths, key=lambda event: -strengths[event]):
        if len(best) == most and strengths[event] + bound + SLACK < best[0]:
            break
        exact[event] = sum(weights[p] * found.get(event) for p, found in evidence.items())
        rough = exact[event] + ROUGH_STEP * base.events[event].weight
        heappush(best, rough) if len(best) < most else heappushpop(best, rough)
    least = best[0] if len(best) == most else 0.0
    if bound + SLACK >= least:
        having = 0
        for _, mask in (level for found in evidence.values() for level in found.levels):
            having |= mask
        others = having & ~roll.mask(strengths)
        for event in _best_of_common(roll, layers, others, least - SLACK, most):
            exact[event] = sum(weights[p] * found.get(event) for p, found in evidence.items())
    return exact


def _best_of_common(roll: Roll, layers: Sequence[Sequence[Level]], events: int, least: float, most: int) -> list[str]:
    """Return the events that gain most from all layers together, by always following the most promising part."""
    rests = [sum(layer[0][0] for layer in layers[depth:]) for depth in range(len(layers) + 1)]
    serial = count()
    parts = [(-rests[0], next(serial), 0, events)]
    found: list[str] = []
    while parts and len(found) < most and next(serial) < MOST_STEPS:
        promise, _, depth, rest = heappop(parts)
        if -promise < least:
            break
        if depth == len(layers):
            found += roll.first(rest, most - len(found))
            continue
        gained = -promise - rests[depth]
        for gain, mask in (*layers[depth], (0.0, rest)):
            part = rest & mask
            if part:
                heappush(parts, (-(gained + gain + rests[depth + 1]), next(serial), depth + 1, part))
                rest ^= part
    return found
