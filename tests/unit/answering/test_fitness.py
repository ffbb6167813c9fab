"""Whether what an event says has the type of what was asked."""

from collections.abc import Sequence

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import NotSaid
from bot.answering.asking import find_ask
from bot.answering.fitness import can_answer
from bot.answering.statements import Choice, choose
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Fact, Figure, Participation, Person
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries


def _choose(base: KnowledgeBase, message: str, event: str) -> Choice:
    answerer = Answerer(base)
    question = answerer.read(message)
    return choose(base, answerer.reader.index, question, base.events[event], find_ask(question))


def _with_figure(event: Event, kind: str, value: int, unit: str, text: Sequence[str]) -> Event:
    """Return an event with one figure; the sentence stands in English, Russian and Kazakh."""
    words = dict(zip(("en", "ru", "kk"), text, strict=True))
    told = {"kind": kind, "value": value, "unit": unit, "of": words, "text": words, "sources": ["news-1"]}
    return event.model_copy(update={"figures": (Figure.model_validate(told, strict=False),)})


@pytest.mark.parametrize(
    ("message", "is_asked"),
    [
        ("how much of the budget of the Sky Museum went to telescopes?", True),
        ("how much was spent on telescopes at the Sky Museum?", True),
        ("сколько потратили на телескопы Музея неба?", True),
        ("how much did the Sky Museum cost?", False),
        ("how much was spent on the Sky Museum?", False),
        ("how much did the lamps of the Sky Museum cost?", False),
        ("how much did the Sky Museum spend on telescopes and lamps?", False),
    ],
)
def test_share_of_the_money(year: KnowledgeBase, message: str, is_asked: bool) -> None:
    """A share is how much was spent only on the very thing that it is the share of."""
    text = (
        "The Sky Museum gave 40 percent for telescopes.",
        "Музей неба отдал 40 процентов за телескопы.",
        "Аспан музейі 40 пайызын телескопқа берді.",
    )
    museum = _with_figure(year.events["sky-museum"], "share", 40, "percent", text)
    assert _choose(with_entries(year, events=[museum]), message, museum.id).is_asked is is_asked


@pytest.mark.parametrize(("kind", "is_asked"), [("share", True), ("size", False), ("staff", False)])
def test_no_other_figure_is_money(year: KnowledgeBase, kind: str, is_asked: bool) -> None:
    """A figure of another kind is no money, whatever it has to do with the thing."""
    museum = _with_figure(year.events["sky-museum"], kind, 40, "percent", ("40 of telescopes.",) * 3)
    message = "how much was spent on telescopes at the Sky Museum?"
    assert _choose(with_entries(year, events=[museum]), message, museum.id).is_asked is is_asked


@pytest.mark.parametrize(
    ("message", "kind", "is_asked"),
    [
        ("сколько лет Димария добивалась премии?", "duration", True),
        ("сколько лет Димарии?", "duration", False),
        ("сколько лет Димария собирала марки?", "duration", False),
        ("сколько лет Димария добивалась премии?", "size", False),
        ("сколько весит то, чего Димария добивалась?", "duration", False),
    ],
)
def test_years_of_trying(year: KnowledgeBase, message: str, kind: str, is_asked: bool) -> None:
    """How many years somebody tried is no age, and how old somebody is no duration, though the words are the same."""
    text = ("Dimaria tried for 7 years.", "Димария добивалась этого 7 лет.", "Димария бұған 7 жыл тырысты.")
    award = _with_figure(year.events["dimaria-award"], kind, 7, "years", text)
    assert _choose(with_entries(year, events=[award]), message, award.id).is_asked is is_asked


@pytest.mark.parametrize(
    ("message", "kind", "unit", "is_asked"),
    [
        ("how long was the race round the Sky Museum?", "size", "kilometres", True),
        ("how long was the race round the Sky Museum?", "anniversary", "years", True),
        ("how long was the race round the Sky Museum?", "share", "percent", False),
        ("how long was the Sky Museum?", "size", "kilometres", False),
    ],
)
def test_how_long_is_a_distance_too(year: KnowledgeBase, message: str, kind: str, unit: str, is_asked: bool) -> None:
    """A race is so many kilometres long, and a jubilee tells how long something has been."""
    text = ("The race was 7 long.", "Гонка длиной 7.", "Жарыстың ұзындығы 7.")
    museum = _with_figure(year.events["sky-museum"], kind, 7, unit, text)
    assert _choose(with_entries(year, events=[museum]), message, museum.id).is_asked is is_asked


def _jubilee(year: KnowledgeBase, kind: str, event_kind: str) -> KnowledgeBase:
    """Return a year in which the fifty years of a choir are told of."""
    name = {"en": "Bell Choir", "ru": "Хор Бубенец", "kk": "Қоңырау хоры"}
    entry = {"id": "choir", "kind": kind, "name": name, "what": name, "aliases": {"en": [], "ru": [], "kk": []}}
    choir = Person.model_validate(entry, strict=False)
    part = Participation.model_validate(
        {"person": "choir", "roles": ["performer"], "sources": ["news-1"]}, strict=False
    )
    text = ("The choir turned 50.", "Хору исполнилось 50.", "Хор 50-ге толды.")
    event = _with_figure(year.events["aru-laketown"], "anniversary", 50, "years", text)
    return with_entries(
        year, people=[choir], events=[event.model_copy(update={"kinds": (event_kind,), "people": (part,)})]
    )


