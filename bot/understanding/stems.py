"""The known words of each stem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.understanding.packing import Frozen, join_lines, pack, split_lines, unpack

__all__ = ["Stems"]


class Stems:
    """Stems in the order in which they became known; the words of one are packed until a message asks for them."""

    def __init__(self) -> None:
        self._words: dict[str, list[int] | str] = {}

    def __contains__(self, stem: object) -> bool:
        return stem in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def add(self, stem: str, number: int) -> None:
        """Add a word by its number."""
        self._unpacked(stem, self._words.setdefault(stem, [])).append(number)

    def having(self, stem: str) -> Sequence[int]:
        """Return the numbers of the words that have a stem."""
        packed = self._words.get(stem)
        return () if packed is None else self._unpacked(stem, packed)

    def _unpacked(self, stem: str, packed: list[int] | str) -> list[int]:
        if isinstance(packed, str):
            packed = self._words[stem] = unpack(packed)
        return packed

    def freeze(self) -> Frozen:
        """Return everything as plain text."""
        return {
            "stems": join_lines(self._words),
            "having": join_lines(pack(self.having(stem)) for stem in self._words),
        }

    @classmethod
    def thaw(cls, frozen: Frozen) -> Stems:
        """Make the same stems again from what ``freeze`` has returned."""
        stems = cls()
        stems._words = dict(zip(split_lines(frozen["stems"]), split_lines(frozen["having"]), strict=True))
        return stems
