"""A message is read: repaired, cut into words, its names and question type found."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Topic
from bot.understanding.reader import Reader
from tests.unit.small_year import with_entries


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("when did Aru sing", "when"),
        ("what date was the opera", "when"),
        ("where is the Sky Museum", "where"),
        ("which city had Tulip Fest", "where"),
        ("who founded the museum", "who"),
        ("how many people came", "how-many"),
        ("how much did the tickets cost", "how-much"),
        ("why was it cancelled", "why"),
        ("did Aru sing in Portus", "did"),
        ("show me all concerts", "list"),
        ("когда пела Ару", "when"),
        ("где открылся музей", "where"),
        ("кто основал музей", "who"),
        ("сколько людей пришло", "how-many"),
        ("сколько стоил билет", "how-much"),
        ("почему отменили концерт", "why"),
        ("правда ли, что Ару пела", "did"),
        ("Ару қашан ән айтты", "when"),
        ("музей қайда ашылды", "where"),
        ("музейді кім ашты", "who"),
        ("қанша адам келді", "how-many"),
        ("концерт неге болмады", "why"),
    ],
)
def test_read_question_type(reader: Reader, message: str, intent: str) -> None:
    """The surest question type comes first."""
    assert reader.read(message).intents[:1] == (intent,)


@pytest.mark.parametrize(
    "message", ["Dimaria", "димария", "Димарию", "Dimaria's night", "Димарияға", "dimariya", "dimraia"]
)
def test_read_a_person(reader: Reader, message: str) -> None:
    """A person is found in every script and case."""
    assert reader.read(message).ids("person")[:1] == ("dimaria",)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("concerts in Laketown", "laketown"),
        ("laektown", "laketown"),
        ("концерты в Озёрске", "laketown"),
        ("концерт в Озерске", "laketown"),
        ("Көлқалада", "laketown"),
        ("колкалада", "laketown"),
        ("Ұзынқаладағы музей", "longtown"),
        ("uzynqalada", "longtown"),
    ],
)
def test_read_a_place(reader: Reader, message: str, place: str) -> None:
    """A place is found despite cases, slips and missing letters."""
    assert place in reader.read(message).ids("place")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rjulf gtkf Fhe", "когда пела Ару"),
        ("цруку is the museum", "where is the museum"),
        ("jgthf", "опера"),
    ],
)
def test_read_the_wrong_layout(reader: Reader, typed: str, meant: str) -> None:
    """Words typed on the wrong keyboard are typed again on the right one."""
    assert reader.read(typed).text.casefold() == meant.casefold()


@pytest.mark.parametrize("message", ["when did Aru sing", "когда пела Ару", "Ару қашан ән айтты", "hello", "12.09"])
def test_read_leaves_the_right_layout_alone(reader: Reader, message: str) -> None:
    """A message that makes sense as it is stays as it is."""
    assert reader.read(message).text == message


def test_read_cut_and_joined_words(reader: Reader) -> None:
    """Words that were cut or run together are mended."""
    assert [token.text for token in reader.read("longto wn").tokens] == ["longtown"]
    assert reader.read("dimariaqosanova").ids("person") == ("dimaria",)


def test_read_an_unknown_place_of_the_world(reader: Reader) -> None:
    """Cities of the world are known as names, so that they can be told from slips."""
    assert reader.read("Aru in Madrid").ids("world")
    assert not reader.read("Aru in Madrid").ids("place")


def test_read_a_common_word_before_a_name(reader: Reader) -> None:
    """A question word typed right is no name that looks like it."""
    question = reader.read("where and when")
    assert not question.of_kind("person", "place", "topic", "event")


def test_read_names_over_common_words(reader: Reader) -> None:
    """The whole name of an event is more than the common words in it."""
    question = reader.read("when was Tulip Fest")
    assert question.ids("topic") == ("tulip-fest",)
    assert all(position in question.content for position in (2, 3))


@pytest.mark.parametrize(("message", "years"), [("Aru in 2019", (2019,)), ("Aru in 2025", ()), ("27000 people", ())])
def test_read_other_years(reader: Reader, message: str, years: tuple[int, ...]) -> None:
    """Only another year than the base's own is noted."""
    assert reader.read(message).years == years


@pytest.mark.parametrize("message", ["", "   ", "?!…", "\u200b\u200d", "🙂🙂"])
def test_read_nothing(reader: Reader, message: str) -> None:
    """A message without words has no tokens and asks nothing."""
    question = reader.read(message)
    assert question.tokens == ()
    assert question.intents == ()


def test_read_look_alike_letters(reader: Reader) -> None:
    """A Latin letter inside a Cyrillic word is read as its twin."""
    assert reader.read("кoгда пeла Ару").intents[:1] == ("when",)


def test_read_ordinals(reader: Reader) -> None:
    """What follows the digits of an ordinal is no word."""
    assert [token.text for token in reader.read("the 8th of may").tokens] == ["the", "8", "of", "may"]
    assert [token.text for token in reader.read("25-го мая").tokens] == ["25", "мая"]


