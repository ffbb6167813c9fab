from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bench.question_sets import FOLDER, Question, parse_question
from bench.scoring import Given, Share, find_fault, is_first_right, tally
from bot.knowledge.base import KnowledgeBase

LOPEZ, MUSEUM, MUSEUM_NIGHT = "jennifer-lopez-almaty", "almaty-museum-of-arts-opening", "museum-night-2025"
REFERENCE = next(
    (
        file
        for folder in Path(__file__).resolve().parents
        if (file := folder / "shared" / "questions" / "score.py").exists()
    ),
    None,
)
"""The program whose verdicts ours must equal; it lies beside a working copy, not in it."""


def _question(text: str = "when was it", noise: str = "clean", **expect: Any) -> Question:
    line = {"id": "en-1", "lang": "en", "kind": "what", "noise": noise, "text": text}
    return parse_question({**line, "expect": {"status": "answer", **expect}})


def _given(*events: str, status: str = "answer", short: str = "", language: str = "en") -> Given:
    return Given(status=status, events=events, short=short, language=language)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (_given(LOPEZ, MUSEUM), None),
        (None, "no answer"),
        (_given(LOPEZ, status="unknown"), "status unknown"),
        (_given(MUSEUM, LOPEZ), f"first {MUSEUM}"),
        (_given(LOPEZ, language="ru"), "in ru"),
    ],
)
def test_find_fault_first_event(base: KnowledgeBase, given: Given | None, fault: str | None) -> None:
    """The event asked for comes first, in an answer, in the language of the question."""
    assert find_fault(_question(top=[LOPEZ]), given, base) == fault


@pytest.mark.parametrize("noise", ["keywords", "mixed", "translit"])
def test_find_fault_language_not_shown(base: KnowledgeBase, noise: str) -> None:
    """Where the message does not show its language, any will do."""
    assert find_fault(_question(noise=noise, top=[LOPEZ]), _given(LOPEZ, language="kk"), base) is None


@pytest.mark.parametrize(
    ("short", "fault"),
    [
        ("27,000 people came.", None),
        ("<b>Exactly</b> 27\u00a0000 people came.", None),
        ("127,000 people came.", "text lacks 27000 or 27 thousand"),
        ("7000 people came.", "text lacks 27000 or 27 thousand"),
        ("." * 300 + "27,000", "text lacks 27000 or 27 thousand"),
    ],
)
def test_find_fault_text(base: KnowledgeBase, short: str, fault: str | None) -> None:
    """The fact stands in the first 300 characters, however its digits are grouped, and is no part of another number."""
    question = _question(top=[LOPEZ])
    question = replace(question, expected=replace(question.expected, texts=(("27000", "27 thousand"),)))
    assert find_fault(question, _given(LOPEZ, short=short), base) == fault


@pytest.mark.parametrize(
    ("where", "event", "is_met"),
    [
        ({"month": "2025-08"}, LOPEZ, True),
        ({"month": "2025-09"}, LOPEZ, False),
        ({"date": "2025-08-10"}, LOPEZ, True),
        ({"date": "2025-08-11"}, LOPEZ, False),
        ({"city": "almaty"}, LOPEZ, True),
        ({"city": "Astana"}, LOPEZ, False),
        ({"person": "jennifer-lopez"}, LOPEZ, True),
        ({"person": "jackie-chan"}, LOPEZ, False),
        ({"field": ["film", "music"]}, LOPEZ, True),
        ({"kind": "concert"}, LOPEZ, True),
        ({"kind": "film"}, LOPEZ, False),
        ({"month": "2025-08"}, "culture-infrastructure-2025", False),
    ],
)
def test_find_fault_where(base: KnowledgeBase, where: Mapping[str, Any], event: str, is_met: bool) -> None:
    """The events of a list meet its conditions by the facts in the base; a bare year is no month."""
    assert (find_fault(_question(where=where), _given(event), base) is None) is is_met


@pytest.mark.parametrize(("count", "is_right"), [(4, False), (5, True)])
def test_find_fault_strays(base: KnowledgeBase, count: int, is_right: bool) -> None:
    """One event in five may miss the conditions."""
    fitting = [event.id for event in base.events.values() if "concert" in event.kinds][: count - 1]
    given = _given(*fitting, "library-books-2025")
    assert (find_fault(_question(where={"kind": "concert"}), given, base) is None) is is_right


@pytest.mark.parametrize(
    ("events", "fault"),
    [((LOPEZ, MUSEUM), None), ((LOPEZ,), f"lacks {MUSEUM}"), ((LOPEZ, MUSEUM, *"abc" * 13), "41 events")],
)
def test_find_fault_all(base: KnowledgeBase, events: tuple[str, ...], fault: str | None) -> None:
    """All events are there, and not everything is."""
    assert find_fault(_question(all=[LOPEZ, MUSEUM]), _given(*events), base) == fault


