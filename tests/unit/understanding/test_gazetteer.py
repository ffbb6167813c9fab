"""Names and cue words are found in a message."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import split
from bot.understanding.endings import Endings
from bot.understanding.gazetteer import Gazetteer
from bot.understanding.words import Words


@pytest.fixture(scope="module")
def gazetteer(year: KnowledgeBase) -> Gazetteer:
    """A few names and question words."""
    found = Gazetteer(Words(Endings(year.languages.values())))
    found.add("person", "chan", "Jackie Chan", "en")
    found.add("person", "chan", "Джеки Чан", "ru")
    found.add("person", "boys", "Backstreet Boys", "en")
    found.add("place", "riga", "Рига", "ru")
    found.add("intent", "when", "when", "en")
    found.add("intent", "when", "когда", "ru")
    found.add("intent", "how-many", "how many", "en")
    return found


def _ids(gazetteer: Gazetteer, message: str, kind: str = "person") -> list[str]:
    return [each.id for each in gazetteer.find(split(message)) if each.kind == kind]


@pytest.mark.parametrize(
    "message", ["Jackie Chan", "when did jackie chan come", "jakie chan?", "Джеки Чана", "джеки чан"]
)
def test_find_a_name(gazetteer: Gazetteer, message: str) -> None:
    """A name is found in any case, script and form."""
    assert _ids(gazetteer, message) == ["chan"]


@pytest.mark.parametrize("message", ["jackie", "chan", "Jackie Brown", "Boys", "chan jackie"])
def test_find_needs_the_whole_name(gazetteer: Gazetteer, message: str) -> None:
    """Half of a name, or a name turned around, is not the alias."""
    assert _ids(gazetteer, message) == []


def test_find_one_sloppy_word_in_a_long_name(gazetteer: Gazetteer) -> None:
    """One short slip inside a name is forgiven beside a word typed right."""
    assert _ids(gazetteer, "jackie chna") == ["chan"]


def test_find_gives_the_span(gazetteer: Gazetteer) -> None:
    """A mention says which words it stands on."""
    (mention,) = [each for each in gazetteer.find(split("did jackie chan sing")) if each.kind == "person"]
    assert (mention.start, mention.end, list(mention.span)) == (1, 3, [1, 2])


def test_find_question_words_of_their_script(gazetteer: Gazetteer) -> None:
    """A question word in the letters of its language is sure."""
    (english,) = gazetteer.find(split("when"))
    (russian,) = gazetteer.find(split("когда"))
    assert english.quality == russian.quality == 1.0


def test_find_question_words_in_other_letters(gazetteer: Gazetteer) -> None:
    """Kogda is less sure than когда until the message shows that it is Russian."""
    (alone,) = gazetteer.find(split("kogda"))
    (told,) = gazetteer.find(split("kogda"), written_in="ru")
    assert alone.quality < told.quality == 1.0


def test_find_a_phrase_of_two_words(gazetteer: Gazetteer) -> None:
    """All words of a phrase must stand together."""
    assert _ids(gazetteer, "how many people", "intent") == ["how-many"]
    assert _ids(gazetteer, "how are many", "intent") == []


def test_find_orders_by_position(gazetteer: Gazetteer) -> None:
    """Mentions come in the order of the message."""
    found = gazetteer.find(split("when did Backstreet Boys meet Jackie Chan"))
    assert [each.id for each in found] == ["when", "boys", "chan"]


def test_add_the_same_phrase_twice(gazetteer: Gazetteer) -> None:
    """A phrase that is given twice is found once; one without words is no phrase."""
    gazetteer.add("person", "chan", "Jackie Chan", "en")
    gazetteer.add("person", "nobody", "…")
    assert _ids(gazetteer, "jackie chan") == ["chan"]
