"""Files become plain values with lines; what is no plain, small, flat YAML is refused in words of an editor."""

import os
import time
from pathlib import Path

import pytest

from bot.knowledge.layout import MAX_BYTES
from bot.knowledge.loader import MAX_DEPTH, Document, Value, load_document
from bot.knowledge.problems import Report

EXPECTED_NEIGHBOURS = "expected 'key: value' indented as its neighbours. Check the indent, and the quotes just above."
AFTER_QUOTE = (
    "[yaml] text after the end of a value; expected nothing after a closing quote or bracket. "
    'A quote inside "…" is written \\".'
)
COLON = "[yaml] a colon that does not fit here; expected one 'key: value' a line. Put text with a colon in quotes."
TAB = "[yaml] a tab; expected spaces. Indent with spaces only."
CONTROL = "[yaml] a control character; expected text that can be typed. Type the line again."
SPECIAL = "[yaml] a value that begins with a special character; expected text in quotes. Put the text in quotes."
UNCLOSED = "[yaml] a list or group that is never closed; expected ',' between items and a bracket at the end."
ANCHOR = (
    "[yaml] an anchor or alias (& or *); expected each value written out. Put text that begins with & or * in quotes."
)
MERGE = "[yaml] a merge key (<<); expected each key written out."
TAG = "[yaml] a tag (!); expected a plain value. Put text that begins with ! in quotes."
DEEP = f"[yaml] more than {MAX_DEPTH} levels of nesting; expected a flat entry."
EMPTY = "[yaml] an empty file; expected an entry. Copy a neighbouring file and change it."
OPEN_QUOTE = "[yaml] a quote that is never closed; expected a quote at both ends of the text."
LIST_BEHIND_KEY = '[yaml] a list that begins behind its key; expected \'- \' on a line of its own, or ["…", "…"].'
BACKSLASH = '[yaml] a backslash in "…"; expected text without one, or two for one. Write \\\\ for a backslash.'
TWICE = "stands twice in the same group; expected each key once. Delete or rename one."
SECOND = "[yaml] a second document (---); expected one entry in a file. Move it to a file of its own."
ENCODING = "[encoding] bytes that are not UTF-8; expected a file saved as UTF-8."

