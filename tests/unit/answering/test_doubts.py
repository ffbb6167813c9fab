"""What makes it doubtful that the best event is meant."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Found, Suggested
from bot.answering.doubts import DOUBT, STRONG_DOUBT, find_doubts
from bot.answering.ranking import rank


def _doubts(answerer: Answerer, message: str) -> list[float]:
    base, index, question = answerer.base, answerer.reader.index, answerer.read(message)
    ranking = rank(base, index, question)
    return list(find_doubts(base, index, question, ranking, ranking.matches[0]))


@pytest.mark.parametrize("message", ["fireworks", "tulips", "signatures", "отшашумен", "Queen"])
def test_bare_word_is_doubtful(answerer: Answerer, message: str) -> None:
    """A single word that names nothing may be anybody's first name: the event is only offered."""
    assert _doubts(answerer, message) == [DOUBT]
    assert isinstance(answerer.answer(answerer.read(message)), Suggested)


@pytest.mark.parametrize("message", ["Marat", "Wind", "Ветер", "Тюльпан Фест", "fireworks evening", "tulips Laketown"])
def test_name_or_two_words_are_not_doubtful(answerer: Answerer, message: str) -> None:
    """A known name, and a word beside another one, leave no doubt."""
    assert not _doubts(answerer, message)
    assert isinstance(answerer.answer(answerer.read(message)), Found)


@pytest.mark.parametrize(
    ("message", "is_doubtful"),
    [
        ("Tulip Fest tulips Laketown in Marcch", False),
        ("Tulip Fest tulips Laketown in March", True),
    ],
)
def test_one_misread_contradiction(answerer: Answerer, message: str, is_doubtful: bool) -> None:
    """Beside an event that accounts for much, a time that was only read into a misspelt word is no doubt."""
    assert (STRONG_DOUBT in _doubts(answerer, message)) is is_doubtful
