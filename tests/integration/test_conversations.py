"""Whole conversations of a user in Telegram: every answer contains what it contains in the console."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.conftest import NewTalk

_FOLDER = Path(__file__).parents[1] / "golden" / "conversations"
_FILES = sorted(_FOLDER.glob("*.yaml"))

pytestmark = pytest.mark.usefixtures("bot")


def _load_turns(path: Path) -> list[dict[str, Any]]:
    loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
    return list(loaded["turns"] if isinstance(loaded, dict) else loaded)


def _as_read(text: str) -> str:
    """Level the white space, which HTML and a terminal treat differently."""
    return re.sub(r"\s+", " ", text).strip()


def _parts(turn: dict[str, Any]) -> list[str]:
    """Cut a short answer where a message may break the line: a list has one for each event or source.

    The page of a command has more to say than its first message holds, so that only its heading is compared.
    """
    parts = [part.rstrip(".…") for part in re.split(r"[.:;,] ", _as_read(str(turn["short"])))]
    return parts[:2] if str(turn["question"]).startswith("/") else parts


@pytest.mark.parametrize("path", _FILES, ids=[path.stem for path in _FILES])
def test_conversation(new_talk: NewTalk, path: Path) -> None:
    """One user, one private chat, from the first turn to the last; all turns that differ are shown."""
    talk = new_talk(language=path.stem[:2])
    turns = _load_turns(path)
    assert turns
    wrong = []
    for number, turn in enumerate(turns, 1):
        text = _as_read(talk.ask(str(turn["question"])).text)
        if any(part not in text for part in _parts(turn)):
            wrong.append(f"{number}. {turn['question']}\n   expected: {turn['short']}\n   sent: {text}")
    assert not wrong, "\n".join(wrong)
