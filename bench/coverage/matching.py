"""Decides whether the base says what a claim of the dossier says.

No wording is compared for its own sake: a claim counts as said where a part of the same event that cites one of its
pages, with at most two more parts, has all of its numbers and most of its rare words and names. A claim that is put in
entirely other words is therefore reported too, and a person looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bench.coverage.dossier import Claim
from bench.coverage.statements import Statement
from bench.coverage.words import Rarity, find_numbers, find_words, is_same_word

__all__ = ["ENOUGH", "Verdict", "judge"]

ENOUGH = {"point": 0.75, "dispute": 0.6}
"""The share of a claim's words, by weight, that must be found. A dispute comments on its event, "the reports differ",
and fewer of its words are facts."""
TYPED = 0.5
"""The share that the parts with sources must hold without the help of title, summary and topics."""
MOST_PARTS = {"point": 3, "dispute": 6}
"""A point may be told by a fact and two more parts, such as a figure and a person, not by the whole entry. The dossier
writes all disputes of an event into one note."""
_TYPED = ("fact", "figure", "dispute", "occurrence", "person")
_SETTLING = ("dispute", "fact", "figure")
"""Where a disagreement may be told: as a dispute, else as a correction or with its number."""
_FIGURE_PARTS = ("figure", "fact", "dispute", "summary", "occurrence", "person")
_BEGINNING = 60
_CLOSE = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found of a claim."""

    claim: Claim
    found: bool
    share: float = 1.0
    """How much of its words was found."""
    missing_numbers: tuple[float, ...] = ()
    missing_words: tuple[str, ...] = ()
    where: str = ""
    """For a figure, the part of the entry that gives it."""


def judge(
    claim: Claim, statements: Sequence[Statement], rarity: Rarity, *, year: int, without: frozenset[float] = frozenset()
) -> Verdict:
    """Tell whether an event's statements say what a claim says.

    Args:
        year: The year of the base, which its texts need not repeat.
        without: Numbers of the claim that are left out on purpose.
    """
    if claim.part == "figure":
        return _judge_figure(claim, statements)
    if claim.part == "point":
        cites = [each for each in statements if not each.urls or each.urls & claim.urls]
    else:
        disputed = any(each.part == "dispute" for each in statements)
        cites = [each for each in statements if each.part in _SETTLING] if disputed else []
    return _judge_words(claim, cites, rarity, without | {float(year)})


def _judge_words(claim: Claim, statements: Sequence[Statement], rarity: Rarity, without: frozenset[float]) -> Verdict:
    wanted = find_words(claim.text)
    most = MOST_PARTS[claim.part]
    missing = _missing(wanted, statements, rarity, most)
    untold = _missing(wanted, [each for each in statements if each.part in _TYPED], rarity, most)
    numbers = find_numbers(claim.text) - without
    held = set[float]().union(*(_numbers(each) for each in statements)) if statements else set()
    lost = tuple(sorted(number for number in numbers if number not in held))
    total = rarity.weigh(wanted)
    share = 1 - rarity.weigh(missing) / total if total else 1.0
    typed = 1 - rarity.weigh(untold) / total if total else 1.0
    return Verdict(
        claim=claim,
        found=bool(statements) and share >= ENOUGH[claim.part] and typed >= TYPED and not lost,
        share=share,
        missing_numbers=lost,
        missing_words=tuple(sorted(missing)),
    )


def _missing(wanted: set[str], statements: Sequence[Statement], rarity: Rarity, most: int) -> set[str]:
    """Return the words that the few parts which together hold most do not have."""
    left, missing = list(statements), set(wanted)
    for _ in range(min(most, len(left))):
        shared = [_shared(missing, each) for each in left]
        best = max(range(len(left)), key=lambda at: rarity.weigh(shared[at]))
        missing -= shared[best]
        del left[best]
    return missing


def _shared(words: set[str], statement: Statement) -> set[str]:
    said = find_words(statement.text)
    return {word for word in words if word in said or any(is_same_word(word, other) for other in said)}


def _numbers(statement: Statement) -> set[float]:
    scaled = {value / scale for value in statement.values for scale in (1, 1e3, 1e6, 1e9)}
    return find_numbers(statement.text, in_words=True) | scaled


def _judge_figure(claim: Claim, statements: Sequence[Statement]) -> Verdict:
    """A figure must be the value of a figure on one of its pages, else a number of another part.

    Units differ, and so do values: 11.5 weeks are 80.5 days. The sentence of a figure still begins with its number.
    """
    cites = [each for each in statements if not each.urls or each.urls & claim.urls]
    for part in _FIGURE_PARTS:
        for statement in (each for each in cites if each.part == part):
            if _gives(statement, claim.values):
                return Verdict(claim=claim, found=True, where=part)
    return Verdict(claim=claim, found=False, share=0.0, missing_numbers=claim.values[:1])


def _gives(statement: Statement, values: Sequence[float]) -> bool:
    text = statement.text[:_BEGINNING] if statement.part == "figure" else statement.text
    held = {*statement.values, *find_numbers(text, in_words=True)}
    return any(abs(value - other) <= _CLOSE * max(1, abs(value)) for value in values for other in held)