@pytest.mark.parametrize(
    "ordinal",
    [
        "10th",
        "10th's",
        "10th’s",
        "10-й",
        "10-го",
        "10-шы",
        "10шы",
        "10ші",
        "10щы",
        "10ншы",
        "10ыншы",
        "10-ыншы",
        "10ШЫ",
    ],
)
def test_read_ordinals_of_every_language(reader: Reader, ordinal: str) -> None:
    """However it is written, and whatever the ending would be on another keyboard, the number is left."""
    question = reader.read(f"{ordinal} тамыз")
    assert [token.text for token in question.tokens] == ["10", "тамыз"]
    assert question.period is not None
    assert question.period.kind == "day"


@pytest.mark.parametrize(
    ("message", "words"),
    [("10шар", ["10", "шар"]), ("8things", ["8", "things"]), ("10 шы", ["10", "шы"]), ("шы 10", ["шы", "10"])],
)
def test_read_words_after_numbers(reader: Reader, message: str, words: list[str]) -> None:
    """Only an ending of an ordinal that is written together with the digits is none of the words."""
    assert [token.text for token in reader.read(message).tokens] == words


def test_read_role_nouns(reader: Reader) -> None:
    """The founder is asked for by the role; what was founded is not."""
    assert reader.read("founder of the Sky Museum").role_nouns == {"founder"}
    assert not reader.read("when was the Sky Museum").role_nouns


def test_read_scenery_in_short_question(reader: Reader) -> None:
    """A phone beside a museum is what is asked, not scenery."""
    question = reader.read("телефон музея неба")
    assert "телефон" in {question.tokens[position].text for position in question.content}


def test_read_scenery_in_story(reader: Reader) -> None:
    """In a story around a question the phone is where the asker read of it."""
    question = reader.read("сижу вечером на кухне, листаю телефон, и вот думаю про музей неба: а где он открылся")
    assert "телефон" not in {question.tokens[position].text for position in question.content}


def test_read_word_of_base_as_no_cue(reader: Reader) -> None:
    """A word that the base has is not taken for a question word that is spelt otherwise."""
    assert "how-much" not in reader.read("what prize did Aru win").intents


@pytest.mark.parametrize(
    ("message", "kind"),
    [("wow u r really good at this", "thanks"), ("а ты вообще кто", "identity"), ("waht can you do", "ability")],
)
def test_read_smalltalk_among_particles(reader: Reader, message: str, kind: str) -> None:
    """Words that change nothing, chat spellings and a slip leave small talk what it is."""
    assert reader.read(message).smalltalk == kind


def test_read_cyrillic_word_beside_others(reader: Reader) -> None:
    """Whoever types Cyrillic words right does not type one on Latin keys."""
    assert reader.read("ФКГ где пела").text == "ФКГ где пела"


@pytest.mark.parametrize(
    ("message", "roles", "end"),
    [("where was Wind filmed", ("director",), 3), ("the Wind films", (), 3), ("the Wind film", (), 3)],
)
def test_read_a_deed_behind_a_name(year: KnowledgeBase, message: str, roles: tuple[str, ...], end: int) -> None:
    """Where Wind was filmed is asked of Wind, although a name of it may be "Wind film"."""
    topic = Topic.model_validate(
        {
            "id": "wind",
            "kind": "film",
            "name": {"en": "Wind", "ru": "Ветер", "kk": "Жел"},
            "aliases": {"en": ["Wind film"], "ru": [], "kk": []},
        },
        strict=False,
    )
    question = Reader(with_entries(year, topics=[topic])).read(message)
    assert question.ids("role") == roles
    assert max(each.end for each in question.of_kind("topic")) == end


def test_read_no_question_word_into_another_word(reader: Reader) -> None:
    """A "peice" is a piece that is misspelt, so that "what peice" is no price; a misspelt price still is one."""
    assert not reader.read("what peice did Aru sing").asks("how-much")
    assert reader.read("what pirce was the ticket").asks("how-much")


@pytest.mark.parametrize(("message", "is_named"), [("Hello, who sang with Aru?", False), ("Hello by Aru", True)])
def test_read_no_name_into_a_greeting(year: KnowledgeBase, message: str, is_named: bool) -> None:
    """A greeting before a question names nothing, though there is a song of that name."""
    song = year.topics["tulip-fest"].model_copy(
        update={"id": "hello", "kind": "song", "name": dict.fromkeys(year.topics["tulip-fest"].name, "Hello")}
    )
    fest = year.events["tulip-fest-2025"].model_copy(update={"topics": ("hello",)})
    question = Reader(with_entries(year, topics=[song], events=[fest])).read(message)
    assert ("hello" in question.ids("topic")) is is_named


def test_read_a_known_form_of_what_no_base_covers(year: KnowledgeBase, reader: Reader) -> None:
    """What no base covers is not read into a form of it that an entry has."""
    fest = year.events["tulip-fest-2025"]
    summary = {**fest.summary, "ru": "Тюльпан Фест: садовники работали весь май."}
    worked = Reader(with_entries(year, events=[fest.model_copy(update={"summary": summary})]))
    assert reader.read("где работали садовники").of_kind("outside")
    assert not worked.read("где работали садовники").of_kind("outside")
