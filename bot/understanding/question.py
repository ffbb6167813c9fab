"""What a message was understood to ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.knowledge.model import Language
from bot.text.tokens import Token
from bot.understanding.mentions import Mention
from bot.understanding.periods import Period

__all__ = ["NAMES", "SHORT_MESSAGE", "Question"]

NAMES = ("person", "place", "topic", "world", "stranger")
"""Kinds of mentions that name a thing of the world rather than a way of asking."""
SHORT_MESSAGE = 5
"""Words to account for up to which a message is little more than a name."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """A message as the bot reads it."""

    text: str
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    language: Language | None
    """None where the message does not show its language: a name, a number."""
    is_cyrillic: bool = False
    """Whether any of its words is in Cyrillic letters."""
    intents: tuple[str, ...] = ()
    """Question types, the most likely first."""
    period: Period | None = None
    years: tuple[int, ...] = ()
    """Other years than the base's that the message names."""
    smalltalk: str | None = None
    content: tuple[int, ...] = ()
    """Positions of the tokens that must be accounted for."""
    doubtful: frozenset[int] = frozenset()
    """Those of them that may be a misspelt question word or common word."""
    role_nouns: frozenset[str] = frozenset()
    """Roles that the message names by their noun: "winner of …" asks who it was."""
    wanted: frozenset[int] = frozenset()
    """Positions of the nouns that it asks for: "fee" in "what fee did she get"."""
    is_open: bool = False
    """Whether a question word such as "what" stands in it, so that yes and no are no answers."""
    may_tie: bool = False
    """Whether its question word may only tie a clause to a noun, so that it asks for nothing by itself."""
    points_back: bool = False
    """Whether a pronoun stands for something said before."""
    speaks_to_bot: bool = False
    """Whether a word such as "you" stands in it."""
    leads_on: bool = False
    """Whether the message begins or ends like one that goes on from the last answer."""

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Mention, ...]]:
        """The mentions of each kind, for every step of an answer asks for some."""
        groups: dict[str, list[Mention]] = defaultdict(list)
        for each in self.mentions:
            groups[each.kind].append(each)
        return {kind: tuple(group) for kind, group in groups.items()}

    def ids(self, kind: str) -> tuple[str, ...]:
        """Return the ids of one kind that the message mentions, each once, surest first."""
        found = sorted(self.of_kind(kind), key=lambda each: -each.quality)
        return tuple(dict.fromkeys(each.id for each in found))

    def of_kind(self, *kinds: str) -> tuple[Mention, ...]:
        """Return the mentions of some kinds."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], ())
        return tuple([each for each in self.mentions if each.kind in kinds])

    def asks(self, *intents: str) -> bool:
        """Tell whether one of these is among the question types."""
        return any(intent in self.intents for intent in intents)

    def positions(self, mentions: Sequence[Mention]) -> set[int]:
        """Return the positions of all tokens of some mentions."""
        return {position for each in mentions for position in each.span}