@pytest.mark.parametrize(
    ("message", "kind", "event_kind", "is_asked"),
    [
        ("how old is the Bell Choir?", "group", "anniversary", True),
        ("Қоңырау хоры неше жаста?", "group", "anniversary", True),
        ("how old is the Bell Choir?", "person", "anniversary", False),
        ("how old is the Bell Choir?", "group", "concert", False),
        ("how old is Aru of the Bell Choir?", "group", "anniversary", False),
        ("сколько лет хору Бубенец?", "group", "concert", True),
        ("сколько лет хору Бубенец?", "person", "anniversary", True),
        ("сколько лет хору Бубенец?", "person", "concert", False),
        ("how heavy is the Bell Choir?", "group", "anniversary", False),
    ],
)
def test_age_of_an_ensemble(year: KnowledgeBase, message: str, kind: str, event_kind: str, is_asked: bool) -> None:
    """An ensemble is as old as the anniversary that it celebrates; a person is not as old as that of something else."""
    assert _choose(_jubilee(year, kind, event_kind), message, "aru-laketown").is_asked is is_asked


@pytest.mark.parametrize(
    ("message", "event", "is_asked"),
    [
        ("why did Laketown get a concert?", "aru-laketown", True),
        ("why did the tulips fill Laketown?", "tulip-fest-2025", True),
        ("why did the evening of Aru end with fireworks?", "aru-concert", True),
        ("why did the Sky Museum open?", "sky-museum", False),
        ("почему открылся Музей неба?", "sky-museum", False),
        ("Аспан музейі неге ашылды?", "sky-museum", False),
        ("why was Dimaria's violin night cancelled?", "dimaria-cancelled", False),
        ("why did the Sky Museum burn?", "sky-museum", False),
    ],
)
def test_why_without_a_reason(year: KnowledgeBase, message: str, event: str, is_asked: bool) -> None:
    """Why something was is said by a reason, or by a sentence with a detail; that it was is no reason."""
    assert _choose(year, message, event).is_asked is is_asked


def test_why_without_a_reason_is_not_said(answerer: Answerer) -> None:
    """The reason that nothing tells is not known."""
    answer = answerer.answer(answerer.read("why was Dimaria's violin night cancelled?"))
    assert isinstance(answer, NotSaid)
    assert answer.event == "dimaria-cancelled"


@pytest.mark.parametrize(
    ("sentence", "can_say"),
    [
        ("The lamps of the Sky Museum were made in Portus.", True),
        ("The lamps of the Sky Museum hang in the great hall.", True),
        ("The lamps of the Sky Museum (Farland) are green.", True),
        ("The lamps of the Sky Museum were lit in March.", False),
        ("The lamps of the Sky Museum are green.", False),
    ],
)
def test_sentence_that_says_where(year: KnowledgeBase, sentence: str, can_say: bool) -> None:
    """A sentence that names no place does not say where."""
    fact = Fact.model_validate(
        {"kind": "what", "text": dict.fromkeys(LANGUAGES, sentence), "sources": ["news-1"]}, strict=False
    )
    museum = year.events["sky-museum"].model_copy(update={"facts": (fact,)})
    assert can_answer(museum, Statement("fact", 0, frozenset()), "where") is can_say


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [
        ("30 lamps of the Sky Museum are green.", True),
        ("Five lamps of the Sky Museum are green.", True),
        ("The lamps of the Sky Museum were lit on 12 September 2025.", False),
    ],
)
def test_sentence_with_a_number(year: KnowledgeBase, sentence: str, is_asked: bool) -> None:
    """A number may stand in words; the day of a date counts nothing."""
    fact = Fact.model_validate(
        {"kind": "what", "text": dict.fromkeys(LANGUAGES, sentence), "sources": ["news-1"]}, strict=False
    )
    museum = year.events["sky-museum"].model_copy(update={"facts": (fact,)})
    message = "how many lamps does the Sky Museum have?"
    assert _choose(with_entries(year, events=[museum]), message, museum.id).is_asked is is_asked


@pytest.mark.parametrize(
    ("message", "sentence", "is_asked"),
    [
        ("где снимали фильм Ветер?", "«Ветер» снимали в Портусе.", True),
        ("где снимали фильм Ветер?", "«Ветер» понравился зрителям в Портусе.", False),
        ("где показали фильм Ветер?", "«Ветер» понравился зрителям в Портусе.", True),
    ],
)
def test_where_a_film_was_shot(year: KnowledgeBase, message: str, sentence: str, is_asked: bool) -> None:
    """Where a film was shot is told by a sentence on that, not by where it was shown."""
    text = {"en": "It was so in Portus.", "ru": sentence, "kk": "Портуста солай болды."}
    fact = Fact.model_validate({"kind": "programme", "text": text, "sources": ["news-1"]}, strict=False)
    film = year.events["wind-premiere"].model_copy(update={"facts": (fact,)})
    assert _choose(with_entries(year, events=[film]), message, film.id).is_asked is is_asked
