"""What the judge found wrong with a request."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One broken rule of one request."""

    rule: str
    """The family of the rule: unknown, deprecated, type, missing, length, entities, markup, value."""
    detail: str
    error: str | None = None
    """The sentence with which Telegram would refuse the request; None where it would let it pass."""


def find_values(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Find what lies at a path such as ``results[].reply_markup``; each value comes with its exact path."""
    yield from _descend(value, path.split("."), "")


def _descend(value: Any, steps: list[str], walked: str) -> Iterator[tuple[str, Any]]:
    if not steps:
        yield walked, value
        return
    name, rest = steps[0].removesuffix("[]"), steps[1:]
    if not isinstance(value, dict) or value.get(name) is None:
        return
    found, here = value[name], f"{walked}.{name}" if walked else name
    if not steps[0].endswith("[]"):
        yield from _descend(found, rest, here)
    elif isinstance(found, list):
        for index, item in enumerate(found):
            yield from _descend(item, rest, f"{here}[{index}]")
