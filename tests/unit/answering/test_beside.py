"""What is told after an answer: the sentences of the event that come closest to the question."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Fact
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
    """One that holds less than the summary, or repeats what is told, does not."""
    assert _told(year, message, *sentences) == told
