"""Finds what changed between two states of a base, as values in the words of one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.desk.names import entries_of, title_of
from bot.knowledge.base import Entry, KnowledgeBase
from bot.knowledge.model import Event, Language, Person, Place, Topic
from bot.rendering.wording import Wording

__all__ = ["Change", "ChangedEntry", "Changes", "Keyed", "compare_sentences", "find_changes"]

ALIKE = 0.5
"""Two sentences so similar are one that was edited; below it one went and another came."""

Keyed = tuple[str, str]
"""A text with what it must share to be the same thing: a kind, a person, an address."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One thing of an entry that is new, gone (no ``after``), or another than before."""

    part: str
    """``title``, ``fact``, ``figure`` and so on."""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedEntry:
    """An entry with everything that changed in it."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What changed in one folder of a base."""

    folder: str
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedEntry, ...]


def find_changes(old: KnowledgeBase, new: KnowledgeBase, language: Language) -> list[Changes]:
    """Return what changed, folder by folder; what changed in other languages only is left out."""
    found: list[Changes] = []
    for folder, entries in entries_of(new).items():
        before = entries_of(old)[folder]
        compared = _Comparison(old, new, language)
        both = [entry for entry in entries if entry in before]
        changed = [(each, compared.entries(before[each], entries[each])) for each in _in_order(entries, both)]
        found.append(
            Changes(
                folder=folder,
                new=tuple(_heading(new, entries[e], language) for e in _in_order(entries, set(entries) - set(before))),
                gone=tuple(_heading(old, before[e], language) for e in _in_order(before, set(before) - set(entries))),
                changed=tuple(
                    ChangedEntry(title=title_of(entries[each])[language], changes=changes)
                    for each, changes in changed
                    if changes
                ),
            )
        )
    return found


def _in_order(entries: Mapping[str, Entry], chosen: Iterable[str]) -> list[str]:
    """Sort events by date and everything else by id."""

    def place(entry_id: str) -> tuple[str, str]:
        entry = entries[entry_id]
        return (entry.first.first_day.isoformat() if isinstance(entry, Event) else "", entry_id)

    return sorted(chosen, key=place)


def _heading(base: KnowledgeBase, entry: Entry, language: Language) -> str:
    title = title_of(entry)[language]
    if isinstance(entry, Event):
        return f"{Wording(base, language).day(entry)} — {title}"
    what = None if isinstance(entry, Place) else entry.what
    return f"{title} — {what[language]}" if what else title


class _Comparison:
    """Compares entries of two states of a base in one language."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, language: Language) -> None:
        self._old = old
        self._new = new
        self._language = language

    def entries(self, before: Entry, after: Entry) -> tuple[Change, ...]:
        """Return everything that differs between two states of an entry."""
        language = self._language
        changes = list(_replaced("title", title_of(before)[language], title_of(after)[language]))
        if isinstance(before, Event) and isinstance(after, Event):
            changes += self._events(before, after)
        elif isinstance(before, Person | Topic) and isinstance(after, Person | Topic):
            whats = [each.what[language] if each.what else "" for each in (before, after)]
            changes += _replaced("what", *whats)
        elif isinstance(before, Place) and isinstance(after, Place):
            changes += _replaced("within", self._place(self._old, before), self._place(self._new, after))
        aliases = [[(alias, alias) for alias in _called(each, language)] for each in (before, after)]
        changes += _listed("alias", *aliases)
        return tuple(changes)

    def _events(self, before: Event, after: Event) -> Iterator[Change]:
        old, new = _Told(self._old, before, self._language), _Told(self._new, after, self._language)
        yield from _replaced("summary", before.summary[self._language], after.summary[self._language])
        yield from _replaced("date", old.dates(), new.dates())
        yield from _replaced("state", old.state(), new.state())
        yield from _listed("person", old.people(), new.people())
        for part in ("figure", "fact", "dispute"):
            yield from compare_sentences(part, old.sentences(part), new.sentences(part))
        yield from _listed("source", old.sources(), new.sources())
        yield from _listed("topic", _as_named_in(new.topics(), old.topics()), new.topics())
        yield from _listed("related", _as_named_in(new.related(), old.related()), new.related())

    def _place(self, base: KnowledgeBase, place: Place) -> str:
        return base.places[place.within].name[self._language] if place.within else ""


class _Told:
    """Says the parts of an event in one language."""

    def __init__(self, base: KnowledgeBase, event: Event, language: Language) -> None:
        self._base = base
        self._event = event
        self._language = language
        self._wording = Wording(base, language)

    def dates(self) -> str:
        return "; ".join(self._wording.when_and_where(self._event))

    def state(self) -> str:
        return self._base.vocabulary.states[self._event.state].name(self._language)

    def people(self) -> list[Keyed]:
        return [(each.person, self._wording.person(each)) for each in self._event.people]

    def sentences(self, part: str) -> list[Keyed]:
        event, language = self._event, self._language
        if part == "dispute":
            return [(each.about, each.text[language]) for each in event.disputes]
        return [(each.kind, each.text[language]) for each in (event.figures if part == "figure" else event.facts)]

    def sources(self) -> list[Keyed]:
        return [(each.url, f"{each.publisher}: {each.title}") for each in self._event.sources]

    def topics(self) -> list[Keyed]:
        return [(each, self._base.topics[each].name[self._language]) for each in self._event.topics]

    def related(self) -> list[Keyed]:
        return [(each, self._base.events[each].title[self._language]) for each in self._event.related]


def _called(entry: Entry, language: Language) -> tuple[str, ...]:
    hints = entry.all_hints(language) if isinstance(entry, Event) else ()
    return (*entry.aliases.get(language, ()), *hints)


def _replaced(part: str, before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(part=part, before=before, after=after)


def _as_named_in(after: Sequence[Keyed], before: Sequence[Keyed]) -> list[Keyed]:
    """Call things by their new names: that one was renamed is told where it stands itself."""
    names = dict(after)
    return [(key, names.get(key, text)) for key, text in before]


def _listed(part: str, before: Sequence[Keyed], after: Sequence[Keyed]) -> Iterator[Change]:
    """Compare things that have a key: the same key with other words is a change of the same thing."""
    old, new = dict(before), dict(after)
    for key, text in new.items():
        if old.get(key) != text:
            yield Change(part=part, before=old.get(key, ""), after=text)
    for key, text in old.items():
        if key not in new:
            yield Change(part=part, before=text)


def compare_sentences(part: str, before: Sequence[Keyed], after: Sequence[Keyed]) -> Iterator[Change]:
    """Compare sentences that have no key: the most similar ones of a kind are one sentence, edited."""
    old = [each for each in before if each not in after]
    for kind, text in (each for each in after if each not in before):
        alike = [each for each in old if each[0] == kind and _similarity(each[1], text) >= ALIKE]
        if alike:
            closest = max(alike, key=lambda each: _similarity(each[1], text))
            old.remove(closest)
            yield Change(part=part, before=closest[1], after=text)
        else:
            yield Change(part=part, after=text)
    for _, text in old:
        yield Change(part=part, before=text)


def _similarity(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
