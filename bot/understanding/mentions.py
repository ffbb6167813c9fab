"""What a message mentions: a run of its words that names something."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EXACT", "FORM", "KNOWN", "Mention"]

EXACT = 0.97
"""From this quality on, the words stand as they are in the base."""
FORM = 0.945
"""From this quality on, they differ from it in an ending at most."""
KNOWN = 0.9
"""From this quality on, they are typed right, and what they name is surely meant."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of tokens that names something."""

    kind: str
    id: str
    start: int
    end: int
    quality: float
    language: str = ""
    weakest: int = -1
    """The position of the word that is least like what it was read into."""

    @property
    def span(self) -> range:
        """The positions of its tokens."""
        return range(self.start, self.end)

    def moved(self, by: int) -> Mention:
        """Return the mention as it is in a message that has so many words before it."""
        return Mention(
            self.kind, self.id, self.start + by, self.end + by, self.quality, self.language, self.weakest + by
        )

    def covers(self, other: Mention) -> bool:
        """Tell whether the other mention stands inside this one."""
        return self.start <= other.start and other.end <= self.end
