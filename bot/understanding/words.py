"""All words that the bot knows, and which of them a typed word can be; the only user of rapidfuzz."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text.scripts import KAZAKH_LETTERS, has_cyrillic
from bot.text.tokens import Token
from bot.understanding.endings import Endings, is_number

__all__ = ["CACHE_SIZE", "WordId", "Words"]

WordId = int

EXACT = 1.0
INFLECTED = 0.96
SURE = 0.88
SYNONYM = 0.85
HISSING = 0.8
CHANCE = 0.72
"""How sure a link between two Cyrillic words is that only sound alike."""
CACHE_SIZE = 20_000
LONG_ENOUGH = 5
SHORTEST_TYPO = 3
SHORT_WORD = 4
"""Words of three letters may only have two letters swapped: "gdo" is "god", but "god" is not "dog"."""
MOST_NEAR = 2
AMBIGUOUS = 0.05
"""A misspelt word that could be several words is less surely any of them."""
LONG_WORD = 6
LONG_TYPO = 7


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
        if _is_ambiguous(token.text):
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
                spread = _spread(stem)
                self._forms[spread[0], len(spread)].append(spread)
                self._stems[spread].append(stem)
                self._letters.add(spread[0])

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
            return quality if _agree(typed, written) else CHANCE
        return quality if _hisses(typed) == _hisses(written) else min(quality, HISSING)

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
        groups = {}
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
        if not any(quality >= 0.9 for quality in links.values()):
            self._add_misspelt(word, links)
            self._add_misspelt_letters(token.text.casefold(), links)
        return links

    def _add_inflected(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            cut = len(word) - len(stem)
            for number in self._by_stem.get(stem, ()):
                quality = _inflection_quality(len(stem), cut, self._lengths[number] - len(stem))
                if quality > links.get(number, 0.0):
                    links[number] = quality

    def _add_misspelt(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            typed = _spread(stem)
            if len(typed) < (SHORTEST_TYPO if stem == word else SHORT_WORD):
                break
            near = [(form, edits) for form, edits in self._near(typed) if stem not in self._stems[form]]
            doubt = AMBIGUOUS if len({form[:SHORT_WORD] for form, _ in near}) > MOST_NEAR else 0.0
            for form, edits in near:
                quality = _typo_quality(typed, form, edits) - (0.0 if _is_swap(typed, form) else doubt)
                if stem != word:
                    quality -= 0.04
                for number in (each for known in self._stems[form] for each in self._by_stem[known]):
                    better = quality - 0.02 * (self._lengths[number] - len(form))
                    if better > links.get(number, 0.0):
                        links[number] = better

    def _add_misspelt_letters(self, typed: str, links: dict[WordId, float]) -> None:
        """Compare letters where the key hides a slip: "speical" sounds nothing like "special"."""
        if not _is_ambiguous(typed) or len(typed) < LONG_ENOUGH:
            return
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for spelling, number in self._spellings.get((typed[0], length), ()):
                if OSA.distance(typed, spelling, score_cutoff=1) == 1:
                    links[number] = max(links.get(number, 0.0), _typo_quality(typed, spelling, 1))

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """Return the closest known forms, first letter kept; a long word may begin wrong."""
        allowed = _allowed_edits(len(typed))
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
            for form, distance, _ in process.extract(typed, forms, scorer=OSA.distance, score_cutoff=least, limit=24):
                edits = int(distance)
                if len(typed) < SHORT_WORD and not _is_swap(typed, form):
                    continue
                if edits < least:
                    best, least = [], edits
                best.append((form, edits))
        return best


_SAME = str.maketrans({"ё": "е", "й": "и", "э": "е", "ь": None, "ъ": None})
_BARE = str.maketrans(
    {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ы": "и"}
)


def _agree(typed: str, written: str) -> bool:
    """Tell whether two Cyrillic words begin alike, as far as endings leave them alone.

    Kazakh letters count only if the typed word has some: without them "кунi" and "күні" are the same.
    """
    typed = typed.casefold().translate(_SAME)
    written = written.translate(_SAME)
    if not KAZAKH_LETTERS & set(typed):
        typed, written = typed.translate(_BARE), written.translate(_BARE)
    shorter = min(len(typed), len(written))
    shared = 0
    while shared < shorter and typed[shared] == written[shared]:
        shared += 1
    return shared >= max(shorter - 2, min(3, shorter))


def _is_ambiguous(text: str) -> bool:
    """Tell whether the key of a word has other letters than the word: one slip may look like two there."""
    return any(letter in "chxqwygstяюёшщчц" for letter in text.casefold())


def _written(token: Token) -> str:
    return token.text.casefold()


_CLUSTERS = re.compile("sh|ch|zh|ts|tz|ck|sch|dz")
_HISSING = re.compile("[szc](?!t?h)")


def _hisses(word: str) -> list[str]:
    """Return the letters of a Latin word that one key letter stands for, each once in a row."""
    found = _HISSING.findall(_CLUSTERS.sub("", word.casefold().rstrip("s'")))
    return [letter for at, letter in enumerate(found) if at == 0 or found[at - 1] != letter]


def _spread(word: str) -> str:
    """Write ш and ч as the two letters they are in Latin: "chna" is "chan" with two letters swapped."""
    return word if is_number(word) else word.replace("6", "sh").replace("4", "ch")


def _is_swap(typed: str, form: str) -> bool:
    return len(typed) == len(form) and sorted(typed) == sorted(form)


def _inflection_quality(stem: int, cut: int, other: int) -> float:
    """Two forms of one word: both may carry an ending, but short stems meet by chance."""
    if cut == 0 and other == 0:
        return EXACT
    if max(cut, other) == 1 == min(cut, other):
        # арена, арене, арену: the last vowel changes.
        return INFLECTED - 0.04 if stem >= 4 else 0.7
    if stem < 5 and min(cut, other) > 0:
        return 0.7 if stem == 4 else 0.0
    longest = max(cut, other)
    if stem < 4:
        return 0.82 if min(cut, other) == 0 and longest <= 3 else 0.0
    if min(cut, other) == 0:
        # A short word that would be longer in the base is often another word: "дима" is not "димаша".
        return INFLECTED - 0.01 * (longest - 1) - (0.2 if stem <= 4 and longest > 1 and cut == 0 else 0.0)
    return max(0.0, INFLECTED - 0.04 - 0.02 * max(0, cut + other - stem))


def _allowed_edits(length: int) -> int:
    """Edits that a word of this length may have: one, two from seven letters on."""
    return 1 if length < LONG_TYPO else 2


_VOWELS = frozenset("aeiouаәеёиіоөуұүыэюя")


def _typo_quality(typed: str, form: str, edits: int) -> float:
    """A swap of two letters is the surest slip, a left-out vowel a common one, another letter the least sure."""
    length = len(typed)
    if edits == 0:
        return INFLECTED - 0.05
    if edits == 2:
        return 0.6 + 0.02 * min(length - LONG_TYPO, 5)
    if _is_swap(typed, form):
        return min(0.88, 0.7 + 0.05 * (length - 2))
    if len(form) == len(typed) + 1 and _skeleton(form) == _skeleton(typed):
        return 0.78 + 0.015 * min(length - 4, 6)
    if len(form) == len(typed) and _skeleton(form) == _skeleton(typed):
        return 0.76 + 0.015 * min(length - 4, 6)
    if len(form) != len(typed):
        return 0.7 + 0.03 * min(length - 4, 5)
    return 0.62 + 0.04 * min(length - 4, 5)


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in _VOWELS)
