"""The sentence of a figure begins with its number."""

import pytest

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"
ENGLISH = '"More than 27,000 people came to hear Aru."'
HINT = "Put the number first, in digits or (up to twelve) in words, or correct it."


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("27000", "More than 27,000 people came to hear Aru."),
        ("27000", "27 thousand people came to hear Aru."),
        ("27000", "About 27\u00a0000 people came to hear Aru."),
        ("2", "Two concerts were given by Aru."),
        ("2", "The second concert of Aru."),
        ("12", "A dozen songs were sung."),
        ("2.5", "2.5 hours Aru sang."),
        ("150", "2.5 hours Aru sang."),
        ("1000000000", "Over one billion people saw Aru."),
        ("1000000000", "A billion people saw Aru."),
    ],
)
def test_number_comes_first(small: SmallBase, value: str, sentence: str) -> None:
    """In digits with any grouping, in another unit, or in words."""
    small.edit(CONCERT, ENGLISH, f'"{sentence}"')
    small.edit(CONCERT, '"Более 27 000 человек', f'"{value} человек')
    small.edit(CONCERT, '"27 000-нан астам', f'"{value}')
    small.edit(CONCERT, "value: 27000", f"value: {value}")
    assert small.check() == []


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("More than 25,000 people came to hear Aru.", "More than 25,000 people came to hear Aru."),
        ("Many people came to hear Aru.", "Many people came to hear Aru."),
        (
            "The stadium was full to the last seat, and outside they stood: 27,000.",
            "The stadium was full to the last seat, and outside…",
        ),
    ],
)
def test_sentence_with_another_number(small: SmallBase, sentence: str, shown: str) -> None:
    """Another one, none, or one that comes too late."""
    small.edit(CONCERT, ENGLISH, f'"{sentence}"')
    assert small.check() == [
        (
            f"{CONCERT}:22: [figures] figures.0.text.en: '{shown}' for 27,000; "
            f"expected a sentence that begins with the number. {HINT}"
        )
    ]


@pytest.mark.parametrize(
    ("russian", "kazakh"),
    [
        ("Семь концертов дала Ару.", "Жеті концерт берді Ару."),
        ("Седьмым был концерт Ару.", "Жетінші концерт берді Ару."),
    ],
)
def test_number_words_in_all_languages(small: SmallBase, russian: str, kazakh: str) -> None:
    """Cardinals and ordinals."""
    small.edit(CONCERT, ENGLISH, '"Seven concerts were given by Aru."')
    small.edit(CONCERT, '"Более 27 000 человек пришли послушать Ару."', f'"{russian}"')
    small.edit(CONCERT, '"27 000-нан астам адам Аруды тыңдауға келді."', f'"{kazakh}"')
    small.edit(CONCERT, "value: 27000", "value: 7")
    assert small.check() == []
    small.edit(CONCERT, "value: 7", "value: 8")
    assert [line.split(" for ")[1] for line in small.check()] == 3 * [
        f"8; expected a sentence that begins with the number. {HINT}"
    ]


def test_range_is_told_by_its_lower_end(small: SmallBase) -> None:
    """A range has no value."""
    small.edit(CONCERT, ENGLISH, '"27,000 to 30,000 people came."')
    small.edit(CONCERT, "value: 27000", "low: 27000\n    high: 30000")
    assert small.check() == []
