"""The statement of an event that answers exactly what was asked."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Turn
from bot.answering.asking import find_ask
from bot.answering.statements import Choice, choose, statement_texts
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact, Figure
from tests.unit.small_year import with_entries

IN_A_TENT = {"en": "in a tent", "ru": "в шатре", "kk": "шатырда"}
ON_TELEVISION = {"en": "on television", "ru": "по телевидению", "kk": "теледидарда"}
GARDENERS = {"en": "gardeners", "ru": "садовники", "kk": "бағбандар"}
COOKS = {"en": "cooks", "ru": "повара", "kk": "аспазшылар"}
BULBS = dict.fromkeys(LANGUAGES, "Bulbs grew in greenhouses near Portus.")


@pytest.fixture(scope="module")
def shown(year: KnowledgeBase) -> Answerer:
    """A year in which Wind was shown twice, and in which the gardeners and cooks of Tulip Fest are counted."""
    film, fest = year.events["wind-premiere"], year.events["tulip-fest-2025"]
    tent = film.occurrences[0].model_copy(update={"label": IN_A_TENT})
    television = tent.model_copy(update={"start": "2025-11-20", "place": "portus", "label": ON_TELEVISION})
    crews = [fest.figures[0].model_copy(update={"kind": "staff", "of": of, "text": of}) for of in (GARDENERS, COOKS)]
    bulbs = Fact.model_validate({"kind": "background", "text": BULBS, "sources": ["news-1"]}, strict=False)
    twice = film.model_copy(update={"occurrences": (tent, television)})
    counted = fest.model_copy(update={"figures": (*fest.figures, *crews), "facts": (bulbs,)})
    return Answerer(with_entries(year, events=[twice, counted]))


def _choose(answerer: Answerer, message: str, event: str) -> Choice:
    question = answerer.read(message)
    return choose(answerer.base, answerer.reader.index, question, answerer.base.events[event], find_ask(question))


@pytest.mark.parametrize(
    ("message", "event", "part"),
    [
        ("when did Aru sing in Laketown", "aru-laketown", "occurrence"),
        ("where did Aru sing in August", "aru-laketown", "occurrence"),
        ("how many people came to Aru in Laketown", "aru-laketown", "figure"),
        ("сколько человек пришло к Ару", "aru-laketown", "figure"),
        ("Көлқалаға қанша адам келді", "aru-laketown", "figure"),
        ("why did Laketown get a concert", "aru-laketown", "fact"),
        ("how did the evening of Aru end, with fireworks?", "aru-concert", "fact"),
        ("tell me about Tulip Fest", "tulip-fest-2025", "summary"),
    ],
)
def test_choose_by_the_question_type(answerer: Answerer, message: str, event: str, part: str) -> None:
    """A number for how many, a time and place for when and where, a reason for why."""
    choice = _choose(answerer, message, event)
    found = "occurrence" if choice.statement.part == "place" else choice.statement.part
    assert found == part
    assert choice.is_asked


def test_choose_the_person_with_the_role(answerer: Answerer) -> None:
    """Who founded asks for the founder, who performed for the performer."""
    founder = _choose(answerer, "who founded the Sky Museum", "sky-museum")
    guest = _choose(answerer, "who was the guest of Aru in Laketown", "aru-laketown")
    assert founder.statement.part in ("person", "role")
    assert answerer.base.events["aru-laketown"].people[guest.statement.position].person == "dimaria"


def test_choose_says_when_a_role_is_missing(answerer: Answerer) -> None:
    """An opera without a known conductor does not answer who conducted it."""
    assert not _choose(answerer, "who conducted The Snow Queen", "snow-opera").is_asked


def test_choose_says_when_a_number_is_missing(answerer: Answerer) -> None:
    """An attendance is no answer to the number of helicopters."""
    assert not _choose(answerer, "how many helicopters flew over Laketown", "aru-laketown").is_asked


def test_choose_measures_details(answerer: Answerer) -> None:
    """Words beyond the subject must stand in the statement."""
    held = _choose(answerer, "Aru's concert fireworks", "aru-concert")
    missing = _choose(answerer, "Aru's concert helicopters", "aru-concert")
    assert held.detail > missing.detail


def test_choose_never_takes_a_title(answerer: Answerer) -> None:
    """Titles, aliases and names are no sentences."""
    for event in answerer.base.events:
        assert _choose(answerer, "what was it", event).statement.part not in ("title", "alias", "topic", "kind")


def test_statement_texts_in_every_language(answerer: Answerer) -> None:
    """The sentences of a statement come in all languages; a date has none."""
    event = answerer.base.events["aru-concert"]
    by_part = {each.part: each for each in answerer.reader.index.statements("aru-concert")}
    assert statement_texts(event, by_part["fact"]) == tuple(event.facts[0].text.values())
    assert statement_texts(event, by_part["figure"]) == tuple(event.figures[0].text.values())
    assert statement_texts(event, by_part["dispute"]) == tuple(event.disputes[0].text.values())
    assert statement_texts(event, by_part["summary"]) == tuple(event.summary.values())
    assert statement_texts(event, by_part["place"]) == ()


@pytest.mark.parametrize(
    ("message", "position"),
    [
        ("when was Wind on television?", 1),
        ("where was Wind on television?", 1),
        ("when was Wind in a tent?", 0),
        ("когда фильм Ветер показали по телевидению?", 1),
        ("«Жел» фильмі шатырда қашан көрсетілді?", 0),
        ("when was Wind in Portus?", 1),
        ("Жел фильмі Портуста қашан болды?", 1),
    ],
)
def test_occurrence_told_apart_is_answered_alone(shown: Answerer, message: str, position: int) -> None:
    """A word of its label or its place tells one of two dates from the other, and only that one is given."""
    choice = _choose(shown, message, "wind-premiere")
    answer = shown.answer(shown.read(message))
    assert (choice.statement.position, choice.is_one) == (position, True)
    assert isinstance(answer, Found)
    assert (answer.event, answer.occurrences) == ("wind-premiere", (position,))


def test_occurrence_told_apart_comes_before_a_sentence(shown: Answerer) -> None:
    """Its own date is surer than a sentence that has the same words and another date."""
    text = dict.fromkeys(LANGUAGES, "Television told of Wind on 3 May 2026.")
    fact = Fact.model_validate({"kind": "what", "text": text, "sources": ["kino-1"]}, strict=False)
    film = shown.base.events["wind-premiere"].model_copy(update={"facts": (fact,)})
    answerer = Answerer(with_entries(shown.base, events=[film]))
    assert _choose(answerer, "when was Wind on television?", film.id).statement.part == "occurrence"


@pytest.mark.parametrize("message", ["when was Wind shown?", "when did Olzhas Kenov show Wind?"])
def test_occurrences_that_nothing_tells_apart(shown: Answerer, message: str) -> None:
    """Where no date is singled out, all of them are given."""
    answer = shown.answer(shown.read(message))
    assert isinstance(answer, Found)
    assert (answer.event, answer.occurrences) == ("wind-premiere", ())
    assert not _choose(shown, message, "wind-premiere").is_one


@pytest.mark.parametrize(
    ("message", "position"),
    [
        ("how many visitors came to Tulip Fest?", 0),
        ("how many cooks were there at Tulip Fest?", 2),
        ("how many cooks and visitors came to Tulip Fest?", 2),
        ("how many visitors and cooks came to Tulip Fest?", 0),
        ("how many gardeners and visitors came to Tulip Fest?", 1),
        ("сколько поваров и зрителей пришло на Тюльпан Фест?", 2),
        ("Қызғалдақ Фестіге қанша аспазшы мен көрермен келді?", 2),
    ],
)
def test_choose_the_figure_with_the_counted_word(shown: Answerer, message: str, position: int) -> None:
    """The very word after how many decides between figures, against the kind that people mostly ask for."""
    choice = _choose(shown, message, "tulip-fest-2025")
    assert (choice.statement.part, choice.statement.position) == ("figure", position)
    assert choice.is_asked


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("where was Tulip Fest?", "place"),
        ("where are the greenhouses of Tulip Fest in Laketown?", "fact"),
        ("where did they plant the bulbs of Tulip Fest?", "fact"),
    ],
)
def test_place_with_little_of_what_is_asked(shown: Answerer, message: str, part: str) -> None:
    """The place of the event is less likely the answer where something else is looked for."""
    assert _choose(shown, message, "tulip-fest-2025").statement.part == part


def _fact(kind: str, text: str, ru: str = "", kk: str = "") -> Fact:
    told = {"en": text, "ru": ru or text, "kk": kk or text}
    return Fact.model_validate({"kind": kind, "text": told, "sources": ["news-1"]}, strict=False)


def _counted(kind: str, value: int, text: str, of: str) -> Figure:
    told = {"kind": kind, "value": value, "unit": "people", "sources": ["news-1"]}
    words = {"text": dict.fromkeys(LANGUAGES, text), "of": dict.fromkeys(LANGUAGES, of)}
    return Figure.model_validate(told | words, strict=False)


@pytest.fixture(scope="module")
def twofold(year: KnowledgeBase) -> Answerer:
    """A year in which the visitors of Tulip Fest are counted by day and by night, and its gardeners in two ways."""
    figures = (
        _counted("attendance", 31000, "31,000 people came to Tulip Fest by day.", "visitors"),
        _counted("attendance", 9000, "9,000 people came by night.", "visitors"),
        _counted("staff", 300, "300 gardeners came.", "gardeners"),
        _counted("participants", 200, "200 gardeners took part.", "gardeners"),
    )
    facts = (_fact("why", "It rained because of a dragon."), _fact("programme", "Lanterns hung over the lake."))
    fest = year.events["tulip-fest-2025"].model_copy(update={"figures": figures, "facts": facts})
    return Answerer(with_entries(year, events=[fest]))


@pytest.mark.parametrize("message", ["how many people came?", "сколько людей пришло?", "қанша адам келді?"])
def test_second_figure_of_one_kind(twofold: Answerer, message: str) -> None:
    """Two figures of one kind that fit alike are both said."""
    answer = twofold.answer(twofold.read(message), Turn(event="tulip-fest-2025"))
    assert isinstance(answer, Found)
    assert answer.second is not None
    assert [(each.part, each.position) for each in (answer.statement, answer.second)] == [("figure", 0), ("figure", 1)]


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("how many people came to Tulip Fest in Laketown?", "figure"),
        ("how many people came by night?", "figure"),
        ("how many gardeners came to Tulip Fest?", "figure"),
        ("did 31,000 people come to Tulip Fest?", "figure"),
        ("when was Tulip Fest?", "place"),
        ("where did lanterns hang at Tulip Fest?", "fact"),
        ("why did it rain at Tulip Fest?", "fact"),
        ("tell me about Tulip Fest", "summary"),
    ],
)
def test_no_second(twofold: Answerer, message: str, part: str) -> None:
    """A figure that fits better, one of two kinds, yes or no, a date and the only sentence are said alone."""
    choice = _choose(twofold, message, "tulip-fest-2025")
    assert (choice.statement.part, choice.second) == (part, None)


SHOT = ("Olzhas Kenov made the film in Farland.", "Фильм делали в Далёкой стране.", "Фильмді Алыс елде түсірді.")


@pytest.mark.parametrize(
    ("message", "kinds", "part"),
    [
        ("where did the director of Wind shoot it?", ("film",), "fact"),
        ("где режиссёр снял Ветер?", ("film",), "fact"),
        ("режиссер Жел фильмін қайда түсірді?", ("film",), "fact"),
        ("where did the director of Wind shoot it?", ("theatre",), "place"),
        ("where did the producer of Wind make it?", ("film",), "place"),
        ("where was Wind shown?", ("film",), "place"),
        ("где показали Ветер?", ("film",), "place"),
        ("Жел фильмін қайда көрсетті?", ("film",), "place"),
    ],
)
def test_where_a_film_was_shot(year: KnowledgeBase, message: str, kinds: tuple[str, ...], part: str) -> None:
    """Where the director made a film is less likely where it was shown; a play is staged where it is shown."""
    film = year.events["wind-premiere"].model_copy(update={"facts": (_fact("what", *SHOT),), "kinds": kinds})
    answerer = Answerer(with_entries(year, events=[film]))
    assert _choose(answerer, message, film.id).statement.part == part


@pytest.mark.parametrize(
    ("message", "part"),
    [("who brought tulips from Portus to Tulip Fest?", "fact"), ("who founded Tulip Fest?", "role")],
)
def test_who_stands_in_a_sentence(year: KnowledgeBase, message: str, part: str) -> None:
    """Whoever did what no role says is told by the sentence that has most of what is asked."""
    fest = year.events["tulip-fest-2025"]
    text = dict.fromkeys(LANGUAGES, "Tulips from Portus were brought by gardener Lena.")
    fact = Fact.model_validate({"kind": "background", "text": text, "sources": ["news-1"]}, strict=False)
    people = tuple(each.model_copy(update={"roles": ("founder",)}) for each in year.events["sky-museum"].people)
    told = fest.model_copy(update={"facts": (fact,), "people": people})
    choice = _choose(Answerer(with_entries(year, events=[told])), message, fest.id)
    assert choice.is_asked
    assert ("role" if choice.statement.part == "person" else choice.statement.part) == part
