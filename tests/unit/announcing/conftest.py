"""The posts that the tests read."""

from __future__ import annotations

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.post import Audience
from bot.knowledge.base import KnowledgeBase

BOT = "yearbot_test_bot"


@pytest.fixture(scope="session")
def announcer(base: KnowledgeBase) -> Announcer:
    """Writes about the base that comes with the bot."""
    return Announcer(base, BOT)


@pytest.fixture(scope="session")
def small_announcer(year: KnowledgeBase) -> Announcer:
    """Writes about the made-up year."""
    return Announcer(year, BOT)


@pytest.fixture
def english() -> Audience:
    """A chat that reads English, about everything."""
    return Audience(language="en")
