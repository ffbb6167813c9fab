"""All words that the bot knows, and which of them a typed word can be; the only user of rapidfuzz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text.scripts import has_cyrillic, has_latin
from bot.text.tokens import MAX_DIGITS, Token, cut, read_piece
from bot.understanding.endings import Endings, is_number
from bot.understanding.forms import Forms
from bot.understanding.likeness import (
    EXACT,
    agree,
    allowed_edits,
    end_otherwise,
    hisses,
    inflection_quality,
    is_ambiguous,
    is_swap,
    spread,
    typo_quality,
)
from bot.understanding.packing import Frozen, pack, unpack

__all__ = ["CACHE_SIZE", "WordId", "Words"]

WordId = int

KNOWN = 0.9
"""A word with a link as sure as this is not looked for among misspelt ones."""
SURE = 0.88
"""From this quality on, a word is sure enough to stand for its synonyms."""
SYNONYM = 0.85
"""A synonym is not the word itself."""
SOUND = 0.89
"""How surely a word of three letters is another one that only sounds the same: "now" is not "nov"."""
HISSING = 0.8
"""How sure a link between two Latin words is that hiss differently: "prize" and "price"."""
CHANCE = 0.72
"""How sure a link between two words is that only sound alike."""
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
        self._pieces = _Pieces(self)
        self._written: list[str] = []
        self._keys: list[str] = []
        self._by_key: dict[str, list[WordId]] = {}
        self._by_stem: dict[str, list[WordId] | str] = {}
        self._groups: list[tuple[Token, ...]] = []
        self._synonyms: dict[WordId, list[tuple[Token, ...]]] = defaultdict(list)
        self._forms: Forms | None = None
        self._wide: dict[str, Mapping[WordId, float]] = {}
        self._links: dict[str, dict[WordId, float]] = {}

    def __len__(self) -> int:
        return len(self._written)

    def freeze(self) -> Frozen:
        """Return everything as plain lists and mappings."""
        groups = [[(token.text, token.key, token.number) for token in group] for group in self._groups]
        return {
            "endings": self._endings.freeze(),
            "written": self._written,
            "keys": self._keys,
            "stems": {stem: pack(self._having(stem)) for stem in self._by_stem},
            "forms": self._known_forms().freeze(),
            "synonyms": groups,
        }

    @classmethod
    def thaw(cls, frozen: Frozen) -> Words:
        """Make the same vocabulary again from what ``freeze`` has returned."""
        words = cls(Endings.thaw(frozen["endings"]))
        words._written, words._keys, words._by_stem = frozen["written"], frozen["keys"], frozen["stems"]
        for number, key in enumerate(words._keys):
            words._by_key.setdefault(key, []).append(number)
        for group in frozen["synonyms"]:
            words.add_synonyms(Token(*token) for token in group)
        words._forms = Forms.thaw(frozen["forms"])
        return words

    def read(self, line: str) -> list[WordId]:
        """Put the words of a line into the vocabulary and return their numbers, in order."""
        return [number for number in map(self._pieces.__getitem__, cut(line)) if number is not None]

    def add(self, token: Token) -> WordId:
        """Put a word into the vocabulary and return its number; words that only sound alike stay apart."""
        known = self.number(token)
        if known is not None:
            return known
        number = len(self._written)
        self._written.append(_written(token))
        self._keys.append(token.key)
        self._by_key.setdefault(token.key, []).append(number)
        for stem in self._endings.stems(token.key):
            having = self._by_stem.setdefault(stem, [])
            if isinstance(having, str):
                having = self._by_stem[stem] = unpack(having)
            having.append(number)
        self._forms = None
        return number

    def number(self, token: Token) -> WordId | None:
        """Return the number of a word as it is written, None if the vocabulary lacks it."""
        same = self._by_key.get(token.key)
        if same is None:
            return None
        written = _written(token)
        return next((number for number in same if self._written[number] == written), None)

    def values(self, numbers: Iterable[WordId]) -> set[int]:
        """Return the numbers that some known words are; a word such as "ш" has a digit for a key, but is none."""
        digits = [self._keys[number] for number in numbers if self._written[number][0].isdecimal()]
        return {int(each) for each in digits if each.isdecimal() and len(each) <= MAX_DIGITS}

    def length(self, number: WordId) -> int:
        """Return how long the key of a known word is."""
        return len(self._keys[number])

    def is_latin(self, number: WordId) -> bool:
        """Tell whether a known word has Latin letters."""
        return has_latin(self._written[number])

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

    def _agreed(self, token: Token, number: WordId, quality: float) -> float:
        """Two words of one script may share a key by chance: "күні" (day) and "құны" (price), "prize" and "price"."""
        typed, written = token.text, self._written[number]
        if quality <= CHANCE:
            return quality
        if has_cyrillic(typed) != has_cyrillic(written):
            return CHANCE if end_otherwise(token.key, self._keys[number]) else quality
        if has_cyrillic(typed):
            return quality if agree(typed, written) else CHANCE
        if min(len(typed), len(written)) < SHORT_WORD and typed.casefold() != written:
            return min(quality, SOUND)
        return quality if hisses(typed) == hisses(written) else min(quality, HISSING)

    def add_synonyms(self, group: Iterable[Token]) -> None:
        """Let words stand for one another."""
        members = tuple(group)
        self._groups.append(members)
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
        links = {number: self._agreed(token, number, quality) for number, quality in links.items()}
        if not any(quality >= KNOWN for quality in links.values()):
            self._add_misspelt(word, links)
            self._add_misspelt_letters(token.text.casefold(), links)
        return links

    def _having(self, stem: str) -> Sequence[WordId]:
        """Return the known words that have a stem."""
        having = self._by_stem.get(stem, ())
        if isinstance(having, str):
            having = self._by_stem[stem] = unpack(having)
        return having

    def _add_inflected(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            cut = len(word) - len(stem)
            for number in self._having(stem):
                quality = inflection_quality(len(stem), cut, len(self._keys[number]) - len(stem))
                if quality > links.get(number, 0.0):
                    links[number] = quality

    def _add_misspelt(self, word: str, links: dict[WordId, float]) -> None:
        forms = self._known_forms()
        for stem in self._endings.stems(word):
            typed = spread(stem)
            if len(typed) < (SHORTEST_TYPO if stem == word else SHORT_WORD):
                break
            near = [(form, edits) for form, edits in self._near(typed) if stem not in forms.stems(form, self._by_stem)]
            doubt = AMBIGUOUS if len({form[:SHORT_WORD] for form, _ in near}) > MOST_NEAR else 0.0
            for form, edits in near:
                quality = typo_quality(typed, form, edits) - (0.0 if is_swap(typed, form) else doubt)
                if stem != word:
                    quality -= CUT_MISSPELT
                for number in (each for known in forms.stems(form, self._by_stem) for each in self._having(known)):
                    better = quality - LONGER * (len(self._keys[number]) - len(form))
                    if better > links.get(number, 0.0):
                        links[number] = better

    def _add_misspelt_letters(self, typed: str, links: dict[WordId, float]) -> None:
        """Compare letters where the key hides a slip: "speical" sounds nothing like "special"."""
        if not is_ambiguous(typed) or len(typed) < LONG_ENOUGH:
            return
        forms = self._known_forms()
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for number in forms.spellings(typed[0], length):
                spelling = self._written[number]
                if OSA.distance(typed, spelling, score_cutoff=1) == 1:
                    links[number] = max(links.get(number, 0.0), typo_quality(typed, spelling, 1))

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """Return the closest known forms, first letter kept; a long word may begin wrong."""
        allowed = allowed_edits(len(typed))
        found = self._nearest(typed, typed[0], allowed)
        if not found and len(typed) >= LONG_WORD:
            found = [(form, 1) for form in self._begun_otherwise(typed)]
        return found

    def _begun_otherwise(self, typed: str) -> Iterator[str]:
        """Yield the known forms that one slip at the first letter makes of a word."""
        forms, rest = self._known_forms(), typed[1:]
        begun = [letter + tail for tail in (rest, typed) for letter in forms.letters]
        for form in (*begun, rest, typed[1] + typed[0] + typed[2:]):
            if form[0] != typed[0] and any(forms.stems(form, self._by_stem)):
                yield form

    def _nearest(self, typed: str, letter: str, allowed: int) -> list[tuple[str, int]]:
        best: list[tuple[str, int]] = []
        least = allowed
        for length in range(len(typed) - allowed, len(typed) + allowed + 1):
            forms = self._known_forms().of(letter, length)
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

    def _known_forms(self) -> Forms:
        """Return what a misspelt word is compared with; many messages have none, so it waits for the first."""
        if self._forms is None:
            self._forms = Forms.sort(self._by_stem, self._written)
        return self._forms


class _Pieces(dict[str, WordId | None]):
    """The numbers of pieces of lines; a base has many lines and few different pieces."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, piece: str) -> WordId | None:
        token = read_piece(piece)
        number = self[piece] = None if token is None else self._words.add(token)
        return number


def _written(token: Token) -> str:
    return token.text.casefold()
