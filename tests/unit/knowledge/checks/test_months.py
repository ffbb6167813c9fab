"""A month is told in four sentences, and its headlines belong to it."""

import pytest

from tests.unit.knowledge.small_base import AUGUST, SmallBase

MONTH = "months/08.yaml"


@pytest.fixture
def told(small: SmallBase) -> SmallBase:
    """Return a base that tells of August and has three events in it."""
    for name in ("aru-again", "aru-at-last"):
        text = (small.root / "events/aru-concert.yaml").read_text(encoding="utf-8")
        small.write(f"events/{name}.yaml", text.replace('id: "aru-concert"', f'id: "{name}"'))
    small.write(MONTH, AUGUST)
    return small


def test_month_of_four_sentences(told: SmallBase) -> None:
    """A quotation at the end of a sentence, a number and a dash end nothing else."""
    assert told.check() == []
    assert told.load().months["08"].number == 8


def test_base_without_months(small: SmallBase) -> None:
    """A base need not tell of them."""
    assert small.check() == []
    assert small.load().months == {}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("It rained.", "It rained. Then it snowed.", "3: [months] text.en: sentences: 5; expected 4 sentences."),
        ("Жаңбыр жауды. ", "", "5: [months] text.kk: sentences: 3; expected 4 sentences."),
        (
            '"aru-again"',
            '"wind-premiere"',
            "6: [months] headlines.1: 'wind-premiere' is not dated to this month; expected events of the month.",
        ),
        (
            '"aru-again"',
            '"aru-agan"',
            (
                "6: [references] headlines.1: 'aru-agan' does not exist; expected a file in events/. "
                "Did you mean 'aru-again'?"
            ),
        ),
        (', "aru-at-last"]', "]", "6: [schema] headlines: a list of 2; expected 3 or more items."),
        (
            'id: "08"',
            'id: "8"',
            "1: [schema] id: the text '8'; expected a month in two digits, '01' to '12'.",
        ),
    ],
)
def test_problems_of_a_month(told: SmallBase, old: str, new: str, problem: str) -> None:
    """Each has its line."""
    told.edit(MONTH, old, new)
    assert told.check() == [f"{MONTH}:{problem}"]


def test_headline_known_by_its_year_alone(told: SmallBase) -> None:
    """It belongs to no month."""
    told.edit("events/aru-again.yaml", 'start: "2025-08-10"', 'start: "2025"')
    assert told.check() == [
        f"{MONTH}:6: [months] headlines.1: 'aru-again' is not dated to this month; expected events of the month."
    ]


def test_month_in_the_wrong_file(told: SmallBase) -> None:
    """The name of the file is the month."""
    told.write("months/09.yaml", AUGUST)
    assert told.check() == [
        (
            "months/09.yaml:1: [id] id '08' in a file named '09.yaml'; expected the file name and the id to be the same. "
            "Keep the id that other entries name."
        )
    ]
