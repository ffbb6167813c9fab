"""Makes an assistant ready for many questions: what is made when it is first asked for is made before."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

from bot.knowledge.base import KnowledgeBase
from bot.understanding.evidence import MANY
from bot.understanding.reader import Reader

__all__ = ["uncollected", "warm_up"]

THRESHOLDS = (10_000, 20, 20)
"""How many new objects, and how many such rounds, the collector waits for: answers leave hardly any cycles behind."""
MOST_READ = 2_000
"""Events up to which all of them are made ready; of a larger base few are ever asked for."""


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Spare the collector of cycles a base that is built meanwhile: it has none, and walking through it takes long.

    Afterwards it comes more seldom, for what answers remember of the base is no cycle either.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*THRESHOLDS)
        gc.enable()


def warm_up(base: KnowledgeBase, reader: Reader) -> None:
    """Make what the first questions would wait for."""
    groups = {
        "person": base.events_of_person,
        "topic": base.events_of_topic,
        "place": base.events_of_place,
        "weight": {str(weight): events for weight, events in base.events_of_weight.items()},
    }
    named = [(kind, name, members) for kind, group in groups.items() for name, members in group.items()]
    named += [(kind, name, members) for (kind, name), members in base.events_of_cue.items()]
    for kind, name, members in named:
        if len(members) > MANY:
            reader.index.roll.mask_of(kind, name, members)
    for part in (base.events_of_main_kind, base.events_of_month, base.events_of_time, base.days_of_city, base.order):
        len(part)
    reader.words.warm_up()
    if len(base.events) <= MOST_READ:
        for event in base.events:
            reader.index.warm_up(event)
