"""Small talk: greetings, thanks, and what is asked of the bot itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.text.tokens import Token
from bot.understanding.index import EventIndex
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import NAMES

__all__ = ["find_smalltalk"]

SURE_TALK = 0.75
"""From this quality on, a phrase may be small talk."""
SURE_NAME = 0.85
"""From this quality on, a name beside it makes a greeting a question."""
TALK_ORDER = ("help", "ability", "identity", "insult", "wellbeing", "goodbye", "greeting", "thanks")
"""Of several phrases of small talk, the first of these is answered."""


def find_smalltalk(tokens: Sequence[Token], mentions: Iterable[Mention], index: EventIndex) -> str | None:
    """Return the kind of a message that is small talk: its phrases leave next to nothing unexplained."""
    phrases = [each for each in mentions if each.kind == "smalltalk" and each.quality >= SURE_TALK]
    if not phrases or not tokens:
        return None
    fillers = {each.start for each in mentions if each.kind == "filler" and each.end - each.start == 1}
    covered = {position for each in phrases for position in each.span}
    rest = [position for position in range(len(tokens)) if position not in covered and position not in fillers]
    names = any(each.kind in NAMES and each.quality >= SURE_NAME for each in mentions)
    allowed = 1 if len(covered) >= 2 and not names else 0
    if len(rest) > allowed or len(covered) * 3 < len(tokens):
        return None
    widest = max(phrases, key=lambda each: (each.end - each.start, each.quality, -TALK_ORDER.index(each.id)))
    best = [each for each in phrases if each.end - each.start == widest.end - widest.start]
    kind = min(best, key=lambda each: TALK_ORDER.index(each.id)).id
    # "Whose book is it?" is about the book, "who made you" about the bot.
    is_told = any(index.events_of(tokens[position]).best >= KNOWN for position in rest)
    return None if kind == "identity" and is_told else kind
