"""Words that stand for one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.text.tokens import Token

__all__ = ["SURE", "Synonyms"]

SURE = 0.88
"""From this quality on, a word is sure enough to stand for its synonyms."""
SYNONYM = 0.85
"""A synonym is not the word itself."""

Group = tuple[Token, ...]


class Synonyms:
    """Groups of synonyms, each found by the numbers of its words."""

    def __init__(self) -> None:
        self._groups: list[Group] = []
        self._by_word: dict[int, list[Group]] = defaultdict(list)

    def add(self, group: Group, numbers: Sequence[int]) -> None:
        """Let words stand for one another."""
        self._groups.append(group)
        for number in numbers:
            self._by_word[number].append(group)

    def freeze(self) -> list[list[tuple[str, str, int | None]]]:
        """Return the groups as plain lists."""
        return [[(token.text, token.key, token.number) for token in group] for group in self._groups]

    def find(self, links: Mapping[int, float]) -> Iterator[tuple[Token, float]]:
        """Yield the words that those of some links can stand for, each with how sure that is."""
        groups: dict[Group, float] = {}
        for number, quality in links.items():
            if quality >= SURE:
                for group in self._by_word.get(number, ()):
                    groups[group] = max(quality, groups.get(group, 0.0))
        for group, quality in groups.items():
            for member in group:
                yield member, SYNONYM * quality
