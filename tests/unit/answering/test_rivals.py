"""Of gold, silver and bronze only one was won."""

import pytest

from bot.answering.rivals import find_rival
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Fact
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries

TOLD = {"en": "Aru took the silver medal.", "ru": "Ару взяла серебро.", "kk": "Ару күміс медаль алды."}


@pytest.mark.parametrize(
    ("message", "is_rival"),
    [
        ("did Aru take gold?", True),
        ("Ару взяла золото?", True),
        ("Ару алтын алды ма", True),
        ("did Aru take silver?", False),
        ("did Aru take a medal?", False),
        ("gold or silver for Aru?", False),
    ],
)
def test_find_rival(year: KnowledgeBase, message: str, is_rival: bool) -> None:
    """Whoever has silver has no gold; what is asked both ways or neither is left open."""
    fact = Fact.model_validate({"kind": "outcome", "text": TOLD, "sources": ["longtown-news-1"]}, strict=False)
    told = year.events["aru-concert"].model_copy(update={"facts": (fact,)})
    base = with_entries(year, events=[told])
    reader = Reader(base)
    statement = find_rival(base, reader.index, reader.read(message), told)
    assert (statement is not None and statement.part == "fact") is is_rival
