"""What misspelt words are compared with: the stems and spellings of known words, by first letter and length."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from bot.understanding.likeness import is_ambiguous, spread
from bot.understanding.packing import Frozen, pack, unpack

__all__ = ["Forms"]

_SHORTEST_STEM = 3


class Forms:
    """Stems in the letters that fingers slip on, and the words whose key hides a slip.

    All are packed by their first letter and length, of which a message needs few.
    """

    def __init__(self, stems: dict[str, str], spellings: dict[str, str], respelt: dict[str, list[str]]) -> None:
        self._packed = stems
        self._spellings = spellings
        self._respelt = respelt
        self._forms: dict[str, list[str]] = {}
        self.letters = sorted({start[0] for start in stems})
        """The first letters of all forms."""

    @classmethod
    def sort(cls, stems: Iterable[str], written: Iterable[str]) -> Forms:
        """Sort what is known.

        Args:
            stems: All stems, in the order in which they became known.
            written: The known words as they are written, by their numbers.
        """
        forms: dict[str, list[str]] = defaultdict(list)
        respelt: dict[str, list[str]] = defaultdict(list)
        spellings: dict[str, list[int]] = defaultdict(list)
        for stem in stems:
            if len(stem) >= _SHORTEST_STEM:
                form = spread(stem)
                forms[_start(form[0], len(form))].append(form)
                if form != stem:
                    respelt[form].append(stem)
        for number, spelling in enumerate(written):
            if is_ambiguous(spelling):
                spellings[_start(spelling[0], len(spelling))].append(number)
        joined = {start: " ".join(group) for start, group in forms.items()}
        return cls(joined, {start: pack(numbers) for start, numbers in spellings.items()}, dict(respelt))

    def freeze(self) -> Frozen:
        """Return everything as plain mappings."""
        return {"stems": self._packed, "spellings": self._spellings, "respelt": self._respelt}

    @classmethod
    def thaw(cls, frozen: Frozen) -> Forms:
        """Make the same forms again."""
        return cls(frozen["stems"], frozen["spellings"], frozen["respelt"])

    def warm_up(self) -> None:
        """Unpack all forms."""
        for start in self._packed:
            self.of(start[0], int(start[1:]))

    def of(self, letter: str, length: int) -> list[str]:
        """Return the forms that begin with a letter and have a length."""
        start = _start(letter, length)
        forms = self._forms.get(start)
        if forms is None:
            forms = self._forms[start] = self._packed.get(start, "").split()
        return forms

    def spellings(self, letter: str, length: int) -> list[int]:
        """Return the words whose key hides a slip, of which the spelling begins with a letter and has a length."""
        return unpack(self._spellings.get(_start(letter, length), ""))

    def stems(self, form: str, known: Container[str]) -> Iterator[str]:
        """Yield the stems that are written in a form; hardly any is not written as itself."""
        if form in known:
            yield form
        yield from self._respelt.get(form, ())


def _start(letter: str, length: int) -> str:
    return f"{letter}{length}"
