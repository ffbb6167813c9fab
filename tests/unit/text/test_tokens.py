"""A line is cut into words and numbers."""

import pytest

from bot.text.tokens import keys_of, split


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("", []),
        ("?! — … 🎉", []),
        ("Aru's concert", ["aru", "konsert"]),
        ("Aru’s, O'Neill", ["aru", "oneil"]),
        ("Netflix-те 2-й", ["netfliks", "te", "2", "i"]),
        ("J.Lo", ["j", "lo"]),
        ("2025жылғы", ["2025", "jilgi"]),
        ("snake_case", ["snake", "kase"]),
        ("ъ ь", []),
    ],
)
def test_words(line: str, keys: list[str]) -> None:
    """Possessives are dropped, signs separate."""
    assert [token.key for token in split(line)] == keys


@pytest.mark.parametrize(
    ("line", "text", "key", "number"),
    [
        ("5", "5", "5", 5),
        ("007", "007", "007", 7),
        ("27,000", "27,000", "27000", 27000),
        ("27.000", "27.000", "27000", 27000),
        ("27 000", "27000", "27000", 27000),
        ("1\u202f000\u202f000", "1000000", "1000000", 1_000_000),
        ("12.5", "12.5", "12.5", None),
        ("12,50", "12,50", "12,50", None),
        ("12.09.2025", "12.09.2025", "12.09.2025", None),
        ("1.2025", "1.2025", "1.2025", None),
        ("٢٠٢٥", "٢٠٢٥", "2025", 2025),
        ("२०२५", "२०२५", "2025", 2025),
        ("9" * 18, "9" * 18, "9" * 18, 10**18 - 1),
        ("9" * 5000, "9" * 5000, "9" * 5000, None),
    ],
)
def test_numbers(line: str, text: str, key: str, number: int | None) -> None:
    """A whole number keeps its value, whatever groups its digits; a fraction and a date are none."""
    (token,) = split(line)
    assert (token.text, token.key, token.number) == (text, key, number)


def test_number_and_year_are_two() -> None:
    """Only groups of three digits are joined."""
    assert [token.number for token in split("10 2025, 1 23 4567, 1 000")] == [10, 2025, 1, 23, 4567, 1000]


def test_superscripts_are_no_numbers() -> None:
    """Texts of the base are cut as they are written: these once ended the program."""
    assert [(token.key, token.number) for token in split("²³ м² ½")] == [("23", None), ("m2", None), ("12", None)]


def test_words_are_numbers_only_in_digits() -> None:
    """Number words are the business of the languages."""
    assert [token.number for token in split("two два екі")] == [None, None, None]


@pytest.mark.parametrize(
    ("phrases", "keys"),
    [
        ((), ()),
        (("Concert", "called off"), (("konsert",), ("kaled", "of"))),
        (("2-й год",), (("2", "i", "god"),)),
        (("?!", "Aru's"), ((), ("aru",))),
    ],
)
def test_keys_of_phrases(phrases: tuple[str, ...], keys: tuple[tuple[str, ...], ...]) -> None:
    """Each phrase becomes the keys of its words, in order; one without words has none."""
    assert keys_of(phrases) == keys
    assert keys_of(phrases) == tuple(tuple(token.key for token in split(phrase)) for phrase in phrases)


def test_keys_of_a_list_that_comes_again() -> None:
    """The same list is read once."""
    assert keys_of(("called off", "postponed")) is keys_of(("called off", "postponed"))
