"""Changes the last list as a follow-up asks: another time, place or kind, fewer events, an order, a count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import Answer, Listed, Unknown
from bot.answering.asking import ONE_FACT
from bot.answering.listing import MEASURES, Listing, select
from bot.answering.lists import SURE_WORD, find_order, free_positions, is_plural
from bot.answering.ranking import Ranking
from bot.answering.standing import COUNTS, SURE_NAME, categories_of
from bot.knowledge.base import KnowledgeBase
from bot.understanding.index import EventIndex
from bot.understanding.question import Question

__all__ = ["MovedLists"]

MOST_WORDS = 2
"""Further words that a list can be narrowed by."""
MOVED = 0.8
"""How sure the answers are."""


class MovedLists:
    """Answers follow-ups of lists."""

    def __init__(self, base: KnowledgeBase, index: EventIndex) -> None:
        self._base = base
        self._index = index

    def answer(self, question: Question, last: Listing, ranking: Ranking, ask: str) -> Answer | None:
        """Return the changed list; None where the message asks for no change of it."""
        free = free_positions(question, ranking)
        if free:
            return self._narrowed(question, last, ranking, free) if ask not in ONE_FACT else None
        if ask in ONE_FACT and ask != "did":
            return self._counted(question, last, ask)
        changed = self._other_kinds(question, last)
        changed = replace(
            changed,
            spans=question.period.spans if question.period else changed.spans,
            places=question.ids("place") or changed.places,
        )
        states = () if ask == "did" else question.ids("state")
        changed = self._ordered(question, replace(changed, state=states[0] if states else changed.state))
        return None if changed == last else self._listed(changed)

    def narrow_to_person(self, question: Question, last: Listing, ask: str) -> Answer | None:
        """Only what a person did of the list: "only with Dimash"; None where that is nothing, or not what is asked."""
        people = question.of_kind("person")
        if not question.leads_on or ask not in ("what", "did") or question.of_kind("topic", "world", "kind", "event"):
            return None
        if question.years or question.asks("did") or not set(question.content) <= question.positions(people):
            return None
        sure = [each.id for each in people if each.quality >= SURE_NAME]
        answer = self._listed(replace(last, people=(*last.people, *sure[:1]))) if sure else None
        return answer if isinstance(answer, Listed) else None

    def _listed(self, listing: Listing, words: Sequence[str] = ()) -> Answer:
        events = select(self._base, listing, self._index)
        if not events:
            return Unknown(reason="list")
        return Listed(listing=listing, events=events, words=tuple(words), confidence=MOVED)

    def _other_kinds(self, question: Question, last: Listing) -> Listing:
        """The kinds that are named take the place of those before: "and films?"."""
        if not categories_of(question) or not (question.leads_on or is_plural(self._base, question)):
            return last
        return replace(
            last, kinds=question.ids("kind"), fields=() if question.ids("kind") else question.ids("field"),
            every_kind=False, words=(), any_word=False, order=None, measure=None,
        )  # fmt: skip

    def _narrowed(self, question: Question, last: Listing, ranking: Ranking, free: Sequence[int]) -> Answer | None:
        """Further words leave those events of the list that have them: "only free ones"."""
        if not question.leads_on or len(free) > MOST_WORDS or question.of_kind("person", "topic", "place", "event"):
            return None
        if any(ranking.evidence_of(position) < SURE_WORD for position in free):
            return None
        listing = replace(last, words=tuple(question.tokens[position].key for position in free), any_word=False)
        return self._listed(listing, [question.tokens[position].text for position in free])

    def _counted(self, question: Question, last: Listing, ask: str) -> Answer | None:
        """How many there are, with or without a time or a place of their own."""
        if ask != "how-many" or categories_of(question) or set(question.ids("figure")) - COUNTS:
            return None
        answer = self._listed(
            replace(
                last,
                spans=question.period.spans if question.period else last.spans,
                places=question.ids("place") or last.places,
            )
        )
        return replace(answer, count_only=True) if isinstance(answer, Listed) else answer

    def _ordered(self, question: Question, listing: Listing) -> Listing:
        """The list in the order that is named, by the first measure that its events have: "the biggest one"."""
        order = find_order(question)
        if order is None:
            return listing
        if order not in ("most", "least"):
            return replace(listing, order=order, measure=None)
        named = [each for each in question.ids("figure") if each in MEASURES]
        attempts = [replace(listing, order=order, measure=each) for each in named or MEASURES]
        return next((each for each in attempts if select(self._base, each, self._index)), attempts[0])
