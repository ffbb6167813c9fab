"""A conversation of thirty turns in each language, as a visitor would have it."""

from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.knowledge.model import LANGUAGES
from tests.golden.talks import CONVERSATIONS, load_turns, play

TURNS = 30


@pytest.mark.parametrize("path", CONVERSATIONS, ids=[path.stem for path in CONVERSATIONS])
def test_conversation(assistant: Assistant, path: Path) -> None:
    """Status, first event and wording are as they were kept; all turns that differ are shown."""
    kept = load_turns(path)
    said = play(assistant, [turn.question for turn in kept], client=path.stem)
    changed = [
        f"{number}. kept: {old}\n   said: {new}"
        for number, (old, new) in enumerate(zip(kept, said, strict=True), 1)
        if old != new
    ]
    assert not changed, "\n".join(changed)


def test_a_conversation_in_each_language() -> None:
    """Thirty turns each; answers of every status occur."""
    assert {path.stem for path in CONVERSATIONS} == set(LANGUAGES)
    for path in CONVERSATIONS:
        turns = load_turns(path)
        assert len(turns) == TURNS
        assert {"answer", "unknown", "smalltalk"} <= {turn.status for turn in turns}
