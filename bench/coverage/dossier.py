"""The dossier as values: the points, figures and disputes of each event, with the addresses they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import KnowledgeError
from bot.knowledge.loader import load_document
from bot.knowledge.problems import Report

__all__ = ["PARTS", "Claim", "load_dossier"]

PARTS = ("point", "figure", "dispute")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALE = re.compile("|".join(_SCALES), re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One thing that the dossier says of an event."""

    event: str
    part: str
    """One of :data:`PARTS`."""
    position: int
    """Which of its part, counted from 0."""
    text: str
    """The words of a point or a dispute, the name and unit of a figure."""
    urls: frozenset[str]
    """The pages that it rests on; a dispute rests on all of its event."""
    values: tuple[float, ...] = ()
    """The value of a figure: as it is written, and in full where the unit is "million tenge"."""

    @property
    def key(self) -> tuple[str, str, int]:
        """Where it stands."""
        return self.event, self.part, self.position


def load_dossier(folder: Path) -> Mapping[str, tuple[Claim, ...]]:
    """Return the claims of each event of the files ``events-*.yaml``.

    Raises:
        KnowledgeError: a file cannot be read, or there is none.
    """
    report = Report()
    documents = [load_document(path, report) for path in sorted(folder.glob("events-*.yaml"))]
    if report or not documents:
        raise KnowledgeError(str(report) or f"{folder}: no files 'events-*.yaml'; expected a folder with a dossier.")
    claims: dict[str, tuple[Claim, ...]] = {}
    for document in documents:
        content: Any = document.value if document else None
        for event in content["events"]:
            claims[event["id"]] = tuple(_read(event))
    return claims


def _read(event: Mapping[str, Any]) -> Iterator[Claim]:
    urls = [source["url"] for source in event["sources"]]
    name = event["id"]
    for at, point in enumerate(event.get("points") or ()):
        cited = frozenset(urls[source] for source in point["sources"])
        yield Claim(event=name, part="point", position=at, text=point["text"], urls=cited)
    for at, figure in enumerate(event.get("figures") or ()):
        cited = frozenset(urls[source] for source in figure["sources"])
        text = f"{figure['name']}, {figure['unit']}"
        values = _values(float(figure["value"]), figure["unit"])
        yield Claim(event=name, part="figure", position=at, text=text, urls=cited, values=values)
    if event.get("disputed"):
        yield Claim(event=name, part="dispute", position=0, text=event["disputed"], urls=frozenset(urls))


def _values(value: float, unit: str) -> tuple[float, ...]:
    scale = _SCALE.search(unit)
    return (value, value * _SCALES[scale.group().lower()]) if scale else (value,)
