"""Lists of numbers as text: a base has so many that most of them are only read when a message asks for them."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["pack", "unpack"]


def pack(numbers: Iterable[int]) -> str:
    """Write numbers in a line."""
    return " ".join(map(str, numbers))


def unpack(packed: str) -> list[int]:
    """Read the numbers of a line."""
    return list(map(int, packed.split()))
