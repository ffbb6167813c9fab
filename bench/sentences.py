"""``python -m bench.sentences``: how often the very sentence is told that a question was written for, as a table."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bench.question_sets import FOLDER
from bench.scoring import SHORT, Share
from bench.tables import machine, publish, table
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Language
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge
from bot.rendering.reply import Reply

__all__ = ["Asked", "judge", "load", "main", "parse"]

TOLD = 0.6
"""The share of what a sentence adds to its question from which on another sentence tells the same."""
BEGINNING = 6
"""Letters in which the cases and endings of a word are alike."""
SHORTEST_WORD = 3
"""Letters from which on a word counts; a number always does."""
_CONTEXT = Context(today=date(2026, 1, 1))
_WORD = re.compile(r"\w+")

OUTCOMES = ("told", "another sentence", "another event", "not answered")


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question that was written for one sentence of an entry, or for an event that does not say what it asks."""

    language: Language
    event: str | None
    """None where the question is about nothing that the base has."""
    sentence: tuple[str, int] | None
    """``fact`` or ``figure`` and its position; None where nothing answers the question."""
    text: str


def main() -> int:
    """Ask all questions, print the tables and write them to the results."""
    base = load_base(*find_knowledge())
    assistant = Assistant(base)
    counts: Counter[tuple[str, bool, str]] = Counter()
    for asked in load():
        outcome = judge(base, asked, assistant.reply(asked.text, _CONTEXT).reply)
        counts[asked.language, asked.sentence is not None, outcome] += 1
    publish("sentences", [_heading(base), _table(counts, answered=True), _table(counts, answered=False)])
    return 0


def load() -> tuple[Asked, ...]:
    """Read the questions of all languages."""
    files = [FOLDER / f"sentences-{language}.jsonl" for language in LANGUAGES]
    lines = (line for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return tuple(parse(json.loads(line)) for line in lines)


def parse(line: Mapping[str, Any]) -> Asked:
    """Read one line."""
    part, _, position = (line.get("sentence") or "").partition(" ")
    return Asked(
        language=line["lang"],
        event=line.get("event"),
        sentence=(part, int(position)) if part else None,
        text=line["text"],
    )


def judge(base: KnowledgeBase, asked: Asked, reply: Reply) -> str:
    """Return what became of a question: one of the outcomes.

    A sentence is told if it stands in the short answer, or most of what it adds to the question does: a fact and a
    figure may say the same.
    """
    if reply.status != "answer":
        return "not answered"
    if asked.event is None or asked.event not in reply.events[:1]:
        return "another event"
    if asked.sentence is None:
        return "another sentence"
    sentence = _sentence(base.events[asked.event], asked.sentence, reply.lang)
    added = _words(sentence) - _words(asked.text)
    shared = added & _words(reply.short[:SHORT])
    is_told = sentence in reply.short or (bool(added) and len(shared) >= TOLD * len(added))
    return "told" if is_told else "another sentence"


def _sentence(event: Event, sentence: tuple[str, int], language: Language) -> str:
    part, position = sentence
    return (event.facts if part == "fact" else event.figures)[position].text[language]


def _words(text: str) -> set[str]:
    words = _WORD.findall(text)
    return {word.casefold()[:BEGINNING] for word in words if len(word) >= SHORTEST_WORD or word.isdigit()}


def _heading(base: KnowledgeBase) -> str:
    return (
        f"# Sentences\n\n{machine()}; {len(base.events)} events. Made by `python -m bench.sentences`. For every fact"
        " and figure there are two questions in each language, written from the sentence alone and in other words than"
        " its own, without a look at what the base knows it is asked with; and for every event three that ask for"
        " what no sentence of it says, as close to one as can be. Told means that the sentence, or one that says the"
        f" same, stands in the first {SHORT} characters."
    )


def _table(counts: Mapping[tuple[str, bool, str], int], *, answered: bool) -> str:
    outcomes = OUTCOMES if answered else OUTCOMES[1:]
    asks_for = "asked for a sentence" if answered else "asked for what no sentence says"
    rows = [_row(each, counts, (each,), outcomes, answered=answered) for each in LANGUAGES]
    rows.append(_row("all", counts, LANGUAGES, outcomes, answered=answered))
    return table((asks_for, "questions", *outcomes), rows)


def _row(
    name: str, counts: Mapping[tuple[str, bool, str], int], languages: Sequence[str], outcomes: Iterable[str],
    *, answered: bool,
) -> Sequence[object]:  # fmt: skip
    parts = [sum(counts.get((each, answered, outcome), 0) for each in languages) for outcome in outcomes]
    total = sum(parts)
    return name, total, *(Share(part=part, of=total) for part in parts)


if __name__ == "__main__":
    raise SystemExit(main())
