"""Messages that stand on their own, and those that lean on the last answer."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.standing import has_new_subject, stands_alone


def _stands(answerer: Answerer, message: str, event: str | None, *, reached: float = 0.0) -> bool:
    question = answerer.read(message)
    entry = answerer.base.events[event] if event else None
    return stands_alone(answerer.base, question, entry, find_ask(question), reached=reached)


@pytest.mark.parametrize(
    "message",
    [
        "concerts in Longtown",
        "how many concerts in August?",
        "how many concerts were there in August?",
        "the biggest festival",
        "festivals",
        "museum in Longtown",
        "концерт",
        "which festivals were in May",
        "were there festivals in May?",
        "who sang at the concert in May?",
        "when was the last concert?",
        "when was the opera?",
        "what happened in May",
        "какие фестивали были в мае",
        "сколько концертов было в августе?",
        "самый большой фестиваль",
        "а что было в мае?",
        "Ұзынқаладағы концерттер",
        "тамызда қанша концерт болды?",
        "ең үлкен фестиваль",
    ],
)
def test_own_conditions(answerer: Answerer, message: str) -> None:
    """After a concert, a kind with a place, a time, an order, a plural or a wish for a list is a new question."""
    assert _stands(answerer, message, "aru-laketown")


@pytest.mark.parametrize(
    "message",
    [
        "and in May?",
        "who sang?",
        "when was it?",
        "when was the concert?",
        "how many people came to the concert?",
        "did she give a concert in Longtown?",
        "tell me about the concert",
        "а в Длинногорске?",
        "а кто режиссёр",
        "сколько людей было на концерте?",
        "ал Ұзынқалада ше?",
        "концертке қанша адам келді?",
    ],
)
def test_nothing_of_its_own(answerer: Answerer, message: str) -> None:
    """After a concert, a pronoun, a bare fact, and the concert itself are of that concert."""
    assert not _stands(answerer, message, "aru-laketown")


@pytest.mark.parametrize("message", ["and the award?", "which award?", "а награды?", "ал марапаттар ше?"])
def test_little_more_than_a_kind(answerer: Answerer, message: str) -> None:
    """An award is of the last event if that speaks of one, and is not an award itself."""
    assert not _stands(answerer, message, "sky-museum", reached=0.9)
    assert _stands(answerer, message, "sky-museum")


def test_more_of_the_same_kind(answerer: Answerer) -> None:
    """After a concert, "and concerts?" asks for the others."""
    assert _stands(answerer, "and concerts?", "aru-laketown", reached=0.9)


def test_after_a_list(answerer: Answerer) -> None:
    """A list is left by conditions of another, and kept by a message that goes on from it."""
    assert _stands(answerer, "festivals in May", None)
    assert _stands(answerer, "how many festivals?", None)
    assert not _stands(answerer, "and festivals?", None)
    assert not _stands(answerer, "in May", None)
    assert not _stands(answerer, "when was the festival?", None)


def test_new_subject(answerer: Answerer) -> None:
    """A name or another year begins a new subject."""
    assert has_new_subject(answerer.read("Tulip Fest"))
    assert has_new_subject(answerer.read("in 2019"))
    assert not has_new_subject(answerer.read("and in May?"))


@pytest.mark.parametrize("message", ["last event of the year", "последнее событие года", "жылдың соңғы оқиғасы қандай"])
def test_last_event_of_the_year_is_no_part_of_a_list(answerer: Answerer, message: str) -> None:
    """What names the year leaves a list; "the last event" may be its last."""
    assert has_new_subject(answerer.read(message))
    assert not has_new_subject(answerer.read("which was the last event?"))
