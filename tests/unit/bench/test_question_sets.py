from __future__ import annotations

import pytest

from bench.question_sets import FOLDER, Expectation, load_set, parse_question
from bot.knowledge.base import KnowledgeBase

LINE = {"id": "x-1", "lang": "ru", "kind": "list", "noise": "clean"}


def test_parse_question() -> None:
    """A conversation keeps its messages, a single value of a condition becomes several."""
    expect = {"status": "answer", "all": ["a"], "where": {"city": "Almaty"}, "text": [["1", "one"]]}
    question = parse_question({**LINE, "turns": ["Что в Алматы?", "А когда?"], "expect": expect})
    assert question.text == "Что в Алматы? А когда?"
    assert question.expected == Expectation(
        scope="answer", all=("a",), where={"city": ("Almaty",)}, texts=(("1", "one"),)
    )


def test_parse_question_unknown_status() -> None:
    """An expectation that nothing could judge is refused."""
    with pytest.raises(ValueError, match=r"^x-1: status 'maybe'; expected one of answer, not_answer, smalltalk$"):
        parse_question({**LINE, "text": "?", "expect": {"status": "maybe"}})


def test_load_set_dev(base: KnowledgeBase) -> None:
    """The open set has every question of its files, and names only events of the base."""
    questions = load_set("dev")
    lines = [line for file in FOLDER.glob("dev-*.jsonl") for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(questions) == len({each.id for each in questions}) == len(lines)
    assert {event for each in questions for event in (*each.expected.top, *each.expected.all)} <= set(base.events)
