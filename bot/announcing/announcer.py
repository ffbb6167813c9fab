"""Writes every kind of post for one base and one bot account."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from bot.announcing.day import find_day, write_day
from bot.announcing.month import find_month, write_month
from bot.announcing.news import News, select_news, write_news
from bot.announcing.notice import write_notice
from bot.announcing.post import Audience, Post
from bot.announcing.questions import Questions
from bot.announcing.quiz import choose_question, write_quiz
from bot.announcing.voice import Voice
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language

__all__ = ["Announcer"]


class Announcer:
    """The editor: knows the base and the name that links lead to, and nothing of time and chats."""

    def __init__(self, base: KnowledgeBase, username: str) -> None:
        """Write for the bot account of a user name."""
        self.base = base
        self._voices = {language: Voice(base, language, username) for language in base.languages}
        self._questions = Questions(base)

    def prepare(self) -> None:
        """Find all questions now: the first quiz must not keep users waiting."""
        _ = self._questions.all

    def day(self, today: date, audience: Audience) -> Post | None:
        """Write what this day had, None if it had nothing for the audience."""
        found = find_day(self.base, today, audience)
        return None if found is None else write_day(self._voices[audience.language], found)

    def month(self, today: date, audience: Audience) -> Post | None:
        """Write the digest of this month, None if it had nothing for the audience."""
        found = find_month(self.base, today, audience)
        return None if found is None else write_month(self._voices[audience.language], found)

    def quiz(self, today: date, audience: Audience, *, seed: int, used: Collection[str] = ()) -> Post | None:
        """Write a question that the chat has not had, None if it has had all."""
        question = choose_question(self._questions, today, audience, seed=seed, used=used)
        return None if question is None else write_quiz(self._voices[audience.language], question, seed=seed)

    def news(self, news: News, audience: Audience) -> Post | None:
        """Write what is new, None if nothing of it is for the audience."""
        found = select_news(self.base, news, audience)
        return write_news(self._voices[audience.language], found) if found else None

    def address(self, payload: str, language: Language) -> str:
        """Return the link that opens the private chat at something."""
        return self._voices[language].address(payload)

    def notice(self, texts: Mapping[Language, str], language: Language) -> Post:
        """Write the operator's words."""
        return write_notice(self._voices[language], texts)
