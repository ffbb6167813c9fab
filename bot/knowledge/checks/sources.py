"""Every fact names sources that the entry declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.knowledge.base import LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import Event
from bot.knowledge.problems import Problem

__all__ = ["check_sources"]


def check_sources(loaded: LoadedBase) -> Iterator[Problem]:
    """Find source ids that are not declared, and ids declared twice.

    A source renumbered by hand once left three facts resting on another page.
    """
    for event in loaded.base.events.values():
        document = loaded.documents[f"events/{event.id}"]
        counts = Counter(source.id for source in event.sources)
        for name, count in counts.items():
            if count > 1:
                line = document.line(("sources",))
                yield Problem(document.path, line, "sources", f"source {name!r} is declared {count} times", "each id once")
        for at, names in _cited(event):
            for name in names:
                if name not in counts:
                    found = f"{'.'.join(map(str, at))}: source {name!r} is not declared"
                    expected = f"one of {', '.join(sorted(counts))}"
                    yield Problem(document.path, document.line(at), "sources", found, expected)


def _cited(event: Event) -> Iterator[tuple[PathKey, tuple[str, ...]]]:
    for section in ("occurrences", "people", "figures", "facts"):
        for at, part in enumerate(getattr(event, section)):
            yield (section, at, "sources"), part.sources
    for at, dispute in enumerate(event.disputes):
        for position, value in enumerate(dispute.values):
            yield ("disputes", at, "values", position, "sources"), value.sources
