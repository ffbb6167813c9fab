"""What happens to senders in the middle of their work; each scenario ends when nothing is left to be sent."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bench.delivery.books import Outcome, compare, count_open, fill
from bench.delivery.cluster import Cluster
from bench.delivery.senders import Senders
from bench.delivery.sink import Faults, Flood, Sink

__all__ = ["Place", "Report", "Size", "crash", "end_politely", "flood", "freeze"]

_STALLED_SECONDS = 30
_QUIET_SECONDS = 2.5
_STARTING_SECONDS = 10.0
_DONE_SECONDS = 300
_JITTER = 0.03


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a scenario takes place."""

    address: str
    folder: Path
    server: Cluster | None = None
    """The server of the database, if it is one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How much of it."""

    chats: int
    each: int = 1
    """Messages for each chat."""
    times: int = 0
    """How often something happens to a sender."""
    crashes: int = 0
    """How often the server of the database crashes."""
    bans: int = 0
    """How often Telegram wants silence without a reason."""
    senders: int = 1
    rate: float = 100.0
    lease: float = 5.0
    repeats: bool = False
    seed: int = 2025
    faults: Faults = field(default_factory=Faults)


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What came of it."""

    outcome: Outcome
    events: int
    """How often something happened."""
    seconds: float
    longest_end: float = 0.0
    too_many: int = 0
    in_silence: int = 0


def crash(place: Place, size: Size) -> Report:
    """Kill senders, and crash their database, at random points of their work."""
    chance = random.Random(size.seed)  # noqa: S311 - no secret

    def strike(senders: Senders, what: str) -> None:
        time.sleep(chance.uniform(0, _JITTER))
        if what == "crash" and place.server is not None:
            place.server.stop()
            time.sleep(chance.uniform(0, 1))
            place.server.start()
            return
        victim = chance.choice(senders.all)
        victim.kill()
        victim.start()

    return _run(place, size, strike, ["kill"] * size.times + ["crash"] * size.crashes, chance)


def end_politely(place: Place, size: Size) -> Report:
    """Ask senders to end, as a deploy does, at random points of their work."""
    chance = random.Random(size.seed)  # noqa: S311 - no secret
    seconds = [0.0]

    def strike(senders: Senders, _: str) -> None:
        time.sleep(chance.uniform(0, _JITTER))
        victim = chance.choice(senders.all)
        seconds.append(victim.end())
        victim.start()

    return replace(_run(place, size, strike, ["end"] * size.times, chance), longest_end=max(seconds))


def freeze(place: Place, size: Size) -> Report:
    """Freeze senders for longer than their lease, at random points of their work."""
    chance = random.Random(size.seed)  # noqa: S311 - no secret

    def strike(senders: Senders, _: str) -> None:
        time.sleep(chance.uniform(0, _JITTER))
        chance.choice(senders.all).freeze(size.lease * 1.6)

    return _run(place, size, strike, ["freeze"] * size.times, chance)


def flood(place: Place, size: Size, *, groups: bool = False, bans: int = 0) -> Report:
    """Send at the usual pace to a Telegram that is strict; it may want silence for no reason, too."""
    chance = random.Random(size.seed)  # noqa: S311 - no secret

    def strike(senders: Senders, what: str) -> None:
        if what == "ban":
            sink.ban(3)
            return
        victim = chance.choice(senders.all)
        victim.kill()
        victim.start()

    sink = Sink(latency=(0.03, 0.1), flood=Flood())
    events = ["kill"] * size.times + ["ban"] * bans
    return _run(place, size, strike, events, chance, sink=sink, first=-1 if groups else 1)


def _run(
    place: Place,
    size: Size,
    strike: Callable[[Senders, str], None],
    events: list[str],
    chance: random.Random,
    *,
    sink: Sink | None = None,
    first: int = 1,
) -> Report:
    fill(place.address, chats=size.chats, each=size.each, repeats=size.repeats, first=first)
    total = size.chats * size.each
    chance.shuffle(events)
    points = sorted(chance.sample(range(total * 4 // 5), len(events)))
    began = time.monotonic()
    with sink or Sink(faults=size.faults) as running:
        settings = running.settings(place.address) | _settings(size)
        with Senders(size.senders, place.folder, settings) as senders:
            for point, event in zip(points, events, strict=True):
                _wait_for(running, point)
                strike(senders, event)
            _wait_until_done(place, running, senders)
            senders.end()
        seconds = time.monotonic() - began
        outcome = compare(place.address, running.arrivals)
    return Report(
        outcome=outcome,
        events=len(events),
        seconds=seconds,
        too_many=running.too_many,
        in_silence=running.in_silence,
    )


def _settings(size: Size) -> dict[str, str]:
    return {"ANNOUNCE_RATE": str(size.rate), "ANNOUNCE_LEASE_SECONDS": str(size.lease)}


def _wait_for(sink: Sink, count: int) -> None:
    """Wait until so many messages have arrived, but not for ever: some of them may be lost, and listed as such."""
    while len(sink.arrivals) < count and not _is_quiet(sink, _STALLED_SECONDS):
        time.sleep(0.002)


def _wait_until_done(place: Place, sink: Sink, senders: Senders) -> None:
    """Wait until nothing is open.

    Raises:
        TimeoutError: Something stays so.
    """
    deadline = time.monotonic() + _DONE_SECONDS
    while time.monotonic() < deadline:
        while not _is_quiet(sink):
            time.sleep(0.1)
        if place.server is None:
            senders.end()  # A file is for one process.
        if count_open(place.address) == 0:
            return
        for sender in senders.all:
            if not sender.is_running:
                sender.start()
        _wait_for_more(sink)
    raise TimeoutError("\n".join(sender.output for sender in senders.all))


def _wait_for_more(sink: Sink) -> None:
    """Wait until something arrives: a process that was just started needs a while."""
    count, deadline = len(sink.arrivals), time.monotonic() + _STARTING_SECONDS
    while len(sink.arrivals) == count and time.monotonic() < deadline:
        time.sleep(0.1)


def _is_quiet(sink: Sink, seconds: float = _QUIET_SECONDS) -> bool:
    return bool(sink.arrivals) and time.monotonic() - sink.arrivals[-1].at > seconds
