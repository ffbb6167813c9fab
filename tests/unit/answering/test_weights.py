"""How much words weigh."""

from bot.answering.ranking import rank
from bot.answering.weights import long_weight
from bot.knowledge.base import KnowledgeBase
from bot.understanding.reader import Reader


def test_rare_words_weigh_more(year: KnowledgeBase, reader: Reader) -> None:
    """A word of one event weighs more than a word of many."""
    weights = rank(year, reader.index, reader.read("fireworks Longtown")).weights
    assert weights[0] > weights[1]


def test_long_messages_weigh_less_than_their_words() -> None:
    """People tell stories around a question."""
    assert long_weight(2.0) == 2.0
    assert 3.0 < long_weight(10.0) < 10.0
