"""An alias of nothing but common words is found with others between its own."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


@pytest.mark.parametrize(
    ("message", "is_found"),
    [
        ("which what is it, the museum", False),
        ("what year is it called officially in Longtown", True),
        ("is it what year in Longtown", False),
        ("what year is it", False),
    ],
)
def test_find_plain_alias(year: KnowledgeBase, message: str, is_found: bool) -> None:
    """Its words must all be there, in order, and the message must have one of its own besides."""
    museum = year.events["sky-museum"].model_copy(update={"aliases": {"en": ("what year is it called",)}})
    mentions = Reader(with_entries(year, events=[museum])).read(message).mentions
    assert any((each.kind, each.id) == ("event", "sky-museum") for each in mentions) is is_found
