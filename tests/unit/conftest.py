"""The small year that the tests of the core ask, built once."""

from __future__ import annotations

import pytest

from bot.answering.answerer import Answerer
from bot.assistant.assistant import Assistant
from bot.knowledge.base import KnowledgeBase
from bot.rendering.renderer import Renderer
from bot.understanding.reader import Reader
from tests.unit.small_year import build_small_year


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """A made-up year of nine events."""
    return build_small_year(tmp_path_factory.mktemp("year"))


@pytest.fixture(scope="session")
def answerer(year: KnowledgeBase) -> Answerer:
    """Answers questions about the made-up year."""
    return Answerer(year)


@pytest.fixture(scope="session")
def reader(answerer: Answerer) -> Reader:
    """Reads questions about the made-up year."""
    return answerer.reader


@pytest.fixture(scope="session")
def renderer(year: KnowledgeBase) -> Renderer:
    """Writes replies about the made-up year."""
    return Renderer(year)


@pytest.fixture(scope="session")
def small_assistant(year: KnowledgeBase) -> Assistant:
    """The whole core over the made-up year."""
    return Assistant(year)
