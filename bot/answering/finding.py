"""Finds the event that a question is about: the best of all, or the clear favourite of some."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.answering.answers import Found, NotSaid
from bot.answering.confidence import confidence_in
from bot.answering.event_answers import EventAnswers
from bot.answering.ranking import Match, Ranking, is_subject, order_of
from bot.answering.related import is_kin
from bot.knowledge.base import KnowledgeBase
from bot.understanding.question import Question

__all__ = ["MOST_COMPARED", "Finder"]

MOST_COMPARED = 12
"""Events among which one may be sought that has the fact asked for."""
NEAR = 0.1
"""Coverage within which the event that has an answer is preferred to one that has none."""
TWIN = 0.03
"""Coverage within which events fit alike."""
MOST_TWINS = 2
"""Further events whose answers fit into a short answer."""
MUCH_HEAVIER = 2
"""Steps of weight by which an event is the one that is meant among events that fit alike."""
SEVERAL = ("when", "where", "how-many", "what", "tell")
"""Question types that several events may answer side by side."""
LEAST_PICKED = 0.55
"""How sure one of several events is at least: the conditions that it meets were named."""


class Finder:
    """Chooses among ranked events of one base."""

    def __init__(self, base: KnowledgeBase, answers: EventAnswers) -> None:
        self._base = base
        self._answers = answers

    def best(self, question: Question, ranking: Ranking, ask: str) -> Match:
        """Return the best match; among near ones the one that can answer."""
        first = ranking.matches[0]
        near = [m for m in ranking.matches if self._order(first) - self._order(m) <= NEAR]
        if ask == "who":
            near = [match for match in near if not self._names_kin(question, match.event)] or near
        if len(near) == 1:
            return first
        return max(near, key=lambda match: self._order(match) + self._answers.worth(question, match.event, ask))

    def _order(self, match: Match) -> float:
        return order_of(self._base, match)

    def pick(self, question: Question, ranking: Ranking, events: Iterable[str], ask: str) -> Found | NotSaid | None:
        """Return the answer of the clear favourite among events, None if there is none."""
        allowed = set(events)
        inside = [match for match in ranking.matches if match.event in allowed and not match.contradictions]
        inside = [match for match in inside if self._order(inside[0]) - self._order(match) <= NEAR]
        if ask != "did":
            # Whether it is so is asked of the event that is meant, not of any that has something to say.
            inside = [each for each in inside if self._answers.said(question, each.event, ask)] or inside
        if ask == "who":
            inside = [each for each in inside if not self._names_kin(question, each.event)] or inside
        if not inside:
            return None
        scored = sorted(
            ((self._order(m) + self._answers.worth(question, m.event, ask), m) for m in inside),
            key=lambda pair: (-pair[0], pair[1].event),
        )
        best = self._favourite(question, scored, ask)
        if best is None:
            return None
        confidence = max(confidence_in(self._base, question, ranking, best), LEAST_PICKED)
        return self._answers.found(question, best.event, ask, confidence)

    def _names_kin(self, question: Question, event: str) -> bool:
        """Tell whether an event answers "who" with somebody who had another role than the one that is asked for."""
        asked = set(question.ids("role"))
        position = self._position_named(question, event, "who") if asked else None
        return position is not None and not asked & set(self._base.events[event].people[position].roles)

    def side_by_side(self, question: Question, events: Iterable[str], ask: str) -> Found | None:
        """Return when or where each of a few events was, those first whose subject the question names."""
        names = {*question.ids("topic"), *question.ids("person")}
        entries = [self._base.events[each] for each in events]
        told = [each.id for each in sorted(entries, key=lambda each: (not is_subject(each, names), -each.weight))]
        is_meant = ask in ("when", "where") and is_subject(self._base.events[told[0]], names)
        if not is_meant or len(told) > 1 + MOST_TWINS:
            return None
        first, *others = (self._answers.said(question, each, ask, LEAST_PICKED) for each in told)
        return None if first is None else replace(first, others=tuple(filter(None, others)))

    def counts(self, question: Question, ranking: Ranking, events: Iterable[str], ask: str) -> Found | None:
        """Return how many it were at the event that fits best, and at others that fit about as well."""
        if ask not in ("how-many", "how-much"):
            return None
        allowed = set(events)
        inside = [match for match in ranking.matches if match.event in allowed and not match.contradictions]
        near = [match for match in inside if inside[0].coverage - match.coverage <= NEAR]
        said = (self._answers.said(question, match.event, ask, LEAST_PICKED) for match in near)
        told = [each for each in said if each is not None and self._answers.has_counted(question, each)]
        return replace(told[0], others=tuple(told[1 : 1 + MOST_TWINS])) if told else None

    def _favourite(self, question: Question, scored: Sequence[tuple[float, Match]], ask: str) -> Match | None:
        """Return the clear first of ordered matches, None where several fit as well."""
        (top, best), rest = scored[0], scored[1:]
        close = [match for score, match in rest if top - score < TWIN]
        if not close or self._weight(best) >= self._weight(close[0]) + MUCH_HEAVIER:
            return best
        if self._answer_alike(question, [best.event, close[0].event], ask):
            return min([best, *close], key=lambda match: self._rank_of_answer(question, match.event, ask))
        return best if ask not in SEVERAL and is_kin(self._base, best.event, close[0].event) else None

    def _rank_of_answer(self, question: Question, event: str, ask: str) -> tuple[int, int]:
        """Of events that name the same person, the one in which that person stands first tells most."""
        position = self._position_named(question, event, ask)
        return len(self._base.people) if position is None else position, -self._base.events[event].weight

    def _weight(self, match: Match) -> int:
        return self._base.events[match.event].weight

    def _answer_alike(self, question: Question, events: list[str], ask: str) -> bool:
        """Tell whether two events name the same person, or only the first one names any."""
        first, second = (self._named_person(question, event, ask) for event in events)
        return first is not None and second in (first, None)

    def _named_person(self, question: Question, event: str, ask: str) -> str | None:
        position = self._position_named(question, event, ask)
        return None if position is None else self._base.events[event].people[position].person

    def _position_named(self, question: Question, event: str, ask: str) -> int | None:
        """Return where among the people of an event the one stands whom it would name."""
        answer = self._answers.said(question, event, ask)
        return answer.statement.position if answer and answer.statement.part in ("person", "role") else None

    def any_says(self, question: Question, events: Iterable[str], ask: str) -> bool:
        """Tell whether at least one event says what is asked."""
        return any(self._answers.said(question, event, ask) for event in events)

    def twins(self, question: Question, ranking: Ranking, best: Match, ask: str) -> tuple[Found, ...]:
        """Return the answers of events that fit exactly as well: "when did she sing?" has two."""
        if ask not in ("when", "where", "how-many"):
            return ()
        names = {each.id for each in question.of_kind("person", "topic")}
        answers: list[Found] = []
        for match in ranking.matches:
            if match.event == best.event or abs(match.coverage - best.coverage) > TWIN or match.contradictions:
                continue
            entry = self._base.events[match.event]
            shares = names & ({each.person for each in entry.people} | set(entry.topics))
            same_kind = entry.kinds[0] == self._base.events[best.event].kinds[0]
            if shares and same_kind and len(answers) < MOST_TWINS:
                found = self._answers.said(question, match.event, ask, LEAST_PICKED)
                if found is not None:
                    answers.append(found)
        return tuple(answers)
