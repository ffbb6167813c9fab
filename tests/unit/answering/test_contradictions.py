"""What a message says that an event does not speaks against the event."""

from dataclasses import replace

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.contradictions import DIFFERENT, MENTIONED, ORIGIN, STRANGE, Contradictions, events_named
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Fact
from bot.knowledge.vocabulary import WorldName
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries

STORY = (
    "neighbours packed tents, cameras, blankets, apples, lemonade, guitars, umbrellas, binoculars {} to hear Aru sing"
)
SHORT = "umbrellas {} to hear Aru sing"


def _count(year: KnowledgeBase, reader: Reader, message: str, event: str = "aru-concert") -> float:
    return Contradictions(year, reader.index, reader.read(message)).count(event)


@pytest.mark.parametrize("scenery", ["in Portus", "in Madrid", "in Farland"])
def test_places_of_a_story_are_scenery(year: KnowledgeBase, reader: Reader, scenery: str) -> None:
    """Where people were before is told in a story; in a short message it is where the event must have been."""
    assert _count(year, reader, SHORT.format(scenery)) == 1
    assert _count(year, reader, STORY.format(scenery)) == ORIGIN


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("why was Aru in Longtown after Portus?", 0),
        ("why was Aru in Portus?", 1),
        ("why was Aru in Longtown after Laketown?", 1),
    ],
)
def test_other_place_beside_the_own_one(year: KnowledgeBase, message: str, count: float) -> None:
    """Beside its own place, another one of which the event speaks is a detail, not where it must have been."""
    text = dict.fromkeys(LANGUAGES, "Tickets had run out across the sea at Portus.")
    fact = Fact.model_validate({"kind": "why", "text": text, "sources": ["news-1"]}, strict=False)
    base = with_entries(year, events=[year.events["aru-concert"].model_copy(update={"facts": (fact,)})])
    assert _count(base, Reader(base), message) == count


@pytest.mark.parametrize("scenery", ["in winter", "with Dimaria"])
def test_seasons_and_single_names_of_a_story_are_scenery(year: KnowledgeBase, reader: Reader, scenery: str) -> None:
    """They say nothing in a story, all the more in a short message."""
    assert _count(year, reader, SHORT.format(scenery)) == 1
    assert _count(year, reader, STORY.format(scenery)) == 0


@pytest.mark.parametrize("said", ["in March", "with Dimaria Qosanova", "in 2019"])
def test_stories_may_contradict(year: KnowledgeBase, reader: Reader, said: str) -> None:
    """A month, a whole name and a year are meant even in a story."""
    assert _count(year, reader, STORY.format(said)) == 1


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("когда премьера Snow Queen", 0),
        ("когда премьера Snow Museum", STRANGE),
        ("премьера Queen Museum в январе", STRANGE),
        ("«Snow Museum» операсы қашан өтті", STRANGE),
        ("Snow Museum операсы, Queen Museum операсы", 2 * STRANGE),
        ("when is the premiere of Snow Museum", 0),
        ("когда премьера Queen", 0),
        ("когда премьера Lantern", 0),
    ],
)
def test_title_of_another_script_stands_together(
    year: KnowledgeBase, reader: Reader, message: str, count: float
) -> None:
    """The words of a Latin title in a Cyrillic message are of one statement; a single word may be anything."""
    assert _count(year, reader, message, "snow-opera") == pytest.approx(count)


def test_name_of_another_script_is_no_title(year: KnowledgeBase, reader: Reader) -> None:
    """Words that are known as a name are weighed as a name, once."""
    assert _count(year, reader, "концерт Aru Dalayeva") == 0
    assert _count(year, reader, "концерт Dimaria Qosanova") == 1


@pytest.mark.parametrize(
    ("message", "event", "count"),
    [
        ("was Aru's concert cancelled?", "aru-concert", DIFFERENT),
        ("was Dimaria's night cancelled?", "dimaria-cancelled", 0),
        ("was Dimaria's night called off?", "dimaria-cancelled", 0),
        ("who died at the opera?", "snow-opera", DIFFERENT),
        ("the opera of the festival", "snow-opera", 0),
    ],
)
def test_other_kinds(year: KnowledgeBase, reader: Reader, message: str, event: str, count: float) -> None:
    """Only a death and a cancellation are so different that an event of another kind is hardly meant."""
    assert _count(year, reader, message, event) == pytest.approx(count)


