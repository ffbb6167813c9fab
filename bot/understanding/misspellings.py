"""Finds the known words that a misspelt word can be; the only user of rapidfuzz."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.understanding.endings import Endings
from bot.understanding.forms import Forms
from bot.understanding.likeness import allowed_edits, is_ambiguous, is_swap, spread, typo_quality
from bot.understanding.packing import Frozen
from bot.understanding.stems import Stems

__all__ = ["Misspellings"]

LONG_ENOUGH = 4
"""Letters of a typed word from which on its letters are compared, not only its sounds."""
SHORTEST_TYPO, SHORT_WORD = 3, 4
"""Words of three letters may only have two letters swapped: "gdo" is "god", but "god" is not "dog"."""
MOST_NEAR, AMBIGUOUS = 2, 0.05
"""A misspelt word that could be more different words than these is less surely any of them."""
CUT_MISSPELT = 0.04
"""What it costs that a misspelt word must lose an ending first."""
LONGER = 0.02
"""What each letter costs that a known word has beyond the stem that was compared."""
LONG_WORD = 6
"""Letters from which on a word may begin wrong."""
MOST_CLOSEST = 24
"""Forms that are compared closely for each length of a word."""


class Misspellings:
    """Compares typed words with the stems and spellings of known ones."""

    def __init__(self, endings: Endings, stems: Stems, written: Sequence[str], keys: Sequence[str]) -> None:
        """Compare with stems, and with words as they are written and as they sound; all may grow, if that is told."""
        self._endings = endings
        self._stems = stems
        self._written, self._keys = written, keys
        self._forms: Forms | None = None

    def forget(self) -> None:
        """Compare anew: there are further words."""
        self._forms = None

    def warm_up(self) -> None:
        """Make what the first misspelt words would wait for."""
        self._known_forms().warm_up()

    def freeze(self) -> Frozen:
        """Return what words are compared with as plain mappings."""
        return self._known_forms().freeze()

    def thaw(self, frozen: Frozen) -> None:
        """Compare with what ``freeze`` has returned."""
        self._forms = Forms.thaw(frozen)

    def find(self, key: str, spelling: str) -> Iterator[tuple[int, float]]:
        """Yield the numbers of words that a typed word may be, each with how sure that is; some more than once."""
        yield from self._find_by_sound(key)
        yield from self._find_by_letters(spelling)

    def _find_by_sound(self, key: str) -> Iterator[tuple[int, float]]:
        forms = self._known_forms()
        for stem in self._endings.stems(key):
            typed = spread(stem)
            if len(typed) < (SHORTEST_TYPO if stem == key else SHORT_WORD):
                break
            near = [(form, edits) for form, edits in self._near(typed) if stem not in forms.stems(form, self._stems)]
            doubt = AMBIGUOUS if len({form[:SHORT_WORD] for form, _ in near}) > MOST_NEAR else 0.0
            for form, edits in near:
                quality = typo_quality(typed, form, edits) - (0.0 if is_swap(typed, form) else doubt)
                if stem != key:
                    quality -= CUT_MISSPELT
                for known in forms.stems(form, self._stems):
                    for number in self._stems.having(known):
                        yield number, quality - LONGER * (len(self._keys[number]) - len(form))

    def _find_by_letters(self, typed: str) -> Iterator[tuple[int, float]]:
        """Compare letters where the key hides a slip: "speical" sounds nothing like "special"."""
        if not is_ambiguous(typed) or len(typed) < LONG_ENOUGH:
            return
        forms = self._known_forms()
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for number in forms.spellings(typed[0], length):
                spelling = self._written[number]
                if OSA.distance(typed, spelling, score_cutoff=1) == 1:
                    yield number, typo_quality(typed, spelling, 1)

    def _near(self, typed: str) -> list[tuple[str, int]]:
        """Return the closest known forms, first letter kept; a long word may begin wrong."""
        allowed = allowed_edits(len(typed))
        found = self._nearest(typed, typed[0], allowed)
        if not found and len(typed) >= LONG_WORD:
            found = [(form, 1) for form in self._begun_otherwise(typed)]
        return found

    def _begun_otherwise(self, typed: str) -> Iterator[str]:
        """Yield the known forms that one slip at the first letter makes of a word."""
        forms, rest = self._known_forms(), typed[1:]
        begun = [letter + tail for tail in (rest, typed) for letter in forms.letters]
        for form in (*begun, rest, typed[1] + typed[0] + typed[2:]):
            if form[0] != typed[0] and any(forms.stems(form, self._stems)):
                yield form

    def _nearest(self, typed: str, letter: str, allowed: int) -> list[tuple[str, int]]:
        """Return the closest known forms that begin with a letter, shorter ones first."""
        found: dict[int, list[tuple[str, int]]] = {}
        closest = allowed
        for step in range(allowed + 1):
            if step == allowed > closest:
                # Forms of the shortest and the longest length are as far as is allowed at least.
                break
            for length in {len(typed) - step, len(typed) + step}:
                found[length] = self._within(typed, letter, length, allowed)
                closest = min([closest, *(edits for _, edits in found[length])])
        best: list[tuple[str, int]] = []
        least = allowed
        for length in sorted(found):
            for form, edits in [each for each in found[length] if each[1] <= least]:
                if edits < least:
                    best, least = [], edits
                best.append((form, edits))
        return best

    def _within(self, typed: str, letter: str, length: int, allowed: int) -> list[tuple[str, int]]:
        """Return the closest known forms of a length within some edits, the closest first."""
        forms = self._known_forms().of(letter, length)
        if not forms:
            return []
        near = process.extract(typed, forms, scorer=OSA.distance, score_cutoff=allowed, limit=MOST_CLOSEST)
        found = [(form, int(distance)) for form, distance, _ in near]
        return found if len(typed) >= SHORT_WORD else [each for each in found if is_swap(typed, each[0])]

    def _known_forms(self) -> Forms:
        """Return what a misspelt word is compared with; many messages have none, so it waits for the first."""
        if self._forms is None:
            self._forms = Forms.sort(self._stems, self._written)
        return self._forms
