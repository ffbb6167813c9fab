"""All words that the bot knows, and which of them a typed word can be; the only user of rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text.scripts import has_cyrillic
from bot.text.tokens import Token
from bot.understanding.endings import Endings, is_number
from bot.understanding.likeness import (
    EXACT,
    agree,
    allowed_edits,
    hisses,
    inflection_quality,
    is_ambiguous,
    is_swap,
    spread,
    typo_quality,
)

__all__ = ["CACHE_SIZE", "WordId", "Words"]

WordId = int

KNOWN = 0.9
"""A word with a link as sure as this is not looked for among misspelt ones."""
SURE = 0.88
"""From this quality on, a word is sure enough to stand for its synonyms."""
SYNONYM = 0.85
"""A synonym is not the word itself."""
HISSING = 0.8
"""How sure a link between two Latin words is that hiss differently: "prize" and "price"."""
CHANCE = 0.72
"""How sure a link between two Cyrillic words is that only sound alike."""
CACHE_SIZE = 20_000
"""Typed words that are remembered with their links."""
LONG_ENOUGH = 5
"""Letters of a typed word from which on its letters are compared, not only its sounds."""
SHORTEST_TYPO, SHORT_WORD = 3, 4
"""Words of three letters may only have two letters swapped: "gdo" is "god", but "god" is not "dog"."""
MOST_NEAR, AMBIGUOUS = 2, 0.05
"""A misspelt word that could be more different words than these is less surely any of them."""
CUT_MISSPELT = 0.04
"""What it costs that a misspelt word must lose an ending first."""
LONGER = 0.02
"""What each letter costs that a known word has beyond the stem that was compared."""
LONG_WORD = 6
"""Letters from which on a word may begin wrong."""
MOST_CLOSEST = 24
"""Forms that are compared closely for each length of a word."""


class Words:
    """A vocabulary of phonetic keys that finds words despite inflection and misspelling.

    How sure a link is: 1 for the same key, about 0.9 for another form of the word, 0.6 to 0.85 for a misspelt one.
    """

    def __init__(self, endings: Endings) -> None:
        self._endings = endings
        self._typed: dict[str, WordId] = {}
        self._ids: dict[tuple[str, str], WordId] = {}
        self._by_key: dict[str, list[WordId]] = defaultdict(list)
        self._by_stem: dict[str, list[WordId]] = defaultdict(list)
        self._lengths: list[int] = []
        self._forms: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._spellings: dict[tuple[str, int], list[tuple[str, WordId]]] = defaultdict(list)
        self._stems: dict[str, list[str]] = defaultdict(list)
        self._letters: set[str] = set()
        self._written: list[str] = []
        self._synonyms: dict[WordId, list[tuple[Token, ...]]] = defaultdict(list)
        self._wide: dict[str, Mapping[WordId, float]] = {}
        self._links: dict[str, dict[WordId, float]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, token: Token) -> WordId:
        """Put a word into the vocabulary and return its number; words that only sound alike stay apart."""
        known = self._typed.get(token.text)
        if known is None:
            known = self._typed[token.text] = self._add(token)
        return known

    def _add(self, token: Token) -> WordId:
        written = _written(token)
        number = self._ids.get((token.key, written))
        if number is not None:
            return number
        self._ids[token.key, written] = number = len(self._ids)
        stems = self._endings.stems(token.key)
        if token.key not in self._by_key:
            self._add_forms(stems)
        if is_ambiguous(token.text):
            spelling = token.text.casefold()
            self._spellings[spelling[0], len(spelling)].append((spelling, number))
        for stem in stems:
            self._by_stem[stem].append(number)
        self._by_key[token.key].append(number)
        self._written.append(written)
        self._lengths.append(len(token.key))
        return number

    def _add_forms(self, stems: Iterable[str]) -> None:
        for stem in stems:
            if stem not in self._by_stem and len(stem) > 2:
                form = spread(stem)
                self._forms[form[0], len(form)].append(form)
                self._stems[form].append(stem)
                self._letters.add(form[0])

    def number(self, token: Token) -> WordId | None:
        """Return the number of a word as it is written, None if the vocabulary lacks it."""
        return self._ids.get((token.key, _written(token)))

    def is_known(self, word: str) -> bool:
        """Tell whether the vocabulary has a word with this key."""
        return word in self._by_key

    def link(self, token: Token) -> Mapping[WordId, float]:
        """Return the words that a typed word can be, each with how sure that is."""
        links = self._links.get(token.text)
        if links is None:
            if len(self._links) >= CACHE_SIZE:
                self._links.clear()
            links = self._links[token.text] = self._find_links(token)
        return links

    def _agreed(self, typed: str, number: WordId, quality: float) -> float:
        """Two words of one script may share a key by chance: "күні" (day) and "құны" (price), "prize" and "price"."""
        written = self._written[number]
        if quality <= CHANCE or has_cyrillic(typed) != has_cyrillic(written):
            return quality
        if has_cyrillic(typed):
            return quality if agree(typed, written) else CHANCE
        return quality if hisses(typed) == hisses(written) else min(quality, HISSING)

    def add_synonyms(self, group: Iterable[Token]) -> None:
        """Let words stand for one another."""
        members = tuple(group)
        for token in members:
            self._synonyms[self.add(token)].append(members)

    def widen(self, token: Token) -> Mapping[WordId, float]:
        """Return the words that a typed word can be or can stand for."""
        wide = self._wide.get(token.text)
        if wide is None:
            if len(self._wide) >= CACHE_SIZE:
                self._wide.clear()
            wide = self._wide[token.text] = self._widened(self.link(token))
        return wide

    def _widened(self, links: Mapping[WordId, float]) -> Mapping[WordId, float]:
        groups: dict[tuple[Token, ...], float] = {}
        for number, quality in links.items():
            if quality >= SURE:
                for group in self._synonyms.get(number, ()):
                    groups[group] = max(quality, groups.get(group, 0.0))
        wide = dict(links)
        for group, quality in groups.items():
            for member in group:
                for number, sure in self.link(member).items():
                    if sure >= SURE:
                        wide[number] = max(wide.get(number, 0.0), SYNONYM * quality * sure)
        return wide

    def _find_links(self, token: Token) -> dict[WordId, float]:
        word = token.key
        links: dict[WordId, float] = dict.fromkeys(self._by_key.get(word, ()), EXACT)
        if is_number(word):
            return links
        self._add_inflected(word, links)
        links = {number: self._agreed(token.text, number, quality) for number, quality in links.items()}
        if not any(quality >= KNOWN for quality in links.values()):
            self._add_misspelt(word, links)
            self._add_misspelt_letters(token.text.casefold(), links)
        return links

    def _add_inflected(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            cut = len(word) - len(stem)
            for number in self._by_stem.get(stem, ()):
                quality = inflection_quality(len(stem), cut, self._lengths[number] - len(stem))
                if quality > links.get(number, 0.0):
                    links[number] = quality

    def _add_misspelt(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            typed = spread(stem)
            if len(typed) < (SHORTEST_TYPO if stem == word else SHORT_WORD):
                break
            near = [(form, edits) for form, edits in self._near(typed) if stem not in self._stems[form]]
            doubt = AMBIGUOUS if len({form[:SHORT_WORD] for form, _ in near}) > MOST_NEAR else 0.0
            for form, edits in near:
                quality = typo_quality(typed, form, edits) - (0.0 if is_swap(typed, form) else doubt)
                if stem != word:
                    quality -= CUT_MISSPELT
                for number in (each for known in self._stems[form] for each in self._by_stem[known]):
                    better = quality - LONGER * (self._lengths[number] - len(form))
                    if better > links.get(number, 0.0):
                        links[number] = better

    def _add_misspelt_letters(self, typed: str, links: dict[WordId, float]) -> None:
        """Compare letters where the key hides a slip: "speical" sounds nothing like "special"."""
        if not is_ambiguous(typed) or len(typed) < LONG_ENOUGH:
            return
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for spelling, number in self._spellings.get((typed[0], length), ()):
                if OSA.distance(typed, spelling, score_cutoff=1) == 1:
                    links[number] = max(links.get(number, 0.0), typo_quality(typed, spelling, 1))

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """Return the closest known forms, first letter kept; a long word may begin wrong."""
        allowed = allowed_edits(len(typed))
        found = self._nearest(typed, typed[0], allowed)
        if not found and len(typed) >= LONG_WORD:
            for letter in self._letters - {typed[0]}:
                found += self._nearest(typed, letter, 1)
        return found

    def _nearest(self, typed: str, letter: str, allowed: int) -> list[tuple[str, int]]:
        best: list[tuple[str, int]] = []
        least = allowed
        for length in range(len(typed) - allowed, len(typed) + allowed + 1):
            forms = self._forms.get((letter, length))
            if not forms:
                continue
            for form, distance, _ in process.extract(
                typed, forms, scorer=OSA.distance, score_cutoff=least, limit=MOST_CLOSEST
            ):
                edits = int(distance)
                if len(typed) < SHORT_WORD and not is_swap(typed, form):
                    continue
                if edits < least:
                    best, least = [], edits
                best.append((form, edits))
        return best


def _written(token: Token) -> str:
    return token.text.casefold()
