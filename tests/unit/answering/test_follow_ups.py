"""The same thing at another place."""

from dataclasses import replace

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Turn
from bot.answering.event_answers import EventAnswers
from bot.answering.finding import Finder
from bot.answering.follow_ups import FollowUps
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact
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


@pytest.mark.parametrize(("told", "is_meant"), [("Portus", True), ("Lakeville", False)])
def test_place_that_a_concert_only_tells_of(year: KnowledgeBase, told: str, is_meant: bool) -> None:
    """Where nothing was held at a place, the concert that speaks of it is meant."""
    text = dict.fromkeys(LANGUAGES, f"Laketown is a ferry ride from {told}.")
    fact = Fact.model_validate({"kind": "what", "text": text, "sources": ["news-1"]}, strict=False)
    concert = year.events["aru-laketown"].model_copy(update={"facts": (fact,), "related": ()})
    events = [each for each in year.events.values() if all(place.place != "portus" for place in each.occurrences)]
    assert len(events) < len(year.events)
    nowhere = [
        each.model_copy(update={"occurrences": year.events["aru-laketown"].occurrences})
        for each in year.events.values()
        if each not in events
    ]
    answerer = Answerer(with_entries(year, events=[concert, *nowhere]))
    answer = answerer.answer(answerer.read("and in Portus?"), Turn(event="aru-concert", ask="when"))
    assert (isinstance(answer, Found) and answer.event == "aru-laketown") is is_meant


@pytest.mark.parametrize(("message", "is_told"), [("and who got the keys?", True), ("and who got the bells?", False)])
def test_who_is_told_in_a_sentence(year: KnowledgeBase, message: str, is_told: bool) -> None:
    """The last event answers with its sentence where it has every word of the question but no such person."""
    text = dict.fromkeys(LANGUAGES, "The city gave a sailor the keys of the Sky Museum.")
    fact = Fact.model_validate({"kind": "programme", "text": text, "sources": ["news-1"]}, strict=False)
    museum = year.events["sky-museum"].model_copy(update={"facts": (fact,)})
    answerer = Answerer(with_entries(year, events=[museum]))
    answer = answerer.answer(answerer.read(message), Turn(event=museum.id, ask="when"))
    assert (isinstance(answer, Found) and answer.statement.part == "fact") is is_told


@pytest.mark.parametrize(
    ("message", "is_same"), [("what fireworks were there", True), ("what telescopes were there", False)]
)
def test_last_event_that_many_others_outrank(year: KnowledgeBase, message: str, is_same: bool) -> None:
    """A message whose words the last event has is about it, though it is not among the best of all."""
    text = dict.fromkeys(LANGUAGES, "Fireworks ended the evening.")
    fact = Fact.model_validate({"kind": "outcome", "text": text, "sources": ["news-1"]}, strict=False)
    answerer = Answerer(with_entries(year, events=[year.events["aru-concert"].model_copy(update={"facts": (fact,)})]))
    question = answerer.read(message)
    ranking = replace(rank(answerer.base, answerer.reader.index, question), matches=())
    answers = EventAnswers(answerer.base, answerer.reader.index)
    follow_ups = FollowUps(answerer.base, answerer.reader.index, answers, Finder(answerer.base, answers))
    answer = follow_ups.answer(question, Turn(event="aru-concert"), ranking, "what")
    assert (answer is not None) is is_same
