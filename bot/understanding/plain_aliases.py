"""Finds aliases of nothing but common words, whatever stands between these: «объявили годом чего»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.vocabulary import LanguagePack
from bot.text.tokens import Token
from bot.understanding.mentions import EXACT, Mention
from bot.understanding.words import WordId, Words

__all__ = ["PlainAliases"]

FEWEST = 3
"""Words of such an alias; fewer stand in any message."""
LONGEST = 9
"""Words of a message among which those of an alias stand together."""
SURE = 0.75
"""From this quality on, a word of a message is a word of an alias."""


class PlainAliases:
    """Aliases that no word of their own leads to: each of their words is one that messages are full of."""

    def __init__(self, base: KnowledgeBase, words: Words) -> None:
        common = {word for pack in base.languages.values() for word in _common_words(pack)}
        self._words = words
        self._by_first: dict[WordId, list[tuple[str, tuple[WordId, ...]]]] = defaultdict(list)
        for event in base.events.values():
            for alias in (alias for aliases in event.aliases.values() for alias in aliases):
                if all(word in common or word.isdigit() for word in alias.casefold().split()):
                    numbers = tuple(words.read(alias))
                    if len(numbers) >= FEWEST:
                        self._by_first[numbers[0]].append((event.id, numbers))

    def find(self, tokens: Sequence[Token], content: Iterable[int]) -> Iterator[Mention]:
        """Yield the events whose alias stands in a message, in order, that has words of its own beside it."""
        links = [self._words.link(token) for token in tokens]
        typed = dict.fromkeys(number for each in links for number in each)
        for event, numbers in (alias for first in typed if first in self._by_first for alias in self._by_first[first]):
            positions = _positions(links, numbers)
            if positions and positions[-1] - positions[0] < LONGEST and not set(content) <= set(positions):
                yield Mention("event", event, positions[0], positions[-1] + 1, EXACT)


def _positions(links: Sequence[Mapping[WordId, float]], numbers: Sequence[WordId]) -> list[int]:
    """Return where some words stand in a message one after another, nothing where one is missing."""
    positions: list[int] = []
    for number in numbers:
        start = positions[-1] + 1 if positions else 0
        position = next((p for p in range(start, len(links)) if links[p].get(number, 0.0) >= SURE), None)
        if position is None:
            return []
        positions.append(position)
    return positions


def _common_words(pack: LanguagePack) -> Iterator[str]:
    for phrases in (pack.fillers, pack.interrogatives, pack.determiners, pack.year_word, *pack.intents.values()):
        for phrase in phrases:
            yield from phrase.casefold().split()
