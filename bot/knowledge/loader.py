"""Reads YAML files into plain values that remember their lines; the only user of PyYAML.

Files are read event by event, so that anchors, aliases and deep nesting are refused before they cost anything, and
scalars follow a small resolver: only true, false, null and numbers are not text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.knowledge.problems import Problem, Report

__all__ = ["Document", "PathKey", "Value", "load_document"]

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
PathKey = tuple[str | int, ...]
"""Where a value stands in its file: keys and positions from the top."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?[0-9]+\.[0-9]+\Z")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Document:
    """The content of one file, with the line of each of its values."""

    path: Path
    value: Value = None
    lines: dict[PathKey, int] = field(default_factory=dict)

    def line(self, key: PathKey) -> int:
        """Return the line of a value, or of the closest thing around it that has one."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 1)


class _RefusedError(Exception):
    """The file holds something that is not read at all."""


def load_document(path: Path, report: Report) -> Document | None:
    """Read one file; problems go to the report, None means that nothing of it can be used."""
    try:
        data = path.read_bytes()
    except OSError as error:
        report.add(Problem(path, 1, "file", f"the file cannot be read ({error.strerror})", "a readable file"))
        return None
    if len(data) > MAX_BYTES:
        report.add(Problem(path, 1, "size", f"{len(data)} bytes", f"at most {MAX_BYTES} bytes"))
        return None
    document = Document(path)
    try:
        text = data.decode("utf-8")
        document.value = _Reader(document, report).read(yaml.parse(text, Loader=_Loader))
    except UnicodeDecodeError:
        report.add(Problem(path, 1, "encoding", "bytes that are not UTF-8", "a file saved as UTF-8"))
        return None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        report.add(Problem(path, line, "yaml", str(error.problem or error.context), "valid YAML", "Check quotes and indents."))
        return None
    except yaml.YAMLError as error:
        report.add(Problem(path, 1, "yaml", str(error).splitlines()[0], "valid YAML"))
        return None
    except _RefusedError:
        return None
    return document


class _Reader:
    """Builds the values of one file from its YAML events."""

    def __init__(self, document: Document, report: Report) -> None:
        self.document = document
        self.report = report

    def read(self, events: Iterator[yaml.Event]) -> Value:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                return self._node(event, events, ())
        return None

    def _refuse(self, event: yaml.Event, found: str, expected: str) -> _RefusedError:
        self.report.add(Problem(self.document.path, event.start_mark.line + 1, "yaml", found, expected))
        return _RefusedError()

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], at: PathKey) -> Value:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, "an anchor or alias (& or *)", "each value written out")
        if len(at) > MAX_DEPTH:
            raise self._refuse(event, f"more than {MAX_DEPTH} levels of nesting", "a flat entry")
        self.document.lines.setdefault(at, event.start_mark.line + 1)
        if isinstance(event, yaml.ScalarEvent):
            return _resolve(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, at)
        return self._mapping(events, at)

    def _sequence(self, events: Iterator[yaml.Event], at: PathKey) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self._node(event, events, (*at, len(items))))
        return items

    def _mapping(self, events: Iterator[yaml.Event], at: PathKey) -> dict[str, Value]:
        items: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refuse(event, "a key that is no word", "a plain word before the colon")
            name, line = event.value, event.start_mark.line + 1
            if name in items:
                first = self.document.lines[(*at, name)]
                problem = f"key {name!r} is repeated (first at line {first})"
                self.report.add(Problem(self.document.path, line, "duplicate-key", problem, "each key once"))
            self.document.lines[(*at, name)] = line
            value = self._node(next(events), events, (*at, name))
            items.setdefault(name, value)
        return items


def _resolve(event: yaml.ScalarEvent) -> Value:
    text: str = event.value
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.match(text):
        return int(text)
    if _DECIMAL.match(text):
        return float(text)
    return text
