"""The language of a message."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.text.tokens import split
from bot.understanding.detection import detect_language
from bot.understanding.mentions import Mention
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


@pytest.mark.parametrize(
    "message", ["when did Aru sing", "concerts in Laketown", "what happened in september", "wen did aru sing"]
)
def test_english(reader: Reader, message: str) -> None:
    """English by its question words and common words."""
    assert reader.read(message).language == "en"


@pytest.mark.parametrize(
    "message", ["когда пела Ару", "концерты в сентябре", "скока людей пришло", "kogda pela Aru", "rjulf gtkf Ару"]
)
def test_russian(reader: Reader, message: str) -> None:
    """Russian in its letters, in Latin ones, and typed on the wrong keyboard."""
    assert reader.read(message).language == "ru"


@pytest.mark.parametrize(
    "message",
    ["Ару қашан ән айтты", "қыркүйекте не болды", "канша адам келди", "qashan ashyldy", "кыркуйекте не болды"],
)
def test_kazakh(reader: Reader, message: str) -> None:
    """Kazakh with its letters, without them, and in Latin ones."""
    assert reader.read(message).language == "kk"


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("когда Tulip Fest", "ru"),
        ("Tulip Fest қашан болды", "kk"),
        ("when was Тюльпан Фест", "en"),
        ("Sky Museum қайда", "kk"),
        ("концерт Ару where was it", "en"),
    ],
)
def test_mixed_message_follows_its_question_words(reader: Reader, message: str, language: str) -> None:
    """A name in another language does not decide; the question words do."""
    assert reader.read(message).language == language


@pytest.mark.parametrize("message", ["Aru", "Tulip Fest", "2025", "12.09", "🙂", ""])
def test_not_shown(reader: Reader, message: str) -> None:
    """A name in Latin letters or a number shows no language."""
    assert reader.read(message).language is None


def test_cyrillic_words_without_cues_are_russian(reader: Reader) -> None:
    """Unknown Cyrillic words are most likely Russian, unless a Kazakh letter says otherwise."""
    assert reader.read("абракадабра").language == "ru"
    assert reader.read("абракадабрағын").language == "kk"


@pytest.mark.parametrize(
    ("message", "language"),
    [("one один", None), ("one two один", "en"), ("one один два", "ru"), ("one один екі", "kk"), ("один", "ru")],
)
def test_a_draw_is_decided_by_script(message: str, language: str | None) -> None:
    """Where the words weigh the same in two languages, the letters of most of them decide."""
    tokens = split(message)
    weighed = {"one": "en", "один": "ru"}
    mentions = [
        Mention("filler", "filler", position, position + 1, 1.0, weighed[token.text])
        for position, token in enumerate(tokens)
        if token.text in weighed
    ]
    assert detect_language(tokens, mentions) == language


def test_names_that_only_kazakh_spells_so(reader: Reader) -> None:
    """Names as only Kazakh has them are Kazakh; as Russian has them, in Cyrillic letters, they show nothing."""
    assert reader.read("кызгалдак фест").language == "kk"
    assert reader.read("Тюльпан Фест").language is None


def test_english_word_that_sounds_like_a_question_word(year: KnowledgeBase) -> None:
    """A word of an English title is no Russian word in Latin letters: "silk" sounds like «ссылка»."""
    film = year.events["wind-premiere"]
    silk = film.model_copy(update={"title": {**film.title, "en": "The Silk Road"}})
    question = Reader(with_entries(year, events=[silk])).read("actor silk road")
    assert question.language == "en"
    assert not question.asks("source")
