"""What misspelt words are compared with: the stems and spellings of known words, by first letter and length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from bot.understanding.likeness import is_ambiguous, spread

__all__ = ["Forms"]

_SHORTEST_STEM = 3


class Forms:
    """Stems in the letters that fingers slip on, and the spellings whose key hides a slip."""

    def __init__(self, stems: Iterable[str], written: Iterable[str]) -> None:
        """Sort what is known.

        Args:
            stems: All stems, in the order in which they became known.
            written: The known words as they are written, by their numbers.
        """
        self.by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.spellings: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
        self._respelt: dict[str, list[str]] = defaultdict(list)
        for stem in stems:
            if len(stem) >= _SHORTEST_STEM:
                form = spread(stem)
                self.by_start[form[0], len(form)].append(form)
                if form != stem:
                    self._respelt[form].append(stem)
        for number, spelling in enumerate(written):
            if is_ambiguous(spelling):
                self.spellings[spelling[0], len(spelling)].append((spelling, number))
        self.letters = sorted({letter for letter, _ in self.by_start})

    def stems(self, form: str, known: Container[str]) -> Iterator[str]:
        """Yield the stems that are written in a form; hardly any is not written as itself."""
        if form in known:
            yield form
        yield from self._respelt.get(form, ())
