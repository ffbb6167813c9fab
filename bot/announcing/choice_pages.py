"""The pages that offer something to choose from: subjects, hours, zones, days, pauses."""

from __future__ import annotations

from collections.abc import Sequence

from bot.announcing.choices import PAUSES, ZONES, Target
from bot.delivery.subscriptions import Subscription
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language
from bot.rendering import html
from bot.rendering.reply import Button, Reply

__all__ = ["OFF", "ON", "ChoicePages"]

ON, OFF = "✓ ", ""
HOURS_IN_A_ROW = 6
Rows = Sequence[Sequence[Button]]


class ChoicePages:
    """Writes pages in one language: that of whoever presses."""

    def __init__(self, base: KnowledgeBase, language: Language) -> None:
        self._base = base
        self.language = language

    def subjects(self, subscription: Subscription, *, chat: str | None = None) -> Reply:
        """Offer the fields of culture."""
        target = _target_of(subscription)
        buttons = [
            Button(
                text=f"{ON if name in subscription.subjects else OFF}{_as_label(term.name(self.language))}",
                data=target.data("s", name),
            )
            for name, term in self._base.vocabulary.fields.items()
        ]
        mark = OFF if subscription.subjects else ON
        everything = Button(text=f"{mark}{_as_label(self.phrase('settings_all'))}", data=target.data("s", "all"))
        return self._choices(target, chat, "settings_choose_subjects", [[everything], *_in_rows(buttons, 2)])

    def hours(self, subscription: Subscription, *, chat: str | None = None) -> Reply:
        """Offer the hours of the day."""
        target = _target_of(subscription)
        buttons = [
            Button(text=f"{ON if hour == subscription.hour else OFF}{hour:02}", data=target.data("h", hour))
            for hour in range(24)
        ]
        return self._choices(target, chat, "settings_choose_hour", _in_rows(buttons, HOURS_IN_A_ROW))

    def zones(self, subscription: Subscription, *, chat: str | None = None) -> Reply:
        """Offer time zones."""
        target = _target_of(subscription)
        buttons = [
            Button(text=f"{ON if zone == subscription.zone else OFF}{zone}", data=target.data("z", number))
            for number, zone in enumerate(ZONES)
        ]
        if chat is not None:
            # Words set the zone of the chat that they are written in, and this is another one.
            return self._choices(target, chat, "settings_choose_zone_there", _in_rows(buttons, 2))
        return self._choices(target, chat, "settings_choose_zone", _in_rows(buttons, 2), example="Asia/Tokyo")

    def weekdays(self, subscription: Subscription, *, chat: str | None = None) -> Reply:
        """Offer the days of the week."""
        target = _target_of(subscription)
        buttons = [
            Button(
                text=f"{ON if day == subscription.weekday else OFF}{_as_label(self.phrase(f'weekday_{day}'))}",
                data=target.data("w", day),
            )
            for day in range(7)
        ]
        return self._choices(target, chat, "settings_choose_weekday", _in_rows(buttons, 2))

    def pauses(self, subscription: Subscription, *, chat: str | None = None) -> Reply:
        """Offer lengths of a pause."""
        target = _target_of(subscription)
        buttons = [self._button(target, f"settings_days_{days}", "p", days) for days in PAUSES]
        return self._choices(target, chat, "settings_choose_pause", [buttons])

    def said(self, name: str, *, buttons: Rows = (), **slots: object) -> Reply:
        """Reply with a phrase."""
        return self._reply(html.escape(self.phrase(name, **slots)), buttons)

    def phrase(self, name: str, **slots: object) -> str:
        """Return a phrase with its slots filled."""
        return self._base.phrases[self.language][name].format(**{"year": self._base.info.year} | slots)

    def _button(self, target: Target, phrase: str, verb: str, argument: object = "") -> Button:
        return Button(text=self.phrase(phrase), data=target.data(verb, argument))

    def _choices(
        self, target: Target, chat: str | None, phrase: str, rows: list[list[Button]], **slots: object
    ) -> Reply:
        back = [self._button(target, "settings_back", "m")]
        return self._page(target, chat, [self.phrase(phrase, **slots)], [*rows, back])

    def _page(self, target: Target, chat: str | None, lines: Sequence[str], rows: Sequence[Sequence[Button]]) -> Reply:
        here = "settings_topic" if target.thread_id else "settings_here"
        heading = self.phrase("settings_of", chat=chat) if chat else self.phrase(here)
        return self._reply("\n".join([html.bold(heading), *map(html.escape, lines)]), rows)

    def _reply(self, body: str, rows: Sequence[Sequence[Button]]) -> Reply:
        text = html.plain(body)
        return Reply(
            status="smalltalk", intent="settings", short=text, text=text, html=body, lang=self.language,
            buttons=tuple(map(tuple, rows)),
        )  # fmt: skip


def _target_of(subscription: Subscription) -> Target:
    return Target(chat_id=subscription.chat_id, thread_id=subscription.thread_id)


def _as_label(words: str) -> str:
    """Write words as a button does: Russian and Kazakh write days and subjects small elsewhere."""
    return words[:1].upper() + words[1:]


def _in_rows(buttons: Sequence[Button], width: int) -> list[list[Button]]:
    return [list(buttons[at : at + width]) for at in range(0, len(buttons), width)]
