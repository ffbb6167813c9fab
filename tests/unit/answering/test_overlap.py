"""How much of a question each statement of an event holds."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.overlap import Overlap
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries


def _overlap(answerer: Answerer, message: str, event: str) -> Overlap:
    question = answerer.read(message)
    return Overlap(answerer.reader.index, question, answerer.base.events[event], find_ask(question))


def _statement(answerer: Answerer, event: str, part: str, position: int = 0) -> tuple[int, Statement]:
    statements = enumerate(answerer.reader.index.statements(event))
    return next((n, each) for n, each in statements if (each.part, each.position) == (part, position))


def _detail(answerer: Answerer, message: str, event: str, part: str) -> float:
    number, statement = _statement(answerer, event, part)
    return _overlap(answerer, message, event).of(statement, number)[1]


@pytest.mark.parametrize(
    ("message", "apart"),
    [
        ("Wind on television", {"occurrence"}),
        ("Wind in Portus", {"place"}),
        ("Wind at the premiere", set()),
        ("lanterns", set()),
    ],
)
def test_told_apart(year: KnowledgeBase, message: str, apart: set[str]) -> None:
    """A word that no other occurrence has tells a date or a place apart; one that all or none of them have does not."""
    film = year.events["wind-premiere"]
    labels = (dict.fromkeys(LANGUAGES, f"premiere {where}") for where in ("in a tent", "on television"))
    places = (film.occurrences[0].place, "portus")
    shown = [
        film.occurrences[0].model_copy(update={"place": place, "label": label})
        for place, label in zip(places, labels, strict=True)
    ]
    answerer = Answerer(with_entries(year, events=[film.model_copy(update={"occurrences": tuple(shown)})]))
    statements = answerer.reader.index.statements(film.id)
    found = [statements[number] for number in _overlap(answerer, message, film.id).told_apart]
    assert {each.part for each in found} == apart
    assert all(each.position == 1 for each in found)


@pytest.mark.parametrize(
    ("message", "complete"),
    [
        ("why did fans collect signatures", True),
        ("why was Dimaria in Laketown", True),
        ("why did fans collect lanterns", False),
        ("why was Marat in Laketown", False),
        ("why was Aru in Portus", False),
    ],
)
def test_is_complete(answerer: Answerer, message: str, complete: bool) -> None:
    """Every detail must stand somewhere; a person and a place of another event are details."""
    assert _overlap(answerer, message, "aru-laketown").is_complete is complete


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("Tulip Fest tulips", "tulip-fest-2025"),
        ("Aru in Laketown Arena", "aru-laketown"),
        ("Dimaria in Steppeland", "aru-laketown"),
        ("Olzhas Wind", "wind-premiere"),
    ],
)
def test_own_names_are_the_subject(answerer: Answerer, message: str, event: str) -> None:
    """Its people, places and first topic are what an event is about, so that no statement must repeat them."""
    assert _detail(answerer, message, event, "summary") == 1


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("Aru with Marat", "aru-laketown"),
        ("Aru in Portus", "aru-laketown"),
        ("Aru, Tulip Fest", "aru-concert"),
        ("Aru with lanterns", "aru-concert"),
    ],
)
def test_other_names_are_details(answerer: Answerer, message: str, event: str) -> None:
    """A person, a place or a topic of another event must stand in the answer."""
    assert _detail(answerer, message, event, "summary") == 0


def test_place_that_an_event_only_tells_of_is_a_detail(answerer: Answerer) -> None:
    """Longtown is where Aru sang in August, for the Tulip Fest it is a word as any other."""
    assert _detail(answerer, "fireworks in Longtown", "aru-concert", "fact") == 1
    assert _detail(answerer, "tulips in Longtown", "tulip-fest-2025", "summary") == 0


def test_dates_share_the_words_of_the_whole(answerer: Answerer) -> None:
    """A date holds what the title and the aliases hold, but where details are asked less surely than a sentence."""
    date, fact = (_statement(answerer, "aru-concert", part) for part in ("place", "fact"))
    plain, detailed = (_overlap(answerer, each, "aru-concert") for each in ("Aru sings", "Aru sings with fireworks"))
    assert plain.of(date[1], date[0]) == (1, 1)
    assert plain.of(fact[1], fact[0])[0] == 0
    assert detailed.of(fact[1], fact[0])[1] == 1
    assert detailed.of(date[1], date[0])[1] == 0


@pytest.mark.parametrize(
    ("message", "is_whole"),
    [
        ("the concert with fireworks", True),
        ("the music evening with fireworks", True),
        ("the singer and the fireworks", True),
        ("how many visitors saw the fireworks", True),
        ("who painted the fireworks", True),
        ("the painter of the fireworks", False),
        ("the cancelled fireworks", False),
    ],
)
def test_words_that_say_what_is_asked_are_excused(answerer: Answerer, message: str, is_whole: bool) -> None:
    """Its kind, field and roles and what is asked for need not stand in the answer; another state or role must."""
    detail = _detail(answerer, message, "aru-concert", "fact")
    assert detail == 1 if is_whole else 0 < detail < 1


@pytest.mark.parametrize(("message", "complete"), [("Aru, Tulip Fest", True), ("Aru, Wind film", False)])
def test_only_the_first_topic_is_the_subject(answerer: Answerer, message: str, complete: bool) -> None:
    """An event is about its first topic and only touches on the others."""
    event = answerer.base.events["aru-concert"].model_copy(update={"topics": ("tulip-fest", "wind-film")})
    overlap = Overlap(answerer.reader.index, answerer.read(message), event, "what")
    assert overlap.is_complete is complete
