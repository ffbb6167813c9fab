"""How surely the words of a message are a phrase that names something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.text.scripts import has_latin
from bot.text.tokens import Token
from bot.understanding.mentions import EXACT, Mention
from bot.understanding.words import WordId

__all__ = ["MIN_QUALITY", "SHORTENED", "SURE_WORLD", "Alias", "match_alias"]

MIN_QUALITY = 0.66
"""A word less like a word of a phrase than this is another word."""
MIN_SHORT_QUALITY = 0.78
"""Words of four letters are taken as they are, inflected or with two letters swapped: bank is not band."""
MIN_TINY_QUALITY = 0.85
"""Words of three letters and fewer have next to no letter to spare."""
MIN_MONTH_QUALITY = 0.72
"""Months are few, so that one of four letters may be misspelt."""
INFLECTED_MONTH = 0.8
"""A month of three sounds may take an ending: «июльде»."""
SURE_WORLD = 0.85
"""The places of the world are many: a name of several words is believed only if all of them fit well."""
LONG_ENOUGH = 4
"""Letters from which on a word says something by itself."""
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
class Alias:
    """A phrase, and what it names."""

    number: int
    kind: str
    id: str
    language: str
    words: tuple[WordId, ...]
    lengths: tuple[int, ...]
    is_latin: tuple[bool, ...]


def match_alias(
    alias: Alias, tokens: Sequence[Token], links: Sequence[Mapping[WordId, float]], start: int, *, written_in: str
) -> Mention | None:
    """Return the mention of a phrase at a position, None where the words there are not like enough.

    Args:
        links: The known words that each token can be.
        written_in: The language that the message is in, whatever its script.
    """
    end = start + len(alias.words)
    if end > len(tokens):
        return None
    worst, weakest, sure, sloppy = 1.0, start, 0, 0
    for offset, (word, length) in enumerate(zip(alias.words, alias.lengths, strict=True)):
        typed = tokens[start + offset]
        quality = _quality_in_name(alias, offset, typed, links[start + offset].get(word, 0.0))
        if quality < MIN_QUALITY:
            return None
        shortest = min(length, len(typed.key))
        is_month = alias.kind == "month" and len(typed.text) > LONG_ENOUGH and quality >= INFLECTED_MONTH
        if is_month or _is_enough(quality, shortest, MIN_MONTH_QUALITY if alias.kind == "month" else MIN_SHORT_QUALITY):
            sure += length >= LONG_ENOUGH or (alias.kind == "smalltalk" and quality >= EXACT)
        else:
            sloppy += 1
        if quality < worst:
            worst, weakest = quality, start + offset
    # One sloppy short word is acceptable inside a longer name: "armor of gdo", "jakie chna".
    if sloppy > 1 or (sloppy and not sure):
        return None
    if alias.kind == "world" and len(alias.words) > 1 and worst < SURE_WORLD:
        return None
    if alias.kind not in NAMED and alias.language != written_in:
        worst *= _script_factor(alias, tokens[start:end], worst)
    return Mention(alias.kind, alias.id, start, end, worst, alias.language, weakest)


def _quality_in_name(alias: Alias, offset: int, typed: Token, quality: float) -> float:
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


def _script_factor(alias: Alias, tokens: Sequence[Token], quality: float) -> float:
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
