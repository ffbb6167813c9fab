"""Finds the one event that a question is about, and what it says about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.answering.answers import Found, NotSaid
from bot.answering.confidence import confidence_of, measures_of
from bot.answering.polarity import is_denied
from bot.answering.ranking import Match, Ranking, is_origin, order_of
from bot.answering.statements import DETAIL, choose, statement_texts
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.text.tokens import split
from bot.understanding.gazetteer import Mention
from bot.understanding.index import EventIndex, Statement
from bot.understanding.question import NAMES, Question

__all__ = ["Finder", "is_outside"]

NEAR = 0.07
"""Coverage within which the event that has an answer is preferred to one that has none."""
TWIN = 0.03
MOST_ALIKE = 2
KNOWN = 0.9
EXACT = 0.97
SURE_NAME = 0.74
SURE_WORD = 0.8
LIGHT = 0.2
SURE_OUTSIDE = 0.945
MOST_TWINS = 2
MUCH_HEAVIER = 2
SEVERAL = ("when", "where", "how-many", "what", "tell")
"""Question types that several events may answer side by side."""
SHORT_MESSAGE = 5
SHORTEST_NAME = 3
HEAVY = 0.5
STORY = 12
MOSTLY = 0.9


def is_outside(question: Question, mention: Mention) -> bool:
    """Tell whether a mention surely is of something that no base covers."""
    return mention.quality >= EXACT or (mention.quality >= SURE_OUTSIDE and mention.language == question.language)


class Finder:
    """Chooses among ranked events of one base."""

    def __init__(self, base: KnowledgeBase, index: EventIndex) -> None:
        self._base = base
        self._index = index

    def found(self, question: Question, event: str, ask: str, confidence: float) -> Found | NotSaid:
        """Return what an event answers, or that it does not say."""
        entry = self._base.events[event]
        choice = choose(self._base, self._index, question, entry, ask)
        is_asked = choice.is_asked and self._names_who_is_asked(question, entry, choice.statement)
        if question.years and choice.detail < DETAIL and self._names_an_edition(question):
            is_asked = False
        is_asked = is_asked and self._holds_places(question, entry, choice.statement, ask)
        if not is_asked or not self._is_of_year(question, entry, choice.statement, ask):
            return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, 0.5))
        places = [each for each in question.ids("place") if event in self._base.events_of_place.get(each, ())]
        yes = None
        if ask == "did":
            denied = is_denied(self._base, self._index, question, entry, choice.statement)
            yes = None if denied is None else not denied
        return Found(
            event=event, ask=ask, statement=choice.statement, second=choice.second, confidence=confidence, yes=yes,
            place=places[0] if places else None,
        )  # fmt: skip

    def _names_an_edition(self, question: Question) -> bool:
        """Another year beside a festival or a prize means another edition of it."""
        kinds = {self._base.topics[each.id].kind for each in question.of_kind("topic") if each.quality >= KNOWN}
        return bool(kinds & {"festival", "prize"})

    def _names_who_is_asked(self, question: Question, event: Event, statement: Statement) -> bool:
        """A number or deed of somebody else is no answer: whose Grammys?"""
        asked = {each.id for each in question.of_kind("person") if each.quality >= KNOWN}
        if not asked or statement.part not in ("figure", "fact"):
            return True
        named = {
            event.people[each.position].person
            for each in self._index.statements(event.id)
            if each.part == "person" and len(each.words & statement.words) >= 2
        }
        return not named or bool(named & asked)

    def _holds_places(self, question: Question, event: Event, statement: Statement, ask: str) -> bool:
        """A place that is not the event's own must stand in the answer itself."""
        if ask in ("what", "tell", "detail"):
            return True
        is_whole = statement.part in ("occurrence", "place")
        for mention in question.of_kind("place", "world"):
            own = mention.kind == "place" and event.id in self._base.events_of_place.get(mention.id, ())
            if own or mention.quality < KNOWN or mention.id == self._base.info.country or is_origin(self._base, question, mention):
                continue
            if is_whole:
                return False
            words = [self._index.links(question.tokens[position]) for position in mention.span]
            if not all(any(word in statement.words for word in linked) for linked in words):
                return False
        return True

    def _is_of_year(self, question: Question, event: Event, statement: Statement, ask: str) -> bool:
        """Another year than the base's must be the year of what is answered."""
        if not question.years:
            return True
        if ask in ("what", "tell") and not self._names_an_edition(question):
            return all(self._index.has_number(event.id, year) for year in question.years)
        own = {year for each in event.occurrences for year in (each.first.year, each.last.year)}
        said = {token.number for text in statement_texts(event, statement) for token in split(text)}
        return any(year in said or (year in own and statement.part in ("summary", "occurrence", "place")) for year in question.years)

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
        return any(not own & set(self._base.events_of_place.get(place, ())) for place in question.ids("place"))

    def not_said(self, question: Question, ranking: Ranking, ask: str, confidence: float) -> NotSaid:
        """Return what is known of the subject of a question that the base does not answer."""
        own = self._own_events([each for each in question.of_kind("person", "topic") if each.quality >= KNOWN])
        places = [set(self._base.events_of_place.get(place, ())) for place in question.ids("place")]
        own = own.intersection(*places) or own
        inside = [match.event for match in ranking.matches if match.event in own]
        event = inside[0] if inside else max(own, key=lambda each: (self._base.events[each].weight, each))
        choice = choose(self._base, self._index, question, self._base.events[event], ask)
        return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, 0.45))

    def best(self, question: Question, ranking: Ranking, ask: str) -> Match:
        """Return the best match; among near ones the one that can answer."""
        first = ranking.matches[0]
        near = [m for m in ranking.matches if self._order(first) - self._order(m) <= NEAR]
        if len(near) == 1:
            return first
        return max(near, key=lambda match: (self._order(match) + self._answerability(question, match.event, ask)))

    def _answerability(self, question: Question, event: str, ask: str) -> float:
        if ask in ("what", "tell"):
            return 0.0
        choice = choose(self._base, self._index, question, self._base.events[event], ask)
        return (0.1 if choice.is_asked else 0.0) + 0.05 * min(choice.fit, 2.0) + 0.1 * choice.detail

    def _order(self, match: Match) -> float:
        return order_of(self._base, match)

    def pick(self, question: Question, ranking: Ranking, events: Iterable[str], ask: str) -> Found | NotSaid | None:
        """Return the answer of the clear favourite among events, None if there is none."""
        allowed = set(events)
        inside = [match for match in ranking.matches if match.event in allowed and not match.contradictions]
        inside = [match for match in inside if isinstance(self.found(question, match.event, ask, 1.0), Found)] or inside
        if not inside:
            return None
        scored = sorted(
            ((self._order(m) + self._answerability(question, m.event, ask), m) for m in inside),
            key=lambda pair: (-pair[0], pair[1].event),
        )
        best = self._favourite(question, scored, ask)
        if best is None:
            return None
        return self.found(question, best.event, ask, max(self.confidence(question, ranking, best), 0.55))

    def _favourite(self, question: Question, scored: Sequence[tuple[float, Match]], ask: str) -> Match | None:
        """Return the clear first of ordered matches, None where several fit as well."""
        (top, best), rest = scored[0], scored[1:]
        close = [match for score, match in rest if top - score < TWIN]
        if not close or self._weight(best) >= self._weight(close[0]) + MUCH_HEAVIER:
            return best
        if self._answer_alike(question, [best.event, close[0].event], ask):
            return min([best, *close], key=lambda match: self._rank_of_answer(question, match.event, ask))
        return best if ask not in SEVERAL and self._is_kin(best.event, close[0].event) else None

    def _rank_of_answer(self, question: Question, event: str, ask: str) -> tuple[int, int]:
        """Of events that name the same person, the one in which that person stands first tells most."""
        answer = self.found(question, event, ask, 1.0)
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
        answer = self.found(question, event, ask, 1.0)
        if not isinstance(answer, Found) or answer.statement.part not in ("person", "role"):
            return None
        return self._base.events[event].people[answer.statement.position].person

    def any_says(self, question: Question, events: Iterable[str], ask: str) -> bool:
        """Tell whether at least one event says what is asked."""
        return any(isinstance(self.found(question, event, ask, 1.0), Found) for event in events)

    def twins(self, question: Question, ranking: Ranking, best: Match, ask: str) -> tuple[Found, ...]:
        """Return the answers of events that fit exactly as well: "when did she sing?" has two."""
        if ask not in ("when", "where", "how-many"):
            return ()
        names = {each.id for each in question.of_kind("person", "topic")}
        answers = []
        for match in ranking.matches:
            if match.event == best.event or abs(match.coverage - best.coverage) > TWIN or match.contradictions:
                continue
            entry = self._base.events[match.event]
            shares = names & ({each.person for each in entry.people} | set(entry.topics))
            same_kind = entry.kinds[0] == self._base.events[best.event].kinds[0]
            if shares and same_kind and len(answers) < MOST_TWINS:
                found = self.found(question, match.event, ask, 0.55)
                if isinstance(found, Found):
                    answers.append(found)
        return tuple(answers)

    def confidence(self, question: Question, ranking: Ranking, match: Match) -> float:
        """Return how sure it is that an event is meant, before any guard."""
        return confidence_of(self.measures(question, ranking, match))

    def measures(self, question: Question, ranking: Ranking, match: Match) -> Mapping[str, float]:
        """Return what the confidence rests on."""
        rivals = (each for each in ranking.matches if each.event != match.event)
        rival = next((each for each in rivals if not self._is_kin(match.event, each.event)), None)
        margin = order_of(self._base, match) - (order_of(self._base, rival) if rival else 0.0)
        outside = any(
            is_outside(question, each)
            and (each.end - each.start > 1 or match.coverage < MOSTLY or any(match.explained.get(p, 0.0) < 0.5 for p in each.span))
            for each in question.of_kind("outside")
        )
        return measures_of(ranking, match, margin=margin, is_outside=outside and len(question.tokens) <= STORY)

    def guarded(self, question: Question, ranking: Ranking, best: Match, *, limit: float) -> float:
        """Lower the confidence where the message names what no entry knows, below ``limit`` where it may be a name."""
        confidence = self.confidence(question, ranking, best)
        if not self._has_sure_word(question, ranking, best):
            confidence = min(confidence, limit - 0.02)
        if self._is_lost_in_crowd(question, ranking, best):
            confidence = min(confidence, limit - 0.05)
        if best.contradictions >= 1:
            confidence = min(confidence, limit - 0.05)
        if self._has_unknown_neighbour(question, ranking, best):
            confidence = min(confidence, limit - 0.02)
        return confidence

    def _has_sure_word(self, question: Question, ranking: Ranking, best: Match) -> bool:
        """One word at least must stand in the entry as it was typed: two slips can make any name of any other."""
        if any(each.quality >= SURE_NAME for each in question.of_kind("person", "topic", "event")):
            return True
        return any(value >= SURE_WORD and question.tokens[p].number is None and ranking.weights[p] >= LIGHT for p, value in best.explained.items())

    def _is_lost_in_crowd(self, question: Question, ranking: Ranking, best: Match) -> bool:
        """A message without a name whose words stand in several events alike tells none of them."""
        if any(each.quality >= KNOWN for each in question.of_kind("person", "topic", "event")):
            return False
        alike = [
            match
            for match in ranking.matches
            if best.coverage - match.coverage < TWIN
            and match.contradictions <= best.contradictions
            and not self._is_kin(best.event, match.event)
        ]
        return len(alike) >= MOST_ALIKE

    def _is_kin(self, one: str, other: str) -> bool:
        first, second = self._base.events[one], self._base.events[other]
        return other in first.related or one in second.related or bool(set(first.topics) & set(second.topics))

    def _has_unknown_neighbour(self, question: Question, ranking: Ranking, best: Match) -> bool:
        """An unexplained word beside a name may be the rest of another name: Jennifer Lawrence, Boyz II Men."""
        content = question.content
        if len(content) > SHORT_MESSAGE:
            return False
        named = {p for each in question.mentions if each.kind in NAMES for p in each.span}
        halves = {p for p in content if p not in named and self._is_half_a_name(question, best, p)}
        for at, position in enumerate(content):
            word = question.tokens[position].text.casefold()
            if position in question.doubtful or len(word) < SHORTEST_NAME or self._is_verb(word):
                continue
            beside = set(content[max(0, at - 1) : at + 2]) - {position}
            if position in ranking.unknown and beside & (named | halves):
                return True
            is_unexplained = best.explained.get(position, 0.0) < 0.7 and ranking.weights[position] >= HEAVY
            if is_unexplained and beside & halves:
                return True
        return False

    def _is_verb(self, word: str) -> bool:
        """A name seldom ends as a verb does."""
        return any(word.endswith(pack.verb_endings) for pack in self._base.languages.values())

    def _is_half_a_name(self, question: Question, best: Match, position: int) -> bool:
        linked = self._index.links(question.tokens[position])
        return best.explained.get(position, 0.0) >= 0.5 and any(
            word in statement.words
            for statement in self._index.statements(best.event)
            if statement.part == "person"
            for word, quality in linked.items()
            if quality >= KNOWN
        )
