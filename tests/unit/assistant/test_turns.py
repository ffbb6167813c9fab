from __future__ import annotations

from datetime import date

import pytest

from bot.answering.answers import Turn
from bot.answering.listing import Listing
from bot.assistant.turns import decode_turn, encode_turn
from bot.knowledge.base import KnowledgeBase


@pytest.fixture
def event(base: KnowledgeBase) -> str:
    """Some event of the base."""
    return next(iter(base.events))


def test_turn_comes_back(base: KnowledgeBase, event: str) -> None:
    """What was stored is what is read, with an event, a list, both, and the list of the whole year."""
    september = Listing(spans=((date(base.info.year, 9, 1), date(base.info.year, 9, 30)),))
    for turn in (
        Turn(event=event, ask="when"),
        Turn(listing=september),
        Turn(event=event, listing=september, ask="who"),
        Turn(listing=Listing()),
        Turn(listing=september, page=2),
    ):
        assert decode_turn(base, encode_turn(turn)) == turn


def test_turn_is_short_ascii(event: str) -> None:
    """It fits any column of any database."""
    stored = encode_turn(Turn(event=event, listing=Listing()))
    assert stored.isascii()
    assert len(stored) < 300


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        '{"event":"no-such-event"}',
        '{"event":7,"listing":7}',
        '{"listing":"p?????"}',
        "[" * 9999,
    ],
)
def test_strange_turn_is_none(base: KnowledgeBase, stored: str) -> None:
    """Turns of another version or another base are forgotten, not stumbled over."""
    assert decode_turn(base, stored) is None


def test_unknown_parts_are_left_out(base: KnowledgeBase, event: str) -> None:
    """What is still known is still used."""
    stored = f'{{"event":"{event}","listing":"!?","ask":["x"],"page":true,"colour":"red"}}'
    assert decode_turn(base, stored) == Turn(event=event)
