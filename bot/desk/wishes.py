"""What a good entry has and need not have: warnings, never failures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from bot.desk.names import entries_of, title_of
from bot.knowledge.base import Entry, LoadedBase
from bot.knowledge.loader import PathKey
from bot.knowledge.model import LANGUAGES, Figure, Language, Place
from bot.knowledge.problems import Problem
from bot.text.tokens import split

__all__ = ["WISHES", "find_wishes"]

_LANGUAGE_NAMES = {"en": "English", "ru": "Russian", "kk": "Kazakh"}
_SHOWN = 3
_COUNTED = ("people", "pieces")
"""Units of figures that somebody had to count, or did not."""
_LARGE, _ROUND_DIGITS = 1000, 2
"""From this number on, one with so few digits before its zeros is round."""


def find_wishes(loaded: LoadedBase) -> Iterator[Problem]:
    """Return everything that is wished for and not there."""
    for wish in WISHES:
        yield from wish(loaded)


def wish_aliases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find entries that readers of a language can call only by their official name.

    "J.Lo" was understood in English and unknown in Russian for a month. Places are left out: most have one name.
    """
    for folder, entries in entries_of(loaded.base).items():
        for entry in entries.values():
            for language in LANGUAGES:
                if folder != "places" and not entry.aliases.get(language):
                    name = _LANGUAGE_NAMES[language]
                    yield _wish(
                        loaded, f"{folder}/{entry.id}", ("aliases", language), "aliases",
                        (f"no alias in {name}", "what people call it", "A short form, a nickname, another spelling."),
                    )  # fmt: skip


def wish_sources(loaded: LoadedBase) -> Iterator[Problem]:
    """Find events that rest on one page, whose mistakes nobody would notice."""
    for event in loaded.base.events.values():
        if len(event.sources) == 1:
            words = (f"one source only ({event.sources[0].publisher})", "a second one", "")
            yield _wish(loaded, f"events/{event.id}", ("sources",), "sources", words)


def wish_related(loaded: LoadedBase) -> Iterator[Problem]:
    """Find events from which no editor leads on; the bot then has only its own guesses."""
    for event in loaded.base.events.values():
        if not event.related:
            words = ("no related event", "ids of events that belong with it", "")
            yield _wish(loaded, f"events/{event.id}", ("related",), "related", words)


def wish_qualifiers(loaded: LoadedBase) -> Iterator[Problem]:
    """Find large round numbers of which nobody said how exact they are: they are seldom a count.

    Every figure without a qualifier was told, and nobody looked for the fifteen estimates among four hundred.
    """
    for event in loaded.base.events.values():
        for at, figure in enumerate(event.figures):
            if "qualifier" not in figure.model_fields_set and _looks_estimated(figure):
                place: PathKey = ("figures", at)
                words = (
                    f"figures.{at}: a round figure without qualifier",
                    "how exact the source is",
                    "'exact' if it counted.",
                )
                yield _wish(loaded, f"events/{event.id}", place, "qualifiers", words)


def _looks_estimated(figure: Figure) -> bool:
    """People and things are estimated; a price, an age or an anniversary is round by itself."""
    if figure.unit not in _COUNTED or figure.value is None or figure.value < _LARGE:
        return False
    return len(str(int(figure.value)).rstrip("0")) <= _ROUND_DIGITS


def wish_own_words(loaded: LoadedBase) -> Iterator[Problem]:
    """Find entries all of whose words are words of another one: no question can mean only the smaller.

    Two concerts of a tour were called the same, and the second was never the answer.
    """
    for folder, entries in entries_of(loaded.base).items():
        for language in LANGUAGES:
            words = {entry.id: _words(entry, language) for entry in entries.values()}
            for entry_id, larger in _find_swallowed(words):
                alike = sorted(each for each in larger if _kind(entries[each]) == _kind(entries[entry_id]))
                if alike:
                    shown = ", ".join(map(repr, alike[:_SHOWN]))
                    found = f"all its words in {_LANGUAGE_NAMES[language]} are words of {shown}"
                    yield _wish(
                        loaded, f"{folder}/{entry_id}", ("aliases", language), "own-words",
                        (found, "a word that only this entry has", "Add it to the aliases."),
                    )  # fmt: skip


def _find_swallowed(words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, set[str]]]:
    """Yield the entries whose words other entries have as well, with those others."""
    holders: dict[str, set[str]] = defaultdict(set)
    for entry_id, own in words.items():
        for word in own:
            holders[word].add(entry_id)
    for entry_id, own in words.items():
        larger = set.intersection(*(holders[word] for word in own)) - {entry_id} if own else set()
        if larger:
            yield entry_id, larger


WISHES: tuple[Callable[[LoadedBase], Iterable[Problem]], ...] = (
    wish_aliases,
    wish_sources,
    wish_related,
    wish_qualifiers,
    wish_own_words,
)


def _words(entry: Entry, language: Language) -> frozenset[str]:
    texts = [title_of(entry)[language], *entry.aliases.get(language, ())]
    return frozenset(token.key for text in texts for token in split(text))


def _kind(entry: Entry) -> str:
    """A stadium may have all words of its city; the question decides which is meant."""
    return entry.kind if isinstance(entry, Place) else ""


def _wish(loaded: LoadedBase, entry: str, at: PathKey, check: str, words: tuple[str, str, str]) -> Problem:
    document = loaded.documents[entry]
    return Problem(document.path, document.line(at), check, *words, is_wish=True)