@pytest.mark.parametrize(
    ("message", "count"),
    [
        ("Marat Bekov", MENTIONED["person"]),
        ("Wind film", MENTIONED["topic"]),
        ("Olzhas Kenov", 1),
        ("Tulip Fest", 0),
    ],
)
def test_name_that_only_stands_in_a_sentence(year: KnowledgeBase, message: str, count: float) -> None:
    """A person told of is hardly a stranger to an event, a topic whose words it has nearly as much as any other."""
    fest = year.events["tulip-fest-2025"]
    told = dict.fromkeys(LANGUAGES, "Marat Bekov spoke of the Wind film.")
    fact = Fact.model_validate({"kind": "reaction", "text": told, "sources": ["news-1"]}, strict=False)
    base = with_entries(year, events=[fest.model_copy(update={"facts": (fact,)})])
    assert _count(base, Reader(base), message, fest.id) == pytest.approx(count)


def test_events_named(year: KnowledgeBase, reader: Reader) -> None:
    """A name leads to the events that have it; a title or an alias to its own event."""
    named = {
        each.kind: events_named(year, each)
        for message in ("Marat in Farland", "Tulip Fest", "Wind premiere")
        for each in reader.read(message).of_kind("person", "place", "topic", "event")
    }
    assert named["person"] == ("sky-museum",)
    assert named["place"] == ("dimaria-award",)
    assert named["topic"] == ("tulip-fest-2025",)
    assert named["event"] == ("wind-premiere",)


def test_stranger_that_an_event_does_not_have(year: KnowledgeBase) -> None:
    """Whoever is known to have had no part in the year speaks against every event."""
    world = year.world.model_copy(update={"names": (WorldName(en=("Zedrock",), ru=("Зедрок",), kk=("Зедрок",)),)})
    reader = Reader(replace(year, world=world))
    assert _count(year, reader, "when did Zedrock sing in Longtown") == 1


NUMBERS = {
    "en": "The film took 2 prizes in 12 countries and 27 towns.",
    "ru": "Фильм взял 2 приза в 12 странах и 27 городах.",
    "kk": "Фильм 12 елде, 27 қалада 2 жүлде алды.",
}


def _with_numbers(event: Event, **parts: object) -> Event:
    """Return an event that tells of a few numbers."""
    fact = Fact.model_validate({"kind": "outcome", "text": NUMBERS, "sources": ["kino-1"]}, strict=False)
    return event.model_copy(update={"facts": (fact,), **parts})


def _count_parts(year: KnowledgeBase, message: str, **parts: object) -> float:
    event = _with_numbers(year.events["wind-premiere"], **parts)
    base = with_entries(year, events=[event])
    return _count(base, Reader(base), message, event.id)


@pytest.mark.parametrize(
    "message",
    ["Wind 2", "when was Wind 2 shown", "когда показали фильм Ветер 2", "Жел 2", "Wind 12", "Wind 2 with lanterns"],
)
def test_another_part_of_a_film(year: KnowledgeBase, message: str) -> None:
    """A number right after the name of a film is another part of it, even if the event has the number otherwise."""
    assert _count_parts(year, message) == 1


@pytest.mark.parametrize(
    "message",
    [
        "Wind 2 prizes",
        "Ветер 2 приза",
        "Wind 12 countries",
        "Wind, 2 September",
        "Ветер 2 сентября",
        "Wind 27",
        "how many prizes did Wind take, 2 or 12",
    ],
)
def test_number_that_is_no_part_of_a_film(year: KnowledgeBase, message: str) -> None:
    """What a sentence counts, a date, a number of no film's length and one further on name no part."""
    assert _count_parts(year, message) == 0


@pytest.mark.parametrize(
    ("topics", "count"), [(("wind-film",), 0), (("wind-film", "tulip-fest"), 0), (("tulip-fest", "wind-film"), 1)]
)
def test_part_that_the_event_is_called_by(year: KnowledgeBase, topics: tuple[str, ...], count: float) -> None:
    """An event that is called by the number is of that part, unless it only touches on the film."""
    called = {"en": ("chapter 2 of the saga",), "ru": (), "kk": ()}
    assert _count_parts(year, "when was Wind 2 shown", aliases=called, topics=topics) == count


def test_only_films_have_parts(year: KnowledgeBase) -> None:
    """The number after a festival counts something else."""
    fest = _with_numbers(year.events["tulip-fest-2025"])
    base = with_entries(year, events=[fest])
    assert _count(base, Reader(base), "when was Tulip Fest 2 held", fest.id) == 0


def test_another_part_of_a_film_is_not_answered(year: KnowledgeBase) -> None:
    """The first film answers no question for the second."""
    answerer = Answerer(with_entries(year, events=[_with_numbers(year.events["wind-premiere"])]))
    assert isinstance(answerer.answer(answerer.read("when was Wind shown?")), Found)
    assert not isinstance(answerer.answer(answerer.read("when was Wind 2 shown?")), Found)
