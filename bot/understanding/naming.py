"""Tells the gazetteer what there is to find: cue words of the languages, names of a base and of the world."""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Person, Place, Topic
from bot.knowledge.vocabulary import LanguagePack
from bot.text.ordinals import cut_ordinals
from bot.text.tokens import split
from bot.understanding.gazetteer import Gazetteer

__all__ = ["add_names", "add_pack", "find_strangers"]


def add_pack(gazetteer: Gazetteer, pack: LanguagePack) -> None:
    """Add the cue words of a language: what is asked, of what kind, and when."""
    lists = (
        ("intent", pack.intents), ("order", pack.orders), ("sequence", pack.sequence), ("state", pack.states),
        ("kind", pack.kinds), ("field", pack.fields), ("role", pack.roles), ("figure", pack.figures),
        ("season", pack.seasons), ("part", pack.parts), ("number", pack.numbers), ("smalltalk", pack.smalltalk),
    )  # fmt: skip
    for kind, phrases_by_id in lists:
        for name, phrases in phrases_by_id.items():
            for phrase in phrases:
                gazetteer.add(kind, name, phrase, pack.language)
    for number, phrases in enumerate(pack.months, 1):
        for phrase in phrases:
            gazetteer.add("month", str(number), phrase, pack.language)
    for kind, phrases in (
        ("filler", pack.fillers),
        ("scenery", pack.scenery),
        ("vague", pack.vague),
        ("speech", pack.speech),
        ("earlier", pack.earlier),
        ("later", pack.later),
        ("outside", pack.outside),
        ("geography", pack.geography),
        ("year-word", pack.year_word),
        ("calendar-word", pack.calendar_words),
        ("next-year", pack.next_year),
        ("today", pack.today),
    ):
        for phrase in phrases:
            gazetteer.add(kind, phrase if kind == "outside" else kind, phrase, pack.language)


def add_names(gazetteer: Gazetteer, base: KnowledgeBase) -> None:
    """Add the names, titles and aliases of a base, and the places of the world that are no entries of it."""
    for kind, entries in (("person", base.people), ("place", base.places), ("topic", base.topics)):
        for entry in entries.values():
            for language, name in entry.name.items():
                gazetteer.add(kind, entry.id, name, language)
            for language, aliases in entry.aliases.items():
                for alias in aliases:
                    gazetteer.add(kind, entry.id, alias, language)
    for event in base.events.values():
        for title in event.title.values():
            gazetteer.add("event", event.id, cut_ordinals(title))
        for aliases in event.aliases.values():
            for alias in aliases:
                gazetteer.add("event", event.id, cut_ordinals(alias))
    _add_world(gazetteer, base)


def find_strangers(base: KnowledgeBase) -> Iterator[str]:
    """Yield the famous names of the world that are no entries of a base."""
    entries: tuple[Place | Person | Topic, ...] = (*base.places.values(), *base.people.values(), *base.topics.values())
    own = {name.casefold() for entry in entries for name in _names_of(entry)}
    for each in base.world.names:
        yield from (name for name in (*each.en, *each.ru, *each.kk) if name.casefold() not in own)


def _add_world(gazetteer: Gazetteer, base: KnowledgeBase) -> None:
    # The places of the world serve every base; those that the base has as entries of its own are no strangers to it.
    own = {_spelling(name) for place in base.places.values() for name in _names_of(place)}
    for world in base.world.places:
        for name in (*world.en, *world.ru, *world.kk):
            if _spelling(name) not in own:
                gazetteer.add("world", world.en[0], name)


def _names_of(entry: Place | Person | Topic) -> Iterator[str]:
    yield from entry.name.values()
    for aliases in entry.aliases.values():
        yield from aliases


def _spelling(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in split(name))
