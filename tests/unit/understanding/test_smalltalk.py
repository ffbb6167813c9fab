"""Small talk is told from questions."""

import pytest

from bot.understanding.reader import Reader


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("hello", "greeting"),
        ("Привет!", "greeting"),
        ("сәлем", "greeting"),
        ("thanks a lot", "thanks"),
        ("спасибо", "thanks"),
        ("рақмет", "thanks"),
        ("bye", "goodbye"),
        ("who are you?", "identity"),
        ("что ты умеешь", "ability"),
        ("how are you", "wellbeing"),
        ("help", "help"),
    ],
)
def test_read_small_talk(reader: Reader, message: str, kind: str) -> None:
    """A message of nothing but small talk is small talk."""
    assert reader.read(message).smalltalk == kind


@pytest.mark.parametrize("message", ["hello, when did Aru sing?", "спасибо, а где открылся Музей неба?", "who is Aru"])
def test_read_a_question_with_a_greeting(reader: Reader, message: str) -> None:
    """A greeting before a question does not make it small talk."""
    assert reader.read(message).smalltalk is None
