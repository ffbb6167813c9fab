"""Decides the answer to a question: one event, a list, a suggestion, or that the base does not say."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.answers import Answer, Explanation, Found, Listed, NotSaid, Smalltalk, Suggested, Unknown
from bot.answering.listing import MEASURES, Listing, select
from bot.answering.ranking import Match, Ranking, rank
from bot.answering.statements import Choice, choose
from bot.knowledge.base import KnowledgeBase
from bot.understanding.question import NAMES, Question
from bot.understanding.reader import Reader

__all__ = ["ANSWER_FROM", "SUGGEST_FROM", "Answerer", "Turn"]

ANSWER_FROM = 0.5
SUGGEST_FROM = 0.22
STRONG_ASKS = ("why", "how-much", "how-many", "when", "where", "who")
LISTING_KINDS = ("person", "place", "topic", "kind", "field", "state", "order")
MOST_SUGGESTED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """What the last answer was about, so that a follow-up can lean on it."""

    event: str | None = None
    listing: Listing | None = None
    ask: str = "what"


class Answerer:
    """Answers questions about one base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.reader = Reader(base)

    def read(self, message: str) -> Question:
        """Understand a message."""
        return self.reader.read(message)

    def answer(self, question: Question, last: Turn | None = None, explanation: Explanation | None = None) -> Answer:
        """Return the answer to a question, with what it leans on noted in the explanation."""
        notes = explanation or Explanation()
        if question.smalltalk:
            return Smalltalk(kind=question.smalltalk)
        if not question.tokens:
            return Unknown(reason="empty")
        ranking = rank(self.base, self.reader.index, question)
        ask = find_ask(question)
        _note(notes, question, ranking, ask)
        follow = self._follow(question, last, ranking, ask) if last else None
        if follow is not None:
            notes.add("follow-up of the last answer")
            return follow
        listed = self._list(question, ask, ranking)
        if listed is not None:
            return listed
        return self._single(question, ranking, ask)

    def _single(self, question: Question, ranking: Ranking, ask: str) -> Answer:
        if not ranking.matches:
            return Unknown(reason=self._reason(question))
        best = ranking.matches[0]
        confidence = self._guarded(question, ranking, best)
        if confidence < SUGGEST_FROM:
            return Unknown(reason=self._reason(question), confidence=confidence)
        if confidence < ANSWER_FROM:
            return self._suggest(ranking, confidence)
        return self._found(question, best.event, ask, confidence)

    def _found(self, question: Question, event: str, ask: str, confidence: float) -> Answer:
        choice = choose(self.base, self.reader.words, self.reader.index, question, self.base.events[event], ask)
        if not choice.is_asked:
            return NotSaid(event=event, statement=choice.statement, confidence=min(confidence, ANSWER_FROM))
        places = [each for each in question.ids("place") if event in self.base.events_of_place.get(each, ())]
        return Found(
            event=event, ask=ask, statement=choice.statement, confidence=confidence,
            yes=self._yes(event, choice) if ask == "did" else None, place=places[0] if places else None,
        )  # fmt: skip

    def _yes(self, event: str, choice: Choice) -> bool:
        entry = self.base.events[event]
        statement = choice.statement
        if statement.part == "fact" and entry.facts[statement.position].kind == "correction":
            return False
        return entry.state not in ("cancelled", "postponed") or statement.part == "fact"

    def _guarded(self, question: Question, ranking: Ranking, best: Match) -> float:
        """Lower the confidence where the message names what no entry knows."""
        confidence = best.confidence
        outside = [
            each
            for each in question.of_kind("outside")
            if each.quality >= 0.85 and any(best.explained.get(position, 0.0) < 0.5 for position in each.span)
        ]
        if outside:
            confidence *= 0.3
        if best.contradictions:
            confidence = min(confidence, ANSWER_FROM - 0.05)
        if self._has_unknown_neighbour(question, ranking, best):
            confidence = min(confidence, ANSWER_FROM - 0.02)
        return confidence

    @staticmethod
    def _has_unknown_neighbour(question: Question, ranking: Ranking, best: Match) -> bool:
        """An unknown word beside a name may be the rest of another name: Jennifer Lawrence, Boyz II Men."""
        known = {p for p, value in best.explained.items() if value >= 0.5}
        named = {p for each in question.mentions if each.kind in NAMES for p in each.span}
        for position in ranking.unknown:
            token = question.tokens[position]
            if len(token.key) < 3 or len(question.content) > 6:
                continue
            if (position - 1 in known and position - 1 in named) or (position + 1 in known and position + 1 in named):
                return True
        return False

    def _suggest(self, ranking: Ranking, confidence: float) -> Suggested:
        events = [match.event for match in ranking.matches if match.coverage > 0.5 * ranking.matches[0].coverage]
        return Suggested(events=tuple(events[:MOST_SUGGESTED]), confidence=confidence)

    def _reason(self, question: Question) -> str:
        if question.of_kind("world"):
            return "place"
        return "year" if question.years else "nothing"

    # Lists

    def _list(self, question: Question, ask: str, ranking: Ranking) -> Answer | None:
        if question.years or any(each.quality >= 0.85 for each in question.of_kind("world")):
            return None
        listing = self._listing(question)
        if self._free(question, ranking):
            return None
        if question.asks("summary") and listing.is_empty:
            return self._year(listing)
        if listing.is_empty:
            return self._year(listing) if question.asks("list") and question.years == () and ask == "what" else None
        events = select(self.base, listing)
        if not events and listing.kinds and listing.fields:
            listing = replace(listing, fields=())
            events = select(self.base, listing)
        if not events:
            return Unknown(reason="place" if listing.places else "nothing")
        if len(events) == 1:
            return self._found(question, events[0], ask, 0.9)
        if listing.order:
            return Listed(listing=listing, events=events, confidence=0.8)
        if ask in STRONG_ASKS and not (ask == "how-many" and not question.ids("person") and not question.ids("topic")):
            return self._pick(question, ranking, events, ask)
        if ask == "did":
            return self._pick(question, ranking, events, ask)
        named = len(question.ids("person")) + len(question.ids("topic"))
        if named and not question.asks("list", "summary") and not question.period and not question.ids("kind"):
            picked = self._pick(question, ranking, events, ask)
            if isinstance(picked, Found):
                return picked
        return Listed(listing=listing, events=events, count_only=ask == "how-many", confidence=0.85)

    def _pick(self, question: Question, ranking: Ranking, events: tuple[str, ...], ask: str) -> Answer:
        """One fact is asked of several possible events: take the clear favourite, else offer them."""
        inside = [match for match in ranking.matches if match.event in events]
        if not inside:
            inside = list(ranking.matches)
        if not inside:
            return Unknown()
        best = inside[0]
        second = inside[1] if len(inside) > 1 else None
        weight = self.base.events[best.event].weight
        clear = second is None or best.coverage - second.coverage > 0.08
        heavier = second is not None and weight > self.base.events[second.event].weight
        if clear or heavier:
            return self._found(question, best.event, ask, max(best.confidence, 0.55))
        return Suggested(events=tuple(match.event for match in inside[:MOST_SUGGESTED]), confidence=0.45)

    def _year(self, listing: Listing) -> Listed:
        heavy = [event for event in select(self.base, listing) if self.base.events[event].weight == 5]
        heavy = heavy or list(select(self.base, listing))
        return Listed(listing=listing, events=tuple(heavy[:20]), confidence=0.85)

    def _listing(self, question: Question) -> Listing:
        orders = question.ids("order")
        figures = [each for each in question.ids("figure") if each in MEASURES]
        order = orders[0] if orders else None
        states = [each for each in question.ids("state") if each != "announced"]
        people, topics = question.ids("person"), question.ids("topic")
        kinds = () if people and not question.asks("list") else question.ids("kind")
        fields = question.ids("field")
        if kinds and fields:
            fields = () if set(kinds) & {"law", "death", "dispute", "appointment", "ballet", "film"} else fields
        return Listing(
            spans=question.period.spans if question.period else (),
            places=tuple(each for each in question.ids("place") if each != self.base.info.country),
            people=people[:2],
            topics=topics,
            kinds=tuple(each for each in kinds if each != "other"),
            fields=fields,
            state=states[0] if states else None,
            order=order,
            measure=(figures[0] if figures else "attendance") if order in ("most", "least") else None,
        )

    @staticmethod
    def _free(question: Question, ranking: Ranking) -> list[int]:
        """Return the content tokens that no list condition takes up."""
        taken = question.positions([each for each in question.of_kind(*LISTING_KINDS) if each.quality >= 0.66])
        taken |= question.positions(
            [
                each
                for each in question.of_kind("role", "figure", "outside")
                if each.quality >= 0.85 and each.kind != "outside"
            ]
        )
        return [position for position in question.content if position not in taken]

    # Follow-ups

    def _follow(self, question: Question, last: Turn, ranking: Ranking, ask: str) -> Answer | None:
        named = [each for each in question.of_kind("person", "topic", "event") if each.quality >= 0.85]
        if named:
            return None
        free = self._free(question, ranking)
        moved = question.ids("place") or question.period
        if last.listing is not None and moved and not free:
            listing = last.listing
            if question.period:
                listing = replace(listing, spans=question.period.spans)
            if question.ids("place"):
                listing = replace(listing, places=question.ids("place"))
            events = select(self.base, listing)
            return Listed(listing=listing, events=events, confidence=0.8) if events else Unknown(reason="nothing")
        if last.event is None:
            return None
        if question.ids("place") and not free:
            return self._moved(question, last, ask)
        own = self._guarded(question, ranking, ranking.matches[0]) if ranking.matches else 0.0
        if own >= ANSWER_FROM and ranking.matches[0].event != last.event and len(free) > 1:
            return None
        if question.period and not question.asks(*STRONG_ASKS):
            return None
        choice = choose(self.base, self.reader.words, self.reader.index, question, self.base.events[last.event], ask)
        if question.asks("else"):
            ask = "else" if ask in ("who", "what") else ask
        if free and choice.fit < 0.45:
            return None
        if not choice.is_asked:
            return NotSaid(event=last.event, statement=choice.statement, confidence=0.4)
        return Found(event=last.event, ask=ask, statement=choice.statement, confidence=0.75)

    def _moved(self, question: Question, last: Turn, ask: str) -> Answer | None:
        """The same thing at another place: another day of the event, or its sibling."""
        assert last.event is not None
        asked = last.ask if ask in ("what", "did") else ask
        event = self.base.events[last.event]
        for place in question.ids("place"):
            here = self.base.events_of_place.get(place, ())
            shared = [each.person for each in event.people]
            siblings = [
                each
                for each in here
                if each != event.id
                and (
                    each in event.related
                    or any(person.person in shared for person in self.base.events[each].people)
                    or set(event.topics) & set(self.base.events[each].topics)
                )
            ]
            if event.id in here:
                siblings.insert(0, event.id)
            siblings.sort(
                key=lambda each: (self.base.events[each].kinds[0] != event.kinds[0], each not in event.related)
            )
            if siblings:
                return self._found(question, siblings[0], asked, 0.8)
        return Suggested(events=(event.id,), confidence=0.3)


