"""Words lead to the events that speak of them."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.keys import key
from bot.text.tokens import Token, split
from bot.understanding.index import EventIndex
from bot.understanding.indexing import WEIGHTS, read_events
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


@pytest.fixture(scope="module")
def index(reader: Reader) -> EventIndex:
    """The index of the made-up year."""
    return reader.index


def _token(word: str) -> Token:
    return split(word)[0]


@pytest.mark.parametrize(
    ("word", "event"),
    [
        ("museum", "sky-museum"),
        ("музея", "sky-museum"),
        ("fireworks", "aru-concert"),
        ("салютом", "aru-concert"),
        ("tulips", "tulip-fest-2025"),
        ("Bekov", "sky-museum"),
        ("Portus", "dimaria-award"),
        ("подписей", "aru-laketown"),
        ("violinist", "dimaria-award"),
    ],
)
def test_events_of_a_word(index: EventIndex, word: str, event: str) -> None:
    """Titles, facts, people, places and what people are all lead to an event."""
    assert event in index.events_of(_token(word))


def test_events_of_an_unknown_word(index: EventIndex) -> None:
    """A word that stands nowhere leads nowhere."""
    assert not index.events_of(_token("helicopter"))


def test_titles_weigh_more_than_facts(index: EventIndex) -> None:
    """An event with a word in its title speaks of it more strongly than one that mentions it."""
    found = index.events_of(_token("sings"))
    assert found["aru-concert"] > index.events_of(_token("fireworks"))["aru-concert"]


def test_slips_are_weaker_evidence(index: EventIndex) -> None:
    """A misspelt word is weaker evidence than the word."""
    right, wrong = index.events_of(_token("museum")), index.events_of(_token("musemu"))
    assert 0.0 < wrong["sky-museum"] < right["sky-museum"]


def test_has_number(index: EventIndex) -> None:
    """Numbers of all texts are known, grouped or not."""
    assert index.has_number("aru-concert", 27000)
    assert index.has_number("aru-laketown", 9000)
    assert not index.has_number("aru-laketown", 27000)


def test_statements_name_their_parts(index: EventIndex, year: KnowledgeBase) -> None:
    """Every part of an entry is a statement of its own."""
    parts = {each.part for each in index.statements("aru-concert")}
    assert {"title", "summary", "alias", "place", "person", "role", "figure", "fact", "dispute"} <= parts
    figures = [each for each in index.statements("aru-concert") if each.part == "figure"]
    assert len(figures) == len(year.events["aru-concert"].figures)


def test_holders_are_the_statements_with_a_word(index: EventIndex) -> None:
    """Fireworks stand in the fact and nowhere else."""
    holders = index.holders("aru-concert", index.links(_token("fireworks")))
    assert [index.statements("aru-concert")[number].part for number in holders] == ["fact"]


def test_core_and_headline(index: EventIndex) -> None:
    """A concert is about its singer; its fireworks are a detail."""
    singer, detail = index.links(_token("Aru")), index.links(_token("fireworks"))
    assert not index.headline("aru-concert").isdisjoint(singer)
    assert index.core("aru-concert").isdisjoint(detail)


def test_rarity_falls_with_the_number_of_events(index: EventIndex, year: KnowledgeBase) -> None:
    """A word of one event says everything, a word of all events nothing."""
    values = [index.rarity(count) for count in (1, 2, 5, len(year.events) + 1)]
    assert values == sorted(values, reverse=True)
    assert values[0] == 1.0
    assert values[-1] == 0.0


def test_events_with_a_word_by_its_key(index: EventIndex) -> None:
    """Buttons carry keys; they find the events of all forms of the word."""
    found = index.events_with(key("tulip"))
    assert found == index.events_with(key("tulips"))
    assert found == {"tulip-fest-2025"}


def test_common_words_say_nothing(year: KnowledgeBase) -> None:
    """A common word leads to an event only where it is part of a name."""
    words = Reader(year).words
    plain = EventIndex(words, read_events(year, words))
    index = EventIndex(words, read_events(year, words, ["came", "wind"]))
    assert plain.events_of(_token("came"))
    assert not index.events_of(_token("came"))
    assert "wind-premiere" in index.events_of(_token("wind"))


def test_hint_leads_to_its_event(year: KnowledgeBase) -> None:
    """A description that nobody reads leads to its event, less surely than a word of the title."""
    museum = year.events["sky-museum"]
    described = museum.model_copy(update={"hints": {"en": ("planetarium thing",)}})
    index = Reader(with_entries(year, events=[described])).index
    assert "sky-museum" in index.events_of(_token("planetarium"))
    assert index.events_of(_token("planetarium"))["sky-museum"] < index.events_of(_token("museum"))["sky-museum"]


def test_hint_of_a_figure_leads_to_the_figure(year: KnowledgeBase) -> None:
    """Words that a figure is asked for with stand in its statement; they lead to its event as surely as a hint does."""
    fest = year.events["tulip-fest-2025"]
    figure = fest.figures[0].model_copy(update={"hints": {"en": ("turnout",)}})
    index = Reader(with_entries(year, events=[fest.model_copy(update={"figures": (figure,)})])).index
    holding = [index.statements(fest.id)[number] for number in index.holders(fest.id, index.same(_token("turnout")))]
    assert [(each.part, each.position) for each in holding] == [("figure", 0)]
    assert index.events_of(_token("turnout"))[fest.id] == pytest.approx(WEIGHTS["hint"])
    assert not index.holders(fest.id, index.same(_token("turnout")), with_hints=False)
