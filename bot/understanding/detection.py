"""The language of a message: its question words first, then its letters and common words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import cast

from bot.knowledge.model import Language
from bot.knowledge.vocabulary import LanguagePack
from bot.text.scripts import KAZAKH_LETTERS, has_cyrillic, has_latin
from bot.text.tokens import Token, split
from bot.understanding.mentions import EXACT, KNOWN, Mention
from bot.understanding.question import NAMES
from bot.understanding.words import Words

__all__ = ["Suffixes", "detect_language"]

CUE_WEIGHT = 2.0
"""A question word decides a mixed message: "comic con астанада посещаемость қанша болды" is Kazakh."""
LEAST = 0.75
"""Mentions less sure than this show no language."""
SURE_LATIN = 0.5
"""Evidence that a message in Latin letters is Russian or Kazakh must be more than a word that sounds alike."""
OTHER_SCRIPT = 0.6
"""A word that is not in the script of its language may only sound alike."""
LONE_CYRILLIC = 0.3
"""Cyrillic letters in which no list knows a word hint at Russian, and no more than that."""
SUFFIXED = 0.6
"""What a known word with an ending of a language says, be it a name: «Алматыда» is Kazakh."""
LONG_STEM = 4
"""Letters from which on a known word is still seen under an ending."""
CUES = frozenset({"intent", "smalltalk"})
WORD_KINDS = frozenset(
    {
        "filler",
        "scenery",
        "role",
        "kind",
        "field",
        "figure",
        "state",
        "order",
        "month",
        "season",
        "part",
        "year-word",
        "outside",
    }
)
SPEAKING = CUES | WORD_KINDS
"""Kinds of mentions that show a language."""


def detect_language(
    tokens: Sequence[Token], mentions: Sequence[Mention], suffixed: Mapping[int, Language] | None = None
) -> Language | None:
    """Return the language that the words of a message are in, None where nothing tells.

    Args:
        suffixed: The positions of known words with an ending that only one language puts there.
    """
    shown = _detect(tokens, mentions, suffixed)
    is_plain = shown is None or (shown == "ru" and all(each.language != "ru" for each in _speaking(mentions)))
    is_cyrillic = any(has_cyrillic(token.text) for token in tokens)
    # Kazakh without its letters looks Russian where no word of either stands beside names.
    return "kk" if is_plain and is_cyrillic and _are_names_kazakh(mentions) else shown


def _detect(
    tokens: Sequence[Token], mentions: Sequence[Mention], suffixed: Mapping[int, Language] | None
) -> Language | None:
    scores = _scores(tokens, mentions)
    for language in (suffixed or {}).values():
        scores[language] = scores.get(language, 0.0) + SUFFIXED
    if not scores:
        return None
    best, *others = sorted(scores, key=lambda language: -scores[language])
    is_latin = all(has_latin(token.text) for token in tokens)
    if is_latin and not scores.get("en") and scores[best] < SURE_LATIN:
        return None
    if best == "ru" and scores[best] <= LONE_CYRILLIC:
        named = {position for each in mentions if each.kind in NAMES for position in each.span}
        rest = [token.text for position, token in enumerate(tokens) if position not in named and token.number is None]
        return "ru" if all(has_cyrillic(word) for word in rest) else None
    if others and scores[others[0]] == scores[best]:
        return _by_script(tokens)
    return cast("Language", best)


def _scores(tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[str, float]:
    """Add up what each token says of each language; names say nothing, they are the same in all."""
    scores: dict[str, float] = defaultdict(float)
    named = {position for each in mentions if each.kind in NAMES for position in each.span}
    speaking = _speaking(mentions)
    for position, token in enumerate(tokens):
        is_kazakh = not KAZAKH_LETTERS.isdisjoint(token.text)
        if position in named and not is_kazakh:
            continue
        votes = _votes(token, [each for each in speaking if each.start <= position < each.end])
        for language, weight in votes.items():
            scores[language] += weight / len(votes)
        if is_kazakh:
            scores["kk"] += 1.0
        elif has_cyrillic(token.text) and not votes:
            scores["ru"] += LONE_CYRILLIC
    return scores


def _speaking(mentions: Iterable[Mention]) -> list[Mention]:
    return [each for each in mentions if each.language and each.quality >= LEAST and each.kind in SPEAKING]


def _are_names_kazakh(mentions: Iterable[Mention]) -> bool:
    """Tell whether all names are spelt as only Kazakh spells them: a spelling of several languages is of the first."""
    languages = {each.language for each in mentions if each.kind in NAMES and each.quality >= KNOWN}
    return languages == {"kk"}


def _votes(token: Token, mentions: Sequence[Mention]) -> Mapping[str, float]:
    """Return the languages that the speaking mentions of a token speak for, each with the weight of the surest."""
    votes: dict[str, float] = {}
    is_latin, is_cyrillic = has_latin(token.text), has_cyrillic(token.text)
    for mention in mentions:
        weight = (CUE_WEIGHT if mention.kind in CUES else 1.0) * mention.quality
        if not (is_latin if mention.language == "en" else is_cyrillic):
            weight *= OTHER_SCRIPT
        votes[mention.language] = max(votes.get(mention.language, 0.0), weight)
    return votes


def _by_script(tokens: Sequence[Token]) -> Language | None:
    latin = sum(has_latin(token.text) for token in tokens)
    cyrillic = sum(has_cyrillic(token.text) for token in tokens)
    if latin == cyrillic:
        return None
    if latin > cyrillic:
        return "en"
    return "kk" if any(KAZAKH_LETTERS & set(token.text) for token in tokens) else "ru"


class Suffixes:
    """The endings by which a language shows even on names."""

    def __init__(self, words: Words, packs: Collection[LanguagePack]) -> None:
        self._words = words
        self._suffixes = [(pack.language, each) for pack in packs for each in pack.suffixes]

    def find(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, Language]:
        """Return the positions of known words with an ending that only one language puts there."""
        found: dict[int, Language] = {}
        inflected = {p for each in mentions if each.quality < EXACT for p in each.span}
        for position, token in enumerate(tokens):
            if position not in inflected and self._words.is_known(token.key):
                continue
            word = token.text.casefold()
            stems = ((language, word.removesuffix(suffix)) for language, suffix in self._suffixes)
            for language, stem in stems:
                if len(word) > len(stem) >= LONG_STEM and any(self._words.is_known(each.key) for each in split(stem)):
                    found[position] = language
                    break
        return found
