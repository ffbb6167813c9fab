"""Answers whether one thing was before another: "did she sing in Almaty before Astana?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answering.answers import Found
from bot.answering.event_answers import when
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import keys_of
from bot.understanding.index import EventIndex, Statement
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import Question

__all__ = ["find_sequence"]

SURE = 0.85
"""How sure the answer is: the names and the dates decide it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the two things compared was: its events, each with the occurrence that counts."""

    moments: tuple[tuple[Event, int], ...]

    @property
    def first(self) -> tuple[Event, int]:
        """What it began with."""
        return min(self.moments, key=lambda each: each[0].occurrences[each[1]].first.first_day)

    def is_before(self, other: _Side) -> bool:
        """Tell whether all of it was over before any of the other began."""
        last = max(event.occurrences[position].last.last_day for event, position in self.moments)
        event, position = other.first
        return last < event.occurrences[position].first.first_day


def find_sequence(base: KnowledgeBase, index: EventIndex, question: Question, ask: str) -> Found | None:
    """Return yes or no with both dates; None where the question compares nothing, or the dates do not decide."""
    is_compared = ask == "did" and any(_compares(base, question, each) for each in question.of_kind("sequence"))
    sides = _claimed_sides(base, question) if is_compared else None
    if sides is None:
        return None
    first, second = sides
    if not first.moments or not second.moments:
        return None
    if first.is_before(second):
        return _told(index, first, second, yes=True)
    return _told(index, second, first, yes=False) if second.is_before(first) else None


def _compares(base: KnowledgeBase, question: Question, cue: Mention) -> bool:
    """Tell whether a word compares, or only asks what was before: "has he won there before?", «бұрын»."""
    if cue.language == "kk" and cue.id != "first":
        endings = tuple(key for keys in keys_of(base.languages["kk"].origin_endings) for key in keys)
        return cue.start > 0 and question.tokens[cue.start - 1].key.endswith(endings)
    if all(each.span != cue.span for each in question.of_kind("earlier")):
        return True
    return any(each.start == cue.end for each in question.of_kind("person", "place", "topic"))


def _claimed_sides(base: KnowledgeBase, question: Question) -> tuple[_Side, _Side] | None:
    """Return the two things that are compared, the one that is said to be earlier first."""
    places = [each for each in question.of_kind("place") if each.quality >= KNOWN]
    names = [each for each in question.of_kind("person", "topic") if each.quality >= KNOWN]
    if names and places:
        moments = _moments(_events_of_all(base, names))
        if len(places) == 1 and any(each.id == "first" for each in question.of_kind("sequence")):
            here = _at(base, moments, places[0].id)
            return here, _Side(tuple(each for each in moments if each not in here.moments))
        pair = _in_order(question, places)
        return (_at(base, moments, pair[0].id), _at(base, moments, pair[1].id)) if pair else None
    pair = _in_order(question, names)
    if pair is None:
        return None
    first, second = (_Side(tuple(_moments(_events_of_all(base, [each])))) for each in pair)
    return first, second


def _in_order(question: Question, mentions: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """Return two names, the one that is said to be earlier first; None if they are not two."""
    if len(mentions) != 2 or mentions[0].id == mentions[1].id or mentions[0].span == mentions[1].span:
        return None
    one, two = mentions
    cues = question.of_kind("sequence")
    is_after = any(each.id == "after" for each in cues)
    is_ahead = all(each.end <= (two if each.language == "kk" else one).start and each.id != "first" for each in cues)
    return (two, one) if is_after != is_ahead else (one, two)


def _events_of_all(base: KnowledgeBase, names: Sequence[Mention]) -> list[Event]:
    """Return the events that have all of some names, of the kind that the heaviest of them is of."""
    groups = {"person": base.events_of_person, "topic": base.events_of_topic}
    first, *rest = (set(groups[each.kind].get(each.id, ())) for each in names)
    events = [base.events[each] for each in sorted(first.intersection(*rest)) if base.events[each].state == "held"]
    main = max(events, key=lambda each: (each.weight, each.id), default=None)
    return [each for each in events if main is not None and each.kinds[0] == main.kinds[0]]


def _moments(events: Iterable[Event]) -> list[tuple[Event, int]]:
    return [(event, position) for event in events for position in range(len(event.occurrences))]


def _at(base: KnowledgeBase, moments: Iterable[tuple[Event, int]], place: str) -> _Side:
    return _Side(tuple(each for each in moments if place in base.around(each[0].occurrences[each[1]].place)))


def _told(index: EventIndex, earlier: _Side, later: _Side, *, yes: bool) -> Found:
    one, two = (
        Found(event=event.id, ask="did", statement=_dated(when(index, event.id, position)), confidence=SURE)
        for event, position in (earlier.first, later.first)
    )
    return replace(one, yes=yes, others=(two,))


def _dated(statement: Statement) -> Statement:
    """Return the statement as one that tells its date also where it names the place alone."""
    return replace(statement, part="occurrence")
