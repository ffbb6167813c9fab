"""Finds the one event that a question is about, and what it says about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answering.answers import Found, NotSaid
from bot.answering.confidence import confidence_of, measures_of
from bot.answering.doubts import find_doubts
from bot.answering.fitting import fits_names
from bot.answering.polarity import find_settled, is_denied
from bot.answering.ranking import Match, Ranking, order_of
from bot.answering.related import is_kin
from bot.answering.statements import Choice, choose
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["Finder", "is_outside"]

NEAR = 0.07
"""Coverage within which the event that has an answer is preferred to one that has none."""
IS_ASKED, FIT, DETAIL = 0.1, 0.05, 0.1
"""What an answer of the right type, one that fits and one that has the details asked for are worth in coverage."""
IS_SUBJECT = 0.05
"""What it is worth that the topic of the question is what the event is about."""
MOST_FIT = 2.0
"""Where a better fit says no more."""
TWIN = 0.03
"""Coverage within which events fit alike."""
MOST_TWINS = 2
"""Further events whose answers fit into a short answer."""
MUCH_HEAVIER = 2
"""Steps of weight by which an event is the one that is meant among events that fit alike."""
SEVERAL = ("when", "where", "how-many", "what", "tell")
"""Question types that several events may answer side by side."""
KNOWN = 0.9
"""From this quality on, a name is surely meant."""
EXACT, SURE_OUTSIDE = 0.97, 0.945
"""From these qualities on, a word of any language and of the message's language is of what no base covers."""
SHORT_MESSAGE = 5
"""Words up to which a message is little more than a name."""
STORY = 12
"""Words from which on a single one that no base covers is scenery."""
MOSTLY = 0.9
"""Coverage from which on an event accounts even for a word that usually no base covers."""
OUTSIDE = 0.1
"""How far below the limit it keeps the confidence that a message asks what no base covers."""
HALF = 0.5
"""Evidence below which the event does not account for the word itself."""
CERTAIN = 1.0
"""The confidence of a trial: only what would be answered matters."""
LEAST_PICKED = 0.55
"""How sure one of several events is at least: the conditions that it meets were named."""
MOST_NOT_SAID, MOST_NAME_ONLY = 0.5, 0.45
"""How sure it can be at most what is meant where the base does not say it, and where only a name is known."""


def is_outside(question: Question, mention: Mention) -> bool:
    """Tell whether a mention surely is of something that no base covers."""
    return mention.quality >= EXACT or (mention.quality >= SURE_OUTSIDE and mention.language == question.language)


def _is_really_outside(question: Question, mention: Mention, match: Match) -> bool:
    """A word that no base covers counts unless the event has the very word and accounts for all the others."""
    if not is_outside(question, mention):
        return False
    is_explained = all(match.explained.get(position, 0.0) >= HALF for position in mention.span)
    return mention.end - mention.start > 1 or match.coverage < MOSTLY or not is_explained


