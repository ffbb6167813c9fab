"""The word lists of the languages fit the vocabulary and one another."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.reading import LoadedBase
from bot.knowledge.model import LANGUAGES
from bot.knowledge.problems import Problem, suggest

__all__ = ["check_packs"]

_OF_VOCABULARY = ("states", "kinds", "fields", "roles", "figures")
_SAME_EVERYWHERE = ("intents", "orders", "smalltalk", "seasons", "parts")


def check_packs(loaded: LoadedBase) -> Iterator[Problem]:
    """Find cue words for a word that the vocabulary lacks, and lists that only some languages have.

    "conzert" in one list was a kind of event that nobody could ask for.
    """
    packs = loaded.base.languages
    for language in (each for each in LANGUAGES if each in packs):
        document = loaded.documents[f"languages/{language}"]
        for section in _OF_VOCABULARY:
            known = getattr(loaded.base.vocabulary, section)
            for name in getattr(packs[language], section):
                if known and name not in known:
                    found, expected = (
                        f"{section}.{name}: {name!r} does not exist",
                        f"a word of {section!r} in vocabulary.yaml",
                    )
                    line = document.line((section, name))
                    yield Problem(document.path, line, "languages", found, expected, suggest(name, known))
        for section in _SAME_EVERYWHERE:
            known = {name: None for pack in packs.values() for name in getattr(pack, section)}
            for name in known:
                if name not in getattr(packs[language], section):
                    found, expected = f"no {name!r} in {section}", "the same lists in every language"
                    yield Problem(document.path, document.line((section,)), "languages", found, expected)
