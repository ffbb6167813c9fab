"""Events are ranked by how well they account for a question."""

from typing import Any

import pytest

from bot.answering.answerer import Answerer
from bot.answering.candidates import FAR_BEHIND
from bot.answering.contradictions import is_origin
from bot.answering.ranking import Ranking, rank
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Fact, Participation
from bot.understanding.question import Question
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


def _rank(year: KnowledgeBase, reader: Reader, message: str) -> Ranking:
    return rank(year, reader.index, reader.read(message))


def _contradictions(year: KnowledgeBase, reader: Reader, message: str, event: str) -> float:
    return next(each.contradictions for each in _rank(year, reader, message).matches if each.event == event)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("Aru in Laketown", "aru-laketown"),
        ("Aru in Longtown", "aru-concert"),
        ("Bow prize", "dimaria-award"),
        ("открытие музея неба", "sky-museum"),
        ("Қар ханшайымы операсы", "snow-opera"),
        ("Aru's concert with fireworks", "aru-concert"),
        ("tulpi fest", "tulip-fest-2025"),
    ],
)
def test_rank_puts_the_event_first(year: KnowledgeBase, reader: Reader, message: str, event: str) -> None:
    """The event that explains most of the message is the best match."""
    assert _rank(year, reader, message).matches[0].event == event


def test_rank_of_strange_words(year: KnowledgeBase, reader: Reader) -> None:
    """Words that no event knows match nothing and are noted."""
    ranking = _rank(year, reader, "helicopter rental")
    assert not ranking.matches
    assert ranking.unknown == {0, 1}


def test_coverage_falls_with_words_that_are_not_explained(year: KnowledgeBase, reader: Reader) -> None:
    """An unknown word lowers the share that an event explains."""
    alone = _rank(year, reader, "Tulip Fest").matches[0]
    beside = _rank(year, reader, "Tulip Fest helicopter").matches[0]
    assert alone.event == beside.event
    assert beside.coverage < alone.coverage


@pytest.mark.parametrize(
    "message",
    ["Aru's concert in Laketown", "Aru's concert in Madrid", "Aru's concert in March", "Aru's concert 2019",
     "Aru's concert with Dimaria", "Aru's concert 31000 people"],
)  # fmt: skip
def test_contradictions(year: KnowledgeBase, reader: Reader, message: str) -> None:
    """Another place, month, year, name or number than its own speaks against an event."""
    assert _contradictions(year, reader, message, "aru-concert") >= 1


@pytest.mark.parametrize(
    "message",
    ["Aru's concert in Longtown", "Aru's concert in Steppeland", "Aru's concert in August", "Aru's concert 2025",
     "Aru's concert 27000 people"],
)  # fmt: skip
def test_no_contradictions(year: KnowledgeBase, reader: Reader, message: str) -> None:
    """What holds of the event does not speak against it."""
    assert _contradictions(year, reader, message, "aru-concert") == 0


def test_origin_is_a_mild_contradiction(year: KnowledgeBase, reader: Reader) -> None:
    """Where someone comes from is not where the event was."""
    question = reader.read("Aru's concert, guests from Madrid")
    assert is_origin(year, question, question.of_kind("world")[0])
    milder = _contradictions(year, reader, "Aru's concert, guests from Madrid", "aru-concert")
    assert 0 < milder < _contradictions(year, reader, "Aru's concert, guests in Madrid", "aru-concert")


@pytest.mark.parametrize(
    ("message", "event"), [("library law in the first half of the year", "half"), ("library law", "library-law")]
)
def test_event_that_took_the_very_time(year: KnowledgeBase, message: str, event: str) -> None:
    """Of events that fit alike, the one comes first that took the half of the year that is named."""
    law = year.events["library-law"]
    time = law.occurrences[0].model_copy(update={"start": "2025-01-01", "end": "2025-06-30"})
    half = law.model_copy(update={"id": "half", "occurrences": (time,), "weight": 1})
    base = with_entries(year, events=[half])
    reader = Reader(base)
    assert rank(base, reader.index, reader.read(message)).matches[0].event == event


def test_event_that_has_all_words_in_one_sentence(year: KnowledgeBase) -> None:
    """An event that tells of all in one sentence comes before one whose aliases have the words between them."""
    concert = year.events["aru-concert"]
    aliases = {"en": ("the baker", "paper", "the dawn"), "ru": (), "kk": ()}
    plain: dict[str, Any] = {"topics": (), "facts": (), "figures": (), "disputes": (), "aliases": {}}
    told = _fact("A baker hung lanterns of paper at dawn.")
    events = [
        concert.model_copy(
            update=plain | {"id": "scattered", "aliases": aliases, "facts": (_fact("Lanterns hung there."),)}
        ),
        concert.model_copy(update=plain | {"id": "together", "facts": (told,)}),
    ]
    base = with_entries(year, events=events)
    reader = Reader(base)
    matches = rank(base, reader.index, reader.read("baker, dawn, paper lanterns")).matches
    assert [each.event for each in matches[:2]] == ["together", "scattered"]


def _fact(text: str) -> Fact:
    told = {"kind": "programme", "text": dict.fromkeys(LANGUAGES, text), "sources": ["news-1"]}
    return Fact.model_validate(told, strict=False)


@pytest.mark.parametrize(("message", "event"), [("Aru with lanterns", "about"), ("Dimaria with lanterns", "with")])
def test_event_that_is_about_somebody(year: KnowledgeBase, message: str, event: str) -> None:
    """Of events that somebody took part in alike, the one that begins with them comes first."""
    concert = year.events["aru-concert"]
    first, second = (_part(concert, name) for name in ("aru", "dimaria"))
    fact = (_fact("Lanterns hung there."),)
    events = [
        concert.model_copy(update={"id": "about", "people": (first, second), "facts": fact, "topics": ()}),
        concert.model_copy(update={"id": "with", "people": (second, first), "facts": fact, "topics": ()}),
    ]
    base = with_entries(year, events=events)
    reader = Reader(base)
    assert rank(base, reader.index, reader.read(message)).matches[0].event == event


def _part(event: Event, person: str) -> Participation:
    return event.people[0].model_copy(update={"person": person, "note": None})


def test_events_far_behind_are_not_ranked(answerer: Answerer) -> None:
    """An event that has one common word of a message cannot be meant beside one that has nearly all."""
    question = answerer.read("Tulip Fest filled Laketown with tulips, a festival of May")
    matches = rank(answerer.base, answerer.reader.index, question).matches
    assert matches[0].event == "tulip-fest-2025"
    assert [each.event for each in matches if each.strength < FAR_BEHIND * matches[0].strength] == []
    assert len(matches) < sum(_has_any(answerer, question, each) for each in answerer.base.events)


def _has_any(answerer: Answerer, question: Question, event: str) -> bool:
    """Tell whether an event has a word of a question."""
    return any(event in answerer.reader.index.events_of(question.tokens[position]) for position in question.content)
