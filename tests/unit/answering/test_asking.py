"""What an answer must begin with."""

import pytest

from bot.answering.asking import find_ask
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
