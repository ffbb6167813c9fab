"""Of the sentences of an event, the one on its plot or on a certain day is told where that is asked."""

from collections.abc import Mapping

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Fact
from tests.unit.small_year import with_entries

PLOT = {
    "en": "Wind tells of a boy who tames a storm.",
    "ru": "«Ветер» рассказывает о мальчике, который укротил бурю.",
    "kk": "«Жел» дауылды бағындырған бала туралы баяндайды.",
}
SCREENING = {
    "en": "Wind was shown in a hall for a hundred.",
    "ru": "«Ветер» показали в зале на сто мест.",
    "kk": "«Жел» жүз орындық залда көрсетілді.",
}
PARADE = {
    "en": "A parade of Tulip Fest was held on 2 May.",
    "ru": "2 мая на Тюльпан Фест прошёл парад.",
    "kk": "2 мамырда Қызғалдақ Фестте шеру өтті.",
}
DANCES = {
    "en": "Dances of Tulip Fest were held on 3 May.",
    "ru": "3 мая на Тюльпан Фест танцевали.",
    "kk": "3 мамырда Қызғалдақ Фестте би кеші өтті.",
}


def _told(event: Event, *facts: tuple[str, Mapping[str, str]]) -> Event:
    told = (Fact.model_validate({"kind": k, "text": t, "sources": ["news-1"]}, strict=False) for k, t in facts)
    return event.model_copy(update={"facts": tuple(told)})


@pytest.fixture(scope="module")
def telling(year: KnowledgeBase) -> Answerer:
    """A year that knows what Wind is about, and what was on each day of Tulip Fest."""
    film = _told(year.events["wind-premiere"], ("what", SCREENING), ("plot", PLOT))
    fest = _told(year.events["tulip-fest-2025"], ("programme", PARADE), ("programme", DANCES))
    return Answerer(with_entries(year, events=[film, fest]))


def _fact_told(answerer: Answerer, message: str) -> int | None:
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    return answer.statement.position if answer.statement.part == "fact" else None


@pytest.mark.parametrize(
    "message",
    ["what is Wind about?", "plot of the film Wind", "о чём фильм Ветер?", "про что Ветер", "Жел фильмі не туралы?"],
)
def test_plot_that_is_asked_for(telling: Answerer, message: str) -> None:
    """Whoever asks what a film is about is told its plot."""
    assert _fact_told(telling, message) == 1


@pytest.mark.parametrize("message", ["tell me about Wind", "расскажи про фильм Ветер", "Жел фильмі туралы айтшы"])
def test_story_that_is_asked_for(telling: Answerer, message: str) -> None:
    """Whoever asks about a film is told of it as a whole."""
    assert _fact_told(telling, message) is None


@pytest.mark.parametrize(
    ("message", "position"),
    [
        ("what was at Tulip Fest on 2 May?", 0),
        ("what was at Tulip Fest on 3 May?", 1),
        ("что было на Тюльпан Фест 3 мая?", 1),
        ("Қызғалдақ Фестте 3 мамырда не болды?", 1),
        ("what was at Tulip Fest on 1 May?", None),
    ],
)
def test_day_of_several(telling: Answerer, message: str, position: int | None) -> None:
    """Of an event of several days, the sentence on the day that is named is told."""
    assert _fact_told(telling, message) == position


def test_hint_confirms_nothing(year: KnowledgeBase) -> None:
    """Words that a fact is asked for with lead to it, but whether something is so only its sentence tells."""
    film = _told(year.events["wind-premiere"], ("plot", PLOT))
    hinted = film.facts[0].model_copy(update={"hints": {"en": ("shepherd",)}})
    answerer = Answerer(with_entries(year, events=[film.model_copy(update={"facts": (hinted,)})]))
    asked = answerer.answer(answerer.read("what does the shepherd do in Wind?"))
    doubted = answerer.answer(answerer.read("does the shepherd die in Wind?"))
    assert isinstance(asked, Found)
    assert asked.statement.part == "fact"
    assert not isinstance(doubted, Found) or doubted.yes is None
