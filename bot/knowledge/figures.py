"""Which figures of an event may be compared with those of others."""

from __future__ import annotations

from bot.knowledge.model import Event, Figure

__all__ = ["find_measured"]

FORECAST = "expected"


def find_measured(event: Event, kind: str) -> list[tuple[int, Figure]]:
    """Return the figures of a kind that measure the event itself, with their positions.

    A forecast never counts, nor a number that stands for comparison: the takings of another film once won the year.
    """
    return [
        (at, figure)
        for at, figure in enumerate(event.figures)
        if figure.kind == kind and figure.own and figure.qualifier != FORECAST
    ]
