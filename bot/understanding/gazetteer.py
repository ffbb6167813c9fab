"""Finds the names and cue words of a message: people, places, months, question words, everything with a fixed list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from bot.text.tokens import Token
from bot.understanding.aliases import Alias, match_alias
from bot.understanding.mentions import Mention
from bot.understanding.packing import Frozen, join_lines, pack, split_lines, unpack
from bot.understanding.words import CACHE_SIZE, WordId, Words

__all__ = ["Gazetteer"]

_LONE = -1
"""Stands for the second word of a phrase that has none."""


class Gazetteer:
    """Phrases of one or more words, each leading to what it names."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._named: dict[tuple[str, str, str], int] = {}
        self._phrases: dict[WordId, list[str]] = {}
        self._seen: set[tuple[str, str, tuple[WordId, ...]]] = set()
        self._names: list[tuple[str, str, str]] = []
        self._by_pair: dict[WordId, dict[WordId, list[str]]] = {}
        self._made: dict[tuple[WordId, WordId], list[Alias]] = {}
        self._named_alone: dict[tuple[str, str, str], list[Mention]] = {}

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
        self._by_pair.pop(words[0], None)
        self._made.pop(_pair(words), None)
        self._named_alone.clear()

    def close(self) -> None:
        """Let go of what only adding phrases needs."""
        self._seen.clear()

    def freeze(self) -> Frozen:
        """Return everything as plain lists."""
        phrases = join_lines(";".join(phrases) for phrases in self._phrases.values())
        return {"names": self._names, "firsts": pack(self._phrases), "phrases": phrases}

    @classmethod
    def thaw(cls, words: Words, frozen: Frozen) -> Gazetteer:
        """Make the same phrases again from what ``freeze`` has returned; they are to be read, not added to."""
        gazetteer = cls(words)
        gazetteer._names = frozen["names"]
        phrases = (line.split(";") for line in split_lines(frozen["phrases"]))
        gazetteer._phrases = dict(zip(unpack(frozen["firsts"]), phrases, strict=True))
        return gazetteer

    def _longer(self, first: Mapping[WordId, float], second: Mapping[WordId, float]) -> list[Alias]:
        """Return the phrases that begin with a word of some and go on with one of others."""
        following = second.keys()
        aliases: list[Alias] = []
        for word in first:
            by_second = self._by_pair.get(word)
            if by_second is None:
                by_second = self._group(word)
            if not by_second.keys().isdisjoint(following):
                both = by_second.keys() & following
                aliases += sorted((alias for each in both for alias in self._made_of(word, each)), key=_number)
        return aliases

    def _alone(self, token: Token, written_in: str) -> list[Mention]:
        """Return what a word names by itself, as if it were the whole message."""
        word = (token.text, token.key, written_in)
        found = self._named_alone.get(word)
        if found is None:
            if len(self._named_alone) >= CACHE_SIZE:
                self._named_alone.clear()
            found = self._named_alone[word] = self._find_alone(token, written_in)
        return found

    def _find_alone(self, token: Token, written_in: str) -> list[Mention]:
        links = self._words.link(token)
        aliases = [alias for word in links if _LONE in self._group(word) for alias in self._made_of(word, _LONE)]
        return _surest(match_alias(each, (token,), (links,), 0, written_in=written_in) for each in aliases)

    def _group(self, first: WordId) -> dict[WordId, list[str]]:
        """Return the phrases that begin with a word by their second words."""
        by_second = self._by_pair.get(first)
        if by_second is None:
            by_second = self._by_pair[first] = {}
            for phrase in self._phrases.get(first, ()):
                words = phrase.split(" ", 3)
                by_second.setdefault(int(words[2]) if len(words) > 2 else _LONE, []).append(phrase)
        return by_second

    def _made_of(self, first: WordId, second: WordId) -> list[Alias]:
        """Return the phrases with two first words; only those that a message may hold are ever made."""
        made = self._made.get((first, second))
        if made is None:
            made = self._made[first, second] = list(map(self._alias, self._by_pair[first][second]))
        return made

    def _alias(self, phrase: str) -> Alias:
        number, *words = unpack(phrase)
        lengths, is_latin = map(self._words.length, words), map(self._words.is_latin, words)
        return Alias(number, *self._names[number], tuple(words), tuple(lengths), tuple(is_latin))

    def find(self, tokens: Sequence[Token], *, written_in: str = "") -> list[Mention]:
        """Return every mention, overlapping ones included, in order of position.

        Args:
            written_in: The language that the message is in, whatever its script.
        """
        links = [self._words.link(token) for token in tokens]
        mentions: list[Mention] = []
        for start, (first, second) in enumerate(pairwise((*links, {}))):
            aliases = self._longer(first, second)
            if aliases:
                mentions += _surest(match_alias(each, tokens, links, start, written_in=written_in) for each in aliases)
            mentions += [each.moved(start) for each in self._alone(tokens[start], written_in)]
        return mentions


def _surest(found: Iterable[Mention | None]) -> list[Mention]:
    """Return the surest mention of each thing by the same words, the longest and surest ones first."""
    surest: dict[tuple[str, str, int], Mention] = {}
    for mention in found:
        if mention is not None:
            other = surest.setdefault((mention.kind, mention.id, mention.end), mention)
            if other.quality < mention.quality:
                surest[mention.kind, mention.id, mention.end] = mention
    return sorted(surest.values(), key=lambda each: (-each.end, -each.quality))


def _pair(words: Sequence[WordId]) -> tuple[WordId, WordId]:
    return words[0], words[1] if len(words) > 1 else _LONE


def _number(alias: Alias) -> int:
    return alias.number
