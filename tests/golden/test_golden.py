"""Golden questions: asked in the words of visitors, answered by the facts."""

import pytest

from bot.assistant.assistant import Assistant
from bot.knowledge.model import LANGUAGES
from tests.golden.questions import FOLDER, Golden, find_faults, load_questions

LEAST = 40
QUESTIONS = [golden for language in LANGUAGES for golden in load_questions(FOLDER / f"{language}.yaml")]
OPEN = load_questions(FOLDER / "open.yaml")


@pytest.mark.parametrize("golden", QUESTIONS, ids=[f"{each.lang}: {each.question}" for each in QUESTIONS])
def test_golden(assistant: Assistant, golden: Golden) -> None:
    """The answer has the status, the event, the language and the words that are right by the facts."""
    faults = find_faults(assistant, golden)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_enough_questions_in_each_language(language: str) -> None:
    """No language is tested less than the others."""
    assert sum(golden.lang == language for golden in QUESTIONS) >= LEAST


def test_each_question_stands_once() -> None:
    """Two expectations of one question would contradict each other sooner or later."""
    asked = [(golden.lang, golden.question) for golden in QUESTIONS]
    assert len(asked) == len(set(asked))


def test_golden_events_exist(assistant: Assistant) -> None:
    """A question that names an event that is gone tests nothing."""
    named = {golden.event for golden in (*QUESTIONS, *OPEN) if golden.event is not None}
    assert named <= set(assistant.base.events)
