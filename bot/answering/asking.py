"""The question type that an answer begins with."""

from __future__ import annotations

from bot.understanding.question import Question

__all__ = ["ONE_FACT", "find_ask"]

ONE_FACT = ("why", "how-much", "how-many", "when", "where", "who", "else", "did")
"""Question types that ask for one fact, not for a list."""
SHORT = 8
"""Words up to which a message is short enough for "who else" to be all that it asks."""
PLAIN_QUESTION = 3
"""Words from which on a sentence with a question mark and no question word asks whether it is so."""
FIRST_WORDS = 3
"""A role that the message begins with is asked for: "director of the science-fiction film"."""
STRONG = ("why", "how-much", "how-many", "when", "where", "who")
"""Question words that decide the type wherever they stand."""


def find_ask(question: Question) -> str:
    """Return ``why``, ``when``, ``did`` and so on; ``tell`` for a story, ``what`` where nothing is said."""
    if question.asks("else") and question.of_kind("role") and len(question.tokens) <= SHORT:
        return "else"
    strong = [intent for intent in question.intents if intent in STRONG]
    if strong:
        return strong[0]
    if any(each.id in question.role_nouns and each.start < FIRST_WORDS for each in question.of_kind("role")):
        return "who"
    for mention in question.of_kind("intent"):
        if mention.id != "did":
            continue
        first = mention.start == 0 and mention.language == "en"
        if first or mention.language in ("ru", "kk") or mention.end - mention.start > 1:
            return "did"
    if question.text.endswith("?") and len(question.tokens) >= PLAIN_QUESTION and not question.intents:
        return "did"
    return "tell" if question.intents[:1] == ("tell",) else "what"
