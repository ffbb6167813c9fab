"""The phrases of announcements."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PHRASES = ROOT / "knowledge" / "languages" / "announcements" / "en.yaml"
_FORMED = re.compile(r"""f["']([a-z]+_(?:\w+_)?)\{""")


def test_every_phrase_is_said() -> None:
    """Nobody translates what nobody reads: a name stands in the code, or is formed there of its beginning."""
    code = "\n".join(each.read_text(encoding="utf-8") for each in (ROOT / "bot").rglob("*.py"))
    beginnings = tuple(_FORMED.findall(code))
    names = re.findall(r"^(\w+):", PHRASES.read_text(encoding="utf-8"), re.MULTILINE)
    said = set(re.findall(r"""["'](\w+)["']""", code))
    assert [name for name in names if name not in said and not name.startswith(beginnings)] == []
