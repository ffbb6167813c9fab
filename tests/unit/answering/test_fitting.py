"""What an event says must be about the thing, the person and the place that a question names."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import NotSaid, Suggested
from bot.answering.asking import find_ask
from bot.answering.fitting import fits_names
from bot.answering.statements import choose
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact
from tests.unit.small_year import with_entries

STORY = "neighbours packed tents, cameras, blankets, apples, lemonade, guitars, umbrellas, binoculars. "


@pytest.fixture(scope="module")
def spoken(year: KnowledgeBase) -> Answerer:
    """A year in which Aru speaks of Farland, Madrid and Portus at her evening in Laketown."""
    event = year.events["aru-laketown"]
    text = dict.fromkeys(LANGUAGES, "Aru spoke of Farland, of Madrid and of Portus.")
    fact = Fact.model_validate({"kind": "reaction", "text": text, "sources": ["news-1"]}, strict=False)
    return Answerer(with_entries(year, events=[event.model_copy(update={"facts": (*event.facts, fact)})]))


def _fits(answerer: Answerer, message: str, event: str, ask: str = "") -> bool:
    base, index, question = answerer.base, answerer.reader.index, answerer.read(message)
    entry, asked = base.events[event], ask or find_ask(question)
    return fits_names(base, index, question, entry, choose(base, index, question, entry, asked), ask=asked)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("what fee did Aru get in Laketown?", "aru-laketown"),
        ("какой гонорар получила Ару в Озёрске?", "aru-laketown"),
        ("Ару Көлқалада қандай гонорар алды?", "aru-laketown"),
        ("which umbrella stood in the Sky Museum?", "sky-museum"),
    ],
)
def test_what_is_wanted_is_spoken_of(answerer: Answerer, message: str, event: str) -> None:
    """An event that nowhere has the thing that is asked for does not say what it was like."""
    assert not _fits(answerer, message, event)
    assert isinstance(answerer.answer(answerer.read(message)), NotSaid | Suggested)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("what signatures did the fans collect in Laketown?", "aru-laketown"),
        ("which signature did the fans collect in Laketown?", "aru-laketown"),
        ("какие подписи собрали поклонники в Озёрске", "aru-laketown"),
        ("what tulips were in Laketown?", "tulip-fest-2025"),
        ("what happened in Laketown with Aru?", "aru-laketown"),
    ],
)
def test_what_is_wanted_and_spoken_of_fits(answerer: Answerer, message: str, event: str) -> None:
    """One sentence with the thing is enough; where no thing is asked for, none is missing."""
    assert _fits(answerer, message, event)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("what fiesta was in Laketown?", "tulip-fest-2025"),
        ("what decree was passed?", "library-law"),
        ("what music was in Laketown?", "aru-laketown"),
        ("what patron opened it?", "sky-museum"),
    ],
)
def test_own_nouns_need_not_be_spoken_of(answerer: Answerer, message: str, event: str) -> None:
    """Words for a kind, a field or a role say which event is meant, not what it must tell."""
    question = answerer.read(message)
    words = answerer.reader.index.holders(event, answerer.reader.index.links(question.tokens[1]))
    assert question.wanted == {1}
    assert not words
    assert _fits(answerer, message, event, "what")


@pytest.mark.parametrize("ask", ["what", "tell"])
def test_wanted_things_of_a_story(answerer: Answerer, ask: str) -> None:
    """In a story what is wanted may be anything."""
    assert not _fits(answerer, "what fee did Aru get in Laketown?", "aru-laketown", ask)
    assert _fits(answerer, f"{STORY} what fee did Aru get in Laketown?", "aru-laketown", ask)


def test_wanted_things_of_other_questions(answerer: Answerer) -> None:
    """When and who are measured by their own answers."""
    assert _fits(answerer, "when did Aru sing in Laketown, for what fee?", "aru-laketown")


@pytest.mark.parametrize(
    ("message", "fits"),
    [
        ("how many people came to hear Aru in Longtown", True),
        ("how many people came to hear Dimaria in Longtown", False),
        ("how many people came to hear Olzhas Kenov", False),
    ],
)
def test_a_number_of_somebody_else(answerer: Answerer, message: str, fits: bool) -> None:
    """What names one person is no answer about another."""
    assert _fits(answerer, message, "aru-concert") is fits


@pytest.mark.parametrize(
    ("message", "ask", "fits"),
    [
        ("how many people came to hear Aru in Portus", "how-many", False),
        (f"{STORY} how many people came to hear Aru in Portus", "how-many", True),
        ("where did Aru sing in Portus", "where", False),
        (f"{STORY} where did Aru sing in Portus", "where", False),
        ("how many people came to hear Aru in Steppeland", "how-many", True),
        ("how many people came to hear Aru, guests from Portus", "how-many", True),
    ],
)
def test_places_of_a_story(answerer: Answerer, message: str, ask: str, fits: bool) -> None:
    """Another place is scenery in a story, unless where is what is asked."""
    assert _fits(answerer, message, "aru-laketown", ask) is fits


@pytest.mark.parametrize(
    ("message", "fits"),
    [
        ("how many people came to Aru, who spoke of Madrid", True),
        ("how many people came to Aru, who spoke of Paris", False),
        ("how many people came to Aru in Laketown, who spoke of Farland", True),
        ("how many people came to Aru, who spoke of Farland", False),
        ("how many people came to Aru in Laketown, who spoke of Portus", False),
    ],
)
def test_wide_places_that_are_spoken_of(spoken: Answerer, message: str, fits: bool) -> None:
    """A country that the event tells of is scenery, one with events only beside its own place; a city never is."""
    assert _fits(spoken, message, "aru-laketown", "how-many") is fits


@pytest.mark.parametrize(
    ("message", "event", "fits"),
    [
        ("how many people came to Tulip Fest in 2019", "tulip-fest-2025", False),
        ("what was Tulip Fest 2019 like", "tulip-fest-2025", False),
        ("what was Tulip Fest 2025 like", "tulip-fest-2025", True),
        ("when did the Sky Museum open, in 2019?", "sky-museum", False),
    ],
)
def test_other_years(answerer: Answerer, message: str, event: str, fits: bool) -> None:
    """Another year beside a festival is another edition; elsewhere the answer must have that year."""
    assert _fits(answerer, message, event) is fits


def _fact(kind: str, text: str, ru: str = "") -> Fact:
    told = {"en": text, "ru": ru or text, "kk": text}
    return Fact.model_validate({"kind": kind, "text": told, "sources": ["news-1"]}, strict=False)


@pytest.fixture(scope="module")
def carried(year: KnowledgeBase) -> Answerer:
    """A year in which Dimaria carries lanterns at the evening of Aru."""
    text = "Dimaria Qosanova carried lanterns around the lake."
    fact = _fact("outcome", text, "Димария Косанова носила фонари вокруг озера.")
    return Answerer(with_entries(year, events=[year.events["aru-laketown"].model_copy(update={"facts": (fact,)})]))


@pytest.mark.parametrize(
    ("message", "fits"),
    [
        ("who carried lanterns with Aru?", True),
        ("кто носил фонари вместе с Ару?", True),
        ("who carried lanterns with Marat?", False),
        ("кто носил фонари вместе с Маратом?", False),
        ("who carried lanterns with Aru and Marat?", False),
        ("what lanterns were there with Aru?", True),
        ("tell me about the lanterns with Aru", True),
        ("where were lanterns carried with Aru?", False),
    ],
)
def test_who_came_with_somebody(carried: Answerer, message: str, fits: bool) -> None:
    """Who came with somebody of the event is somebody else; where and when somebody else came is no answer."""
    question = carried.read(message)
    event = carried.base.events["aru-laketown"]
    choice = choose(carried.base, carried.reader.index, question, event, find_ask(question))
    assert choice.statement.part == "fact"
    assert _fits(carried, message, "aru-laketown") is fits


@pytest.fixture(scope="module")
def suburb(year: KnowledgeBase) -> Answerer:
    """A year in which Dimaria gets her prize, in Portus, near Laketown by its title and near Madrid by an alias."""
    award = year.events["dimaria-award"]
    title = {**award.title, "en": "Dimaria gets the Bow prize near Laketown", "ru": "Премия Димарии под Озёрском"}
    aliases = {"en": ("the Bow near Madrid",), "ru": (), "kk": ()}
    near = award.model_copy(update={"title": title, "aliases": aliases})
    return Answerer(with_entries(year, events=[near]))


@pytest.mark.parametrize(
    ("message", "fits"),
    [
        ("when did Dimaria get the Bow prize in Laketown?", True),
        ("where did Dimaria get the Bow prize in Laketown?", True),
        ("когда Димария получила премию в Озёрске?", True),
        ("when did Dimaria get the Bow prize in Madrid?", True),
        ("when did Dimaria get the Bow prize in Longtown?", False),
        ("when did Dimaria get the Bow prize in Paris?", False),
    ],
)
def test_place_of_the_title(suburb: Answerer, message: str, fits: bool) -> None:
    """What an event is called after its place is asked by that place, wherever it is entered."""
    assert _fits(suburb, message, "dimaria-award") is fits


@pytest.mark.parametrize(
    ("kind", "text", "year_asked", "fits"),
    [
        ("outcome", "Marat Bekov was given a medal for it in 2026.", 2026, True),
        ("plan", "Marat Bekov will head it from 2026 on.", 2026, True),
        ("outcome", "Marat Bekov was given a medal for it in 2026.", 2019, False),
        ("outcome", "A medal was given for it in 2026.", 2026, False),
        ("background", "Marat Bekov was given a medal for it in 2026.", 2026, False),
    ],
)
def test_year_of_a_fact_about_the_person(
    year: KnowledgeBase, kind: str, text: str, year_asked: int, fits: bool
) -> None:
    """Who it was in a year is told where a sentence of the event itself has the person and the year."""
    museum = year.events["sky-museum"].model_copy(update={"facts": (_fact(kind, text),)})
    answerer = Answerer(with_entries(year, events=[museum]))
    assert _fits(answerer, f"кто основал Музей неба в {year_asked} году?", museum.id) is fits
