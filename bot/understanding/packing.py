"""What is learnt of a base in plain values; lists of numbers are text until a message asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

__all__ = ["Frozen", "join_lines", "pack", "split_lines", "unpack"]

Frozen = dict[str, Any]
"""What an object holds, as plain lists and mappings that JSON can say."""


def pack(numbers: Iterable[int]) -> str:
    """Write numbers in a line."""
    return " ".join(map(str, numbers))


def unpack(packed: str) -> list[int]:
    """Read the numbers of a line."""
    return list(map(int, packed.split()))


def join_lines(lines: Iterable[str]) -> str:
    """Write many words as one text, which JSON reads faster than a list."""
    return "\n".join(lines)


def split_lines(text: str) -> list[str]:
    """Read what ``join_lines`` has written."""
    return text.split("\n") if text else []
