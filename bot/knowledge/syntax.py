"""Says in an editor's words why a file is not valid YAML; PyYAML speaks of tokens and block mappings."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["SyntaxWording", "explain_syntax"]


@dataclass(frozen=True, slots=True)
class SyntaxWording:
    """What is wrong with the form of a file."""

    found: str
    expected: str
    hint: str = ""


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_TAB = SyntaxWording("a tab", "spaces", "Indent with spaces only.")
_CONTROL_CHARACTER = SyntaxWording("a control character", "text that can be typed", "Type the line again.")
_AFTER_QUOTE = SyntaxWording(
    "text after the end of a value", "nothing after a closing quote or bracket", 'A quote inside "…" is written \\".'
)
_BEGINNINGS = SyntaxWording("a value that begins with a special character", "text in quotes", "Put the text in quotes.")
_OTHER = SyntaxWording(
    "a line that is not valid YAML", "'key: value'", "Check the quotes and indents here and just above."
)
_UNCLOSED = SyntaxWording("a list or group that is never closed", "',' between items and a bracket at the end")
_BY_MESSAGE = (
    ("mapping values are not allowed", SyntaxWording(
        "a colon that does not fit here", "one 'key: value' a line", "Put text with a colon in quotes.")),
    ("end of stream", SyntaxWording("a quote that is never closed", "a quote at both ends of the text")),
    ("could not find expected ':'", SyntaxWording("a line without a colon", "'key: value'")),
    ("expected key", SyntaxWording(
        "a line that does not fit the lines above", "'key: value' indented as its neighbours",
        "Check the indent, and the quotes just above.")),
    ("expected '-'", SyntaxWording(
        "a line that does not fit the list above", "'- ' indented as its neighbours", "Check the indent.")),
    ("expected ','", _UNCLOSED),
    ("expected node content", _UNCLOSED),
    ("block sequence entries are not allowed", SyntaxWording(
        "a list that begins behind its key", "'- ' on a line of its own, or [\"…\", \"…\"]")),
    ("nesting depth", SyntaxWording("brackets in brackets in brackets", "a flat entry")),
    ("escape", SyntaxWording('a backslash in "…"', "text without one, or two for one", "Write \\\\ for a backslash.")),
    ("block scalar", SyntaxWording("text behind | or >", "text in quotes", "Put the text in quotes.")),
)  # fmt: skip


def explain_syntax(message: str, text: str, line: int, column: int) -> tuple[int, SyntaxWording]:
    """Return the line to look at, counted from 1, and what is wrong there.

    ``line`` and ``column``, counted from 0, are where the reader of YAML stopped.
    """
    control = _CONTROL.search(text)
    if control is not None:
        return text.count("\n", 0, control.start()) + 1, _CONTROL_CHARACTER
    lines = text.splitlines() or [""]
    here = lines[min(line, len(lines) - 1)]
    before = here[:column].strip()
    if "cannot start any token" in message:
        return line + 1, _TAB if here[column : column + 1] == "\t" or "\t" in here[:column] else _BEGINNINGS
    if "expected key" in message and before:
        return line + 1, _AFTER_QUOTE
    wording = next((wording for part, wording in _BY_MESSAGE if part in message), _OTHER)
    # A line without a colon is noticed at the next token, which can stand on the line below.
    missed = "could not find" in message and not before and line > 0
    return (line if missed else line + 1), wording
