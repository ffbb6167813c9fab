"""Endings are cut off words in any of the languages."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.keys import key
from bot.understanding.endings import MIN_STEM, Endings, is_number


@pytest.fixture(scope="module")
def endings(year: KnowledgeBase) -> Endings:
    """The endings of the three languages."""
    return Endings(year.languages.values())


@pytest.mark.parametrize(
    ("typed", "stem"),
    [
        ("festivals", "festival"),
        ("performing", "perform"),
        ("концертов", "концерт"),
        ("музеями", "музе"),
        ("концертики", "концерт"),
        ("фильмчика", "фильм"),
        ("выставочку", "выстав"),
        ("заявочек", "заяв"),
        ("мұражайлар", "мұражай"),
        ("мұражайларында", "мұражай"),
        ("концертіндегі", "концерт"),
    ],
)
def test_stems_of_an_inflected_word(endings: Endings, typed: str, stem: str) -> None:
    """The stem of a plural, a case or a chain of suffixes is among the stems."""
    assert key(stem) in endings.stems(key(typed))


def test_stems_begin_with_the_word_itself(endings: Endings) -> None:
    """The word as typed comes first, then ever shorter stems."""
    stems = endings.stems(key("концертами"))
    assert stems[0] == key("концертами")
    assert list(stems) == sorted(stems, key=len, reverse=True)


@pytest.mark.parametrize("word", ["он", "ада", "was", "тұрады"])
def test_stems_are_never_tiny(endings: Endings, word: str) -> None:
    """A stem of two letters would meet half of the vocabulary."""
    cut = endings.stems(key(word))[1:]
    assert all(len(stem) >= MIN_STEM for stem in cut)


def test_stems_of_a_number(endings: Endings) -> None:
    """A number has no endings: 2025 is not 202."""
    assert endings.stems("2025") == ("2025",)


@pytest.mark.parametrize(("word", "expected"), [("2025", True), ("6", True), ("6ou", False), ("concert", False)])
def test_is_number(word: str, expected: bool) -> None:
    """The digits that stand for sounds inside a key make no number of it."""
    assert is_number(word) is expected


def test_stems_without_languages() -> None:
    """Without endings a word is its own stem."""
    assert Endings([]).stems("konsert") == ("konsert",)
