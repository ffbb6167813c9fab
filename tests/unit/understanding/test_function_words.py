"""What pronouns, determiners, relatives and leads tell of a message."""

import pytest

from bot.understanding.reader import Reader


def test_read_pronouns(reader: Reader) -> None:
    """A pronoun points back to what was said before."""
    assert reader.read("when did she sing").points_back
    assert not reader.read("when did Aru sing").points_back
    assert not reader.read("were there concerts").points_back


@pytest.mark.parametrize(
    "message",
    ["and in May?", "what about May", "а в мае?", "только в мае", "ал мамырда ше?", "тек мамырда", "мамырда ше"],
)
def test_read_leads(reader: Reader, message: str) -> None:
    """Some first and last words go on from what was said before."""
    assert reader.read(message).leads_on
    assert not reader.read("concerts in May").leads_on


@pytest.mark.parametrize(
    ("message", "intents"),
    [
        ("the film where wind blows, what is it?", ("tell",)),
        ("what is the museum where tulips grow", ("tell",)),
        ("which was the concert when Aru sang", ("which", "did")),
        ("музей, где небо, что это", ()),
        ("какой это музей, где небо", ()),
    ],
)
def test_read_relatives(reader: Reader, message: str, intents: tuple[str, ...]) -> None:
    """A word that ties a clause to a noun asks nothing where another word asks."""
    assert reader.read(message).intents == intents


@pytest.mark.parametrize(
    ("message", "intent", "positions"),
    [
        ("the film where wind blows", "where", [2]),
        ("музей, где небо", "where", [1]),
        ("where is the museum where tulips grow", "where", [0]),
        ("where is the museum and where do tulips grow", "where", [0, 5]),
        ("Aru, when was it", "when", [1]),
        ("what did Aru sing in the evening when it was raining", "when", []),
        ("who came and when", "when", [3]),
        ("что пела Ару, когда шёл дождь", "when", []),
        ("кто приехал и когда", "when", [3]),
    ],
)
def test_read_relatives_that_ask(reader: Reader, message: str, intent: str, positions: list[int]) -> None:
    """Where nothing else asks, or no noun stands before it, such a word is a question word."""
    found = reader.read(message).of_kind("intent")
    assert [each.start for each in found if each.id == intent] == positions


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("what fee did Aru get", ["fee"]),
        ("for which prize and what fee did Aru sing", ["prize", "fee"]),
        ("какую премию получила Димария", ["премию"]),
        ("Димария қандай сыйлық алды", ["сыйлық"]),
        ("whats the fee of Aru", ["fee"]),
        ("what was said of the museum", []),
        ("what happened", []),
        ("the fee of Aru", []),
        ("tell me what", []),
        ("what ringing was it", []),
    ],
)
def test_read_wanted_nouns(reader: Reader, message: str, wanted: list[str]) -> None:
    """What follows what or which at once, or after one small word, is asked for; a verb is not."""
    question = reader.read(message)
    assert [question.tokens[position].text for position in sorted(question.wanted)] == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("Арудың көйлегі қандай?", ["көйлегі"]),
        ("Димарияның скрипкасы қандай", ["скрипкасы"]),
        ("Арудың гонорары мен көйлегі қандай?", ["көйлегі"]),
        ("қандай музей қандай?", ["музей"]),
        ("гонорар какой?", ["гонорар"]),
        ("Арудың көйлегі қандай болды?", []),
        ("Арудың көйлегі мен қандай?", []),
        ("қандай?", []),
    ],
)
def test_read_wanted_noun_before_the_end(reader: Reader, message: str, wanted: list[str]) -> None:
    """What stands right before a final «қандай» is asked for."""
    question = reader.read(message)
    assert [question.tokens[position].text for position in sorted(question.wanted)] == wanted


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("what was the cheapest ticket for Aru", ["ticket"]),
        ("what is the admission fee at the museum", ["fee"]),
        ("what was the cheapest ticket", []),
        ("what was the museum of tulips", ["museum"]),
        ("what was the Dimaria singer of", []),
        ("tell me the fee of Aru", []),
    ],
)
def test_read_wanted_noun_of_something(reader: Reader, message: str, wanted: list[str]) -> None:
    """What something has is asked for by the last noun before the word that leads on to it."""
    question = reader.read(message)
    assert [question.tokens[position].text for position in sorted(question.wanted)] == wanted