class Finder:
    """Chooses among ranked events of one base."""

    def __init__(self, base: KnowledgeBase, index: EventIndex) -> None:
        self._base = base
        self._index = index

    def found(self, question: Question, event: str, ask: str, confidence: float) -> Found | NotSaid:
        """Return what an event answers, or that it does not say."""
        entry = self._base.events[event]
        settled = find_settled(self._base, self._index, question, entry) if ask == "did" else None
        if settled:
            return Found(event=event, ask=ask, statement=settled[0], confidence=confidence, yes=settled[1])
        choice = choose(self._base, self._index, question, entry, ask)
        if not choice.is_asked or not fits_names(self._base, self._index, question, entry, choice, ask=ask):
            return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, MOST_NOT_SAID))
        yes = None
        if ask == "did":
            denied = is_denied(self._base, self._index, question, entry, choice.statement)
            yes = None if denied is None else not denied
        return Found(
            event=event, ask=ask, statement=choice.statement, second=choice.second, confidence=confidence, yes=yes,
            occurrences=self._asked_occurrences(question, entry, choice),
        )  # fmt: skip

    def denied(self, event: str, confidence: float) -> Found:
        """Return that an event was not then, with when it was."""
        statements = self._index.statements(event)
        when = next(each for each in statements if each.part in ("occurrence", "place") and each.position == 0)
        return Found(event=event, ask="did", statement=when, confidence=confidence, yes=False)

    def _asked_occurrences(self, question: Question, event: Event, choice: Choice) -> tuple[int, ...]:
        if choice.is_one:
            return (choice.statement.position,)
        places = set(question.ids("place"))
        around = (self._base.around(each.place) for each in event.occurrences)
        return tuple(position for position, names in enumerate(around) if places & set(names))

    def is_about_a_name(self, question: Question) -> bool:
        """Tell whether a short message is about somebody or something known, and about no place or year besides."""
        named = [each for each in question.of_kind("person", "topic") if each.quality >= KNOWN]
        if not named or question.of_kind("world") or question.years or len(question.content) > SHORT_MESSAGE:
            return False
        return bool(self._own_events(named)) and not self._misses_a_place(question, named)

    def _own_events(self, named: Sequence[Mention]) -> set[str]:
        groups = {"person": self._base.events_of_person, "topic": self._base.events_of_topic}
        return {event for each in named for event in groups[each.kind].get(each.id, ())}

    def _misses_a_place(self, question: Question, named: Sequence[Mention]) -> bool:
        own = self._own_events(named)
        return any(not any(self._base.is_at(each, place) for each in own) for place in question.ids("place"))

    def not_said(self, question: Question, ranking: Ranking, ask: str, confidence: float) -> NotSaid:
        """Return what is known of the subject of a question that the base does not answer."""
        own = self._own_events([each for each in question.of_kind("person", "topic") if each.quality >= KNOWN])
        places = question.ids("place")
        own = {event for event in own if all(self._base.is_at(event, place) for place in places)} or own
        inside = [match.event for match in ranking.matches if match.event in own]
        event = inside[0] if inside else max(own, key=lambda each: (self._base.events[each].weight, each))
        choice = choose(self._base, self._index, question, self._base.events[event], ask)
        return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, MOST_NAME_ONLY))

    def best(self, question: Question, ranking: Ranking, ask: str) -> Match:
        """Return the best match; among near ones the one that can answer."""
        first = ranking.matches[0]
        near = [m for m in ranking.matches if self._order(first) - self._order(m) <= NEAR]
        if len(near) == 1:
            return first
        return max(near, key=lambda match: self._order(match) + self._answerability(question, match.event, ask))

    def _answerability(self, question: Question, event: str, ask: str) -> float:
        if ask in ("what", "tell", "did"):
            return 0.0
        choice = choose(self._base, self._index, question, self._base.events[event], ask)
        return (IS_ASKED if choice.is_asked else 0.0) + FIT * min(choice.fit, MOST_FIT) + DETAIL * choice.detail

    def _order(self, match: Match) -> float:
        return order_of(self._base, match)

    def pick(self, question: Question, ranking: Ranking, events: Iterable[str], ask: str) -> Found | NotSaid | None:
        """Return the answer of the clear favourite among events, None if there is none."""
        allowed = set(events)
        inside = [match for match in ranking.matches if match.event in allowed and not match.contradictions]
        if ask != "did":
            # Whether it is so is asked of the event that is meant, not of any that has something to say.
            saying = [each for each in inside if isinstance(self.found(question, each.event, ask, CERTAIN), Found)]
            inside = saying or inside
        if not inside:
            return None
        scored = sorted(
            (
                (self._order(m) + self._answerability(question, m.event, ask) + self._subject(question, m.event), m)
                for m in inside
            ),
            key=lambda pair: (-pair[0], pair[1].event),
        )
        best = self._favourite(question, scored, ask)
        if best is None:
            return None
        return self.found(question, best.event, ask, max(self.confidence(question, ranking, best), LEAST_PICKED))

    def _subject(self, question: Question, event: str) -> float:
        """An event that somebody or something is the subject of is meant before one that only touches on it."""
        return IS_SUBJECT if self._is_subject(event, {*question.ids("topic"), *question.ids("person")}) else 0.0

    def _is_subject(self, event: str, names: Collection[str]) -> bool:
        entry = self._base.events[event]
        return any(each in names for each in (*entry.topics[:1], *(part.person for part in entry.people[:1])))

    def side_by_side(self, question: Question, events: Iterable[str], ask: str) -> Found | None:
        """Return when or where each of a few events was, those first whose subject the question names."""
        names = {*question.ids("topic"), *question.ids("person")}
        told = sorted(events, key=lambda each: (not self._is_subject(each, names), -self._base.events[each].weight))
        if ask not in ("when", "where") or len(told) > 1 + MOST_TWINS or not self._is_subject(told[0], names):
            return None
        first, *others = (self.found(question, each, ask, LEAST_PICKED) for each in told)
        if not isinstance(first, Found):
            return None
        return replace(first, others=tuple(each for each in others if isinstance(each, Found)))

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
        answer = self.found(question, event, ask, CERTAIN)
        is_person = isinstance(answer, Found) and answer.statement.part in ("person", "role")
        position = answer.statement.position if is_person else len(self._base.people)
        return position, -self._base.events[event].weight

    def _weight(self, match: Match) -> int:
        return self._base.events[match.event].weight

    def _answer_alike(self, question: Question, events: list[str], ask: str) -> bool:
        """Tell whether two events name the same person, or only the first one names any."""
        first, second = (self._named_person(question, event, ask) for event in events)
        return first is not None and second in (first, None)

    def _named_person(self, question: Question, event: str, ask: str) -> str | None:
        answer = self.found(question, event, ask, CERTAIN)
        if not isinstance(answer, Found) or answer.statement.part not in ("person", "role"):
            return None
        return self._base.events[event].people[answer.statement.position].person

    def any_says(self, question: Question, events: Iterable[str], ask: str) -> bool:
        """Tell whether at least one event says what is asked."""
        return any(isinstance(self.found(question, event, ask, CERTAIN), Found) for event in events)

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
                found = self.found(question, match.event, ask, LEAST_PICKED)
                if isinstance(found, Found):
                    answers.append(found)
        return tuple(answers)

    def confidence(self, question: Question, ranking: Ranking, match: Match) -> float:
        """Return how sure it is that an event is meant, before any guard."""
        return confidence_of(self.measures(question, ranking, match))

    def measures(self, question: Question, ranking: Ranking, match: Match) -> Mapping[str, float]:
        """Return what the confidence rests on."""
        rivals = (each for each in ranking.matches if each.event != match.event)
        rival = next((each for each in rivals if not is_kin(self._base, match.event, each.event)), None)
        margin = order_of(self._base, match) - (order_of(self._base, rival) if rival else 0.0)
        return measures_of(ranking, match, margin=margin, is_outside=self._speaks_of_outside(question, match))

    @staticmethod
    def _is_all_about_outside(question: Question, match: Match) -> bool:
        """Tell whether a phrase, or a word of a very short message, asks of what is known what no base covers."""
        return any(
            _is_really_outside(question, each, match)
            and (each.end - each.start > 1 or len(question.content) < SHORT_MESSAGE)
            for each in question.of_kind("outside")
        )

    def _speaks_of_outside(self, question: Question, match: Match) -> bool:
        """Tell whether a message asks what no base covers; in a story a single word of that is scenery."""
        return any(
            _is_really_outside(question, each, match)
            for each in question.of_kind("outside")
            if len(question.tokens) <= STORY or each.end - each.start > 1
        )

    def guarded(self, question: Question, ranking: Ranking, best: Match, *, limit: float) -> float:
        """Lower the confidence where the message names what no entry knows, below ``limit`` where it may be a name."""
        confidence = self.confidence(question, ranking, best)
        for doubt in find_doubts(self._base, self._index, question, ranking, best):
            confidence = min(confidence, limit - doubt)
        if self._is_all_about_outside(question, best):
            confidence = min(confidence, limit - OUTSIDE)
        return confidence
