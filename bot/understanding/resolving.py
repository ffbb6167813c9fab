"""Decides between the readings of the same words: a name or a question word, a month or a city."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.text.tokens import Token
from bot.understanding.detection import detect_language
from bot.understanding.mentions import EXACT, KNOWN, Mention
from bot.understanding.question import NAMES

__all__ = ["CUE_KINDS", "NEUTRAL_KINDS", "in_one_language", "resolve", "tell_months_from_places"]

NEUTRAL_KINDS = ("filler", "intent", "year-word", "next-year", "today")
"""Mentions that say nothing about an event."""
CUE_KINDS = ("intent", "order", "state", "kind", "field", "role", "figure", "month", "season", "part", "number")
"""Mentions that say what is asked, or of what kind and when."""
STRUCTURE = frozenset(
    {
        "intent",
        "order",
        "state",
        "kind",
        "field",
        "month",
        "season",
        "part",
        "year-word",
        "filler",
        "today",
        "outside",
        "vague",
        "scenery",
    }
)
"""Common words that no name may be read into."""
COUNTED_KINDS = ("kind", "field")
"""What a figure may count: «сколько концертов» counts concerts, whatever form of the word is known."""
SIDE_BY_SIDE = (
    ("role", "intent"),
    ("intent", "role"),
    ("intent", "figure"),
    ("intent", "year-word"),
    ("order", "figure"),
    ("event", "intent"),
)
"""Kinds of which the longer reading leaves the shorter one standing: "how many visitors" counts visitors."""
PLAIN_NAME = 0.97
"""A name that is not typed as it stands gives way to a common word that is."""
SAME_NAME = 0.015
"""Of two names for the same words, the one that is closer by more than this is meant."""
UNSURE = 0.12
"""Misspelt names compete as long as they are about as close."""
LONGER = 0.1
"""How much less sure a longer reading may be and still be the better one."""
SURER = 0.04
"""How much surer a word that is typed right must be than a misspelt reading of it."""
FEWEST_GREETED = 4
"""Words from which on a message that begins with a greeting asks something after it."""
MISREAD = 0.1
"""How much closer another reading of a misspelt word of a question word is than the one that makes it that."""


def tell_months_from_places(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Drop a month or a city of one spelling: Kazan is October in Kazakh without қ, and the other words decide."""
    months = [each for each in mentions if each.kind == "month" and each.quality >= KNOWN]
    places = [each for each in mentions if each.kind in ("place", "world") and each.quality >= KNOWN]
    twins = [(month, place) for month in months for place in places if month.span == place.span]
    if not twins:
        return mentions
    both = {each for pair in twins for each in pair}
    language = detect_language(tokens, [each for each in mentions if each not in both])
    wrong = {place if month.language == language else month for month, place in twins}
    return [each for each in mentions if each not in wrong]


