"""Whether a question asks for the claim that a correction denies, or for what is so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Fact, Language
from bot.text.tokens import Token, keys_of, split
from bot.understanding.index import EventIndex
from bot.understanding.question import Question
from bot.understanding.words import WordId

__all__ = ["Claims", "clauses_of", "find_negations"]

SURE = 0.8
"""From this quality on, a word of a question is a word of a text."""
LONG = 5
"""Letters from which on a common word may tell two claims apart: "already", «только»."""
IDLE = ("did", "list")
"""Question types whose words ask for nothing in a question of yes and no."""
LEAST_ASKED = 2
"""Words of a question from which on it can be a claim."""
_CLAUSE = re.compile(r"[,;:.!?—–]\s+| - |\s+(?=but\s)")

_QUOTED = re.compile(r"[«“][^»”]*[»”]")
"""A claim in quotation marks is told, not said to be so: “the first Kazakh production” is too broad."""
LONG_QUOTE = 5
"""Words from which on what is quoted is a claim and no title."""

_Linking = Callable[[Token], Mapping[WordId, float]]
_Positions = frozenset[int]


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a text, of which one may deny what another says."""
    return _CLAUSE.split(text)


def find_negations(base: KnowledgeBase, language: Language) -> frozenset[str]:
    """Return the keys of the words that deny in a language."""
    return frozenset(chain.from_iterable(keys_of(base.languages[language].negations)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Held:
    """The positions of a question whose words each part of a correction holds."""

    denied: _Positions
    negated: tuple[_Positions, ...]
    """By the clauses that contain a negation: their words are not said to be so."""
    shared: _Positions
    """By the clauses that end with a negation, as in Kazakh: the subject in them is meant in the next one too."""
    said: tuple[_Positions, ...]
    """By the other clauses."""
    title: _Positions
    """What the event is about is so, whatever is denied of it."""


class Claims:
    """What a question asks, held against a correction of an event."""

    def __init__(self, base: KnowledgeBase, index: EventIndex, question: Question, event: Event) -> None:
        """Take the words of the question that can tell two claims apart."""
        self._index = index
        self._question = question
        self._event = event
        self._language: Language = question.language or "en"
        self._negations = find_negations(base, self._language)
        period = question.period.tokens if question.period else frozenset()
        # "Вышли ли" and «болды ма» ask with their verb, which may tell two claims apart.
        asking = question.positions([each for each in question.of_kind("intent") if each.id not in IDLE])
        # "On the list" asks for no list in a question of yes and no.
        self._content = {
            *question.content,
            *question.positions([e for e in question.of_kind("intent") if e.id == "list"]),
        }
        self._telling = tuple(
            position
            for position, token in enumerate(question.tokens)
            if position in self._content
            or position in period
            or token.number == base.info.year
            or (position not in asking and token.number is None and len(token.text) >= LONG)
        )
        self._times = period.union(each for each in self._telling if question.tokens[each].number is not None)

    def agree_with_denied(self, fact: Fact) -> bool | None:
        """Tell whether the question asks for what a correction denies; None where it may as well ask for what is so."""
        exact = self._read(fact, self._index.same)
        by_words = self._compare_times(exact)
        if by_words is None:
            by_words = self._compare_words(exact)
        if by_words is not None:
            return by_words
        if fact.denies and self._stand_together_in_denied(exact):
            return True
        by_order = self._compare_order(fact)
        # Synonyms last: "director" stands for "choreographer" too, and so makes ties.
        return by_order if by_order is not None else self._compare_words(self._read(fact, self._index.links))

    def are_denied_by(self, fact: Fact) -> bool:
        """Tell whether a correction denies all that is asked, some of which the event says nowhere else."""
        held = self._read(fact, self._index.same)
        asked = [position for position in self._telling if position in self._content]
        so = held.title.union(self._positions(self._event.summary[self._language], self._index.same), *held.said)
        rest = set(asked) - held.title
        is_denied = bool(held.denied - so) or (bool(rest) and any(rest <= each for each in held.negated))
        return len(asked) >= LEAST_ASKED and is_denied and rest <= held.denied

    def _stand_together_in_denied(self, held: _Held) -> bool:
        """Tell whether one clause that denies, or the denied claim, holds more of what is asked than any other one."""
        if held.denied.issuperset(self._telling) and any(each & self._times for each in held.negated):
            # "It fell in May, not in June; in June projects went on": all that is asked is denied for that very time.
            return True
        about = self._question.positions(self._question.of_kind("person", "topic"))
        negated = [each - held.title for each in held.negated]
        if any(negated):
            # The words of the title name the subject, which stands in one clause and is meant in all.
            about |= held.title
        claimed, said = held.denied - about, [each - about for each in held.said]
        return _most(negated) > _most(each - held.title for each in held.said) or len(claimed) > _most(said)

    def are_in_title(self) -> bool:
        """Tell whether all that is asked stands in one clause of the title of the event."""
        clauses = clauses_of(self._event.title[self._language])
        return any(self._positions(each, self._index.same).issuperset(self._telling) for each in clauses)

    def _read(self, fact: Fact, linking: _Linking) -> _Held:
        negated: list[_Positions] = []
        shared: _Positions = frozenset()
        said: list[_Positions] = []
        for clause, is_negative in self._clauses(fact):
            held = self._positions(clause, linking)
            (negated if is_negative else said).append(held)
            if is_negative and split(clause)[-1].key in self._negations:
                shared |= held
        return _Held(
            denied=self._positions(fact.denies[self._language] if fact.denies else "", linking),
            negated=tuple(negated),
            shared=shared,
            said=tuple(said),
            title=self._positions(self._event.title[self._language], linking),
        )

    def _clauses(self, fact: Fact) -> Iterator[tuple[str, bool]]:
        """Yield the clauses of a correction, each with whether it has a negation."""
        for clause in clauses_of(_QUOTED.sub(_without_claim, fact.text[self._language])):
            yield clause, any(token.key in self._negations for token in split(clause))

    def _positions(self, text: str, linking: _Linking) -> _Positions:
        words = {self._index.word(token) for token in split(text)}
        return frozenset(
            position
            for position in self._telling
            if any(word in words and sure >= SURE for word, sure in linking(self._question.tokens[position]).items())
        )

    def _compare_times(self, held: _Held) -> bool | None:
        """Compare the numbers and dates alone, which leave no doubt which of two claims is asked for."""
        said = frozenset[int]().union(*held.said)
        true, wrong = bool((said - held.denied) & self._times), bool((held.denied - said) & self._times)
        return None if wrong == true else wrong

    def _compare_words(self, held: _Held) -> bool | None:
        """Compare how many words only the denied claim has with how many only what is so has."""
        said = frozenset[int]().union(*held.said)
        kinds = self._question.positions(self._question.of_kind("kind"))
        true, wrong = said - held.denied, held.denied - said - held.title - kinds
        if true:
            wrong -= held.shared
        return None if len(wrong) == len(true) else len(wrong) > len(true)

    def _compare_order(self, fact: Fact) -> bool | None:
        """Compare which words stand side by side: "in Almaty before …" and "in Astana before …"."""
        denied = self._neighbours(fact.denies[self._language] if fact.denies else "")
        said = sum(self._neighbours(clause) for clause, is_negative in self._clauses(fact) if not is_negative)
        return None if denied == said else denied > said

    def _neighbours(self, text: str) -> int:
        """Count the pairs of words of the question that stand side by side in a text, those of the title excepted."""
        pairs = list(pairwise(self._index.word(token) for token in split(text)))
        linked = [self._index.same(token) for token in self._question.tokens]
        title = self._positions(self._event.title[self._language], self._index.same)
        return sum(
            any(linked[at].get(one or -1, 0.0) >= SURE <= linked[at + 1].get(two or -1, 0.0) for one, two in pairs)
            for at in range(len(linked) - 1)
            if not {at, at + 1} <= title
        )


def _most(parts: Iterable[_Positions]) -> int:
    return max(map(len, parts), default=0)


def _without_claim(quoted: re.Match[str]) -> str:
    return quoted[0] if len(split(quoted[0])) < LONG_QUOTE else ""
