"""All words that the bot knows, and which of them a typed word can be; the only user of rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.endings import Endings

__all__ = ["WordId", "Words"]

WordId = int

EXACT = 1.0
INFLECTED = 0.95
CACHE_SIZE = 20_000


class Words:
    """A vocabulary of phonetic keys that finds words despite inflection and misspelling.

    How sure a link is: 1 for the same key, about 0.9 for another form of the word, 0.6 to 0.85 for a misspelt one.
    """

    def __init__(self, endings: Endings) -> None:
        self._endings = endings
        self._ids: dict[str, WordId] = {}
        self._by_stem: dict[str, list[WordId]] = defaultdict(list)
        self._forms: dict[str, list[str]] = defaultdict(list)
        self._links: dict[str, dict[WordId, float]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, word: str) -> WordId:
        """Put a key into the vocabulary and return its number."""
        known = self._ids.get(word)
        if known is not None:
            return known
        self._ids[word] = number = len(self._ids)
        for stem in self._endings.stems(word):
            if stem not in self._by_stem and len(stem) > 3:
                self._forms[stem[0]].append(stem)
            self._by_stem[stem].append(number)
        return number

    def find(self, word: str) -> WordId | None:
        """Return the number of a key, None if the vocabulary lacks it."""
        return self._ids.get(word)

    def link(self, word: str) -> Mapping[WordId, float]:
        """Return the words that a typed key can be, each with how sure that is."""
        links = self._links.get(word)
        if links is None:
            if len(self._links) >= CACHE_SIZE:
                self._links.clear()
            links = self._links[word] = self._find_links(word)
        return links

    def _find_links(self, word: str) -> dict[WordId, float]:
        links: dict[WordId, float] = {}
        exact = self._ids.get(word)
        if exact is not None:
            links[exact] = EXACT
        if word[:1].isdigit():
            return links
        self._add_inflected(word, links)
        if not any(quality >= 0.9 for quality in links.values()):
            self._add_misspelt(word, links)
        return links

    def _add_inflected(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            cut = len(word) - len(stem)
            for number in self._by_stem.get(stem, ()):
                quality = _inflection_quality(len(stem), cut, self._length(number) - len(stem))
                if quality > links.get(number, 0.0):
                    links[number] = quality

    def _add_misspelt(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            allowed = _allowed_edits(len(stem))
            if not allowed:
                break
            for form, edits in self._near(stem, allowed):
                quality = _typo_quality(len(stem), edits, inflected=stem != word)
                for number in self._by_stem[form]:
                    better = quality - 0.02 * (self._length(number) - len(form))
                    if better > links.get(number, 0.0):
                        links[number] = better

    def _near(self, stem: str, allowed: int) -> list[tuple[str, int]]:
        found = self._nearest(stem, self._forms.get(stem[0], []), allowed)
        if not found and len(stem) >= 6:
            for letter, forms in self._forms.items():
                if letter != stem[0]:
                    found += self._nearest(stem, forms, 1)
        return found

    @staticmethod
    def _nearest(stem: str, forms: list[str], allowed: int) -> list[tuple[str, int]]:
        hits = process.extract(stem, forms, scorer=OSA.distance, score_cutoff=allowed, limit=24)
        best = min((int(distance) for _, distance, _ in hits), default=0)
        return [(form, int(distance)) for form, distance, _ in hits if distance == best]

    def _length(self, number: WordId) -> int:
        if not hasattr(self, "_lengths") or len(self._lengths) != len(self._ids):
            self._lengths = [len(word) for word in self._ids]
        return self._lengths[number]


def _inflection_quality(stem: int, cut: int, other: int) -> float:
    """Two forms of one word: both may carry an ending, but short stems meet by chance."""
    if cut == 0 and other == 0:
        return EXACT
    if stem < 4:
        return 0.86 if min(cut, other) == 0 and max(cut, other) <= 3 else 0.0
    if min(cut, other) == 0:
        return INFLECTED - 0.01 * max(0, max(cut, other) - 4)
    return max(0.0, INFLECTED - 0.03 - 0.02 * max(0, cut + other - stem))


def _allowed_edits(length: int) -> int:
    """Edits that a word of this length may have: none up to three letters, two from seven."""
    return 0 if length < 4 else 1 if length < 7 else 2


def _typo_quality(length: int, edits: int, *, inflected: bool) -> float:
    quality = 0.74 + 0.02 * min(length - 4, 6) if edits == 1 else 0.6 + 0.02 * min(length - 7, 5)
    return quality - 0.04 if inflected else quality
