"""How like two words are."""

import pytest

from bot.understanding.likeness import (
    EXACT,
    agree,
    allowed_edits,
    end_otherwise,
    hisses,
    inflection_quality,
    is_ambiguous,
    is_swap,
    spread,
    typo_quality,
)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("завод", "завоз", True),
        ("song", "sons", True),
        ("арена", "аренд", True),
        ("арена", "арене", False),
        ("арена", "арену", False),
        ("завод", "завод", False),
        ("завод", "заводы", False),
        ("завод", "забоз", False),
        ("кітап", "кітат", True),
        ("күні", "күнө", False),
    ],
)
def test_end_otherwise(one: str, two: str, expected: bool) -> None:
    """Only the last letter differs, and the two are not both vowels."""
    assert end_otherwise(one, two) is expected
    assert end_otherwise(two, one) is expected


@pytest.mark.parametrize(
    ("typed", "written", "expected"),
    [
        ("күні", "құны", False),
        ("куни", "күні", True),
        ("куни", "құны", True),
        ("актер", "актёр", True),
        ("музей", "музеи", True),
        ("завоз", "завод", False),
        ("арене", "арена", True),
        ("Фестивалями", "фестиваль", True),
        ("жас", "жаз", False),
    ],
)
def test_agree(typed: str, written: str, expected: bool) -> None:
    """Two Cyrillic words begin alike; the Kazakh letters count only where some were typed."""
    assert agree(typed, written) is expected


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("prize", ["z"]),
        ("price", ["c"]),
        ("prices", ["c"]),
        ("Show", []),
        ("schools", []),
        ("assess", ["s"]),
        ("sizes", ["s", "z"]),
        ("theatre", []),
    ],
)
def test_hisses(word: str, letters: list[str]) -> None:
    """S, z and c are told apart, clusters and the ending of a plural left out."""
    assert hisses(word) == letters


@pytest.mark.parametrize(("word", "expected"), [("special", True), ("ёж", True), ("band", False), ("опера", False)])
def test_is_ambiguous(word: str, expected: bool) -> None:
    """Some letters stand for others in a key."""
    assert is_ambiguous(word) is expected


def test_spread() -> None:
    """The digits of a key are letters in a word and digits in a number."""
    assert spread("4na") == "chna"
    assert spread("6ou") == "shou"
    assert spread("64") == "64"
    assert spread("opera") == "opera"


@pytest.mark.parametrize(
    ("one", "two", "expected"), [("gdo", "god", True), ("got", "god", False), ("go", "god", False)]
)
def test_is_swap(one: str, two: str, expected: bool) -> None:
    """The same letters in another order."""
    assert is_swap(one, two) is expected


@pytest.mark.parametrize(
    ("surer", "less"),
    [
        ((5, 0, 0), (5, 1, 0)),
        ((5, 1, 0), (5, 3, 0)),
        ((4, 1, 1), (3, 1, 1)),
        ((5, 1, 0), (4, 0, 2)),
        ((5, 0, 2), (4, 0, 2)),
        ((6, 2, 1), (4, 2, 1)),
        ((3, 1, 0), (3, 2, 1)),
    ],
)
def test_inflection_quality(surer: tuple[int, int, int], less: tuple[int, int, int]) -> None:
    """The longer what two words share and the shorter their endings, the surer they are one word."""
    assert EXACT >= inflection_quality(*surer) > inflection_quality(*less) >= 0.0


def test_allowed_edits() -> None:
    """Long words may have two slips."""
    assert [allowed_edits(length) for length in (3, 6, 7, 12)] == [1, 1, 2, 2]


def test_typo_quality() -> None:
    """Swapped letters are the likeliest slip, then a vowel left out, another vowel, a letter too many, another one."""
    forms = (("fesitval", 1), ("festivial", 1), ("festivel", 1), ("festivaln", 1), ("festibal", 1), ("fastibal", 2))
    qualities = [typo_quality("festival", form, edits) for form, edits in forms]
    assert typo_quality("festival", "festival", 0) > qualities[0]
    assert qualities == sorted(qualities, reverse=True)
    assert len(set(qualities)) == len(qualities)
