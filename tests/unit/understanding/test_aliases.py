"""How like the words of a message are to a name."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import split
from bot.understanding.aliases import SHORTENED, SURE_WORLD
from bot.understanding.endings import Endings
from bot.understanding.gazetteer import Gazetteer
from bot.understanding.words import Words


@pytest.mark.parametrize(
    ("message", "name", "is_sure"),
    [
        ("Қайтадан", "again", True),
        ("Қайтаданды", "again", True),
        ("қайтада", "again", True),
        ("қайта", "again", False),
        ("қайта бірге", "together", True),
        ("Winds", "wind", True),
        ("winding", "winding", True),
        ("wind", "winding", False),
    ],
)
def test_find_a_name_that_would_lose_letters(year: KnowledgeBase, message: str, name: str, is_sure: bool) -> None:
    """A word that lacks more than one letter of a name of one word is hardly that name; a longer name has others."""
    found = Gazetteer(Words(Endings(year.languages.values())))
    for each, phrase in (
        ("again", "Қайтадан"),
        ("together", "Қайтадан Бірге"),
        ("wind", "Wind"),
        ("winding", "Winding"),
    ):
        found.add("topic", each, phrase)
    qualities = {each.id: each.quality for each in found.find(split(message))}
    assert (qualities.get(name, 0.0) >= SURE_WORLD) is is_sure


def test_find_a_common_word_that_lost_letters(year: KnowledgeBase) -> None:
    """Only names keep their letters; a common word may lose its ending."""
    found = Gazetteer(Words(Endings(year.languages.values())))
    found.add("topic", "again", "Қайтадан")
    found.add("kind", "again", "Қайтадан", "kk")
    name, common = sorted(found.find(split("қайта")), key=lambda each: each.quality)
    assert (name.kind, common.kind) == ("topic", "kind")
    assert common.quality - name.quality == pytest.approx(SHORTENED)
