"""Decides whether an answer is right: its status, its events, its language and what it says first.

What a question expects says nothing about how the answer is found, so that any bot can be judged by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.question_sets import Expectation, Question
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.dates import PartialDate
from bot.knowledge.model import Event

__all__ = ["SHORT", "Given", "Share", "find_fault", "is_first_right", "tally"]

SHORT = 300
"""Characters of the short answer in which the asked fact must stand."""
MOST_LISTED = 40
"""A longer list without a condition to check answers everything, so it answers nothing."""
STRAYS = 5
"""One event in so many may miss the conditions: a field or a place of an event may be arguable."""
TELLING_NOISE = frozenset({"clean", "typo", "inflected", "long"})
"""Noise that leaves the language of a message plain."""

_TAG = re.compile(r"<[^>]+>")
_GROUPING = re.compile(r"(?<=\d)[\s.,'\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_SPACES = re.compile(r"\s+")
_CYRILLIC = re.compile(r"[а-яёәғқңөұүһі]")
_LATIN = re.compile(r"[a-z]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """What was answered."""

    status: str
    events: tuple[str, ...] = ()
    short: str = ""
    language: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """How many of a group of questions."""

    part: int
    of: int

    def __str__(self) -> str:
        return f"{100 * self.part / self.of:.1f} %" if self.of else "–"


def find_fault(question: Question, given: Given | None, base: KnowledgeBase) -> str | None:
    """Return why an answer is wrong in a few words, or None where it is right."""
    expected = question.expected
    if given is None:
        return "no answer"
    if expected.scope == "smalltalk":
        return None if given.status == "smalltalk" else f"status {given.status}"
    if expected.scope == "not_answer":
        return None if given.status in ("suggest", "unknown", "smalltalk") else f"status {given.status}"
    if given.status != "answer":
        return f"status {given.status}"
    return (
        _find_wrong_events(expected, given.events, base)
        or _find_wrong_language(question, given.language)
        or _find_missing_text(expected, given.short)
    )


def is_first_right(expected: Expectation, events: Sequence[str], base: KnowledgeBase) -> bool:
    """Tell whether the first of some events is one that was asked for; all that one who only picks can do."""
    first = events[:1]
    if not first:
        return False
    if expected.where and not expected.top:
        return not _strays(expected, first, base)
    return first[0] in (expected.top or expected.all)


def tally(questions: Iterable[Question], given: Mapping[str, Given], base: KnowledgeBase) -> dict[str, Share]:
    """Count what is right, by scope, language, noise and kind, and what is wrong in which way."""
    part: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for question in questions:
        answer = given.get(question.id)
        is_right = find_fault(question, answer, base) is None
        counted = dict.fromkeys(_groups(question), is_right)
        if question.expected.scope == "answer":
            is_given = answer is not None and answer.status == "answer"
            counted["confidently wrong, of in scope"] = is_given and not is_right
        if question.expected.scope == "not_answer":
            counted["suggestions, of refusals"] = answer is not None and answer.status == "suggest"
        of.update(counted.keys())  # the values are no counts
        part.update(group for group, counts in counted.items() if counts)
    return {group: Share(part=part[group], of=of[group]) for group in sorted(of)}


def _groups(question: Question) -> list[str]:
    scope = {"answer": "in scope", "not_answer": "refusals", "smalltalk": "small talk"}[question.expected.scope]
    groups = [scope, f"{scope}, {question.language}"]
    if question.expected.scope == "answer":
        groups += [f"noise: {question.noise}", f"kind: {question.kind}"]
    return groups


def _find_wrong_events(expected: Expectation, events: Sequence[str], base: KnowledgeBase) -> str | None:
    if expected.top and not set(events[:1]) & set(expected.top):
        return f"first {' '.join(events[:1])}"
    missing = [event for event in expected.all if event not in events]
    if missing:
        return f"lacks {', '.join(missing)}"
    if expected.where and not events:
        return "no events"
    strays = _strays(expected, events, base)
    if STRAYS * len(strays) > len(events):
        return f"{', '.join(strays[:2])} not {' '.join(sorted(expected.where))}"
    if expected.all and not expected.where and len(events) > MOST_LISTED:
        return f"{len(events)} events"
    return None


def _strays(expected: Expectation, events: Sequence[str], base: KnowledgeBase) -> list[str]:
    known = [base.events[event] for event in events if event in base.events]
    return [
        event.id
        for event in known
        if not all(_CONSTRAINTS[name](base, event, wanted) for name, wanted in expected.where.items())
    ]


def _happens(_base: KnowledgeBase, event: Event, wanted: Sequence[str]) -> bool:
    """Tell whether an event touches a month or a day; what is known to the year only belongs to none."""
    dated = [each for each in event.occurrences if "year" not in (each.first.precision, each.last.precision)]
    dates = [PartialDate.parse(each) for each in wanted]
    return any(
        each.first.first_day <= date.last_day and date.first_day <= each.last.last_day
        for each in dated
        for date in dates
    )


def _is_in_city(base: KnowledgeBase, event: Event, wanted: Sequence[str]) -> bool:
    names = {
        base.places[each].name["en"].casefold() for place in event.occurrences for each in base.around(place.place)
    }
    return any(city.casefold() in names for city in wanted)


def _has_person(_base: KnowledgeBase, event: Event, wanted: Sequence[str]) -> bool:
    return any(each.person in wanted for each in event.people)


def _has_field(_base: KnowledgeBase, event: Event, wanted: Sequence[str]) -> bool:
    return any(each in wanted for each in event.fields)


def _has_kind(_base: KnowledgeBase, event: Event, wanted: Sequence[str]) -> bool:
    return any(each in wanted for each in event.kinds)


_CONSTRAINTS: Mapping[str, Callable[[KnowledgeBase, Event, Sequence[str]], bool]] = {
    "month": _happens,
    "date": _happens,
    "city": _is_in_city,
    "person": _has_person,
    "field": _has_field,
    "kind": _has_kind,
}


def _find_wrong_language(question: Question, language: str) -> str | None:
    return f"in {language}" if _shows_language(question) and language != question.language else None


def _shows_language(question: Question) -> bool:
    """Tell whether a message is plainly in its language: not transliterated, mixed or bare keywords."""
    if question.noise not in TELLING_NOISE:
        return False
    text = question.text.casefold()
    cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
    return cyrillic == 0 if question.language == "en" else cyrillic > 2 * latin


def _find_missing_text(expected: Expectation, short: str) -> str | None:
    said = _fold(short[:SHORT])
    for alternatives in expected.texts:
        if not any(_stands_in(_fold(each), said) for each in alternatives):
            return f"text lacks {' or '.join(alternatives[:2])}"
    return None


def _fold(text: str) -> str:
    """Return a text in which spelling that does not matter is alike: letters' case, ё, tags, grouped digits."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")
    return _SPACES.sub(" ", _GROUPING.sub("", _TAG.sub("", folded)))


def _stands_in(wanted: str, text: str) -> bool:
    """Tell whether some words stand in a text, not as part of a longer number."""
    left = r"(?<!\d)" if wanted[:1].isdigit() else ""
    right = r"(?!\d)" if wanted[-1:].isdigit() else ""
    return re.search(left + re.escape(wanted) + right, text) is not None
