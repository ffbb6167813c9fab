"""What the cue words of a question ask of a statement."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.cues import Cues
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries

FACTS = (
    ("reaction", "Aru called the evening of Wind a gift."),
    ("programme", "Wind was filmed on a hill near Portus."),
    ("programme", "The crew of Wind rested on 2 October."),
    ("background", "An older Wind was shown in Laketown in 1991."),
    ("plan", "A hall for Wind opens in 2027."),
    ("outcome", "The prize of Dimaria went to Wind."),
)


@pytest.fixture(scope="module")
def telling(year: KnowledgeBase) -> Answerer:
    """A year in which a film of two days has a few sentences more."""
    facts = tuple(
        Fact.model_validate({"kind": kind, "text": dict.fromkeys(LANGUAGES, text), "sources": ["news-1"]}, strict=False)
        for kind, text in FACTS
    )
    film = year.events["wind-premiere"]
    times = (film.occurrences[0].model_copy(update={"start": "2025-10-01", "end": "2025-10-04"}),)
    return Answerer(with_entries(year, events=[film.model_copy(update={"facts": facts, "occurrences": times})]))


def _worth(answerer: Answerer, message: str, position: int, shared: float = 1.0) -> float:
    question = answerer.read(message)
    event = answerer.base.events["wind-premiere"]
    cues = Cues(answerer.base, answerer.reader.index, question, event, find_ask(question))
    return cues.worth(_fact(answerer, position), shared)


def _fact(answerer: Answerer, position: int) -> Statement:
    statement = answerer.reader.index.find("wind-premiere", position, "fact")
    assert statement is not None
    return statement


@pytest.mark.parametrize(
    ("message", "position"),
    [
        ("what did Aru say of Wind?", 0),
        ("что Ару сказала о «Ветре»?", 0),
        ("where was Wind filmed?", 1),
        ("who filmed Wind?", 1),
        ("what was with Wind on 2 October?", 2),
        ("when was Wind shown before that?", 3),
        ("когда «Ветер» показывали до этого?", 3),
        ("«Жел» бұған дейін қашан көрсетілді?", 3),
        ("when will the hall for Wind open?", 4),
        ("когда планируют открыть зал «Ветра»?", 4),
        ("«Жел» залы қашан ашылады?", 4),
        ("which prize did Wind get?", 5),
    ],
)
def test_sentence_that_a_cue_asks_for(telling: Answerer, message: str, position: int) -> None:
    """What was said, where a film was shot and what was on a day is worth more than another sentence."""
    worth = [_worth(telling, message, each) for each in range(len(FACTS))]
    assert [each for each, value in enumerate(worth) if value > 0] == [position]


def test_what_was_said_of_something_else(telling: Answerer) -> None:
    """What somebody said of something else is not asked."""
    assert _worth(telling, "what did Aru say of Wind?", 0, shared=0.2) == 0


def test_story_with_a_verb_of_saying(telling: Answerer) -> None:
    """In a long message somebody says something, whatever is asked."""
    story = "my uncle said the hill village museum lantern parade river boat harvest was in Wind, what is it"
    assert _worth(telling, story, 0) == 0


@pytest.mark.parametrize(("message", "share"), [("where was Wind shown?", 1.0), ("where was Wind filmed?", 0.25)])
def test_place_of_a_film(telling: Answerer, message: str, share: float) -> None:
    """Where a film was shown is not where it was shot."""
    question = telling.read(message)
    event = telling.base.events["wind-premiere"]
    cues = Cues(telling.base, telling.reader.index, question, event, "where")
    place = telling.reader.index.find(event.id, 0, "place", "occurrence")
    assert place is not None
    assert cues.share_of_place(place, detail=1.0) == pytest.approx(share)
    assert cues.share_of_place(place, detail=0.1) == pytest.approx(share / 2)
    assert cues.share_of_place(_fact(telling, 0), detail=0.1) == pytest.approx(1.0)


def test_date_of_what_was_before(telling: Answerer) -> None:
    """When it was before is not told by a date of the event."""
    event = telling.base.events["wind-premiere"]
    date = telling.reader.index.find(event.id, 0, "place", "occurrence")
    assert date is not None
    worth = [
        Cues(telling.base, telling.reader.index, telling.read(message), event, "when").worth(date, 1.0)
        for message in ("when was Wind shown before that?", "when was Wind shown?")
    ]
    assert worth[0] < 0 == worth[1]


def test_figure_with_the_counted_word(answerer: Answerer) -> None:
    """A figure of the visitors has the word that follows "how many"; the summary is no figure."""
    question = answerer.read("how many visitors came to Tulip Fest")
    event = answerer.base.events["tulip-fest-2025"]
    cues = Cues(answerer.base, answerer.reader.index, question, event, "how-many")
    figure = answerer.reader.index.find(event.id, 0, "figure")
    summary = answerer.reader.index.find(event.id, 0, "summary")
    assert figure is not None
    assert summary is not None
    assert (cues.is_counted(figure), cues.holds_figure(figure)) == (True, True)
    assert not cues.is_counted(summary)


@pytest.mark.parametrize(
    ("message", "is_asked"),
    [("when is Tulip Fest?", True), ("Tulip Fest қашан?", True), ("when is Wind?", False)],
)
def test_date_of_what_the_event_is_not_called_by(year: KnowledgeBase, message: str, is_asked: bool) -> None:
    """When it is is asked of the topic that is named, of which a sentence tells, not of the event as a whole."""
    text = dict.fromkeys(LANGUAGES, "The Tulip Fest of 5 May 2026 is named after Wind.")
    fact = Fact.model_validate({"kind": "outcome", "text": text, "sources": ["news-1"]}, strict=False)
    film = year.events["wind-premiere"]
    told = film.model_copy(update={"facts": (fact,), "topics": ("wind-film", "tulip-fest")})
    answerer = Answerer(with_entries(year, events=[told]))
    assert (_worth(answerer, message, 0) > 0) == is_asked