def in_one_language(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Drop misspelt question words of another language than the words that are typed right."""
    kinds = (*CUE_KINDS, *NEUTRAL_KINDS, "outside")
    if all(each.quality >= KNOWN or each.kind not in kinds for each in mentions):
        return mentions
    language = detect_language(tokens, [each for each in mentions if each.quality >= KNOWN])
    if language is None:
        return mentions
    return [each for each in mentions if each.quality >= KNOWN or each.kind not in kinds or each.language == language]


def resolve(tokens: Sequence[Token], mentions: Iterable[Mention], verb_endings: tuple[str, ...]) -> list[Mention]:
    """Drop readings that a longer or surer one contradicts.

    Args:
        verb_endings: Endings with which an English noun has become a verb.
    """
    kept = [each for each in _greeted(tokens, list(mentions)) if each.kind != "smalltalk"]
    kept = [each for each in kept if not _is_name_and_cue(each, kept) and not _is_verb(tokens, each, verb_endings)]
    # Most readings are of other words: those are passed over at once.
    return [
        each
        for each in kept
        if not any(_overrules(o, each) for o in kept if o.start < each.end and each.start < o.end and o is not each)
    ]


def _greeted(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions without a name at the beginning of a question that is a greeting: "Salem! Who …"."""
    if len(tokens) < FEWEST_GREETED:
        return mentions
    first = range(1)
    greetings = [e for e in mentions if (e.kind, e.id) == ("smalltalk", "greeting") and e.span == first]
    if not any(each.quality >= EXACT for each in greetings):
        return mentions
    kept = [each for each in mentions if each.span != first or each.kind not in NAMES]
    return [*kept, *(replace(each, kind="filler", id="filler") for each in greetings)]


def _is_verb(tokens: Sequence[Token], mention: Mention, endings: tuple[str, ...]) -> bool:
    """A thing that was filmed is no film."""
    is_form = mention.kind in COUNTED_KINDS and mention.language == "en" and mention.quality < EXACT
    return is_form and tokens[mention.end - 1].text.casefold().endswith(endings)


def _is_name_and_cue(name: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether an inexact name of several words is another name and a cue."""
    return _is_place_and_kind(name, mentions) or _is_name_and_deed(name, mentions)


def _is_name_and_deed(name: Mention, mentions: Sequence[Mention]) -> bool:
    """Where Malika was filmed asks of Malika, not of the film Malika."""
    if name.kind not in (*NAMES, "event") or name.quality >= EXACT or name.end - name.start < 2:
        return False
    deeds = [e for e in mentions if e.kind == "role" and e.span == range(name.end - 1, name.end) and e.quality >= EXACT]
    return bool(deeds) and any(e.kind in NAMES and name.covers(e) and e.end == name.end - 1 for e in mentions)


def _is_place_and_kind(name: Mention, mentions: Sequence[Mention]) -> bool:
    """An inexact name of a declined place and a kind is just these: concerts in Astana, not Astana Concert."""
    if name.kind != "topic" or name.quality >= EXACT:
        return False
    places = [e for e in mentions if e.kind == "place" and e.start == name.start and KNOWN <= e.quality < EXACT]
    kinds = [e for e in mentions if e.kind == "kind" and e.end == name.end and e.quality >= KNOWN]
    return any(place.end == kind.start for place in places for kind in kinds)


def _overrules(other: Mention, mention: Mention) -> bool:
    """Tell whether another reading of some of the same words is the better one."""
    if _is_misread(other, mention):
        return True
    if _is_longer(other, mention) and mention.kind != "event":
        return _overrules_shorter(other, mention)
    if mention.kind in (*NAMES, "event"):
        return _overrules_name(other, mention)
    if other.kind == "month" and other.span == mention.span and mention.quality < KNOWN:
        return mention.kind in CUE_KINDS and other.quality > mention.quality + SURER
    is_counted = other.kind == "figure" and mention.kind in COUNTED_KINDS
    if is_counted or _is_wider(mention, other):
        return False
    return mention.kind in CUE_KINDS and other.quality >= EXACT and mention.quality < other.quality - SURER


def _is_misread(other: Mention, mention: Mention) -> bool:
    """Tell whether the word by which a question word is unsure is rather something else: a "peice" is no price."""
    is_unsure = mention.kind == "intent" and mention.quality < KNOWN
    is_closer = other.quality > mention.quality + MISREAD and other.kind not in ("filler", "event")
    return is_unsure and is_closer and mention.weakest in other.span


def _is_longer(other: Mention, mention: Mention) -> bool:
    """Tell whether another reading takes in the words of a mention and more, and is about as sure."""
    return _is_wider(other, mention) and other.quality >= mention.quality - LONGER


def _is_wider(other: Mention, mention: Mention) -> bool:
    return other.covers(mention) and other.end - other.start > mention.end - mention.start


def _overrules_shorter(other: Mention, mention: Mention) -> bool:
    """A longer name or question word takes its words; of other kinds, only one of the same kind does."""
    if (other.kind, mention.kind) in SIDE_BY_SIDE:
        # A word of a question that is typed right is no misspelt role.
        return other.quality >= EXACT and mention.quality < KNOWN
    is_name = other.kind in (*NAMES, "event", "intent", "month", "part", "outside", "order")
    is_same_cue = other.kind == mention.kind and mention.kind not in NAMES
    return is_name or is_same_cue or mention.kind in ("month", "intent")


def _overrules_name(other: Mention, mention: Mention) -> bool:
    """A month, a closer name and a common word that is typed right are better than a name like them."""
    is_same = other.span == mention.span
    if other.kind == "month" and other.quality >= mention.quality and is_same:
        return True
    margin = SAME_NAME if other.quality >= KNOWN else UNSURE
    if other.kind in NAMES and other.quality > mention.quality + margin and not _is_longer(mention, other):
        return True
    is_common = other.kind in STRUCTURE or other.kind in CUE_KINDS
    if is_common and other.quality >= EXACT and mention.quality < PLAIN_NAME and is_same:
        return True
    is_as_sure = other.kind in STRUCTURE and other.quality >= mention.quality
    return mention.quality < KNOWN and is_as_sure and other.covers(mention)
