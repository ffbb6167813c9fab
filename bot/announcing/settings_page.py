"""The message with the settings of a subscription: what is chosen, and buttons to choose otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.announcing.choice_pages import OFF, ON, ChoicePages
from bot.announcing.choices import KINDS, Target
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.dates import PartialDate
from bot.rendering import html
from bot.rendering.all_languages import GRAMMARS
from bot.rendering.reply import Button, Reply

__all__ = ["SettingsPage"]


class SettingsPage(ChoicePages):
    """Writes what is chosen, and offers announcements where there are none."""

    def offer(
        self, target: Target, *, chat: str | None = None, is_ended: bool = False, channel_link: str | None = None
    ) -> Reply:
        """Say that there are no announcements, and offer them."""
        words = self.phrase("settings_ended" if is_ended else "settings_none")
        rows = [[self._button(target, "settings_start", "new")], *self._channel_rows(channel_link)]
        return self._page(target, chat, [words], rows)

    def promoted(self, target: Target, chat: str) -> Reply:
        """Offer announcements for a channel to whoever made the bot its administrator."""
        words = html.escape(self.phrase("promoted", chat=chat))
        return self._reply(words, [[self._button(target, "settings_start", "new")]])

    def main(
        self, subscription: Subscription, *, now: float, chat: str | None = None, here: int | None = None,
        note: str | None = None, channel_link: str | None = None,
    ) -> Reply:  # fmt: skip
        """Write what is chosen.

        Args:
            chat: The name of the chat, if the page is shown in another one.
            here: The topic that the page is shown in, if the posts could move there.
            note: What is said first.
            channel_link: Where the bot is added to a channel.
        """
        target = Target(chat_id=subscription.chat_id, thread_id=subscription.thread_id)
        rows = [*self._what_rows(target, subscription), *self._when_rows(target, subscription)]
        is_paused = subscription.paused_until > now
        pause = ("settings_resume", "p", 0) if is_paused else ("settings_pause", "p", "")
        rows.append([self._button(target, *pause), self._button(target, "settings_preview", "v")])
        if here is not None and here != (subscription.thread_id or 0):
            rows.append([self._button(target, "settings_move", "t", here)])
        rows += [[self._button(target, "settings_stop", "x")], *self._channel_rows(channel_link)]
        lines = self._lines(subscription, now)
        return self._page(target, chat, [note, "", *lines] if note else lines, rows)

    def _channel_rows(self, link: str | None) -> list[list[Button]]:
        return [[Button(text=self.phrase("subscribe_add_channel"), url=link)]] if link else []

    def _lines(self, subscription: Subscription, now: float) -> list[str]:
        kinds = [self.phrase(f"kind_{kind.value}") for kind in KINDS if kind in subscription.kinds]
        fields = [name for name in self._base.vocabulary.fields if name in subscription.subjects]
        names = ", ".join(self._base.vocabulary.fields[name].name(self.language) for name in fields)
        lines = [
            self.phrase("settings_kinds", kinds=", ".join(kinds)),
            self.phrase("settings_subjects", subjects=names or self.phrase("settings_all")),
            self.phrase("settings_time", hour=f"{subscription.hour:02}:00", zone=subscription.zone),
        ]
        if "quiz" in subscription.kinds:
            lines.append(self.phrase("settings_weekday", weekday=self.phrase(f"weekday_{subscription.weekday}")))
        if subscription.paused_until > now:
            when = datetime.fromtimestamp(subscription.paused_until, ZoneInfo(subscription.zone))
            date = GRAMMARS[self.language].date(PartialDate(year=when.year, month=when.month, day=when.day))
            lines += ["", self.phrase("settings_paused", date=date)]
        if subscription.standing is Standing.BROKEN:
            lines += ["", self._broken(subscription)]
        return lines

    def _broken(self, subscription: Subscription) -> str:
        name = f"settings_broken_{subscription.reason}"
        known = name in self._base.phrases[self.language]
        return self.phrase("settings_broken", reason=self.phrase(name if known else "settings_broken_rights"))

    def _what_rows(self, target: Target, subscription: Subscription) -> list[list[Button]]:
        kinds = [
            Button(
                text=f"{ON if kind in subscription.kinds else OFF}{self.phrase(f'kind_{kind.value}')}",
                data=target.data("k", kind.value),
            )
            for kind in KINDS
        ]
        subjects = str(len(subscription.subjects)) if subscription.subjects else self.phrase("settings_all")
        return [
            kinds[:2],
            kinds[2:],
            [Button(text=self.phrase("settings_subjects", subjects=subjects), data=target.data("s"))],
        ]

    def _when_rows(self, target: Target, subscription: Subscription) -> list[list[Button]]:
        languages = [
            Button(text=f"{ON if code == subscription.language else OFF}{pack.name}", data=target.data("l", code))
            for code, pack in self._base.languages.items()
        ]
        hour = Button(text=f"{subscription.hour:02}:00", data=target.data("h"))
        zone = Button(text=subscription.zone, data=target.data("z"))
        day = Button(text=self.phrase(f"weekday_{subscription.weekday}").capitalize(), data=target.data("w"))
        sound = self._button(target, "settings_silent" if subscription.is_silent else "settings_loud", "q")
        return [languages, [hour, zone], [day, sound]]

    def chats(self, named: Sequence[tuple[Target, str]]) -> Reply:
        """Offer the chats that somebody has set up."""
        rows = [[Button(text=name, data=target.data("m"))] for target, name in named]
        return self._reply(html.escape(self.phrase("settings_choose_chat")), rows)
