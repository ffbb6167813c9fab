"""What an answer must begin with."""

import pytest

from bot.answering.asking import counted_words, find_ask
from bot.understanding.reader import Reader


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("when did Aru sing", "when"),
        ("where did Aru sing", "where"),
        ("who founded the Sky Museum", "who"),
        ("how many people came", "how-many"),
        ("how much did it earn", "how-much"),
        ("why did Laketown get a concert", "why"),
        ("did Aru sing in Laketown", "did"),
        ("правда ли, что Ару пела", "did"),
        ("Ару ән айтты ма", "did"),
        ("tell me about Tulip Fest", "tell"),
        ("Tulip Fest", "what"),
        ("show all concerts", "what"),
    ],
)
def test_ask_of_a_question(reader: Reader, message: str, ask: str) -> None:
    """Each question type has its word; a bare name asks what it was."""
    assert find_ask(reader.read(message)) == ask


def test_ask_by_a_role_noun(reader: Reader) -> None:
    """A short message with the noun of a role asks who it was."""
    assert find_ask(reader.read("founder of the Sky Museum")) == "who"


def test_ask_who_else(reader: Reader) -> None:
    """Who else asks for the others, not for the one already named."""
    assert find_ask(reader.read("who else performed?")) == "else"
    assert find_ask(reader.read("who performed?")) == "who"


def test_ask_did_only_where_it_opens_an_english_question(reader: Reader) -> None:
    """In English "was" asks yes or no only at the beginning; elsewhere it belongs to when or what."""
    assert find_ask(reader.read("was Tulip Fest in May")) == "did"
    assert find_ask(reader.read("what was Tulip Fest")) != "did"


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("Tulip Fest was in May, right?", "did"),
        ("Tulip Fest was in May right", "did"),
        ("Tulip Fest was in May, is that right?", "did"),
        ("Tulip Fest was in May?", "did"),
        ("the right wing of the Sky Museum", "what"),
    ],
)
def test_ask_did_by_the_end_of_an_english_question(reader: Reader, message: str, ask: str) -> None:
    """A statement asks by "right" at its end, not by one within it."""
    assert find_ask(reader.read(message)) == ask


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("how many visitors came to the arena", {"visitors"}),
        ("how many young visitors came", {"young", "visitors"}),
        ("how many of them in Laketown danced", set()),
        ("сколько зрителей пришло на арену", {"зрителей"}),
        ("Аренаға қанша көрермен келді", {"көрермен"}),
        ("the visitors of the arena, how many", set()),
        ("how many Aru visitors came to the arena", {"visitors"}),
        ("how many Tulip Fest visitors came", set()),
        ("сколько озёрских зрителей пришло", {"зрителей"}),
        ("how many Laketown visitors came", {"visitors"}),
        ("when did visitors come", set()),
    ],
)
def test_counted_words(reader: Reader, message: str, words: set[str]) -> None:
    """What is counted stands right after how many; names are not counted, and what was done comes later."""
    question = reader.read(message)
    assert {question.tokens[position].text for position in counted_words(question)} == words


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("Ару кашон келді ме", "did"),
        ("правда ли, что Ару потчему пела?", "did"),
        ("Ару сколк пела, правда ли?", "did"),
        ("Ару қашан келді, рас па", "when"),
        ("почему Ару пела, правда ли", "why"),
        ("wehn did Aru sing", "when"),
    ],
)
def test_ask_by_a_particle_before_a_doubtful_word(reader: Reader, message: str, ask: str) -> None:
    """A particle decides against what may be a question word, not against one that is typed right; English has none."""
    assert find_ask(reader.read(message)) == ask


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("tell me please, which laureate came", "who"),
        ("скажи мне пожалуйста, какие победители приехали", "who"),
        ("айтшы маған бүгін, қандай лауреат келді", "who"),
        ("is it true, which laureate came", "who"),
        ("tell me please, which festival had the laureate", "what"),
    ],
)
def test_ask_who_by_a_role_after_which(reader: Reader, message: str, ask: str) -> None:
    """A role right after which is asked for wherever it stands, one further on is not."""
    assert find_ask(reader.read(message)) == ask


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("was the founder of the museum there", "did"),
        ("is the winner Dimaria", "did"),
        ("победитель приехал ли", "did"),
        ("лауреат келді ме", "did"),
        ("the winner of the Bow prize", "who"),
        ("победитель премии", "who"),
    ],
)
def test_ask_did_before_role_nouns(reader: Reader, message: str, ask: str) -> None:
    """Whether the winner came is no question for the winner."""
    assert find_ask(reader.read(message)) == ask


def test_ask_nothing_open_by_a_question_mark(reader: Reader) -> None:
    """A plain sentence with a question mark asks whether it is so, unless what or which stands in it."""
    assert find_ask(reader.read("Ару пела в Озёрске?")) == "did"
    assert find_ask(reader.read("Ару пела в Озёрске")) == "what"
    assert find_ask(reader.read("какую песню Ару пела в Озёрске?")) == "what"


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("Tulip Fest in Laketown in May organisers", "who"),
        ("тот самый новый фильм Ветер режиссёр", "who"),
        ("сол жаңа керемет Жел фильмі режиссері", "who"),
        ("sky museum in Longtown founder", "what"),
        ("list Tulip Fest in Laketown organisers", "what"),
        ("Tulip Fest organisers in Laketown with all their tents", "who"),
        ("Tulip Fest in Laketown organisers in May", "what"),
        ("the very long and cold Wind film with horses and director", "what"),
    ],
)
def test_ask_by_a_role_noun_at_the_end(reader: Reader, message: str, ask: str) -> None:
    """A few keywords that name something and end with the noun of a role ask who it was."""
    assert find_ask(reader.read(message)) == ask


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("Ару қандай ән айтты", "what"),
        ("Димария қандай өлең айтты", "what"),
        ("қандай концерт берді", "what"),
        ("қандай әнші келді", "who"),
        ("Ару қай әнші", "who"),
        ("айтшы маған бүгін, қандай орындаушы келді", "who"),
    ],
)
def test_ask_what_was_sung(reader: Reader, message: str, ask: str) -> None:
    """In Kazakh to sing is to say a song: which song was said asks for no singer, which singer does."""
    assert find_ask(reader.read(message)) == ask
