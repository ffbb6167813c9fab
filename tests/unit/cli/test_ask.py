from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.cli.conftest import Run

KEYS = ["id", "status", "intent", "events", "related", "short", "text", "lang", "confidence", "ms"]
QUESTION = "how many people came to the Jennifer Lopez concert in Almaty?"
EVENT = "jennifer-lopez-almaty"


def _lines(run: Run, *lines: object, arguments: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Send objects, or bytes as they are, through ``ask --jsonl``."""
    typed = b"".join((each if isinstance(each, bytes) else json.dumps(each).encode()) + b"\n" for each in lines)
    ran = run("ask", "--jsonl", *arguments, typed=typed)
    assert (ran.status, ran.err) == (0, "")
    return [json.loads(line) for line in ran.out.splitlines()]


def test_ask_prints_answer_source_and_related(run: Run) -> None:
    """A question is answered with the number first, then a source and related events."""
    ran = run("ask", QUESTION)
    assert ran.status == 0
    first, *others = ran.out.splitlines()
    assert first.startswith("27,000")
    assert any(line.startswith("[") and "https://" in line for line in others)
    assert any(line.startswith("→ ") for line in others)


def test_ask_joins_words(run: Run) -> None:
    """A question needs no quotation marks."""
    assert run("ask", *QUESTION.split()).out == run("ask", QUESTION).out


def test_ask_json_has_all_keys_but_id(run: Run) -> None:
    """--json writes the object of --jsonl without its id."""
    ran = run("ask", "--json", QUESTION)
    assert ran.status == 0
    answered = json.loads(ran.out)
    assert list(answered) == KEYS[1:]
    assert answered["status"] == "answer"
    assert answered["events"][0] == EVENT


def test_ask_explain_keeps_json_clean(run: Run) -> None:
    """The explanation of a JSON answer goes to standard error."""
    ran = run("ask", "--json", "--explain", QUESTION)
    assert json.loads(ran.out)["status"] == "answer"
    assert EVENT in ran.err


def test_ask_explain_follows_text(run: Run) -> None:
    """The explanation of a text answer follows it."""
    plain, explained = run("ask", QUESTION).out, run("ask", "--explain", QUESTION).out
    assert explained.startswith(plain)
    assert len(explained) > len(plain) + 20


def test_ask_command(run: Run) -> None:
    """Commands of the chat work as questions, and a list is printed whole."""
    answered = json.loads(run("ask", "--json", "/month 9").out)
    assert answered["intent"] == "list"
    assert answered["text"].count("•") == len(answered["events"]) > 8


def test_ask_lang_decides_what_shows_none(run: Run) -> None:
    """--lang is the language of a command; a question keeps its own."""
    assert json.loads(run("ask", "--json", "--lang", "kk", "/help").out)["lang"] == "kk"
    assert json.loads(run("ask", "--json", "--lang", "kk", QUESTION).out)["lang"] == "en"


def test_ask_without_question(run: Run) -> None:
    """No question is wrong usage."""
    ran = run("ask")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "yearbot ask: write a question, or --jsonl to read questions from standard input\n"


def test_ask_empty_question(run: Run) -> None:
    """An empty question is a question: the bot says what to do."""
    ran = run("ask", "")
    assert ran.status == 0
    assert ran.out


@pytest.mark.parametrize("arguments", [["hello"], ["--explain"]])
def test_ask_jsonl_takes_no_question(run: Run, arguments: list[str]) -> None:
    """Questions of --jsonl come from standard input only."""
    ran = run("ask", "--jsonl", *arguments)
    assert ran.status == 2
    assert ran.err == "yearbot ask: --jsonl reads its questions from standard input and explains nothing\n"


def test_ask_json_and_jsonl_exclude_each_other(run: Run) -> None:
    """Two forms at once are wrong usage."""
    assert run("ask", "--json", "--jsonl", "hello").status == 2


def test_jsonl_writes_all_keys_in_order(run: Run) -> None:
    """Every answer has every key; answers come in the order of the questions."""
    answers = _lines(
        run, {"id": "a", "text": QUESTION}, {"id": 2, "text": "hello"}, {"id": None, "text": "weather in Almaty"}
    )
    assert [list(each) for each in answers] == [KEYS] * 3
    assert [each["id"] for each in answers] == ["a", 2, None]
    assert [each["status"] for each in answers] == ["answer", "smalltalk", "unknown"]


def test_jsonl_types(run: Run) -> None:
    """Values have the types that readers rely on."""
    (answer,) = _lines(run, {"id": "a", "text": QUESTION})
    assert 0 <= answer["confidence"] <= 1
    assert 0 < answer["ms"] < 60_000
    assert len(answer["short"]) <= 300
    assert " ".join(answer["text"].split()).startswith(answer["short"])
    assert answer["related"]
    assert not set(answer["related"]) & set(answer["events"])
    assert answer["lang"] == "en"


def test_jsonl_answers_last_turn(run: Run) -> None:
    """The messages of one conversation lean on each other; the last answer is written."""
    (answer,) = _lines(run, {"id": "t", "turns": ["Backstreet Boys in Almaty", "and in Astana?"]})
    assert answer["events"][0] == "backstreet-boys-astana"


def test_jsonl_remembers_language_between_turns(run: Run) -> None:
    """A language chosen in a conversation decides its later commands."""
    (answer,) = _lines(run, {"id": "t", "turns": ["/language ru", "/help"]})
    assert answer["lang"] == "ru"


def test_jsonl_forgets_between_lines(run: Run) -> None:
    """Each line is a conversation of its own."""
    first, second = _lines(run, {"id": 1, "turns": ["/language ru", QUESTION]}, {"id": 2, "text": "/help"})
    assert first["events"][0] == EVENT
    assert second["lang"] == "en"


def test_jsonl_client_language(run: Run) -> None:
    """``lang`` is the client's language; --lang stands in where a line has none."""
    own, given = _lines(run, {"id": 1, "text": "/help", "lang": "kk-KZ"}, {"id": 2, "text": "/help"},
                        arguments=("--lang", "ru"))  # fmt: skip
    assert (own["lang"], given["lang"]) == ("kk", "ru")


def test_jsonl_ignores_other_keys(run: Run) -> None:
    """Keys that are not known change nothing."""
    (answer,) = _lines(run, {"id": 1, "text": "hello", "expected": "x", "lang": 5})
    assert answer["status"] == "smalltalk"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (b"not json", None),
        (b"", None),
        (b'{"id": 1, "text": "\xff"}', None),
        (b"[1, 2]", None),
        (b'"text"', None),
        (b'{"id": NaN, "text": "hello"}', None),
        (b"[" * 100_000, None),
        (b'{"id": 7}', 7),
        (b'{"id": 7, "text": 5}', 7),
        (b'{"id": 7, "text": null}', 7),
        (b'{"id": 7, "turns": []}', 7),
        (b'{"id": 7, "turns": ["hello", 5]}', 7),
        (b'{"id": 7, "turns": "hello"}', 7),
    ],
)
def test_jsonl_bad_line(run: Run, line: bytes, name: object) -> None:
    """A line that is no question gets an object that says so, and the next one its answer."""
    bad, good = _lines(run, line, {"id": "next", "text": "hello"})
    assert list(bad) == ["id", "line", "error"]
    assert (bad["id"], bad["line"]) == (name, 1)
    assert bad["error"].startswith(("not a JSON object", 'expected "text"'))
    assert good["id"] == "next"


def test_jsonl_error_names_its_line(run: Run) -> None:
    """The number of a bad line counts from 1."""
    _, bad = _lines(run, {"id": 1, "text": "hello"}, b"{")
    assert bad["line"] == 2


def test_jsonl_byte_order_mark(run: Run) -> None:
    """Windows editors begin a file with a mark that is no part of its text."""
    (answer,) = _lines(run, b'\xef\xbb\xbf{"id": 1, "text": "hello"}')
    assert answer["status"] == "smalltalk"


def test_jsonl_half_a_surrogate_pair(run: Run) -> None:
    """Half a character in id and text comes back as JSON that can be read."""
    (answer,) = _lines(run, b'{"id": "\\ud83d", "text": "hello \\ud83d"}')
    assert answer["id"] == "\ud83d"


def test_jsonl_letters_are_not_escaped(start: Run) -> None:
    """Russian is written as itself, whatever the system's encoding is."""
    typed = '{"id": "вопрос", "text": "привет"}\n'.encode()
    ran = start("ask", "--jsonl", typed=typed, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert ran.status == 0
    assert '"id": "вопрос"' in ran.out


def test_jsonl_nothing_to_read(run: Run) -> None:
    """No lines are no error."""
    assert _lines(run) == []
