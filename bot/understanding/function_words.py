"""Function words: pronouns, determiners, relatives and the small words that a follow-up begins with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from bot.knowledge.vocabulary import LanguagePack
from bot.text.tokens import Token, split
from bot.understanding.mentions import Mention

__all__ = ["FunctionWords"]

SHORTEST_NOUN = 4
"""Letters from which on the word before "who" may be a noun."""


class FunctionWords:
    """What the function words of all languages tell of a message."""

    def __init__(self, packs: Collection[LanguagePack]) -> None:
        self._pronouns = {word for pack in packs for word in pack.pronouns}
        self._addressees = {word for pack in packs for word in pack.addressees}
        self._determiners = {word for pack in packs for word in pack.determiners}
        self._definites = {tuple(each.split()) for pack in packs for each in pack.definites}
        self._relatives = {word for pack in packs for word in pack.relatives}
        self._interrogatives = {word for pack in packs for word in pack.interrogatives}
        self._expletives = {tuple(each.split()) for pack in packs for each in pack.expletives}
        # Russian and Kazakh nouns end as verbs do, English ones don't.
        self.verb_endings = tuple(each for pack in packs if pack.language == "en" for each in pack.verb_endings)
        self._particles = {word for pack in packs for word in pack.particles}
        self._fillers = {word for pack in packs for word in pack.fillers}
        self._abbreviations = {short: split(long) for pack in packs for short, long in pack.abbreviations.items()}
        self._leads = {tuple(each.split()) for pack in packs for each in pack.leads}

    def is_open(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a word such as "what" asks for more than yes or no."""
        return any(word in self._interrogatives or word in self._determiners for word in _words(tokens))

    def without_relatives(
        self, tokens: Sequence[Token], mentions: list[Mention], content: Sequence[int]
    ) -> list[Mention]:
        """Drop a question word that only ties a clause to another: "what was it they sang when he came?"."""
        words = _words(tokens)
        asking = {position for position, word in enumerate(words) if word in self._interrogatives}
        first = min(asking, default=len(words))
        tied = {
            each
            for each in mentions
            if each.kind == "intent"
            and words[each.start] in self._relatives
            and (each.start - 1 in content or self._goes_on(words, first, each.start))
        }
        asking -= {each.start for each in tied}
        return [each for each in mentions if each not in tied] if asking else mentions

    def _goes_on(self, words: Sequence[str], first: int, at: int) -> bool:
        """Tell whether a word opens a clause of a question that has begun; "who came and when" asks two things."""
        return first < at - 1 and (words[at - 1],) not in self._leads

    def may_tie(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> bool:
        """Tell whether the only question word may as well tie a clause to a noun: "four players who went there"."""
        words = _words(tokens)
        asking = [each for each in mentions if each.kind == "intent" and words[each.start] in self._interrogatives]
        if len(asking) != 1 or words[asking[0].start] not in self._relatives or not asking[0].start:
            return False
        return len(words[asking[0].start - 1]) >= SHORTEST_NOUN

    def find_wanted(
        self, tokens: Sequence[Token], content: Sequence[int], named: AbstractSet[int] = frozenset()
    ) -> frozenset[int]:
        """Return the positions of the nouns that are asked for: "fee" in "what fee did she get".

        Args:
            named: Positions of names, which stand between: «какой у Димаша рост».
        """
        words = _words(tokens)
        after = [at + 1 for at, word in enumerate(words) if word in self._determiners]
        nouns = [self._find_noun(start, content, named) for start in after]
        if after and after[-1] == len(words):
            # «Димаштың көлігі қандай?»
            nouns.append(next((position for position in content if position == len(words) - 2), None))
        nouns += [self._find_noun_of(words, start, content, named) for start in self._after_definites(words)]
        return frozenset(p for p in nouns if p is not None and not words[p].endswith(self.verb_endings))

    def without_particles(self, tokens: Sequence[Token]) -> tuple[Token, ...]:
        """Return a message without the words that change nothing in small talk, and with shortened words in full."""
        kept = (token for token in tokens if token.text.casefold() not in self._particles)
        return tuple(each for token in kept for each in self._abbreviations.get(token.text.casefold(), (token,)))

    def _find_noun(self, start: int, content: Sequence[int], named: AbstractSet[int]) -> int | None:
        """Return the noun after a determiner: the next word, or what follows a name that stands between."""
        between = named & {start, start + 1}
        end = max(between, default=start) + 1
        return next((position for position in content if start <= position <= end and position not in named), None)

    def _after_definites(self, words: Sequence[str]) -> Iterator[int]:
        for at in range(len(words)):
            yield from (at + len(each) for each in self._definites if words[at : at + len(each)] == each)

    def _find_noun_of(
        self, words: Sequence[str], start: int, content: Sequence[int], named: AbstractSet[int]
    ) -> int | None:
        """Return the noun that something has: "ticket" in "the cheapest ticket at", before the word that leads on."""
        noun = next((at - 1 for at in range(start, len(words)) if words[at] in self._fillers), -1)
        return noun if noun in content and named.isdisjoint(range(start, noun + 1)) else None

    def leads_on(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a message begins or ends like one that goes on from the last answer."""
        words = _words(tokens)
        return any(lead in (words[: len(lead)], words[-len(lead) :]) for lead in self._leads)

    def speaks_to_bot(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a message speaks to the bot: "what kind of stuff can I ask you?"."""
        return not self._addressees.isdisjoint(_words(tokens))

    def points_back(self, tokens: Sequence[Token]) -> bool:
        """Tell whether a pronoun stands for something said before; that of "there were" stands for nothing."""
        words = _words(tokens)
        pairs = pairwise(words)
        empty = {position for at, pair in enumerate(pairs) if pair in self._expletives for position in (at, at + 1)}
        return any(word in self._pronouns and position not in empty for position, word in enumerate(words))


def _words(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text.casefold() for token in tokens)
