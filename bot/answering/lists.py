"""Turns a question into the conditions of a list."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.listing import MEASURES, Listing, select
from bot.answering.ranking import Ranking
from bot.knowledge.base import KnowledgeBase
from bot.understanding.mentions import Mention
from bot.understanding.question import Question

__all__ = [
    "HAPPENINGS",
    "LEAST_FREE",
    "LEAST_NAME",
    "SURE_WORD",
    "asks_for_an_extreme",
    "find_order",
    "free_positions",
    "headlines",
    "is_plural",
    "listing_of",
]

CONDITIONS = ("person", "place", "topic", "kind", "field", "state", "order")
"""Kinds of mentions that say which events."""
EXCUSED = ("role", "figure")
"""Kinds of mentions that say which fact is asked, not which events."""
LEAST_NAME, LEAST_LONG_NAME, LEAST_PLACE = 0.74, 0.66, 0.7
"""From these qualities on, a name of one word, of several and a place, of which there are fewer, is a condition."""
LEAST_CONDITION = 0.72
"""From this quality on, the words of a condition are taken up by it."""
LEAST_EXCUSED = 0.78
"""From this quality on, a word for a role or a figure needs no condition."""
LEAST_FREE = 0.24
"""Words that weigh less fit so many events that they are no condition."""
HAPPENINGS = {"law", "death", "dispute", "appointment", "opening", "award", "record", "anniversary", "holiday"}
"""Kinds that say what happened; beside them "film" or "music" only says in which field."""
OPENING = frozenset({"film", "series", "exhibition"})
"""Kinds that open without being an opening: "which films opened in September?"."""
SURE_WORD = 0.7
"""Evidence below which a word is only misspelt and sets no condition."""
MOST_HEADLINES = 20
"""Events that stand for the year."""
MOST_PEOPLE = 2
"""People of a list: as many as the code of a button holds."""
PRECISE_KINDS = {"law", "death", "dispute", "appointment", "ballet", "film", "opera", "book"}
"""Kinds that say more than any field."""


def free_positions(
    question: Question, ranking: Ranking, *, excused: Sequence[str] = EXCUSED, least: float = LEAST_FREE
) -> list[int]:
    """Return the words that no condition of a list takes up; those of ``excused`` kinds need none, nor light ones."""
    taken = question.positions([each for each in question.of_kind(*CONDITIONS) if each.quality >= LEAST_CONDITION])
    taken |= question.positions([each for each in question.of_kind(*excused) if each.quality >= LEAST_EXCUSED])
    taken |= question.positions(question.of_kind("vague"))
    return [p for p in question.content if p not in taken and ranking.weights.get(p, 1.0) >= least]


def listing_of(base: KnowledgeBase, question: Question, ask: str) -> Listing:
    """Return the conditions that a question sets."""
    names = _surest_names(question)
    people, topics = names["person"], names["topic"]
    order = find_order(question)
    order = order if order and not topics and ask in ("what", "tell", "who", "when", "where") else None
    if not question.ids("kind") and not question.ids("field") and not asks_for_an_extreme(question):
        order = None
    figures = [each for each in question.ids("figure") if each in MEASURES]
    states = [each for each in question.ids("state") if each != "announced"]
    kinds = question.ids("kind")
    if not OPENING.isdisjoint(kinds):
        kinds = tuple(each for each in kinds if each != "opening")
    if people and not order and not question.asks("list") and ask != "what":
        kinds = tuple(each for each in kinds if each in HAPPENINGS)
    if people and question.asks("list") and _names_several_kinds(question):
        # "All her concerts and prizes" is all that she did.
        kinds = ()
    own_words = {each.span for each in question.of_kind("kind")}
    fields = tuple(dict.fromkeys(each.id for each in question.of_kind("field") if each.span not in own_words))
    if set(kinds) & HAPPENINGS and set(kinds) - HAPPENINGS:
        fields += tuple(each for each in kinds if each in base.vocabulary.fields and each not in HAPPENINGS)
        kinds = tuple(each for each in kinds if each in HAPPENINGS)
    elif set(kinds) & PRECISE_KINDS:
        fields = ()
    return Listing(
        spans=question.period.spans if question.period else (),
        places=tuple(each for each in names["place"] if each != base.info.country),
        people=people[:MOST_PEOPLE],
        topics=topics,
        kinds=tuple(each for each in kinds if each != "other"),
        fields=fields,
        state=states[0] if states else None,
        order=order,
        measure=(figures[0] if figures else "attendance") if order in ("most", "least") else None,
    )


def _names_several_kinds(question: Question) -> bool:
    """Tell whether a message names several kinds of events side by side, be one of them the prizes that were won."""
    sure = [each for each in question.of_kind("kind", "figure") if each.quality >= LEAST_NAME]
    kinds = {each.id for each in sure if each.kind == "kind"}
    return len(kinds | {"award" for each in sure if each.id == "prizes"}) > 1


def asks_for_an_extreme(question: Question) -> bool:
    """Tell whether one event of all is asked for: "the last event of the year", "the biggest event"."""
    events = [each for each in question.of_kind("figure") if each.id == "events" and each.quality >= LEAST_NAME]
    return bool(events) and find_order(question) is not None


def find_order(question: Question) -> str | None:
    """Return the order that a message names; the very first and the very last are no largest."""
    # The last song of a concert is no last concert.
    works = {each.start for each in question.of_kind("figure") if each.id == "works"}
    before = question.positions(question.of_kind("earlier"))
    ids = [each.id for each in question.of_kind("order") if each.end not in works and before.isdisjoint(each.span)]
    return min(ids, key=lambda each: each not in ("first", "last"), default=None)


def _surest_names(question: Question) -> dict[str, tuple[str, ...]]:
    """Of several readings of the same words keep the surest; a place before a thing named after it."""
    rank = {"place": 0, "person": 1, "topic": 2}
    best: dict[int, Mention] = {}
    for mention in question.of_kind(*rank):
        least = LEAST_PLACE if mention.kind == "place" else LEAST_NAME
        if mention.quality < (LEAST_LONG_NAME if mention.end - mention.start > 1 else least):
            continue
        for position in mention.span:
            other = best.get(position)
            if other is None or (-mention.quality, rank[mention.kind]) < (-other.quality, rank[other.kind]):
                best[position] = mention
    chosen = dict.fromkeys(best[position] for position in sorted(best))
    return {kind: tuple(dict.fromkeys(each.id for each in chosen if each.kind == kind)) for kind in rank}


def is_plural(base: KnowledgeBase, question: Question) -> bool:
    """Tell whether a category is named in the plural: "films", «концерты», «музейлер»."""
    for mention in question.of_kind("kind", "field"):
        pack = base.languages.get(mention.language)  # type: ignore[call-overload]
        word = question.tokens[mention.end - 1].text.casefold()
        if (
            mention.language == question.language
            and word not in _singular(base, mention)
            and pack is not None
            and word.endswith(pack.plural_endings)
            and mention.quality >= LEAST_NAME
        ):
            return True
    return False


def _singular(base: KnowledgeBase, mention: Mention) -> tuple[str, ...]:
    """Return the names of a category: «музей» ends as some plurals do."""
    term = (base.vocabulary.kinds if mention.kind == "kind" else base.vocabulary.fields).get(mention.id)
    return () if term is None or mention.kind == "field" else (term.en, term.ru, term.kk)


def headlines(base: KnowledgeBase) -> tuple[str, ...]:
    """Return the heaviest events of the year in order."""
    heaviest = max((event.weight for event in base.events.values()), default=0)
    events = [each for each in select(base, Listing()) if base.events[each].weight == heaviest]
    return tuple(events[:MOST_HEADLINES])
