"""What is told after an answer: the sentences of the event that come closest to the question."""

from dataclasses import replace

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.answering.beside import find_beside
from bot.answering.fitness import Scored
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries

LANTERNS = "Lanterns hung over the meadow of Tulip Fest for the whole week."
WEIGHED = "A baker weighed the lanterns of red paper in the meadow of Tulip Fest one by one before dawn."
KITES = "Kites with bells flew above the lanterns."
AGAIN = "For the whole week the lanterns hung over the meadow of Tulip Fest."


def _told(year: KnowledgeBase, message: str, *sentences: str) -> list[str]:
    """Return what follows the answer about a festival with some facts."""
    facts = tuple(
        Fact.model_validate(
            {"kind": "programme", "text": dict.fromkeys(LANGUAGES, each), "sources": ["news-1"]}, strict=False
        )
        for each in sentences
    )
    fest = year.events["tulip-fest-2025"].model_copy(update={"facts": facts})
    answerer = Answerer(with_entries(year, events=[fest]))
    answer = answerer.answer(answerer.read(message))
    assert isinstance(answer, Found)
    assert answer.event == fest.id
    return [fest.facts[each.position].text["en"] for each in answer.beside if each.part == "fact"]


@pytest.mark.parametrize(
    ("message", "sentences", "told"),
    [
        ("what hung over the meadow of Tulip Fest, lanterns?", (LANTERNS, WEIGHED), [WEIGHED]),
        ("what hung over the meadow of Tulip Fest, lanterns?", (LANTERNS, KITES), []),
        ("what hung over the meadow of Tulip Fest, lanterns?", (LANTERNS, AGAIN), []),
        ("when was Tulip Fest?", (LANTERNS, WEIGHED), []),
    ],
)
def test_closest_sentences_follow(
    year: KnowledgeBase, message: str, sentences: tuple[str, ...], told: list[str]
) -> None:
    """One that holds far less than the summary, or repeats what is told, does not."""
    assert _told(year, message, *sentences) == told


@pytest.mark.parametrize(("held", "is_told"), [(0.9, True), (0.5, True), (0.3, False), (0.0, False)])
def test_sentence_that_holds_about_as_much_as_the_summary(held: float, *, is_told: bool) -> None:
    """Half of what the summary holds of the question is enough to be told before it, less is not."""
    said, summary, other = _scored("fact", 0, 1.0), _scored("summary", 0, 0.8), _scored("fact", 1, held)
    assert find_beside([said, summary, other], said.statement, None) == ((other.statement,) if is_told else ())


def test_question_that_asks_nothing_further() -> None:
    """A sentence that holds less than the summary is not told where the question has no details beside its subject."""
    said, summary, other = (_scored("fact", 0, 1.0), _scored("summary", 0, 0.8), _scored("fact", 1, 0.7))
    plain = [replace(each, has_details=False) for each in (said, summary, other)]
    assert find_beside([said, summary, other], said.statement, None) == (other.statement,)
    assert find_beside(plain, said.statement, None) == ()


def _scored(part: str, position: int, held: float) -> Scored:
    statement = Statement(part, position, frozenset({hash((part, position))}))
    return Scored(
        statement=statement, shared=held, detail=held, held=held, has_details=True, score=held, is_one=False,
        holds_cue=False, holds_role=False,
    )  # fmt: skip
