"""Which scenarios are run, how large, and what must come of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.delivery.scenarios import Place, Report, Size, crash, end_politely, flood, freeze
from bench.delivery.sink import Faults

__all__ = ["FULL", "SMALL", "Run", "find_failures"]

_LONGEST_END = 5.0
_SLOTS = 2
"""How many messages a process has on their way at once."""
_NETWORK = Faults(reset_before=0.01, reset_after=0.01, failure_after=0.01, silence=0.002)


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A scenario at a size."""

    name: str
    scenario: Callable[[Place, Size], Report]
    size: Size
    needs_server: bool = False
    """Several processes: impossible with a file."""

    @property
    def most_unknown(self) -> int:
        """How many messages may end in doubt: those on their way whenever something happened."""
        if self.scenario is end_politely:
            return 0
        on_their_way = _SLOTS * self.size.times + _SLOTS * self.size.senders * self.size.crashes
        faults = self.size.faults
        share = faults.reset_after + faults.reset_before + faults.failure_after + faults.silence
        return on_their_way + round(3 * share * self.size.chats * self.size.each)


def _flood_private(place: Place, size: Size) -> Report:
    return flood(place, size)


def _flood_groups(place: Place, size: Size) -> Report:
    return flood(place, size, groups=True)


def _bans(place: Place, size: Size) -> Report:
    return flood(place, size, bans=size.bans)


FULL = (
    Run(name="kill -9", scenario=crash, size=Size(chats=10_000, times=50)),
    Run(name="kill -9, ten messages a chat", scenario=crash, size=Size(chats=1_000, each=10, times=50)),
    Run(name="kill -9, three senders", scenario=crash, size=Size(chats=3_000, times=50, senders=3), needs_server=True),
    Run(name="kill -9, repeated once", scenario=crash, size=Size(chats=10_000, times=50, repeats=True)),
    Run(name="SIGTERM", scenario=end_politely, size=Size(chats=3_000, times=20)),
    Run(
        name="database crashes, kill -9, three senders",
        scenario=crash,
        size=Size(chats=3_000, times=25, crashes=10, senders=3),
        needs_server=True,
    ),
    Run(
        name="frozen beyond the lease, three senders, ten messages a chat",
        scenario=freeze,
        size=Size(chats=400, each=10, times=45, senders=3, lease=3.0, rate=50.0),
        needs_server=True,
    ),
    Run(
        name="frozen beyond the lease, ten messages a chat",
        scenario=freeze,
        size=Size(chats=400, each=10, times=45, lease=3.0, rate=50.0),
    ),
    Run(name="faults of the network", scenario=crash, size=Size(chats=4_000, faults=_NETWORK)),
    Run(name="strict Telegram", scenario=_flood_private, size=Size(chats=1_200, times=10, rate=25.0)),
    Run(
        name="strict Telegram, three senders",
        scenario=_flood_private,
        size=Size(chats=1_200, times=15, senders=3, rate=25.0),
        needs_server=True,
    ),
    Run(
        name="strict Telegram, groups, 25 messages each",
        scenario=_flood_groups,
        size=Size(chats=60, each=25, times=5, rate=25.0),
    ),
    Run(name="Telegram wants silence", scenario=_bans, size=Size(chats=600, rate=25.0, bans=5)),
    Run(
        name="Telegram wants silence, three senders",
        scenario=_bans,
        size=Size(chats=600, senders=3, rate=25.0, bans=5),
        needs_server=True,
    ),
)


SMALL = (
    Run(name="kill -9", scenario=crash, size=Size(chats=40, each=2, times=3)),
    Run(name="kill -9, repeated once", scenario=crash, size=Size(chats=60, times=3, repeats=True)),
    Run(name="SIGTERM", scenario=end_politely, size=Size(chats=60, times=2)),
    Run(
        name="database crashes, kill -9, two senders",
        scenario=crash,
        size=Size(chats=80, times=2, crashes=1, senders=2, lease=3.0),
        needs_server=True,
    ),
    Run(
        name="frozen beyond the lease, two senders",
        scenario=freeze,
        size=Size(chats=20, each=5, times=2, senders=2, lease=2.0, rate=30.0),
        needs_server=True,
    ),
    Run(
        name="strict Telegram wants silence, two senders",
        scenario=_bans,
        size=Size(chats=60, senders=2, rate=25.0, bans=1),
        needs_server=True,
    ),
    Run(name="strict Telegram", scenario=_flood_private, size=Size(chats=100, times=1, rate=25.0)),
)
"""The same in a minute or two, for every change."""


def find_failures(run: Run, report: Report) -> list[str]:
    """Return what a run promised and did not keep."""
    outcome, size = report.outcome, run.size
    most_copies = 2 if size.repeats else 1
    checks = {
        f"{outcome.most_copies} copies of a message": outcome.most_copies <= most_copies,
        f"{outcome.silent_losses} lost silently": outcome.silent_losses == 0,
        f"{outcome.open} still open": outcome.open == 0,
        f"{outcome.unknown} unknown, at most {run.most_unknown} allowed": outcome.unknown <= run.most_unknown,
        f"{outcome.sent + outcome.unknown + outcome.failed} of {outcome.messages} accounted for": (
            outcome.sent + outcome.unknown + outcome.failed == outcome.messages
        ),
        f"{outcome.failed} not sent": outcome.failed == 0 or run.scenario is freeze,
        f"{outcome.disorders} out of order": outcome.disorders == 0 or size.repeats,
        f"{report.longest_end:.1f} s to end": report.longest_end <= _LONGEST_END,
        f"{report.in_silence} sent although Telegram wanted silence": report.in_silence == 0,
        f"{report.too_many} times too fast": report.too_many == 0 or run.scenario is _bans,
    }
    return [sentence for sentence, is_kept in checks.items() if not is_kept]
