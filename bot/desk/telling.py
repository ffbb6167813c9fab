"""Says in words what changed between two states of a base, for release notes and announcements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.desk.changes import Change, Changes, find_changes
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language

__all__ = ["tell_changes"]


def tell_changes(old: KnowledgeBase, new: KnowledgeBase, language: Language) -> list[str]:
    """Return the lines that tell what changed; the new state's phrases say it."""
    book = new.phrases[language]

    def say(name: str, **slots: str) -> str:
        return book[f"diff_{name}"].format(**slots)

    lines = [line for changes in find_changes(old, new, language) for line in _section(changes, say)]
    return lines or [say("none")]


_Say = Callable[..., str]


def _section(changes: Changes, say: _Say) -> Iterator[str]:
    yield from _bullets(say(f"new_{changes.folder}"), changes.new)
    yield from _bullets(say(f"gone_{changes.folder}"), changes.gone)
    if changes.changed:
        yield f"{say(f'changed_{changes.folder}')}:"
    for entry in changes.changed:
        yield f"• {entry.title}"
        yield from (f"  – {_tell(change, say)}" for change in entry.changes)


def _bullets(heading: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield f"{heading}:"
        yield from (f"• {line}" for line in told)


def _tell(change: Change, say: _Say) -> str:
    part = say(f"part_{change.part}")
    if not change.before:
        return say("came", part=part, text=change.after)
    if not change.after:
        return say("went", part=part, text=change.before)
    return say("became", part=part, text=change.after, before=change.before)