def find_ask(question: Question) -> str:
    """Return the question type that the answer must begin with."""
    strong = [intent for intent in question.intents if intent in STRONG_ASKS]
    if strong:
        return strong[0]
    for mention in question.of_kind("intent"):
        if mention.id != "did":
            continue
        first = mention.start == 0 and mention.language == "en"
        if first or mention.language in ("ru", "kk") or mention.end - mention.start > 1:
            return "did"
    return "tell" if question.intents[:1] == ("tell",) else "what"


def _note(notes: Explanation, question: Question, ranking: Ranking, ask: str) -> None:
    notes.add(f"read: {question.text!r}, language {question.language or 'not shown'}")
    for mention in question.mentions:
        if mention.kind != "filler":
            words = " ".join(question.tokens[position].text for position in mention.span)
            notes.add(f"  {mention.kind} {mention.id} ← {words!r} ({mention.quality:.2f})")
    weights = ", ".join(f"{question.tokens[p].text}={w:.2f}" for p, w in ranking.weights.items())
    notes.add(f"asked: {ask}; intents {', '.join(question.intents) or 'none'}; weights {weights or 'none'}")
    for match in ranking.matches[:4]:
        notes.add(
            f"  {match.event}: coverage {match.coverage:.2f}, strength {match.strength:.2f}, "
            f"contradictions {match.contradictions}, confidence {match.confidence:.2f}"
        )
