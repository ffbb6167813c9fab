"""Finds the names and cue words of a message: people, places, months, question words, everything with a fixed list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.text.scripts import has_latin
from bot.text.tokens import Token
from bot.understanding.packing import Frozen, pack, unpack
from bot.understanding.words import WordId, Words

__all__ = ["Gazetteer", "Mention"]

MIN_QUALITY = 0.66
"""A word less like a word of a phrase than this is another word."""
MIN_SHORT_QUALITY = 0.78
"""Words of four letters are taken as they are, inflected or with two letters swapped: bank is not band."""
MIN_TINY_QUALITY = 0.85
"""Words of three letters and fewer have next to no letter to spare."""
MIN_MONTH_QUALITY = 0.72
"""Months are few, so that one of four letters may be misspelt."""
SURE_WORLD = 0.85
"""The places of the world are many: a name of several words is believed only if all of them fit well."""
LONG_ENOUGH = 4
"""Letters from which on a word says something by itself."""
EXACT = 0.97
"""From this quality on, a word stands as it is in the base."""
SHORT_NAME = 0.15
"""Three letters and an ending meet too many names: "per" is not Peru."""
OTHER_SCRIPT = 0.15
"""A name written in the other script may gain an ending, hardly lose one: «зале» is not Salem."""
LATIN_FACTOR = 0.75
"""What an English question word is worth that is written in Cyrillic: hardly anybody does that."""
UNSURE_FACTOR, SURE_FACTOR = 0.8, 0.97
"""What a transliterated Russian or Kazakh question word is worth: short or inexact ones are English just as well."""
SHORTENED, MOST_LOST = 0.15, 1
"""What it costs a name of one word to lose more letters than so many: "again" (қайта) is not Qaitadan."""
NAMED = ("person", "place", "topic", "event", "world")
"""Names are written in any script; everything else belongs to a language."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of tokens that names something."""

    kind: str
    id: str
    start: int
    end: int
    quality: float
    language: str = ""

    @property
    def span(self) -> range:
        """The positions of its tokens."""
        return range(self.start, self.end)

    def covers(self, other: Mention) -> bool:
        """Tell whether the other mention stands inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class _Alias:
    kind: str
    id: str
    language: str
    words: tuple[WordId, ...]
    lengths: tuple[int, ...]
    is_latin: tuple[bool, ...]


class Gazetteer:
    """Phrases of one or more words, each leading to what it names."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._named: dict[tuple[str, str, str], int] = {}
        self._phrases: dict[WordId, list[str]] = {}
        self._seen: set[tuple[str, str, tuple[WordId, ...]]] = set()
        self._names: list[tuple[str, str, str]] = []
        self._by_first: dict[WordId, tuple[_Alias, ...]] = {}

    def add(self, kind: str, name: str, phrase: str, language: str = "") -> None:
        """Let a phrase name something."""
        words = tuple(self._words.read(phrase))
        if not words or (kind, name, words) in self._seen:
            return
        self._seen.add((kind, name, words))
        named = (kind, name, language)
        number = self._named.setdefault(named, len(self._names))
        if number == len(self._names):
            self._names.append(named)
        self._phrases.setdefault(words[0], []).append(pack((number, *words)))
        self._by_first.pop(words[0], None)

    def freeze(self) -> Frozen:
        """Return everything as plain lists."""
        return {"names": self._names, "firsts": list(self._phrases), "phrases": list(self._phrases.values())}

    @classmethod
    def thaw(cls, words: Words, frozen: Frozen) -> Gazetteer:
        """Make the same phrases again from what ``freeze`` has returned; they are to be read, not added to."""
        gazetteer = cls(words)
        gazetteer._names = frozen["names"]
        gazetteer._phrases = dict(zip(frozen["firsts"], frozen["phrases"], strict=True))
        return gazetteer

    def _aliases(self, first: WordId) -> tuple[_Alias, ...]:
        """Return the phrases that begin with a word; only those that a message may hold are ever made."""
        aliases = self._by_first.get(first)
        if aliases is None:
            aliases = self._by_first[first] = tuple(map(self._alias, self._phrases.get(first, ())))
        return aliases

    def _alias(self, phrase: str) -> _Alias:
        number, *words = unpack(phrase)
        lengths, is_latin = map(self._words.length, words), map(self._words.is_latin, words)
        return _Alias(*self._names[number], tuple(words), tuple(lengths), tuple(is_latin))

    def find(self, tokens: Sequence[Token], *, written_in: str = "") -> list[Mention]:
        """Return every mention, overlapping ones included, in order of position.

        Args:
            written_in: The language that the message is in, whatever its script.
        """
        links = [self._words.link(token) for token in tokens]
        mentions: dict[tuple[str, str, int, int], Mention] = {}
        for start, first in enumerate(links):
            for word in first:
                for alias in self._aliases(word):
                    mention = self._match(alias, tokens, links, start, written_in)
                    if mention is None:
                        continue
                    at = (mention.kind, mention.id, mention.start, mention.end)
                    if at not in mentions or mentions[at].quality < mention.quality:
                        mentions[at] = mention
        return sorted(mentions.values(), key=lambda each: (each.start, -each.end, -each.quality))

    @staticmethod
    def _match(
        alias: _Alias, tokens: Sequence[Token], links: Sequence[Mapping[WordId, float]], start: int, written_in: str
    ) -> Mention | None:
        end = start + len(alias.words)
        if end > len(tokens):
            return None
        worst, sure, sloppy = 1.0, 0, 0
        for offset, (word, length) in enumerate(zip(alias.words, alias.lengths, strict=True)):
            typed = tokens[start + offset]
            quality = _quality_in_name(alias, offset, typed, links[start + offset].get(word, 0.0))
            if quality < MIN_QUALITY:
                return None
            shortest = min(length, len(typed.key))
            if _is_enough(quality, shortest, MIN_MONTH_QUALITY if alias.kind == "month" else MIN_SHORT_QUALITY):
                sure += length >= LONG_ENOUGH
            else:
                sloppy += 1
            worst = min(worst, quality)
        # One sloppy short word is acceptable inside a longer name: "armor of gdo", "jakie chna".
        if sloppy > 1 or (sloppy and not sure):
            return None
        if alias.kind == "world" and len(alias.words) > 1 and worst < SURE_WORLD:
            return None
        if alias.kind not in NAMED and alias.language != written_in:
            worst *= _script_factor(alias, tokens[start:end], worst)
        return Mention(alias.kind, alias.id, start, end, worst, alias.language)


