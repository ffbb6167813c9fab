"""The limits of the records are those of Telegram."""

import pytest

from bot.knowledge.model import MAX_ID, MAX_SENTENCE, MAX_SUMMARY, MAX_TITLE, Event, Occurrence
from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"


def test_longest_id_fits_every_button_and_link() -> None:
    """Data of a button has 64 bytes, a deep link 64 characters."""
    assert len(f"e:kk:{'x' * MAX_ID}".encode()) == 64
    assert len(f"e-{'x' * MAX_ID}") <= 64


def test_longest_card_fits_a_message() -> None:
    """Title, summary, three facts, two disputes, and a line of place, date and source: 4096 units of UTF-16."""
    assert 2 * (MAX_TITLE + MAX_SUMMARY + 5 * MAX_SENTENCE) + 96 <= 4096


@pytest.mark.parametrize(
    ("length", "problems"),
    [
        (MAX_ID, ["id"]),
        (MAX_ID + 1, ["schema"]),
    ],
)
def test_length_of_an_id(small: SmallBase, length: int, problems: list[str]) -> None:
    """The longest one is only not the name of its file."""
    small.edit(CONCERT, 'id: "aru-concert"', f'id: "{"x" * length}"')
    assert [line.split("[")[1].split("]")[0] for line in small.check()] == problems


def test_too_long_an_id(small: SmallBase) -> None:
    """Said with the number."""
    small.edit(CONCERT, 'id: "aru-concert"', f'id: "{"x" * 60}"')
    assert small.check() == [f"{CONCERT}:1: [schema] id: 60 characters; expected at most 59."]


def test_each_language_has_its_own_line(small: SmallBase) -> None:
    """Two languages that are too long are two problems."""
    small.edit(CONCERT, '"The evening ended with fireworks."', f'"{"word" * 71}"')
    small.edit(CONCERT, '"Кеш отшашумен аяқталды."', f'"{"сөз" * 100}"')
    assert small.check() == [
        f"{CONCERT}:32: [schema] facts.0.text.en: 284 characters; expected at most 280.",
        f"{CONCERT}:34: [schema] facts.0.text.kk: 300 characters; expected at most 280.",
    ]


def test_languages_come_in_one_order(small: SmallBase) -> None:
    """However an editor orders them."""
    small.edit(
        "people/aru.yaml",
        'name: {en: "Aru Dalayeva", ru: "Ару Далаева"',
        'name: {ru: "Ару Далаева", en: "Aru Dalayeva"',
    )
    assert list(small.load().people["aru"].name) == ["en", "ru", "kk"]


def test_first_of_an_event(small: SmallBase) -> None:
    """The earliest start, wherever it stands in the list."""
    late = Occurrence(start="2025-09-01", sources=("a",))
    early = Occurrence(start="2025-08", end="2025-09", sources=("a",))
    event: Event = small.load().events["aru-concert"].model_copy(update={"occurrences": (late, early)})
    assert str(event.first) == "2025-08"
    assert str(early.last) == "2025-09"
    assert str(late.last) == "2025-09-01"


def test_size_of_a_figure(small: SmallBase) -> None:
    """A range is compared by its lower end."""
    figure = small.load().events["aru-concert"].figures[0]
    assert figure.size == 27000
    assert figure.model_copy(update={"value": None, "low": 5, "high": 7}).size == 5
