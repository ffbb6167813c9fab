"""Asks every entry's own questions: each title, name and alias must lead to its entry."""

from __future__ import annotations

import multiprocessing
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from bot.answering.listing import Listing, select
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.desk.names import Name, find_names, owners_of, spelling_of
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.problems import Problem
from bot.knowledge.reading import LoadedBase
from bot.text.scripts import has_latin

__all__ = ["CHECK", "Heard", "ask_own_questions", "find_strays"]

CHECK = "own-questions"
_WHOLE_YEAR = "the whole year"
_MONTHS = 12
CHUNK = 64
"""Questions that one process takes at a time."""
_SHOWN_ENTRIES = 3

_HINTS = {
    "answer": "Add a word that only this entry has.",
    "suggest": "Ask it with: yearbot ask --explain.",
    "smalltalk": "Add a word, or take the phrase out of small talk.",
    "unknown": "Ask it with: yearbot ask --explain.",
}
"""What to do about a name, by the status of its answer."""

Sound = tuple[str, bool]
"""The phonetic key of a name, and whether it is written in Latin letters."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the bot made of a name."""

    status: str
    events: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """The people, places and topics whose events it listed: ``people/some-id``."""
    is_own: bool = False
    """Whether it is about the entry after all, but answers nothing."""


def find_strays(loaded: LoadedBase, assistant: Assistant, *, jobs: int | None = None) -> list[Problem]:
    """Return a warning for every name that does not lead to its entry, or hides another entry that has it too.

    "Museum of Arts" led to the museum's building, and the exhibition of the same name was never found.
    """
    names = find_names(loaded.base)
    owners = owners_of(names)
    months = _months_by_name(loaded.base)
    targets = _targets(loaded.base)
    heard = ask_own_questions(assistant, [name.text for name in names], jobs=jobs)
    strays: list[Problem] = []
    for name in names:
        spelling = spelling_of(name.text)
        others = [each for each in (*owners[spelling], *months.get(spelling, ())) if each != name.owner]
        said = heard[_sound(name.text)]
        own = targets.get(name.owner, frozenset())
        if not own or _leads(said, targets, name.owner, others):
            continue
        if said.status == "suggest" and said.events and said.events[0] in own:
            said = replace(said, is_own=True)
        strays.append(_problem(loaded, name, said, others))
    return strays


def ask_own_questions(assistant: Assistant, texts: Iterable[str], *, jobs: int | None = None) -> dict[Sound, Heard]:
    """Ask every name once and return what was heard, by the sound and script of the name."""
    questions = list({_sound(text): text for text in texts}.items())
    count = min(jobs or os.cpu_count() or 1, len(questions) // CHUNK)
    if count <= 1 or "fork" not in multiprocessing.get_all_start_methods():
        return {sound: _ask(assistant, text) for sound, text in questions}
    # Forked, so that the assistant need not be built again, which takes as long as a thousand questions.
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_Worker.start, initargs=(assistant,)) as pool:
        heard = pool.map(_Worker.ask, [text for _, text in questions], chunksize=CHUNK)
        return {sound: said for (sound, _), said in zip(questions, heard, strict=True)}


class _Worker:
    """Holds the assistant of a process that only asks; the class is the process's own copy."""

    assistant: Assistant

    @classmethod
    def start(cls, assistant: Assistant) -> None:
        cls.assistant = assistant

    @classmethod
    def ask(cls, text: str) -> Heard:
        return _ask(cls.assistant, text)


def _sound(text: str) -> Sound:
    """Return what questions tell apart; other spellings of the same sound get the same answer."""
    return spelling_of(text), has_latin(text)


def _ask(assistant: Assistant, text: str) -> Heard:
    # The day decides nothing but /today, and no name is a command.
    answered = assistant.reply(text, Context(today=date.min))
    return Heard(answered.reply.status, answered.reply.events, tuple(_subjects(answered)))


def _subjects(answered: Answered) -> Iterator[str]:
    listing = answered.turn.listing if answered.turn else None
    if listing is not None:
        if listing.is_empty:
            yield _WHOLE_YEAR
        yield from (f"people/{each}" for each in listing.people)
        yield from (f"topics/{each}" for each in listing.topics)
        yield from (f"places/{each}" for each in listing.places)


def _targets(base: KnowledgeBase) -> Mapping[str, frozenset[str]]:
    """Return the events that each entry stands for; an entry without events cannot be led to.

    Nor can the country of the base: asked about it, the bot may answer anything.
    """
    months = {f"{number:02}": _events_of_month(base, number) for number in range(1, _MONTHS + 1)}
    grouped: list[tuple[str, Iterable[str], Callable[[str], Sequence[str]]]] = [
        ("events", base.events, lambda each: (each,)),
        ("people", base.people, lambda each: base.events_of_person.get(each, ())),
        ("places", set(base.places) - {base.info.country}, lambda each: base.events_of_place.get(each, ())),
        ("topics", base.topics, lambda each: base.events_of_topic.get(each, ())),
        ("months", months, months.__getitem__),
    ]
    return {f"{folder}/{each}": frozenset(events(each)) for folder, entries, events in grouped for each in entries}


def _events_of_month(base: KnowledgeBase, number: int) -> tuple[str, ...]:
    month = PartialDate(year=base.info.year, month=number)
    return select(base, Listing(spans=((month.first_day, month.last_day),)))


def _months_by_name(base: KnowledgeBase) -> Mapping[str, Sequence[str]]:
    """Return the months by the spelling of their names, as if they were entries: Наурыз is March and its holiday."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for pack in base.languages.values():
        for number, names in enumerate(pack.months, 1):
            for name in names:
                found[spelling_of(name)][f"months/{number:02}"] = None
    return {spelling: tuple(months) for spelling, months in found.items()}


def _leads(said: Heard, targets: Mapping[str, frozenset[str]], owner: str, others: Sequence[str]) -> bool:
    """Tell whether the entry comes first; one that shares the name may stand further down."""
    if said.status != "answer" or not said.events:
        return False
    if owner in said.subjects or said.events[0] in targets[owner]:
        return True
    first = any(said.events[0] in targets.get(each, ()) for each in others)
    return first and not targets[owner].isdisjoint(said.events)


def _problem(loaded: LoadedBase, name: Name, said: Heard, others: Sequence[str]) -> Problem:
    document = loaded.documents[name.owner]
    found = f"{'.'.join(map(str, name.at))}: {name.text!r} {_heard(said)}"
    expected = f"{name.entry!r} first"
    hint = _HINTS.get(said.status, _HINTS["unknown"])
    if said.is_own:
        expected = f"an answer from {name.entry!r}"
    elif others:
        shown = ", ".join(repr(each) for each in others[:_SHOWN_ENTRIES])
        expected, hint = f"{name.entry!r} in the answer", f"{shown} has the same name."
    return Problem(document.path, document.line(name.at), CHECK, found, expected, hint, is_wish=True)


def _heard(said: Heard) -> str:
    if said.status == "smalltalk":
        return "is taken for small talk"
    if said.status == "unknown" or not said.events:
        return "is not understood"
    if said.is_own:
        return "is answered with a suggestion"
    thief = repr(said.subjects[0] if said.subjects else f"events/{said.events[0]}")
    return f"leads to {thief}" if said.status == "answer" else f"is unsure: {thief} is offered first"
