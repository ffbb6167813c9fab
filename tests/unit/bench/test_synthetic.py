from __future__ import annotations

import pytest

from bench.synthetic import ask_about, make_base
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate

SIZE = 40


@pytest.fixture(scope="module")
def made(base: KnowledgeBase) -> KnowledgeBase:
    """A small base of invented events."""
    return make_base(base, SIZE)


def test_make_base_size(made: KnowledgeBase) -> None:
    """There are as many events as asked for, and fewer people and topics than events."""
    assert len(made.events) == SIZE
    assert 0 < len(made.topics) < len(made.people) < SIZE


def test_make_base_references(made: KnowledgeBase) -> None:
    """Every id that an event names is in the base and its vocabulary."""
    vocabulary = made.vocabulary
    for event in made.events.values():
        assert {each.person for each in event.people} <= set(made.people)
        assert set(event.topics) <= set(made.topics)
        assert {each.place for each in event.occurrences} <= set(made.places)
        assert set(event.kinds) <= set(vocabulary.kinds)
        assert set(event.fields) <= set(vocabulary.fields)
        assert {role for each in event.people for role in each.roles} <= set(vocabulary.roles)
        assert {each.kind for each in event.facts} <= set(vocabulary.facts)
        assert {each.kind for each in event.figures} <= set(vocabulary.figures)
        assert {each.unit for each in event.figures} <= set(vocabulary.units)
    assert {each.kind for each in made.topics.values()} <= set(vocabulary.topics)


def test_make_base_dates(base: KnowledgeBase, made: KnowledgeBase) -> None:
    """Every event happens in the year of the base."""
    assert {event.first.year for event in made.events.values()} == {base.info.year}
    assert all(isinstance(event.first, PartialDate) for event in made.events.values())


def test_make_base_is_repeatable(base: KnowledgeBase, made: KnowledgeBase) -> None:
    """The same seed makes the same base and asks the same questions; another seed does not."""
    assert make_base(base, SIZE).events == made.events
    assert list(ask_about(made, 5)) == list(ask_about(make_base(base, SIZE), 5))
    assert make_base(base, SIZE, seed=2).events != made.events


def test_made_base_answers(made: KnowledgeBase) -> None:
    """The bot finds most events asked about: what is measured is answering, not giving up."""
    assistant, context = Assistant(made), Context(today=PartialDate.parse("2025-07-01").first_day)
    asked = list(ask_about(made, 20))
    found = [each for each in asked if each.event in assistant.reply(each.text, context).reply.events]
    assert len(found) > len(asked) / 2
