"""Decides the answer to a question: one event, a list, a suggestion, or that the base does not say."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.answers import Answer, Explanation, Found, Listed, NotSaid, Smalltalk, Suggested, Turn, Unknown
from bot.answering.asking import find_ask
from bot.answering.confidence import confidence_of
from bot.answering.finding import Finder, is_outside
from bot.answering.listing import Listing, select
from bot.answering.lists import HAPPENINGS, free_positions, headlines, is_plural, listing_of
from bot.answering.ranking import Ranking, rank
from bot.knowledge.base import KnowledgeBase
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["ANSWER_FROM", "SUGGEST_FROM", "Answerer"]

ANSWER_FROM = 0.5
SUGGEST_FROM = 0.22
MOST_SUGGESTED = 4
MOST_COMPARED = 12
MOST_WORDS = 3
SURE_WORD = 0.7
MOSTLY = 0.8
MOST_FREE = 0.8
PART = 0.4
DAY_WORDS = 7
MOST_LISTED = 40
LONG_LIST = 14
"""A message of more words tells a story; it sets no conditions of a list."""
ONE_FACT = ("why", "how-much", "how-many", "when", "where", "who", "else", "did")
"""Question types that ask for one fact, not for a list."""


class Answerer:
    """Answers questions about one base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        self.reader = Reader(base)
        self._finder = Finder(base, self.reader.index)

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
        self._note(notes, question, ranking, ask)
        follow = self._follow(question, last, ranking, ask) if last else None
        if follow is not None:
            notes.add("follow-up of the last answer")
            return follow
        return self._list(question, ask, ranking) or self._single(question, ranking, ask)

    def _single(self, question: Question, ranking: Ranking, ask: str) -> Answer:
        if not ranking.matches:
            return Unknown(reason=self._reason(question))
        if all(question.tokens[position].number is not None for position in question.content):
            return Unknown(reason=self._reason(question))
        best = self._finder.best(question, ranking, ask)
        confidence = self._finder.guarded(question, ranking, best, limit=ANSWER_FROM)
        if confidence < ANSWER_FROM and self._finder.is_about_a_name(question):
            return self._finder.not_said(question, ranking, ask, confidence)
        if confidence < SUGGEST_FROM:
            return Unknown(reason=self._reason(question), confidence=confidence)
        if confidence < ANSWER_FROM:
            return self._suggest(ranking, best.event, confidence)
        found = self._finder.found(question, best.event, ask, confidence)
        if isinstance(found, NotSaid) and ask == "why" and len(question.content) > MOST_COMPARED:
            return self._suggest(ranking, best.event, confidence)
        if isinstance(found, Found):
            return replace(found, others=self._finder.twins(question, ranking, best, ask))
        return found

    def _suggest(self, ranking: Ranking, first: str, confidence: float) -> Suggested:
        close = [match.event for match in ranking.matches if match.coverage > 0.5 * ranking.matches[0].coverage]
        return Suggested(events=tuple(dict.fromkeys([first, *close]))[:MOST_SUGGESTED], confidence=min(confidence, 0.49))

    @staticmethod
    def _reason(question: Question) -> str:
        if question.of_kind("world"):
            return "place"
        return "year" if question.years else "nothing"

    # Lists

    def _list(self, question: Question, ask: str, ranking: Ranking) -> Answer | None:
        if question.years or any(each.quality >= 0.9 for each in question.of_kind("world")):
            return None
        if any(is_outside(question, each) for each in question.of_kind("outside")):
            return None
        named = question.of_kind("person", "place", "topic", "world")
        free = free_positions(question, ranking)
        named = (*named, *question.of_kind("kind", "field"))
        if question.asks("summary") and not named and not question.period and sum(ranking.weights[p] for p in free) <= MOST_FREE:
            return Listed(listing=Listing(), events=headlines(self.base), confidence=0.85)
        if len(question.tokens) > LONG_LIST:
            return None
        listing = listing_of(self.base, question, ask)
        if free and self._is_day_or_place(question, ranking, listing, free):
            free = []
        if free:
            return self._list_with_words(question, ask, ranking, listing, free)
        if listing.is_empty:
            others = [each for each in named if each.kind != "place"]
            wants_year = not others and (question.asks("summary") or (question.asks("list") and ask == "what"))
            return Listed(listing=listing, events=headlines(self.base), confidence=0.85) if wants_year else None
        events, listing = self._selected(self._narrowed(question, listing))
        if not events and ranking.matches:
            return None
        if not events:
            return Unknown(reason="place" if listing.places else "nothing")
        if listing.order:
            return Listed(listing=listing, events=events, confidence=0.8)
        if len(events) == 1:
            return self._finder.found(question, events[0], ask, 0.9)
        if ask in ONE_FACT and ask != "how-many" and len(events) > MOST_COMPARED and not listing.spans:
            return None
        return self._of_several(question, ask, ranking, listing, events)

    def _is_day_or_place(self, question: Question, ranking: Ranking, listing: Listing, free: list[int]) -> bool:
        """A short message about a day, or about a time or place in which further words are only misspelt, lists it."""
        if not (listing.spans or listing.places) or listing.people or listing.topics or question.of_kind("event"):
            return False
        if len(question.tokens) > DAY_WORDS:
            return False
        if question.period and question.period.kind == "day":
            return not any(m.event in select(self.base, listing) and m.coverage >= MOSTLY for m in ranking.matches)
        is_list = question.asks("list", "which") and find_ask(question) not in ONE_FACT
        slips = all(max(ranking.evidence[p].values(), default=0.0) < SURE_WORD for p in free)
        return is_list and slips

    def _list_with_words(
        self, question: Question, ask: str, ranking: Ranking, listing: Listing, free: list[int]
    ) -> Answer | None:
        """List what a category and further words describe: "all ballet premieres"."""
        wants_list = question.asks("list") or is_plural(self.base, question)
        if not wants_list or ask in ONE_FACT or listing.order or question.of_kind("event", "person", "topic"):
            return None
        words = tuple(question.tokens[position].key for position in free)
        is_category = listing.kinds or listing.fields or listing.places or listing.spans
        sure = all(max(ranking.evidence[p].values(), default=0.0) >= SURE_WORD and len(ranking.evidence[p]) > 1 for p in free)
        if not is_category or not sure or len(words) > MOST_WORDS:
            return None
        for attempt in (replace(listing, words=words), replace(listing, words=words, any_word=True)):
            events = self.select(attempt)
            if 2 <= len(events) <= MOST_LISTED:
                typed = tuple(question.tokens[position].text for position in free)
                return Listed(listing=attempt, events=events, words=typed, confidence=0.7)
        return None

    def select(self, listing: Listing) -> tuple[str, ...]:
        """Return the events that meet a listing, its words included."""
        return select(self.base, listing, self.reader.index)

    def _narrowed(self, question: Question, listing: Listing) -> Listing:
        """A word for a part of a kind lists that part: cartoons are films, but not all films are cartoons."""
        whole = set(select(self.base, Listing(kinds=listing.kinds)))
        for mention in question.of_kind("kind"):
            if mention.id not in listing.kinds or mention.end - mention.start > 1 or mention.quality < SURE_WORD:
                continue
            word = question.tokens[mention.start].key
            part = whole & self.reader.index.events_with(word)
            if len(listing.kinds) == 1 and 2 <= len(part) <= PART * len(whole):
                return replace(listing, words=(word,))
        return listing

    def _selected(self, listing: Listing) -> tuple[tuple[str, ...], Listing]:
        """Select strictly first; two kinds at once ("museum openings") and a kind with a field may be too strict."""
        strict = replace(listing, every_kind=len(listing.kinds) > 1 and bool(set(listing.kinds) & HAPPENINGS), every_topic=len(listing.topics) > 1)
        tries = [strict] if strict != listing else []
        tries += [listing, replace(listing, fields=())] if listing.kinds and listing.fields else [listing]
        for attempt in tries:
            events = self.select(attempt)
            if events:
                return events, attempt
        return (), listing

    def _of_several(
        self, question: Question, ask: str, ranking: Ranking, listing: Listing, events: tuple[str, ...]
    ) -> Answer:
        """Several events meet the conditions: one of them may be asked for, else they are listed."""
        named = bool(listing.people or listing.topics)
        counts = set(question.ids("figure")) - {"events", "films", "works", "institutions", "count"}
        is_count = not free_positions(question, ranking, excused=())
        if ask == "how-many" and not named and not counts and is_count:
            return Listed(listing=listing, events=events, count_only=True, confidence=0.85)
        only_people = bool(listing.people) and not (listing.topics or listing.places or listing.spans)
        if ask in ("when", "where") and only_people:
            return Listed(listing=listing, events=events, confidence=0.8)
        if ask in ONE_FACT and (named or ask not in ("who", "did")):
            picked = self._finder.pick(question, ranking, events, ask)
            if picked is not None:
                return picked
            if ask == "who" and named:
                return None
            if ask not in ("when", "where", "who", "did") or not self._finder.any_says(question, events, ask):
                inside = [match.event for match in ranking.matches if match.event in events] or list(events)
                return Suggested(events=tuple(inside[:MOST_SUGGESTED]), confidence=0.45)
        elif named and not question.asks("list", "summary") and (
            listing.topics or not (listing.spans or listing.kinds or listing.fields)
        ):
            picked = self._finder.pick(question, ranking, events, ask)
            if picked is not None:
                return picked
        elif ask == "tell" and not listing.spans and not question.asks("list"):
            picked = self._finder.pick(question, ranking, events, ask)
            if picked is not None:
                return picked
        return Listed(listing=listing, events=events, confidence=0.85)

    # Follow-ups

    def _follow(self, question: Question, last: Turn, ranking: Ranking, ask: str) -> Answer | None:
        if any(each.quality >= 0.85 for each in question.of_kind("person", "topic", "world")) or question.years:
            if ask != "else":
                return None
        free = free_positions(question, ranking)
        places = question.ids("place")
        moved = (places or question.period) and not free
        if last.listing is not None and moved:
            listing = replace(
                last.listing,
                spans=question.period.spans if question.period else last.listing.spans,
                places=places or last.listing.places,
            )
            events = self.select(listing)
            return Listed(listing=listing, events=events, confidence=0.8) if events else Unknown(reason="nothing")
        if last.listing is not None and not free:
            events = self.select(last.listing)
            if ask in ONE_FACT and ask != "did" and len(events) <= MOST_COMPARED:
                return self._finder.pick(question, ranking, events, ask)
        if last.event is None or question.asks("summary") or (question.period and ask in ("what", "tell")):
            return None
        if moved:
            return self._moved(question, last, ask)
        return self._about_last(question, last.event, ranking, ask, free)

    def _about_last(
        self, question: Question, event: str, ranking: Ranking, ask: str, free: list[int]
    ) -> Answer | None:
        """Answer about the last event, unless the message speaks of another one."""
        mine = next((each for each in ranking.matches if each.event == event), None)
        rival = ranking.matches[0] if ranking.matches else None
        if free and rival is not None and rival.event != event:
            reached = mine.coverage if mine else 0.0
            if not question.points_back and rival.coverage - reached > 0.3 and self._finder.guarded(question, ranking, rival, limit=1.0) >= ANSWER_FROM:
                return None
        found = self._finder.found(question, event, "detail" if ask == "what" and question.content else ask, 0.75)
        if isinstance(found, Found) and ask in ("what", "tell", "did") and free and (mine is None or mine.coverage < 0.4):
            return None
        if isinstance(found, NotSaid) and ask in ("what", "tell"):
            return None
        return found

    def _moved(self, question: Question, last: Turn, ask: str) -> Answer | None:
        """The same thing at another place: another day of the event, or its sibling."""
        assert last.event is not None
        asked = last.ask if ask in ("what", "did", "tell") else ask
        event = self.base.events[last.event]
        shared = {each.person for each in event.people}
        for place in question.ids("place"):
            here = self.base.events_of_place.get(place, ())
            siblings = [each for each in here if each != event.id and self._is_sibling(event.id, each, shared)]
            siblings.sort(key=lambda each: (self.base.events[each].kinds[0] != event.kinds[0], each not in event.related))
            if event.id in here:
                siblings.insert(0, event.id)
            if siblings:
                return self._finder.found(question, siblings[0], asked, 0.8)
        return Suggested(events=(event.id,), confidence=0.3)

    def _is_sibling(self, event: str, other: str, people: set[str]) -> bool:
        one, two = self.base.events[event], self.base.events[other]
        return other in one.related or bool(people & {e.person for e in two.people}) or bool(set(one.topics) & set(two.topics))

    def _note(self, notes: Explanation, question: Question, ranking: Ranking, ask: str) -> None:
        notes.add(f"read: {question.text!r}, language {question.language or 'not shown'}")
        for mention in question.mentions:
            if mention.kind != "filler":
                words = " ".join(question.tokens[position].text for position in mention.span)
                notes.add(f"  {mention.kind} {mention.id} ← {words!r} ({mention.quality:.2f})")
        weights = ", ".join(f"{question.tokens[p].text}={w:.2f}" for p, w in ranking.weights.items())
        notes.add(f"asked: {ask}; intents {', '.join(question.intents) or 'none'}; weights {weights or 'none'}")
        for match in ranking.matches[:4]:
            measures = self._finder.measures(question, ranking, match)
            said = ", ".join(f"{name} {value:.2f}" for name, value in measures.items() if name != "constant")
            notes.add(f"  {match.event}: {said}; confidence {confidence_of(measures):.2f}")
