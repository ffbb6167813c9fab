"""Tables in Markdown, which people read on the terminal as well."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

__all__ = ["machine", "publish", "table"]

RESULTS = Path(__file__).resolve().parent / "results"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table; every column but the first holds figures."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in (head, rule, *rows))


def machine() -> str:
    """Return what the figures depend on beside the code."""
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def publish(name: str, parts: Iterable[str]) -> None:
    """Print a report and keep it among the results."""
    report = "\n\n".join(parts) + "\n"
    print(report)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.md").write_text(report, encoding="utf-8")
