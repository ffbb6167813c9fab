"""Which words of a message must be accounted for: those that no question word or common word explains."""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.tokens import Token
from bot.understanding.index import EventIndex
from bot.understanding.mentions import EXACT, KNOWN, Mention
from bot.understanding.question import NAMES
from bot.understanding.resolving import NEUTRAL_KINDS

__all__ = ["find_content"]

CLOSE = 0.1
"""How much closer an event's word may be, and a misspelt common word still be that common word."""
SLIP = 0.8
"""From this quality on, a misspelt common word counts as that word where nothing else is closer."""


def find_content(
    tokens: Sequence[Token], mentions: Sequence[Mention], period: frozenset[int], index: EventIndex, year: int
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return the tokens that neither a question word nor a common word explains, and the doubtful ones of them."""
    neutral: set[int] = set(period)
    doubtful: set[int] = set()
    for mention in mentions:
        if mention.kind not in NEUTRAL_KINDS:
            continue
        for position in mention.span:
            best = index.events_of(tokens[position]).best
            if mention.quality >= KNOWN:
                if mention.kind != "filler" or mention.quality >= EXACT or best < EXACT:
                    neutral.add(position)
            elif mention.quality >= SLIP and mention.quality >= best - CLOSE:
                neutral.add(position)
            else:
                doubtful.add(position)
    named = {position for each in mentions if each.kind in NAMES for position in each.span}
    content = tuple(
        position
        for position, token in enumerate(tokens)
        if (position not in neutral or position in named) and token.number != year
    )
    return content, frozenset(doubtful)
