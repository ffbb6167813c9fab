"""The language of a message: its question words first, then its letters and common words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.knowledge.model import Language
from bot.text.scripts import KAZAKH_LETTERS, has_cyrillic, has_latin
from bot.text.tokens import Token
from bot.understanding.gazetteer import Mention
from bot.understanding.question import NAMES

__all__ = ["detect_language"]

CUE_WEIGHT = 2.0
"""A question word decides a mixed message: "comic con астанада посещаемость қанша болды" is Kazakh."""
LEAST = 0.75
SURE_LATIN = 0.5
"""Evidence that a message in Latin letters is Russian or Kazakh must be more than a word that sounds alike."""
CUES = frozenset({"intent", "smalltalk"})
WORD_KINDS = frozenset(
    {"filler", "role", "kind", "field", "figure", "state", "order", "month", "season", "part", "year-word", "outside"}
)


def detect_language(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Language | None:
    """Return the language that the words of a message are in, None where nothing tells."""
    scores: Counter[str] = Counter()
    named = {position for each in mentions if each.kind in NAMES for position in each.span}
    for position, token in enumerate(tokens):
        if position in named and not KAZAKH_LETTERS & set(token.text):
            continue
        here = [each for each in mentions if position in each.span and each.language and each.quality >= LEAST]
        votes: dict[str, float] = {}
        for mention in here:
            if mention.kind not in CUES and mention.kind not in WORD_KINDS:
                continue
            weight = (CUE_WEIGHT if mention.kind in CUES else 1.0) * mention.quality
            if not _same_script(token.text, mention.language):
                weight *= 0.6
            votes[mention.language] = max(votes.get(mention.language, 0.0), weight)
        for language, weight in votes.items():
            scores[language] += weight / len(votes)
        if KAZAKH_LETTERS & set(token.text):
            scores["kk"] += 1.0
        elif has_cyrillic(token.text) and not votes:
            scores["ru"] += 0.3
    if not scores:
        return None
    if all(has_latin(token.text) for token in tokens) and not scores["en"] and max(scores.values()) < SURE_LATIN:
        return None
    best, second = (*scores.most_common(2), ("", 0.0))[:2]
    if best[1] <= 0.3 and best[0] == "ru":
        return "ru" if all(has_cyrillic(token.text) for token in tokens if not token.text.isdigit()) else None
    if best[1] == second[1]:
        return _by_script(tokens)
    return best[0]  # type: ignore[return-value]


def _same_script(word: str, language: str) -> bool:
    return has_latin(word) if language == "en" else has_cyrillic(word)


def _by_script(tokens: Sequence[Token]) -> Language | None:
    latin = sum(has_latin(token.text) for token in tokens)
    cyrillic = sum(has_cyrillic(token.text) for token in tokens)
    if latin == cyrillic:
        return None
    if latin > cyrillic:
        return "en"
    return "kk" if any(KAZAKH_LETTERS & set(token.text) for token in tokens) else "ru"
