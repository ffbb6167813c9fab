"""All words that the bot knows, and which of them a typed word can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.text.scripts import has_latin
from bot.text.tokens import MAX_DIGITS, Token, cut, parse_piece
from bot.understanding.endings import Endings, is_number
from bot.understanding.likeness import CHANCE, EXACT, inflection_quality, likeness_of_sounds
from bot.understanding.misspellings import Misspellings
from bot.understanding.packing import Frozen, join_lines, split_lines
from bot.understanding.stems import Stems
from bot.understanding.synonyms import SURE, Synonyms

__all__ = ["CACHE_SIZE", "WordId", "Words"]

WordId = int

KNOWN = 0.9
"""A word with a link as sure as this is not looked for among misspelt ones."""
CLOSE = 0.8
"""From this quality on, a misspelt word is more than one that sounds like a form of a word of the other script."""
CACHE_SIZE = 20_000
"""Typed words that are remembered with their links."""


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
        self._stems = Stems()
        self._misspellings = Misspellings(endings, self._stems, self._written, self._keys)
        self._synonyms = Synonyms()
        # By text and key: the parts of a cut word and the words of a list are known by their keys alone.
        self._wide: dict[tuple[str, str], Mapping[WordId, float]] = {}
        self._links: dict[tuple[str, str], dict[WordId, float]] = {}

    def __len__(self) -> int:
        return len(self._written)

    def freeze(self) -> Frozen:
        """Return everything as plain lists and mappings."""
        return {
            "endings": self._endings.freeze(),
            "written": join_lines(self._written),
            "keys": join_lines(self._keys),
            **self._stems.freeze(),
            "forms": self._misspellings.freeze(),
            "synonyms": self._synonyms.freeze(),
        }

    @classmethod
    def thaw(cls, frozen: Frozen) -> Words:
        """Make the same vocabulary again from what ``freeze`` has returned."""
        words = cls(Endings.thaw(frozen["endings"]))
        words._written, words._keys = split_lines(frozen["written"]), split_lines(frozen["keys"])
        words._stems = Stems.thaw(frozen)
        words._misspellings = Misspellings(words._endings, words._stems, words._written, words._keys)
        words._misspellings.thaw(frozen["forms"])
        for number, key in enumerate(words._keys):
            words._by_key.setdefault(key, []).append(number)
        for group in frozen["synonyms"]:
            words.add_synonyms(Token(*token) for token in group)
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
            self._stems.add(stem, number)
        self._misspellings.forget()
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
        written = token.text, token.key
        links = self._links.get(written)
        if links is None:
            if len(self._links) >= CACHE_SIZE:
                self._links.clear()
            links = self._links[written] = self._find_links(token)
        return links

    def add_synonyms(self, group: Iterable[Token]) -> None:
        """Let words stand for one another."""
        members = tuple(group)
        self._synonyms.add(members, [self.add(token) for token in members])

    def widen(self, token: Token) -> Mapping[WordId, float]:
        """Return the words that a typed word can be or can stand for."""
        written = token.text, token.key
        wide = self._wide.get(written)
        if wide is None:
            if len(self._wide) >= CACHE_SIZE:
                self._wide.clear()
            wide = self._wide[written] = self._widened(self.link(token))
        return wide

    def _widened(self, links: Mapping[WordId, float]) -> Mapping[WordId, float]:
        wide = dict(links)
        for member, quality in self._synonyms.find(links):
            for number, sure in self.link(member).items():
                if sure >= SURE:
                    wide[number] = max(wide.get(number, 0.0), quality * sure)
        return wide

    def _find_links(self, token: Token) -> dict[WordId, float]:
        word = token.key
        links: dict[WordId, float] = dict.fromkeys(self._by_key.get(word, ()), EXACT)
        if is_number(word):
            return links
        self._add_inflected(word, links)
        links = self._agreed(token, links)
        sound_alike = [number for number, quality in links.items() if quality >= KNOWN]
        is_latin = has_latin(token.text)
        if any(links[each] >= EXACT or self.is_latin(each) == is_latin for each in sound_alike):
            return links
        for number, quality in self._misspellings.find(word, token.text.casefold()):
            # Beside a form of a word of the other script that sounds alike, only a close one of its own is meant:
            # "veiws" are views, though «вэйв» sounds like that.
            if not sound_alike or (quality >= CLOSE and self.is_latin(number) == is_latin):
                links[number] = max(quality, links.get(number, 0.0))
        return links

    def _agreed(self, token: Token, links: Mapping[WordId, float]) -> dict[WordId, float]:
        """Let words with one stem be no surer than words that sound as much alike."""
        text, key, written, keys = token.text, token.key, self._written, self._keys
        return {
            number: quality
            if quality <= CHANCE
            else min(quality, likeness_of_sounds(text, key, written[number], keys[number]))
            for number, quality in links.items()
        }

    def _add_inflected(self, word: str, links: dict[WordId, float]) -> None:
        for stem in self._endings.stems(word):
            length = len(stem)
            cut = len(word) - length
            for number in self._stems.having(stem):
                quality = inflection_quality(length, cut, len(self._keys[number]) - length)
                if quality > links.get(number, 0.0):
                    links[number] = quality

    def warm_up(self) -> None:
        """Make what the first misspelt word would wait for."""
        self._misspellings.warm_up()


class _Pieces(dict[str, WordId | None]):
    """The numbers of pieces of lines; a base has many lines and few different pieces."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def __missing__(self, piece: str) -> WordId | None:
        token = parse_piece(piece)
        number = self[piece] = None if token is None else self._words.add(token)
        return number


def _written(token: Token) -> str:
    return token.text.casefold()
