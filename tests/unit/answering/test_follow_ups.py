"""The same thing at another place."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Turn
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


def _on_tour(year: KnowledgeBase, *, topics: tuple[str, ...], kinds: tuple[str, ...] = ("concert",)) -> Answerer:
    """Answer from a year in which Aru sings twice in Laketown, once on the tour that begins in Longtown."""
    name = {"en": "Sunrise", "ru": "Рассвет", "kk": "Таң"}
    tour = year.topics["tulip-fest"].model_copy(update={"id": "sunrise", "name": name})
    first = year.events["aru-concert"].model_copy(update={"topics": topics, "related": ("aru-laketown",)})
    stop = {"id": "sunrise-laketown", "title": name, "topics": ("sunrise",), "kinds": kinds}
    second = year.events["aru-laketown"].model_copy(update=stop)
    return Answerer(with_entries(year, topics=[tour], events=[first, second]))


def _moved(answerer: Answerer, message: str) -> str:
    answer = answerer.answer(answerer.read(message), Turn(event="aru-concert", ask="when"))
    assert isinstance(answer, Found)
    assert answer.ask == "when"
    return answer.event


@pytest.mark.parametrize("message", ["and in Laketown?", "а в Озёрске?", "ал Көлқалада ше?"])
def test_another_stop_of_the_tour(year: KnowledgeBase, message: str) -> None:
    """Of what a singer did at another place, a stop of the same tour is meant before a linked concert."""
    assert _moved(_on_tour(year, topics=("sunrise",)), message) == "sunrise-laketown"


@pytest.mark.parametrize(
    ("topics", "kinds"),
    [(("sunrise",), ("film",)), (("tulip-fest", "sunrise"), ("concert",)), (("tulip-fest",), ("concert",))],
)
def test_no_stop_of_the_tour(year: KnowledgeBase, topics: tuple[str, ...], kinds: tuple[str, ...]) -> None:
    """A film of the tour, and a tour that the concert only touches on, come after a linked concert."""
    assert _moved(_on_tour(year, topics=topics, kinds=kinds), "and in Laketown?") == "aru-laketown"
