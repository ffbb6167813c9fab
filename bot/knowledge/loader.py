"""Reads YAML files into plain values that remember their lines; the only user of PyYAML.

Files are read event by event, so that anchors, aliases and deep nesting are refused before they cost anything, and
scalars follow a small resolver: only true, false, null and numbers are not text.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge.layout import MAX_BYTES
from bot.knowledge.problems import Problem, Report
from bot.knowledge.syntax import explain_syntax

__all__ = ["Document", "PathKey", "Value", "load_document"]

MAX_DEPTH = 12

Value = None | bool | int | float | str | tuple["Value", ...] | dict[str, "Value"]
PathKey = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top."""

# Longer numbers are no facts but mistakes; Python refuses to read them from 4,300 digits on.
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,18}\.[0-9]{1,18}\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MERGE_KEY = "<<"


@dataclass(slots=True)
class Document:
    """The content of one file, with the line of each of its values."""

    path: Path
    value: Value = None
    text: str = ""
    _lines: dict[PathKey, int] = field(default_factory=dict)

    def line(self, key: PathKey) -> int:
        """Return the line of a value, or of the closest thing around it that has one."""
        if not self._lines:
            # Only problems ask for lines, so a sound file never pays for them.
            self._lines = _find_lines(self.text)
        while key not in self._lines:
            key = key[:-1]
        return self._lines[key]


class _RefusedError(Exception):
    """The file holds something that is not read at all."""

    def __init__(self, line: int, found: str, expected: str, hint: str = "") -> None:
        super().__init__(found)
        self.line = line
        self.words = (found, expected, hint)


def load_document(path: Path, report: Report) -> Document | None:
    """Read one file; problems go to the report, None means that nothing of it can be used."""
    text = _read_text(path, report)
    if text is None:
        return None
    document = Document(path, text=text)
    try:
        document.value = _Reader(document, report).read()
    except yaml.YAMLError as error:
        mark = _mark(error)
        line, wording = explain_syntax(str(error), text, mark[0], mark[1])
        report.add(Problem(path, line, "yaml", wording.found, wording.expected, wording.hint))
        return None
    except _RefusedError as error:
        report.add(Problem(path, error.line, "yaml", *error.words))
        return None
    return document


def _read_text(path: Path, report: Report) -> str | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            # A pipe or device would keep the reader waiting for ever.
            report.add(
                Problem(path, 1, "file", "not a file with text in it", "a plain file", "Rename it or move it away.")
            )
            return None
        if status.st_size > MAX_BYTES:
            report.add(
                Problem(path, 1, "size", f"{status.st_size} bytes", f"at most {MAX_BYTES} bytes", "Split the entry.")
            )
            return None
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        report.add(Problem(path, 1, "file", "no such file", "a file of this name"))
    except OSError as error:
        report.add(Problem(path, 1, "file", f"the file cannot be read ({error.strerror})", "a readable file"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        report.add(Problem(path, line, "encoding", "bytes that are not UTF-8", "a file saved as UTF-8"))
    else:
        return text
    return None


def _mark(error: yaml.YAMLError) -> tuple[int, int]:
    """Return the line and column at which reading stopped, or at which the unclosed quote begins."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return 0, 0
    mark = error.context_mark if "end of stream" in str(error) and error.context_mark else error.problem_mark
    return mark.line, mark.column


class _Reader:
    """Builds the values of one file from its YAML events.

    Nine of ten events are scalars, and the time to read a base is the time spent here.
    """

    def __init__(self, document: Document, report: Report) -> None:
        self._document = document
        self._report = report
        self._next: Callable[[], Any] = _Loader(document.text).get_event

    def read(self) -> Value:
        event = self._next()
        while not isinstance(event, yaml.NodeEvent | yaml.StreamEndEvent):
            event = self._next()
        value = self._node(event, 0) if isinstance(event, yaml.NodeEvent) else None
        if value is None:
            raise _RefusedError(1, "an empty file", "an entry", "Copy a neighbouring file and change it.")
        while not isinstance(event, yaml.DocumentStartEvent | yaml.StreamEndEvent):
            event = self._next()
        if isinstance(event, yaml.DocumentStartEvent):
            raise _RefusedError(
                _line(event), "a second document (---)", "one entry in a file", "Move it to a file of its own."
            )
        return value

    def _node(self, event: Any, depth: int) -> Value:
        if event.anchor is not None:
            raise _refused_anchor(event)
        if event.tag is not None:
            raise _refused_tag(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            text: str = event.value
            return text if event.style else _resolve(text)
        if depth == MAX_DEPTH:
            raise _RefusedError(_line(event), f"more than {MAX_DEPTH} levels of nesting", "a flat entry")
        return self._sequence(depth + 1) if kind is yaml.SequenceStartEvent else self._mapping(depth + 1)

    def _sequence(self, depth: int) -> tuple[Value, ...]:
        items: list[Value] = []
        following, node = self._next, self._node
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(node(event, depth))
        return tuple(items)

    def _mapping(self, depth: int) -> dict[str, Value]:
        items: dict[str, Value] = {}
        following, node = self._next, self._node
        while type(event := following()) is not yaml.MappingEndEvent:
            name = _key(event)
            if name in items:
                self._note_repetition(event, name)
                node(following(), depth)
            else:
                items[name] = node(following(), depth)
        return items

    def _note_repetition(self, event: yaml.NodeEvent, name: str) -> None:
        found = f"key {name!r} stands twice in the same group"
        problem = Problem(
            self._document.path, _line(event), "duplicate-key", found, "each key once", "Delete or rename one."
        )
        self._report.add(problem)


def _key(event: Any) -> str:
    if event.anchor is not None:
        raise _refused_anchor(event)
    if event.tag is not None:
        raise _refused_tag(event)
    if type(event) is not yaml.ScalarEvent:
        raise _RefusedError(_line(event), "a key that is no word", "a plain word before the colon")
    if event.value == _MERGE_KEY:
        raise _RefusedError(_line(event), "a merge key (<<)", "each key written out")
    name: str = event.value
    return name


def _refused_anchor(event: yaml.Event) -> _RefusedError:
    hint = "Put text that begins with & or * in quotes."
    return _RefusedError(_line(event), "an anchor or alias (& or *)", "each value written out", hint)


def _refused_tag(event: yaml.Event) -> _RefusedError:
    return _RefusedError(_line(event), "a tag (!)", "a plain value", "Put text that begins with ! in quotes.")


def _line(part: yaml.Event | yaml.Node) -> int:
    """Return where a part of a file begins, counted from 1."""
    mark = part.start_mark
    return 1 if mark is None else mark.line + 1


def _resolve(text: str) -> Value:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    return text


def _find_lines(text: str) -> dict[PathKey, int]:
    """Return the line of each value of a text that the reader has accepted, counted from 1."""
    lines: dict[PathKey, int] = {(): 1}
    node = yaml.compose(text, Loader=_Loader)
    if node is not None:
        _note_lines(node, (), lines)
    return lines


def _note_lines(node: yaml.Node, at: PathKey, lines: dict[PathKey, int]) -> None:
    lines.setdefault(at, _line(node))
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            _note_lines(item, (*at, position), lines)
    elif isinstance(node, yaml.MappingNode):
        for name, item in node.value:
            if (*at, name.value) not in lines:
                lines[(*at, name.value)] = _line(name)
                _note_lines(item, (*at, name.value), lines)