def _quality_in_name(alias: _Alias, offset: int, typed: Token, quality: float) -> float:
    """Take off what a short word, a lost ending or another script costs a word of a name."""
    length = alias.lengths[offset]
    if alias.kind == "role" and len(typed.key) < length - MOST_LOST and quality < EXACT:
        # The violin is no violinist.
        return quality - SHORTENED
    if alias.kind not in NAMED:
        return quality
    is_last = offset == len(alias.words) - 1
    is_other_script = has_latin(typed.text) != alias.is_latin[offset]
    if min(length, len(typed.key)) < LONG_ENOUGH and quality < EXACT:
        quality -= SHORT_NAME
    if len(alias.words) == 1 and len(typed.key) < length - MOST_LOST and quality >= SURE_WORLD:
        quality -= SHORTENED
    if is_other_script and len(typed.key) <= max(length - 1, LONG_ENOUGH - 1):
        quality -= OTHER_SCRIPT
    if is_other_script and not is_last and quality < EXACT:
        quality -= SHORT_NAME
    return quality


def _script_factor(alias: _Alias, tokens: Sequence[Token], quality: float) -> float:
    """Question words come in the script of their language; short or inexact ones of another script sound alike."""
    is_latin = alias.language == "en"
    foreign = [token for token in tokens if has_latin(token.text) != is_latin and token.number is None]
    if not foreign or not alias.language:
        return 1.0
    if is_latin:
        return LATIN_FACTOR
    is_short = max(len(token.key) for token in foreign) < LONG_ENOUGH
    return UNSURE_FACTOR if is_short or quality < 1.0 else SURE_FACTOR


def _is_enough(quality: float, length: int, least: float) -> bool:
    if length < LONG_ENOUGH:
        return quality >= MIN_TINY_QUALITY
    return length > LONG_ENOUGH or quality >= least
