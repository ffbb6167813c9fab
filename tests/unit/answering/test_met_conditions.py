"""What meets the conditions of a list may say no."""

from collections.abc import Mapping

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Listed, NotSaid
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Figure
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def touched(year: KnowledgeBase) -> Answerer:
    """A year in which the Sky Museum, opened in September, is about Wind and only touches on Tulip Fest."""
    museum = year.events["sky-museum"]
    return Answerer(with_entries(year, events=[museum.model_copy(update={"topics": ("wind-film", "tulip-fest")})]))


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("was Tulip Fest in September?", "tulip-fest-2025"),
        ("Тюльпан Фест был в сентябре?", "tulip-fest-2025"),
        ("Қызғалдақ Фест қыркүйекте болды ма?", "tulip-fest-2025"),
    ],
)
def test_at_another_time_is_a_no(touched: Answerer, message: str, event: str) -> None:
    """Where what was then only touches on the topic, the event itself was not then; its own date is told."""
    answer = touched.answer(touched.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.yes) == (event, "did", False)
    assert answer.statement.part in ("occurrence", "place")


@pytest.mark.parametrize(
    ("message", "yes"),
    [("was Tulip Fest in May?", True), ("was Wind in September?", True), ("what was Tulip Fest in September?", None)],
)
def test_at_its_own_time_is_no_no(touched: Answerer, message: str, yes: bool | None) -> None:
    """The event was then, or whether it was is not what is asked."""
    answer = touched.answer(touched.read(message))
    assert isinstance(answer, Found)
    assert answer.yes is yes


def test_at_another_time_the_heaviest_is_told(touched: Answerer) -> None:
    """Of several events of the topic the one that matters most is told."""
    fest = touched.base.events["tulip-fest-2025"]
    lighter = fest.model_copy(update={"id": "tulip-fest-eve", "weight": 2})
    heavier = fest.model_copy(update={"id": "tulip-fest-night", "weight": 4})
    answerer = Answerer(with_entries(touched.base, events=[heavier, lighter]))
    answer = answerer.answer(answerer.read("was Tulip Fest in September?"))
    assert isinstance(answer, Found)
    assert answer.event == "tulip-fest-night"


def _with_figure(event: Event, kind: str, value: int, text: str, of: str) -> Event:
    told = {"kind": kind, "value": value, "unit": "people", "sources": ["news-1"]}
    words = {"text": dict.fromkeys(LANGUAGES, text), "of": dict.fromkeys(LANGUAGES, of)}
    return event.model_copy(update={"figures": (Figure.model_validate(told | words, strict=False),)})


COUNTING = {"en": ("how many concerts were held",), "ru": ("сколько концертов провели",), "kk": ("неше концерт өтті",)}
NAMING = {"en": ("concerts were held",), "ru": ("концертов провели",), "kk": ("концерт өтті",)}


def _in_numbers(year: KnowledgeBase, aliases: Mapping[str, tuple[str, ...]]) -> Answerer:
    """Answer from a year in which an event counts concerts, far more than are told of."""
    title = {"en": "A year in numbers", "ru": "Год в числах", "kk": "Жыл сандармен"}
    event = year.events["library-law"].model_copy(update={"title": title, "summary": title, "aliases": aliases})
    return Answerer(
        with_entries(year, events=[_with_figure(event, "events", 150, "150 concerts were held.", "concerts")])
    )


@pytest.mark.parametrize(
    "message", ["how many concerts were there?", "how many concerts?", "сколько концертов было?", "неше концерт болды?"]
)
def test_count_that_an_event_is_called_by(year: KnowledgeBase, message: str) -> None:
    """An event that has the question for an alias counts more than the list; an alias of other words does not."""
    called, plain = _in_numbers(year, COUNTING), _in_numbers(year, NAMING)
    answer, listed = called.answer(called.read(message)), plain.answer(plain.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.statement.part) == ("library-law", "figure")
    assert isinstance(listed, Listed)
    assert (listed.count_only, len(listed.events)) == (True, 3)


@pytest.mark.parametrize(
    "message",
    [
        "how many festivals were held?",
        "how many concerts were cancelled?",
        "how many concerts were held in Longtown?",
        "how many concerts did Aru give?",
        "which concerts were held?",
    ],
)
def test_count_of_something_else(year: KnowledgeBase, message: str) -> None:
    """Other things, those of a place or of somebody, and a question for no number are not counted by an alias."""
    answerer = _in_numbers(year, {**COUNTING, "en": (*COUNTING["en"], "how many concerts Aru gave")})
    answer = answerer.answer(answerer.read(message))
    assert not isinstance(answer, Found) or answer.event != "library-law"


@pytest.mark.parametrize(
    ("message", "is_sung", "event"),
    [
        ("who sang at the opera?", False, "aru-laketown"),
        ("who sang at the opera?", True, "snow-opera"),
        ("who sang for the spectators of the opera?", True, "snow-opera"),
    ],
)
def test_only_event_gives_way_to_a_better_match(year: KnowledgeBase, message: str, is_sung: bool, event: str) -> None:
    """Where the only opera has no singer, a concert that tells of an opera and has one is the answer."""
    opera = year.events["snow-opera"]
    evening = _with_figure(year.events["aru-laketown"], "attendance", 50, "50 spectators saw an opera.", "spectators")
    sung = opera.model_copy(update={"people": evening.people[:1] if is_sung else ()})
    answerer = Answerer(with_entries(year, events=[evening, sung]))
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    assert answer.event == event


def test_only_event_that_matches_best_does_not_say(answerer: Answerer) -> None:
    """Nobody else's guests are those of the opera."""
    answer = answerer.answer(answerer.read("how many people came to the opera?"))
    assert isinstance(answer, NotSaid)
    assert answer.event == "snow-opera"


@pytest.mark.parametrize("message", ["how many premieres in August?", "сколько экскурсий было в августе?"])
def test_only_what_is_known_is_counted(answerer: Answerer, message: str) -> None:
    """A month is not counted for a word that is no kind of event, "events" is."""
    counted = answerer.answer(answerer.read("how many events in August?"))
    assert isinstance(counted, Listed)
    assert counted.count_only
    assert not isinstance(answerer.answer(answerer.read(message)), Found | Listed)


@pytest.mark.parametrize(
    "message", ["where did Aru sing in August?", "где Ару пела в августе?", "Ару тамызда қайда ән айтты?"]
)
def test_where_somebody_was_in_a_month(answerer: Answerer, message: str) -> None:
    """All that somebody did in a month says where they were then."""
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Listed)
    assert set(answer.events) == {"aru-concert", "aru-laketown"}
