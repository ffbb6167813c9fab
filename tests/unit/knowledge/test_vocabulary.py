"""The closed lists have names for readers."""

from tests.unit.knowledge.small_base import SmallBase


def test_name_of_a_term(small: SmallBase) -> None:
    """In every language; an entry may lack what readers never see."""
    vocabulary = small.load().vocabulary
    concert = vocabulary.kinds["concert"]
    assert [concert.name("en"), concert.name("ru"), concert.name("kk")] == ["concert", "концерт", "концерт"]
    assert vocabulary.facts["why"].name("en") == ""


def test_keys_with_hyphens(small: SmallBase) -> None:
    """Files write year-word, code writes year_word."""
    assert small.load().languages["kk"].year_word
