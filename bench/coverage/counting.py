"""Judges a whole dossier and sorts the verdicts: found, told in other words, left out on purpose, not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bench.coverage.dossier import PARTS, Claim
from bench.coverage.matching import Verdict, judge
from bench.coverage.notes import Key, LeftOut, Notes
from bench.coverage.statements import Statement, find_statements
from bench.coverage.words import Rarity
from bot.knowledge.base import KnowledgeBase

__all__ = ["Counted", "count", "render"]

_MOST_WORDS = 8
_NOTHING = LeftOut(reason="")


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """The verdicts on a dossier, sorted."""

    found: tuple[Verdict, ...]
    reworded: tuple[Verdict, ...]
    left_out: tuple[Verdict, ...]
    missing: tuple[Verdict, ...]
    idle: tuple[Key, ...]
    """Notes on claims that are found without them, or that the dossier does not have."""

    @property
    def events(self) -> int:
        """How many events the dossier has."""
        groups = (self.found, self.reworded, self.left_out, self.missing)
        return len({each.claim.event for group in groups for each in group})


def count(base: KnowledgeBase, dossier: Mapping[str, Sequence[Claim]], notes: Notes) -> Counted:
    """Judge every claim of a dossier."""
    rarity = Rarity(claim.text for claims in dossier.values() for claim in claims)
    groups: dict[str, list[Verdict]] = {"found": [], "reworded": [], "left_out": [], "missing": []}
    used: set[Key] = set()
    for name, claims in dossier.items():
        event = base.events.get(name)
        statements = find_statements(base, event) if event else ()
        for claim in claims:
            plain = judge(claim, statements, rarity, year=base.info.year)
            group, verdict = ("found", plain) if plain.found else _excused(claim, statements, rarity, base, notes)
            groups[group].append(verdict)
            used |= set() if plain.found or group == "missing" else {claim.key}
    idle = tuple(key for key in (*notes.left_out, *notes.reworded) if key not in used)
    return Counted(idle=idle, **{name: tuple(verdicts) for name, verdicts in groups.items()})


def _excused(
    claim: Claim, statements: Sequence[Statement], rarity: Rarity, base: KnowledgeBase, notes: Notes
) -> tuple[str, Verdict]:
    """Look for an editor's note on a claim that is not found; numbers are never taken on trust."""
    left = notes.left_out.get(claim.key, _NOTHING)
    verdict = judge(claim, statements, rarity, year=base.info.year, without=left.numbers)
    if left.reason and (verdict.found or not left.numbers):
        return "left_out", verdict
    told = next((each for each in statements if each.at == notes.reworded.get(claim.key)), None)
    cites = told is not None and (claim.part == "dispute" or bool(told.urls & claim.urls))
    return ("reworded" if cites and not verdict.missing_numbers else "missing"), verdict


def render(counted: Counted) -> Iterator[str]:
    """Write the table of totals and the list of what was not found."""
    groups = (counted.found, counted.reworded, counted.left_out, counted.missing)
    yield "| part | in the dossier | found | told in other words | left out on purpose | not found |"
    yield "|---|---|---|---|---|---|"
    for part in PARTS:
        sizes = [sum(each.claim.part == part for each in group) for group in groups]
        yield f"| {part}s | {sum(sizes)} | {' | '.join(map(str, sizes))} |"
    figures = [each.where for each in counted.found if each.claim.part == "figure"]
    typed = figures.count("figure")
    yield ""
    elsewhere = len(figures) - typed
    yield f"{counted.events} events. Figures found as figures: {typed}, in the words of other parts: {elsewhere}."
    if counted.missing:
        yield ""
        yield "| event | part | share of words | numbers not found | words not found |"
        yield "|---|---|---|---|---|"
        yield from map(_row, counted.missing)
    for event, part, position in counted.idle:
        yield f"coverage-left-out.yaml: the note on {event}, {part} {position}, excuses nothing; delete or correct it."


def _row(verdict: Verdict) -> str:
    claim = verdict.claim
    numbers = ", ".join(f"{number:.10g}" for number in verdict.missing_numbers)
    words = ", ".join(verdict.missing_words[:_MOST_WORDS])
    return f"| {claim.event} | {claim.part} {claim.position} | {verdict.share:.0%} | {numbers} | {words} |"
