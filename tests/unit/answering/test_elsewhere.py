"""What was held in one place was not in another one, where the message names it beyond doubt."""

from typing import Any

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Found
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Fact
from tests.unit.small_year import with_entries


def _ask(base: KnowledgeBase, message: str) -> Answer:
    answerer = Answerer(base)
    return answerer.answer(answerer.read(message))


def _is_no(base: KnowledgeBase, message: str) -> bool:
    answer = _ask(base, message)
    return isinstance(answer, Found) and answer.yes is False


def _changed(base: KnowledgeBase, event: str, **parts: Any) -> KnowledgeBase:
    return with_entries(base, events=[base.events[event].model_copy(update=parts)])


def _fact(text: str) -> Fact:
    told = {"kind": "what", "text": dict.fromkeys(LANGUAGES, text), "sources": ["news-1"]}
    return Fact.model_validate(told, strict=False)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("was Tulip Fest in Longtown?", "tulip-fest-2025"),
        ("Тюльпан Фест был в Длинногорске?", "tulip-fest-2025"),
        ("Қызғалдақ Фест Ұзынқалада өтті ме?", "tulip-fest-2025"),
        ("did the Sky Museum open in Laketown?", "sky-museum"),
        ("Музей неба открылся в Озёрске?", "sky-museum"),
        ("Аспан музейі Көлқалада ашылды ма?", "sky-museum"),
        ("was the Snow Queen opera in Laketown?", "snow-opera"),
        ("was Tulip Fest in Longtown, Steppeland?", "tulip-fest-2025"),
    ],
)
def test_held_elsewhere(year: KnowledgeBase, message: str, event: str) -> None:
    """Whether it was in another place is a no with when and where it was."""
    answer = _ask(year, message)
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.yes) == (event, "did", False)
    assert answer.statement.part in ("occurrence", "place")


def test_held_elsewhere_than_in_the_world(year: KnowledgeBase) -> None:
    """A place of the world that the year speaks of is another place as well."""
    spoken = _changed(year, "aru-concert", facts=(_fact("Guests flew in by way of Paris."),))
    assert _is_no(spoken, "was Tulip Fest in Paris?")


@pytest.mark.parametrize(
    "message",
    [
        "was Tulip Fest in Laketown?",
        "was Tulip Fest in Steppeland?",
        "was Tulip Fest in Longtwon?",
        "was Tulip Fest in Longtown in March?",
        "was Tulip Fest with signatures in Longtown?",
        "was Tulip Fest with elephants in Longtown?",
        "was Tulip Fest attended by people from Longtown?",
        "when was Tulip Fest in Longtown?",
        "did Aru sing in Portus?",
    ],
)
def test_not_held_elsewhere(year: KnowledgeBase, message: str) -> None:
    """Its own place, a slip, another time, words of other events and where somebody came from deny nothing."""
    assert not _is_no(year, message)


@pytest.mark.parametrize(("related", "is_no"), [((), False), (("tulip-fest-2025",), True)])
def test_two_events_of_the_same_words(year: KnowledgeBase, related: tuple[str, ...], is_no: bool) -> None:
    """Where another event may be meant nothing is denied, unless the two belong together."""
    named = dict.fromkeys(LANGUAGES, "Tulip Fest")
    assert _is_no(_changed(year, "snow-opera", title=named, related=related), "was Tulip Fest in Portus?") is is_no


def test_person_of_one_event_may_be_anywhere(year: KnowledgeBase) -> None:
    """That somebody was at one event does not say that they were nowhere else."""
    assert not _is_no(year, "was Marat in Laketown?")


@pytest.mark.parametrize(
    "message", ["was Marat in Longtown?", "Марат был в Длинногорске?", "Марат Ұзынқалада болды ма?"]
)
def test_person_may_be_anywhere(year: KnowledgeBase, message: str) -> None:
    """Nothing but the name of somebody names no event, even if all that the name leads to belongs together."""
    fest, museum = year.events["tulip-fest-2025"], year.events["sky-museum"]
    moved = museum.model_copy(update={"occurrences": fest.occurrences})
    patron = fest.model_copy(update={"people": museum.people})
    assert not _is_no(with_entries(year, events=[moved, patron]), message)


@pytest.mark.parametrize(("kinds", "is_no"), [(("film",), False), (("film", "festival"), True)])
def test_films_are_shown_in_many_places(year: KnowledgeBase, kinds: tuple[str, ...], is_no: bool) -> None:
    """A film that came out in one place may have been shown in another, a festival was not held there."""
    assert _is_no(_changed(year, "wind-premiere", kinds=kinds), "was Wind shown in Laketown?") is is_no


@pytest.mark.parametrize("place", [None, "steppeland"])
def test_unknown_place(year: KnowledgeBase, place: str | None) -> None:
    """What was somewhere in the country may have been anywhere in it."""
    held = year.events["tulip-fest-2025"].occurrences[0].model_copy(update={"place": place})
    assert not _is_no(_changed(year, "tulip-fest-2025", occurrences=(held,)), "was Tulip Fest in Longtown?")


def test_announced_is_not_held(year: KnowledgeBase) -> None:
    """Where something is to be may still change."""
    assert not _is_no(_changed(year, "tulip-fest-2025", state="announced"), "was Tulip Fest in Longtown?")


@pytest.fixture(scope="module")
def filled(year: KnowledgeBase) -> Event:
    """Tulip Fest with a sentence of its own."""
    told = _fact("Tulips filled squares, streets and bridges.")
    return year.events["tulip-fest-2025"].model_copy(update={"facts": (told,)})


@pytest.mark.parametrize(("topics", "is_no"), [(("tulip-fest",), False), ((), True)])
def test_another_edition_is_there(year: KnowledgeBase, filled: Event, topics: tuple[str, ...], is_no: bool) -> None:
    """Where another event of that name was at the place, none of them is denied."""
    there = filled.occurrences[0].model_copy(update={"place": "longtown"})
    night = {"en": "Night of lanterns", "ru": "Ночь фонарей", "kk": "Шамдар түні"}
    plain = {"id": "lantern-night", "title": night, "summary": night, "topics": topics, "occurrences": (there,)}
    edition = filled.model_copy(update=plain | {"facts": (), "figures": ()})
    base = with_entries(year, events=[filled, edition])
    assert _is_no(base, "did Tulip Fest fill squares, streets and bridges of Longtown with tulips?") is is_no


def test_subject_elsewhere_in_the_country(year: KnowledgeBase) -> None:
    """Where somebody sang in the country is told without a no; what she did abroad is not known."""
    law = year.events["library-law"]
    base = with_entries(year, events=[law.model_copy(update={"id": "aru-laketown"})])
    answer = _ask(base, "did Aru sing at a concert in Laketown?")
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.yes) == ("aru-concert", "did", None)
    assert answer.statement.part in ("occurrence", "place")
    assert not isinstance(_ask(base, "did Aru sing at a concert in Portus?"), Found)
