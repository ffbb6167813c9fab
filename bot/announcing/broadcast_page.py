"""What the operator sees of a notice: whom it could go to, the question whether to send it, how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from bot.announcing.broadcast import AUDIENCES, select_audience
from bot.announcing.choice_pages import ChoicePages
from bot.delivery.records import Progress, State
from bot.delivery.subscriptions import Subscription
from bot.rendering import html
from bot.rendering.reply import Button, Reply

__all__ = ["BroadcastPage", "broadcast_data", "parse_broadcast"]


def broadcast_data(batch: str, verb: str, audience: str = "") -> str:
    """Return the data of a button."""
    return f"b:{batch}:{verb}:{audience}"


def parse_broadcast(data: str) -> tuple[str, str, str] | None:
    """Read the data of a button: batch, verb and audience; None if it is of no notice."""
    parts = data.split(":")
    return (parts[1], parts[2], parts[3]) if len(parts) == 4 and parts[0] == "b" else None


class BroadcastPage(ChoicePages):
    """Writes in the language of the operator."""

    def audiences(self, batch: str, subscriptions: Sequence[Subscription], now: float) -> Reply:
        """Offer those audiences that have anybody in them."""
        counts = {name: len(select_audience(subscriptions, name, now)) for name in AUDIENCES}
        rows = [
            [Button(text=f"{self._name(name)} · {count}", data=broadcast_data(batch, "to", name))]
            for name, count in counts.items()
            if count
        ]
        cancel = [Button(text=self.phrase("broadcast_cancel"), data=broadcast_data(batch, "no"))]
        words = self.phrase("broadcast_to" if rows else "broadcast_nobody")
        return self._reply(html.escape(words), [*rows, cancel])

    def confirm(self, batch: str, audience: str, count: int) -> Reply:
        """Ask whether to send."""
        words = self.phrase("broadcast_confirm", audience=self._name(audience), count=count)
        send = Button(text=self.phrase("broadcast_send"), data=broadcast_data(batch, "go", audience))
        back = Button(text=self.phrase("settings_back"), data=broadcast_data(batch, "who"))
        cancel = Button(text=self.phrase("broadcast_cancel"), data=broadcast_data(batch, "no"))
        return self._reply(html.escape(words), [[send], [back, cancel]])

    def progress(self, batch: str, progress: Progress) -> Reply:
        """Say how far a notice is, or what came of it, and offer what can be decided about it."""
        name, words = _stage(progress)
        lines = [self.phrase(name, sent=progress.count(State.SENT), total=progress.total)]
        for phrase, states in (
            ("broadcast_failed", (State.FAILED,)),
            ("broadcast_unknown", (State.UNKNOWN,)),
            ("broadcast_stopped", (State.CANCELLED, State.EXPIRED)),
            ("broadcast_held", (State.HELD,)),
        ):
            count = progress.count(*states)
            if count:
                lines.append(self.phrase(phrase, count=count))
        buttons = [Button(text=self.phrase(f"broadcast_{word}"), data=broadcast_data(batch, word)) for word in words]
        return self._reply("\n".join(map(html.escape, lines)), [buttons] if buttons else [])

    def _name(self, audience: str) -> str:
        pack = next((pack for code, pack in self._base.languages.items() if code == audience), None)
        return pack.name if pack else self.phrase(f"broadcast_{audience}")


def _stage(progress: Progress) -> tuple[str, tuple[str, ...]]:
    """Return the phrase that tells how far a notice is, and the verbs of its buttons."""
    if not progress.is_over:
        return "broadcast_progress", ("stop", "refresh")
    if progress.count(State.HELD):
        return "broadcast_halted", ("resume", "stop")
    return "broadcast_over", ()