MERGE_BOMB = "\n".join(
    ["a0: &a0 {k: 1}"] + [f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]}}" for n in range(1, 14)]
)
"""A file like the 495 bytes that keep PyYAML busy for more than twenty seconds."""


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def load(content: str | bytes) -> tuple[Document | None, list[str]]:
    """Write a file, read it, and return it with its problems."""
    path = Path.cwd() / "x.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    report = Report()
    document = load_document(path, report)
    return document, [str(problem) for problem in report]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('a: "1"', {"a": "1"}),
        ("a: 1", {"a": 1}),
        ("a: -2.5", {"a": -2.5}),
        ("a: true", {"a": True}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("a: [x, 2, {b: c}]", {"a": ("x", 2, {"b": "c"})}),
        ("a: no", {"a": "no"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 0123", {"a": "0123"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: .inf", {"a": ".inf"}),
        ("a: 2025-08-10", {"a": "2025-08-10"}),
        ("on: off", {"on": "off"}),
        ("1: x", {"1": "x"}),
        ("a: " + "9" * 5000, {"a": "9" * 5000}),
        ("\ufeffa: x", {"a": "x"}),
        ("a: >\n  two\n  lines", {"a": "two lines"}),
        ("foo", "foo"),
        ("- 1\n- 2", (1, 2)),
    ],
)
def test_values_keep_the_type_they_were_written_in(text: str, value: Value) -> None:
    """Only true, false, null and plain numbers are not text."""
    document, problems = load(text)
    assert problems == []
    assert document is not None
    assert document.value == value


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a:\n\tb: 1", f"x.yaml:2: {TAB}"),
        ('id: "a"\n\tb: 1', f"x.yaml:2: {TAB}"),
        ("a: b: c", f"x.yaml:1: {COLON}"),
        ("a: 1\n b: 2", f"x.yaml:2: {COLON}"),
        ('a: 1\nb: "x\nc: 1\n', f"x.yaml:2: {OPEN_QUOTE}"),
        ('a:\n  b: "x\n  c: "y"\n', f"x.yaml:3: {AFTER_QUOTE}"),
        ("a: 'it's'", f"x.yaml:1: {AFTER_QUOTE}"),
        ('a: "x" y', f"x.yaml:1: {AFTER_QUOTE}"),
        ("a: [1]]", f"x.yaml:1: {AFTER_QUOTE}"),
        ("a: 1\n- b", f"x.yaml:2: [yaml] a line that does not fit the lines above; {EXPECTED_NEIGHBOURS}"),
        (
            "a:\n - 1\n b: 2",
            ("x.yaml:3: [yaml] a line that does not fit the list above; "
            "expected '- ' indented as its neighbours. Check the indent."),
        ),
        ("a: 1\nfoo\nb: 2", "x.yaml:2: [yaml] a line without a colon; expected 'key: value'."),
        ("a: 1\nfoo\n", "x.yaml:2: [yaml] a line without a colon; expected 'key: value'."),
        ("a: - b", f"x.yaml:1: {LIST_BEHIND_KEY}"),
        ("a: [1, 2\nb: 3", f"x.yaml:2: {UNCLOSED}"),
        ("a: {b: 1", f"x.yaml:2: {UNCLOSED}"),
        ("a: @x", f"x.yaml:1: {SPECIAL}"),
        ("a: `x", f"x.yaml:1: {SPECIAL}"),
        ('a: "\\q"', f"x.yaml:1: {BACKSLASH}"),
        ("a: |x", "x.yaml:1: [yaml] text behind | or >; expected text in quotes. Put the text in quotes."),
        ("a: 1\nb: x\x07y", f"x.yaml:2: {CONTROL}"),
        ("a: x\x00y", f"x.yaml:1: {CONTROL}"),
        ("a: *x", f"x.yaml:1: {ANCHOR}"),
        ("a: &x 1", f"x.yaml:1: {ANCHOR}"),
        ("a: &x [1]", f"x.yaml:1: {ANCHOR}"),
        ("&x a: 1", f"x.yaml:1: {ANCHOR}"),
        ("*x : 1", f"x.yaml:1: {ANCHOR}"),
        (MERGE_BOMB, f"x.yaml:1: {ANCHOR}"),
        ("a: 1\n<<: {b: 1}", f"x.yaml:2: {MERGE}"),
        ("a: !!python/object:os.system x", f"x.yaml:1: {TAG}"),
        ("a: !x [1]", f"x.yaml:1: {TAG}"),
        ("!x a: 1", f"x.yaml:1: {TAG}"),
        ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, f"x.yaml:1: {DEEP}"),
        ("{a: " * 2000, f"x.yaml:1: {DEEP}"),
        ("[" * 2000, "x.yaml:1: [yaml] brackets in brackets in brackets; expected a flat entry."),
        ("? [a]\n: b", "x.yaml:1: [yaml] a key that is no word; expected a plain word before the colon."),
        ("", f"x.yaml:1: {EMPTY}"),
        (" \n\n", f"x.yaml:1: {EMPTY}"),
        ("# a comment\n", f"x.yaml:1: {EMPTY}"),
        ("---\n", f"x.yaml:1: {EMPTY}"),
        ("a: 1\n---\nb: 2", f"x.yaml:2: {SECOND}"),
        ("%YAML 9\n---\na: 1", ("x.yaml:1: [yaml] a line that is not valid YAML; expected 'key: value'. "
         "Check the quotes and indents here and just above.")),
    ],
)  # fmt: skip
def test_file_is_refused(text: str, problem: str) -> None:
    """Nothing of such a file is used, and the line says what to do."""
    document, problems = load(text)
    assert document is None
    assert problems == [problem]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a: \xff\n", f"x.yaml:1: {ENCODING}"),
        ("a: 1\nb: я".encode("cp1251"), f"x.yaml:2: {ENCODING}"),
        ("a: 1".encode("utf-16"), f"x.yaml:1: {ENCODING}"),
        (b"x" * (MAX_BYTES + 1), "x.yaml:1: [size] 1000001 bytes; expected at most 1000000 bytes. Split the entry."),
    ],
)
def test_bytes_are_refused(data: bytes, problem: str) -> None:
    """Before YAML is read at all."""
    assert load(data) == (None, [problem])