@pytest.mark.parametrize(
    ("scope", "status", "is_right"),
    [
        ("not_answer", "suggest", True),
        ("not_answer", "unknown", True),
        ("not_answer", "answer", False),
        ("smalltalk", "smalltalk", True),
        ("smalltalk", "unknown", False),
    ],
)
def test_find_fault_scope(base: KnowledgeBase, scope: str, status: str, is_right: bool) -> None:
    """What is out of scope may be refused in any way; small talk is answered as such."""
    assert (find_fault(_question(status=scope), _given(status=status), base) is None) is is_right


@pytest.mark.parametrize(
    ("expect", "event", "is_right"),
    [
        ({"top": [LOPEZ]}, LOPEZ, True),
        ({"top": [LOPEZ]}, MUSEUM, False),
        ({"all": [MUSEUM], "where": {"field": "museum"}}, MUSEUM_NIGHT, True),
        ({"all": [MUSEUM], "where": {"field": "museum"}}, LOPEZ, False),
        ({"all": [LOPEZ, MUSEUM]}, MUSEUM, True),
    ],
)
def test_is_first_right(base: KnowledgeBase, expect: Mapping[str, Any], event: str, is_right: bool) -> None:
    """Of a list with conditions any event that meets them may come first."""
    assert is_first_right(_question(**expect).expected, (event, LOPEZ), base) is is_right


def test_is_first_right_nothing(base: KnowledgeBase) -> None:
    """No event is never right."""
    assert not is_first_right(_question(where={"kind": "concert"}).expected, (), base)


def test_tally(base: KnowledgeBase) -> None:
    """Right and wrong are counted by group, and what is confidently wrong by itself."""
    asked = [_question(top=[LOPEZ]), _question(top=[LOPEZ]), _question(status="not_answer")]
    questions = [replace(each, id=str(number)) for number, each in enumerate(asked)]
    given = {"0": _given(LOPEZ), "1": _given(MUSEUM), "2": _given(status="suggest")}
    assert tally(questions, given, base) == {
        "confidently wrong, of in scope": Share(part=1, of=2),
        "in scope": Share(part=1, of=2),
        "in scope, en": Share(part=1, of=2),
        "kind: what": Share(part=1, of=2),
        "noise: clean": Share(part=1, of=2),
        "refusals": Share(part=1, of=1),
        "refusals, en": Share(part=1, of=1),
        "suggestions, of refusals": Share(part=1, of=1),
    }


@pytest.mark.skipif(REFERENCE is None, reason="score.py is not beside this working copy")
def test_find_fault_as_reference(base: KnowledgeBase) -> None:
    """Ours is the verdict of the program that defines what is right, for good answers and for spoilt ones."""
    reference = _load(REFERENCE)
    events = reference.load_events()
    verdicts = set()
    for line in _lines():
        question = parse_question(line)
        for answer in _answers(line, list(events)):
            given = Given(
                status=answer["status"], events=answer["events"], short=answer["short"], language=answer["lang"]
            )
            is_right = find_fault(question, given, base) is None
            assert is_right is (reference.verdict(line, answer, events) == "ok"), (line["id"], answer)
            verdicts.add((question.expected.scope, is_right))
    assert len(verdicts) == 6, "every scope was judged right and wrong"


def _load(path: Path | None) -> ModuleType:
    assert path is not None
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _lines() -> Iterator[dict[str, Any]]:
    for file in sorted(FOLDER.glob("dev-*.jsonl")):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def _answers(line: Mapping[str, Any], events: list[str]) -> Iterator[dict[str, Any]]:
    """Yield a right answer, and answers that are wrong in one way each."""
    expect = line["expect"]
    right = {
        "status": expect["status"].replace("not_answer", "unknown"),
        "events": (*(expect.get("top") or ())[:1], *(expect.get("all") or ())),
        "short": " ".join(alternatives[-1] for alternatives in expect.get("text") or ()),
        "lang": line["lang"],
    }
    yield right
    yield from ({**right, "status": status} for status in ("answer", "suggest", "unknown", "smalltalk"))
    yield from ({**right, "lang": language} for language in ("en", "ru", "kk"))
    yield {**right, "events": right["events"][::-1]}
    yield {**right, "events": right["events"][1:]}
    yield {**right, "events": ()}
    yield {**right, "events": tuple(events)}
    yield {**right, "short": ""}
    yield {**right, "short": "x" * 300 + right["short"]}
    yield {**right, "short": f"<b>{right['short'].upper()}</b>"}
    yield {**right, "short": f"1{right['short']}1"}
