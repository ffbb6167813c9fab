"""The question type that an answer begins with."""

from __future__ import annotations

from bot.answering.parts import MONEY, OWN_KINDS, TAKINGS
from bot.understanding.mentions import KNOWN, Mention
from bot.understanding.question import NAMES, Question

__all__ = ["ONE_FACT", "asks_for_plot", "asks_in_words", "counted_words", "find_ask", "kinds_counted"]

ONE_FACT = ("why", "how-much", "how-many", "when", "where", "who", "else", "did")
"""Question types that ask for one fact, not for a list."""
SHORT = 8
"""Words up to which a message is short enough for "who else" to be all that it asks."""
PLAIN_QUESTION = 3
"""Words from which on a sentence with a question mark and no question word asks whether it is so."""
FIRST_WORDS = 3
"""A role that the message begins with is asked for: "director of the science-fiction film"."""
COUNTED = 2
"""Words after "how many" among which stands what is counted."""
STRONG = ("why", "how-much", "how-many", "when", "where", "who")
"""Question words that decide the type wherever they stand."""


def find_ask(question: Question) -> str:
    """Return ``why``, ``when``, ``did`` and so on; ``tell`` for a story, ``what`` where nothing is said."""
    is_more = any(each.id == "else" and each.quality >= KNOWN for each in question.of_kind("intent"))
    has_role = any(each.quality >= KNOWN for each in question.of_kind("role"))
    if is_more and has_role and len(question.tokens) <= SHORT:
        return "else"
    # "Are the tickets valid after they moved the date?" asks for no date.
    is_whether = _asks_whether(question)
    strong = [intent for intent in question.intents if intent in STRONG and (question.is_open or not is_whether)]
    if strong and not _is_particle_surer(question):
        return "how-much" if strong[0] == "how-many" and _names_takings(question) else strong[0]
    if _asks_for_a_role(question):
        return "who"
    if is_whether:
        return "did"
    if any(each.id in question.role_nouns and _is_asked_for(question, each) for each in question.of_kind("role")):
        return "who"
    measured = _measures_named(question)
    # English asks whether by its first word: "cheapest ticket for the show?" asks for a price.
    is_statement = question.text.endswith("?") and not (question.language == "en" and "price" in measured)
    is_bare = not question.intents and not is_statement and len(question.tokens) <= SHORT
    if measured and is_bare:
        return "how-much" if measured & MONEY else "how-many"
    own_words = len(question.tokens) - (1 if question.leads_on else 0)
    is_plain = own_words >= PLAIN_QUESTION and not {*question.intents} - {"did"} and not question.is_open
    if question.text.endswith("?") and is_plain:
        return "did"
    return "tell" if question.intents[:1] == ("tell",) or asks_for_plot(question) else "what"


def _is_asked_for(question: Question, role: Mention) -> bool:
    """A role that keywords begin or end with is asked for: "the science-fiction film director"."""
    is_last = role.end == len(question.tokens) and bool(question.of_kind("topic", "event")) and not question.intents
    return role.start < FIRST_WORDS or (is_last and len(question.tokens) <= SHORT)


def asks_for_plot(question: Question) -> bool:
    """Tell whether a message asks what a work tells of; English puts the word at the end: "what is Auru about"."""
    ends = any(
        each.id == "tell" and each.language == "en" and each.start and each.end == len(question.tokens)
        for each in question.of_kind("intent")
    )
    return question.asks("plot") or (question.is_open and ends)


def asks_in_words(question: Question) -> bool:
    """Tell whether a question word says what is asked, not only a noun that may as well describe what is meant."""
    return any(intent in STRONG or intent == "did" for intent in question.intents)


def counted_words(question: Question) -> frozenset[int]:
    """Return the positions of what "how many" counts: the words right after it."""
    ends = [each.end for each in question.of_kind("intent") if each.id == "how-many"]
    named = question.positions(question.of_kind(*NAMES))
    return frozenset(p for end in ends for p in question.content if end <= p < end + COUNTED and p not in named)


def kinds_counted(question: Question) -> set[str]:
    """Return the kinds of figures that the first word for one after "how many" names."""
    start = max((each.end for each in question.of_kind("intent") if each.id == "how-many"), default=0)
    named = [each for each in question.of_kind("figure") if each.quality >= KNOWN and each.start >= start]
    first = min((each.start for each in named), default=start)
    return {each.id for each in named if each.start == first}


def _is_particle_surer(question: Question) -> bool:
    """A particle that asks whether it is so decides against what only may be another question word."""
    asked = question.of_kind("intent")
    surest = max((each.quality for each in asked if each.id in STRONG), default=0.0)
    return any(each.id == "did" and each.language in ("ru", "kk") and each.quality > surest for each in asked)


def _asks_whether(question: Question) -> bool:
    """English asks by its first or last word, Russian and Kazakh by a particle, all by phrases: "is it true"."""
    return any(
        (each.language == "en" and (each.start == 0 or each.end == len(question.tokens)))
        or each.language in ("ru", "kk")
        or each.end - each.start > 1
        for each in question.of_kind("intent")
        if each.id == "did"
    )


def _asks_for_a_role(question: Question) -> bool:
    """A question word right before a role asks who had it: "which singer", «какой режиссёр», «қай әнші»."""
    ends = {each.end for each in question.of_kind("intent") if each.id == "which"}
    # A play is a kind of events before it is somebody's deed.
    kinds = question.positions(question.of_kind("kind"))
    roles = [each for each in question.of_kind("role") if kinds.isdisjoint(each.span)]
    # "Which song did he sing" asks for no singer, though Kazakh has one word for both: «қандай ән айтты».
    roles = [each for each in roles if each.language != "kk" or each.end - each.start == 1]
    return any(each.start in ends or each.start in question.wanted for each in roles)


def _measures_named(question: Question) -> set[str]:
    """Return the figures that bare keywords ask for: "tickets price", "height weight age"."""
    others = question.positions(question.of_kind("order", "kind", "field", "role", "state"))
    # A prize may be what an event is, a prize fund is a sum.
    named = (each for each in question.of_kind("figure") if each.end - each.start > 1 or others.isdisjoint(each.span))
    return {each.id for each in named} & OWN_KINDS


def _names_takings(question: Question) -> bool:
    """Tell whether nothing but money is counted: Russian and Kazakh have one word for how many and how much."""
    named = question.of_kind("figure")
    if any(each.id in TAKINGS and each.end - each.start > 1 for each in named):
        # "Taken at the box office" leaves no doubt, whatever else is named.
        kinds = question.positions(question.of_kind("kind"))
        named = tuple(each for each in named if kinds.isdisjoint(each.span))
    figures = {each.id for each in named}
    return bool(figures) and figures <= TAKINGS | {"cost"}
