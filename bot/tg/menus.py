"""The command menus and the texts of the bot's profile, in every language."""

from __future__ import annotations

import asyncio
import logging
from typing import get_args

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeChatAdministrators,
)
from telegram.error import TelegramError

from bot.assistant.assistant import Assistant
from bot.knowledge.model import Language
from bot.tg.stopping import Pauses

__all__ = ["Menus"]

DEFAULT = ""
"""Telegram's language code for users whose language has no menu of its own."""
ENGLISH: Language = "en"
PRIVATE_ONLY = ("start", "forget")
FOR_ALL = ("privacy",)
"""Orders that everybody in a group may give."""
ATTEMPTS = 6

_log = logging.getLogger(__name__)


class Menus:
    """Menus and profile of one bot account; a failure is told in the log and stops nothing."""

    def __init__(self, bot: Bot, assistant: Assistant) -> None:
        self._bot = bot
        self._assistant = assistant

    async def register(self) -> None:
        """Set what differs from what Telegram has; Telegram limits how often it may be set."""
        pauses = Pauses(first=10.0, longest=600.0)
        for attempt in range(ATTEMPTS):
            try:
                await self._register()
            except TelegramError as error:
                if attempt == 0:
                    _log.warning("the menus could not be registered, trying again later: %s", error.message)
                await asyncio.sleep(pauses.next())
            else:
                return

    async def _register(self) -> None:
        for code, language in self._codes():
            await self._set_commands(BotCommandScopeAllPrivateChats(), code, self._commands(language))
            await self._set_commands(BotCommandScopeAllGroupChats(), code, self._group_commands(language))
            await self._set_commands(
                BotCommandScopeAllChatAdministrators(), code, self._administrator_commands(language)
            )
            await self._set_profile(code, language)

    async def follow_choice(self, chat_id: int, language: Language, *, is_private: bool) -> None:
        """Show a chat its menu in the language chosen there."""
        commands = self._commands(language) if is_private else self._group_commands(language)
        try:
            await self._bot.set_my_commands(commands, scope=BotCommandScopeChat(chat_id))
            if not is_private:
                # Otherwise the menu of the chat would hide what only administrators can do.
                scope = BotCommandScopeChatAdministrators(chat_id)
                await self._bot.set_my_commands(self._administrator_commands(language), scope=scope)
        except TelegramError as error:
            _log.warning("the menu of a chat could not be set: %s", error.message)

    @staticmethod
    def _codes() -> list[tuple[str, Language]]:
        # The narrowest scope wins before the language does, so every scope needs every language.
        return [(DEFAULT, ENGLISH), *((language, language) for language in get_args(Language))]

    def _commands(self, language: Language) -> list[BotCommand]:
        found = [*self._assistant.menu(language), *self._assistant.orders(language)]
        return [BotCommand(name, text) for name, text in found]

    def _group_commands(self, language: Language) -> list[BotCommand]:
        orders = {name for name, _ in self._assistant.orders(language) if name not in FOR_ALL}
        return [each for each in self._administrator_commands(language) if each.command not in orders]

    def _administrator_commands(self, language: Language) -> list[BotCommand]:
        return [each for each in self._commands(language) if each.command not in PRIVATE_ONLY]

    async def _set_commands(self, scope: BotCommandScope, code: str, commands: list[BotCommand]) -> None:
        if list(await self._bot.get_my_commands(scope, code)) != commands:
            await self._bot.set_my_commands(commands, scope, code)

    async def _set_profile(self, code: str, language: Language) -> None:
        profile = self._assistant.profile(language)
        if (await self._bot.get_my_description(code)).description != profile.description:
            await self._bot.set_my_description(profile.description, code)
        if (await self._bot.get_my_short_description(code)).short_description != profile.short_description:
            await self._bot.set_my_short_description(profile.short_description, code)
