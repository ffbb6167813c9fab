from __future__ import annotations

from bot.knowledge.base import KnowledgeBase
from bot.rendering.publishers import MOST_SOURCES, first_of_each


def test_first_page_of_each_publisher(year: KnowledgeBase) -> None:
    """No publisher is named twice, and not all of them are."""
    source = next(iter(year.events.values())).sources[0]
    pages = [source.model_copy(update={"id": f"s{at}", "publisher": name}) for at, name in enumerate("AABCD")]
    assert [each.id for each in first_of_each(pages)] == ["s0", "s2", "s3", "s4"][:MOST_SOURCES]
