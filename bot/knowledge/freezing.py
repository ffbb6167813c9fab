"""A sound base as lines of JSON, and the same base from them; every record is validated again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import BaseInfo, Event, Month, Person, Place, Topic
from bot.knowledge.vocabulary import LanguagePack, Phrasebook, Vocabulary, World

__all__ = ["freeze_base", "thaw_base"]

_KINDS: Mapping[str, type[BaseModel]] = {
    "info": BaseInfo,
    "vocabulary": Vocabulary,
    "languages": LanguagePack,
    "world": World,
    "phrases": Phrasebook,
    "events": Event,
    "people": Person,
    "places": Place,
    "topics": Topic,
    "months": Month,
}
_SINGLE = ("info", "vocabulary", "world")


def freeze_base(base: KnowledgeBase) -> Iterator[bytes]:
    """Yield a line for each record: its part of the base, its name there, and what its file says, as JSON."""
    for part in _KINDS:
        value = getattr(base, part)
        for name, record in ({"": value} if part in _SINGLE else value).items():
            yield f"{part}\t{name}\t{_as_json(record)}".encode()


def _as_json(record: BaseModel | Mapping[str, str]) -> str:
    if isinstance(record, BaseModel):
        return record.model_dump_json(by_alias=True, exclude_unset=True)
    return json.dumps(record, ensure_ascii=False)


def thaw_base(lines: Iterable[bytes]) -> KnowledgeBase:
    """Return the base that the lines were made of.

    Raises:
        ValueError: a line is none of a base.
        LookupError: a line is of no part of a base.
        TypeError: a part is missing.
    """
    parts: dict[str, Any] = {part: {} for part in _KINDS if part not in _SINGLE}
    for line in lines:
        part, name, text = line.split(b"\t", 2)
        kind = part.decode()
        record = _KINDS[kind].model_validate_json(text)
        if kind in _SINGLE:
            parts[kind] = record
        else:
            parts[kind][name.decode()] = record.root if isinstance(record, Phrasebook) else record
    return KnowledgeBase(**parts)
