"""Lists that follow-ups change."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Found, Listed, Turn, Unknown
from bot.answering.listing import Listing

CONCERTS = Listing(kinds=("concert",))


def _ask(answerer: Answerer, message: str, listing: Listing = CONCERTS) -> Answer:
    return answerer.answer(answerer.read(message), Turn(listing=listing))


@pytest.mark.parametrize(
    ("message", "events"),
    [
        ("and festivals?", ("tulip-fest-2025",)),
        ("а фестивали?", ("tulip-fest-2025",)),
        ("ал фестивальдер ше?", ("tulip-fest-2025",)),
        ("what about November?", ("dimaria-cancelled",)),
        ("only in Laketown", ("aru-laketown",)),
        ("only with fireworks", ("aru-concert",)),
        ("only with Aru", ("aru-concert", "aru-laketown")),
        ("а Димария?", ("aru-laketown", "dimaria-cancelled")),
        ("only cancelled ones", ("dimaria-cancelled",)),
        ("the biggest one", ("aru-concert", "aru-laketown")),
        ("самый последний", ("dimaria-cancelled", "aru-laketown", "aru-concert")),
        ("бірінші", ("aru-concert", "aru-laketown", "dimaria-cancelled")),
    ],
)
def test_changed_lists(answerer: Answerer, message: str, events: tuple[str, ...]) -> None:
    """Another kind, time, place, word, state or order leaves the rest of the list as it was."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.events == events


@pytest.mark.parametrize("message", ["how many are there?", "сколько их?", "олар қанша?"])
def test_counted_lists(answerer: Answerer, message: str) -> None:
    """How many is asked of the list itself."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.count_only
    assert len(answer.events) == 3


@pytest.mark.parametrize("message", ["and in July?", "how many in July?", "the biggest in July"])
def test_nothing_left(answerer: Answerer, message: str) -> None:
    """Where nothing is left of the list, the bot says so."""
    assert _ask(answerer, message) == Unknown(reason="list")


def test_names_leave_the_list(answerer: Answerer) -> None:
    """A list is narrowed by words, not by a name of its own."""
    answer = _ask(answerer, "and Tulip Fest?")
    assert isinstance(answer, Found)
    assert answer.event == "tulip-fest-2025"
    answer = _ask(answerer, "and Marat?")
    assert isinstance(answer, Found)
    assert answer.event == "sky-museum"


def test_one_fact_of_a_list(answerer: Answerer) -> None:
    """When a concert was is asked of one of the list."""
    answer = _ask(answerer, "who sang?", Listing(kinds=("concert",), places=("laketown",)))
    assert isinstance(answer, Found)
    assert answer.event == "aru-laketown"
