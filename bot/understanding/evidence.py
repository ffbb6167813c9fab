"""How strongly a word speaks of each event: a few events by their ids, very many as the bits of a number."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

__all__ = ["MANY", "Evidence", "Group", "Level", "Roll"]

MANY = 1000
"""Events from which on a group is one long number: it is joined and counted a thousand times as fast."""

Group = tuple[float, Iterable[str]]
"""How strongly something speaks of some events."""
Level = tuple[float, int]
"""How strongly something speaks of the events that the bits of a number stand for."""


class Roll:
    """All events by number, in the order of their ids."""

    def __init__(self, events: Iterable[str]) -> None:
        self.events = sorted(events)
        self.numbers = {event: number for number, event in enumerate(self.events)}
        self._masks: dict[tuple[str, str], int] = {}

    def mask(self, events: Iterable[str]) -> int:
        """Return some events as the bits of a number."""
        bits = bytearray(len(self.events) // 8 + 1)
        for number in map(self.numbers.__getitem__, events):
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")

    def mask_of(self, kind: str, name: str, members: Iterable[str]) -> int:
        """Return the members of a group as the bits of a number, which is made once."""
        mask = self._masks.get((kind, name))
        if mask is None:
            mask = self._masks[kind, name] = self.mask(members)
        return mask

    def first(self, mask: int, most: int) -> list[str]:
        """Return the first events, in the order of ids, that the bits of a number stand for."""
        found: list[str] = []
        while mask and len(found) < most:
            lowest = mask & -mask
            found.append(self.events[lowest.bit_length() - 1])
            mask ^= lowest
        return found

    def all_of(self, mask: int) -> Iterator[str]:
        """Yield all events that the bits of a number stand for."""
        digits = bin(mask)[:1:-1]
        at = digits.find("1")
        while at >= 0:
            yield self.events[at]
            at = digits.find("1", at + 1)


class Evidence(Mapping[str, float]):
    """The events that something speaks of, each with how strongly it does."""

    __slots__ = ("_roll", "few", "levels")

    def __init__(self, roll: Roll, few: Mapping[str, float], levels: Iterable[Level] = ()) -> None:
        """Join what speaks of a few events and of very many; of two strengths the greater one counts."""
        self._roll = roll
        self.few = few
        self.levels = _disjoint(levels) if levels else ()

    @classmethod
    def join(cls, roll: Roll, groups: Iterable[Group], levels: Iterable[Level] = ()) -> Evidence:
        """Make one of many groups."""
        few: dict[str, float] = {}
        for strength, events in sorted(groups, key=itemgetter(0)):
            few.update(dict.fromkeys(events, strength))
        return cls(roll, few, levels)

    def get(self, event: str, default: float = 0.0) -> float:  # type: ignore[override]
        """Return how strongly it speaks of an event."""
        strength = self.few.get(event, default)
        if self.levels:
            number = self._roll.numbers[event]
            for value, mask in self.levels:
                if value <= strength:
                    break
                if mask >> number & 1:
                    return value
        return strength

    @property
    def strength_of(self) -> Callable[[str, float], float]:
        """The fastest way to ask of many events how strongly it speaks of each: with 0 for those that it does not."""
        return self.get if self.levels else self.few.get

    def __getitem__(self, event: str) -> float:
        strength = self.get(event)
        if not strength:
            raise KeyError(event)
        return strength

    def __contains__(self, event: object) -> bool:
        return event in self.few or (bool(self.levels) and isinstance(event, str) and self.get(event) > 0.0)

    def __iter__(self) -> Iterator[str]:
        yield from self.few
        for _, mask in self.levels:
            yield from (event for event in self._roll.all_of(mask) if event not in self.few)

    def __len__(self) -> int:
        return self.count(0.0)

    def __bool__(self) -> bool:
        return bool(self.few or self.levels)

    @property
    def best(self) -> float:
        """How strongly it speaks of the event that it speaks of most, 0 for none."""
        return max(max(self.few.values(), default=0.0), self.levels[0][0] if self.levels else 0.0)

    def mask(self, least: float) -> int:
        """Return the events that it speaks of at least so strongly as the bits of a number."""
        mask = self._roll.mask(event for event, value in self.few.items() if value >= least)
        for value, level in self.levels:
            mask |= level if value >= least else 0
        return mask

    def count(self, least: float) -> int:
        """Count the events that it speaks of at least so strongly."""
        if self.levels:
            return self.mask(least).bit_count()
        return len([value for value in self.few.values() if value >= least])

    def raised(self, value: float, groups: Iterable[tuple[str, str, Sequence[str]]]) -> Evidence:
        """Return it with all members of some groups, each named by its kind and id, at least so strong."""
        few, levels = dict(self.few), list(self.levels)
        for kind, name, members in groups:
            if len(members) > MANY:
                levels.append((value, self._roll.mask_of(kind, name, members)))
                continue
            for event in members:
                few[event] = max(few.get(event, 0.0), value)
        return Evidence(self._roll, few, levels)

    def lowered(self, factor: float, spared: Collection[str]) -> Evidence:
        """Return it with all events but some spared ones so much weaker."""
        few = {event: value if event in spared else factor * value for event, value in self.few.items()}
        if not self.levels:
            return Evidence(self._roll, few)
        kept = self._roll.mask(spared)
        levels = [(value, mask & kept) for value, mask in self.levels]
        return Evidence(self._roll, few, [*levels, *((factor * value, mask & ~kept) for value, mask in self.levels)])


def _disjoint(levels: Iterable[Level]) -> tuple[Level, ...]:
    """Order levels, the strongest first, and leave each event in its strongest one."""
    ordered: list[Level] = []
    seen = 0
    for value, mask in sorted(levels, reverse=True):
        rest = mask & ~seen
        if rest:
            ordered.append((value, rest))
            seen |= rest
    return tuple(ordered)
