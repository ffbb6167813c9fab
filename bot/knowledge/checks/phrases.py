"""Every language has every phrase, with the same slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bot.knowledge.base import LoadedBase
from bot.knowledge.problems import Problem

__all__ = ["check_phrases"]

_SLOT = re.compile(r"\{(\w+)\}")


def check_phrases(loaded: LoadedBase) -> Iterator[Problem]:
    """Find phrases that a language lacks, and slots that a translation lost.

    A dropped {example} showed a greeting that ended in a colon.
    """
    phrases = loaded.base.phrases
    names = sorted({name for book in phrases.values() for name in book})
    for language in loaded.base.languages:
        path = Path("languages") / "phrases" / f"{language}.yaml"
        book = phrases.get(language, {})
        for name in names:
            model = next(each[name] for each in phrases.values() if name in each)
            if name not in book:
                yield Problem(path, 1, "phrases", f"no phrase {name!r}", "every phrase in every language")
            elif set(_SLOT.findall(book[name])) != set(_SLOT.findall(model)):
                slots = ", ".join(sorted(set(_SLOT.findall(model)))) or "no slots"
                yield Problem(path, 1, "phrases", f"{name!r} has other slots than in another language", slots)