def test_deepest_nesting_is_read() -> None:
    """The limit itself is allowed."""
    document, problems = load("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1))
    assert document is not None
    assert problems == []


def test_repeated_key_is_a_problem_and_the_first_value_is_kept() -> None:
    """PyYAML takes the last one without a word."""
    document, problems = load("a: 1\nb: {c: 1, c: 2}\na:\n  - 3\n")
    assert document is not None
    assert document.value == {"a": 1, "b": {"c": 1}}
    assert document.line(("a", 0)) == 1
    assert problems == [
        f"x.yaml:2: [duplicate-key] key 'c' {TWICE}",
        f"x.yaml:3: [duplicate-key] key 'a' {TWICE}",
    ]


def test_lines_of_values() -> None:
    """A value that is not there has the line of what it is missing in."""
    document, _ = load('# first\na: 1\nb:\n  - c: "x"\n    d: {e: 1,\n      f: 2}\n')
    assert document is not None
    places = [(), ("a",), ("b",), ("b", 0), ("b", 0, "d", "e"), ("b", 0, "d", "f"), ("b", 0, "z"), ("b", 7), ("z",)]
    assert [document.line(place) for place in places] == [1, 2, 3, 4, 5, 6, 4, 3, 1]


def test_hostile_files_cost_nothing() -> None:
    """Anchors, depth and size are refused before anything is built or read."""
    huge = Path("huge.yaml")
    with huge.open("wb") as file:
        os.truncate(file.fileno(), 20_000_000_000)
    started = time.process_time()
    load(MERGE_BOMB)
    load("[" * 900_000)
    load("a: " + "{a: " * 200_000)
    report = Report()
    load_document(huge, report)
    spent = time.process_time() - started
    assert str(report) == "huge.yaml:1: [size] 20000000000 bytes; expected at most 1000000 bytes. Split the entry."
    assert spent < 0.5


def _problem_of(path: Path) -> str:
    report = Report()
    assert load_document(path, report) is None
    return str(report)


def test_things_that_are_no_files() -> None:
    """A folder, a pipe, a link to nowhere: each is a problem, and none keeps the reader waiting."""
    Path("folder.yaml").mkdir()
    os.mkfifo("pipe.yaml")
    Path("link.yaml").symlink_to("nowhere")
    Path("loop.yaml").symlink_to("loop.yaml")
    no_text = "[file] not a file with text in it; expected a plain file. Rename it or move it away."
    assert _problem_of(Path("folder.yaml")) == f"folder.yaml:1: {no_text}"
    assert _problem_of(Path("pipe.yaml")) == f"pipe.yaml:1: {no_text}"
    assert _problem_of(Path("link.yaml")) == "link.yaml:1: [file] no such file; expected a file of this name."
    assert _problem_of(Path("loop.yaml")) == (
        "loop.yaml:1: [file] the file cannot be read (Too many levels of symbolic links); expected a readable file."
    )


def test_link_to_a_file_is_read() -> None:
    """As in mounted configuration, where every file is a link."""
    load("a: 1")
    Path("link.yaml").symlink_to("x.yaml")
    document = load_document(Path("link.yaml"), Report())
    assert document is not None
    assert document.value == {"a": 1}


def test_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is told."""
    load("a: 1")

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _problem_of(Path("x.yaml")) == (
        "x.yaml:1: [file] the file cannot be read (Permission denied); expected a readable file."
    )
