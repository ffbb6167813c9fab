"""Mentions and their places."""

from bot.understanding.mentions import Mention


def test_covers() -> None:
    """A mention covers those inside it and itself."""
    long, short = Mention("person", "a", 1, 4, 1.0), Mention("place", "b", 2, 3, 1.0)
    assert long.covers(short)
    assert long.covers(long)
    assert not short.covers(long)
