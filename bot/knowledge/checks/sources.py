"""Every fact names sources that the entry declares."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Event
from bot.knowledge.problems import Problem, suggest

__all__ = ["check_sources"]


def check_sources(loaded: LoadedBase) -> Iterator[Problem]:
    """Find source ids that are not declared, and ids or pages declared twice.

    A source renumbered by hand once left three facts resting on another page.
    """
    for name, event in loaded.base.events.items():
        document = loaded.documents[f"events/{name}"]
        for at, found, expected, hint in (*_check_declared(event), *_check_cited(event)):
            yield Problem(
                document.path, document.line(at), "sources", f"{'.'.join(map(str, at))}: {found}", expected, hint
            )


def _check_declared(event: Event) -> Iterator[tuple[PathKey, str, str, str]]:
    for part in ("id", "url"):
        seen: set[str] = set()
        for at, source in enumerate(event.sources):
            value = getattr(source, part)
            if value in seen:
                yield (
                    ("sources", at, part),
                    f"{value!r} is declared twice",
                    "each source once",
                    "Delete or correct one.",
                )
            seen.add(value)


def _check_cited(event: Event) -> Iterator[tuple[PathKey, str, str, str]]:
    known = sorted({source.id for source in event.sources})
    for at, names in _cited(event):
        for position, name in enumerate(names):
            if name not in known:
                yield (
                    (*at, position),
                    f"source {name!r} is not declared",
                    f"one of {', '.join(known)}",
                    suggest(name, known),
                )


def _cited(event: Event) -> Iterator[tuple[PathKey, tuple[str, ...]]]:
    for section in ("occurrences", "people", "figures", "facts"):
        for at, part in enumerate(getattr(event, section)):
            yield (section, at, "sources"), part.sources
    for at, dispute in enumerate(event.disputes):
        for position, value in enumerate(dispute.values):
            yield ("disputes", at, "values", position, "sources"), value.sources
