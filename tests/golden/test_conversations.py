"""Conversations in each language, as a visitor would have them."""

from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.knowledge.model import LANGUAGES
from tests.golden.questions import FOLDER
from tests.golden.talks import CONVERSATIONS, language_of, load_turns, play

TURNS = 30


@pytest.mark.parametrize("path", CONVERSATIONS, ids=[path.stem for path in CONVERSATIONS])
def test_conversation(assistant: Assistant, path: Path) -> None:
    """Status, first event and wording are as they were kept; all turns that differ are shown."""
    kept = load_turns(path)
    said = play(assistant, [turn.question for turn in kept], client=language_of(path))
    changed = [
        f"{number}. kept: {old}\n   said: {new}"
        for number, (old, new) in enumerate(zip(kept, said, strict=True), 1)
        if old != new
    ]
    assert not changed, "\n".join(changed)


@pytest.mark.parametrize("subject", ["", "-follow-ups"])
def test_conversations_in_each_language(subject: str) -> None:
    """Thirty turns or more each; answers of every status occur."""
    for language in LANGUAGES:
        turns = load_turns(FOLDER / "conversations" / f"{language}{subject}.yaml")
        assert len(turns) >= TURNS
        assert {"answer", "unknown", "smalltalk"} <= {turn.status for turn in turns}
