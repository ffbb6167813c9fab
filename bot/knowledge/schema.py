"""Turns the plain values of a file into a record, and every mismatch into a problem with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.knowledge.loader import Document, PathKey
from bot.knowledge.model import ID_PATTERN, LANGUAGES, MONTH_PATTERN, TEXT_PATTERN, URL_PATTERN, WORD_PATTERN, MismatchError
from bot.knowledge.problems import SHOWN, Problem, Report, describe, suggest

__all__ = ["read_record"]

RecordType = TypeVar("RecordType", bound=BaseModel)

_Wording = tuple[str, str, str]
"""What was found, what was expected, and a hint."""

_GROUP = "a group of keys with their values"
_TYPES = {
    "string_type": "text in quotes",
    "int_type": "a whole number without quotes",
    "bool_type": "true or false without quotes",
    "tuple_type": 'a list such as ["one", "two"]',
    "dict_type": _GROUP,
    "model_type": _GROUP,
}
_KAZAKH = "The code of Kazakh is 'kk'; 'kz' is the country."
_PATTERNS = {
    ID_PATTERN: "small Latin letters, digits and single hyphens, such as 'dimash-london'",
    MONTH_PATTERN: "a month in two digits, '01' to '12'",
    URL_PATTERN: "a web address without spaces that begins with https:// or http://",
    TEXT_PATTERN: "some text with a letter or digit",
    WORD_PATTERN: "a single word",
}


def read_record(document: Document, kind: type[RecordType], report: Report) -> RecordType | None:
    """Validate a file as one record; all its problems go to the report, each at its own line."""
    try:
        return kind.model_validate(document.value)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if not _is_echo(detail):
                report.add(_problem(document, kind, detail))
        return None


def _is_echo(detail: ErrorDetails) -> bool:
    """Tell whether a list seems short only because its items have problems of their own."""
    return detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]


def _problem(document: Document, kind: type[BaseModel], detail: ErrorDetails) -> Problem:
    at: PathKey = tuple(part for part in detail["loc"] if part != "[key]")
    found, expected, hint = _word(kind, at, detail)
    place = ".".join(str(part) for part in at)
    prefix = f"{place}: " if place else ""
    return Problem(document.path, document.line(at), "schema", prefix + found, expected, hint)


def _word(kind: type[BaseModel], at: PathKey, detail: ErrorDetails) -> _Wording:
    """Say in an editor's words what pydantic found; its own speak of Python."""
    value, error = detail["input"], detail["type"]
    if error in _TYPES:
        return describe(value), _TYPES[error], _hint_for_type(error, value)
    if error == "missing":
        return "this key is missing", "the key with its value", ""
    if error == "extra_forbidden":
        return _word_unknown_key(str(at[-1]), _known_keys(kind, at[:-1]))
    if error == "literal_error":
        return _word_choice(detail)
    bounds = detail.get("ctx", {})
    if error == "value_error" and isinstance(bounds["error"], MismatchError):
        return bounds["error"].found, bounds["error"].expected, ""
    found, expected = _word_bounds(error, value, bounds)
    return found, expected, ""


def _word_unknown_key(name: str, known: Iterable[str]) -> _Wording:
    keys = list(known)
    hint = _KAZAKH if name == "kz" and "kk" in keys else suggest(name, keys)
    return f"unknown key {name!r}", f"one of {', '.join(keys)}", hint


def _word_choice(detail: ErrorDetails) -> _Wording:
    # Pydantic tells the words of a closed list as one sentence: 'en', 'ru' or 'kk'.
    known = [word.strip(" '") for word in str(detail["ctx"]["expected"]).replace(" or ", ",").split(",")]
    if detail["loc"][-1] == "[key]":
        return _word_unknown_key(str(detail["input"]), known)
    return describe(detail["input"]), f"one of {', '.join(known)}", suggest(str(detail["input"]), known)


def _word_bounds(error: str, value: Any, bounds: Mapping[str, Any]) -> tuple[str, str]:
    match error:
        case "string_pattern_mismatch":
            return describe(value), _PATTERNS[bounds["pattern"]]
        case "string_too_long":
            return f"{len(value)} characters", f"at most {bounds['max_length']}"
        case "too_short":
            return _describe_length(bounds), f"{bounds['min_length']} or more items"
        case "too_long":
            return _describe_length(bounds), f"at most {bounds['max_length']} items"
        case "greater_than_equal":
            return describe(value), f"{bounds['ge']} or more"
        case "less_than_equal":
            return describe(value), f"{bounds['le']} or less"
        case _:
            # No rule of today's records leads here, and a test proves it; an editor still gets the line.
            return describe(value), "another value"


def _describe_length(bounds: Mapping[str, Any]) -> str:
    length: int = bounds["actual_length"]
    return f"a list of {length}" if length else "an empty list"


def _hint_for_type(error: str, value: object) -> str:
    if error == "string_type" and isinstance(value, bool | int | float):
        shown = str(value).lower() if isinstance(value, bool) else value
        return f'Write "{shown}".'
    if error == "tuple_type" and isinstance(value, str):
        return f'Write ["{value}"].' if len(value) <= SHOWN else "Put it in square brackets."
    if error == "int_type" and isinstance(value, str) and value.isdecimal():
        return f"Write {value}."
    if error in ("dict_type", "model_type") and isinstance(value, str):
        return "Indent the keys below."
    return ""


def _known_keys(kind: type[BaseModel], at: PathKey) -> list[str]:
    """Return the keys that a group of an entry can have."""
    inside: Any = kind
    for part in at:
        if isinstance(part, str):
            inside = _below(inside, part)
    known = _names(inside)
    return known or list(LANGUAGES)


def _below(inside: Any, name: str) -> Any:
    """Return the type of the value behind a key, where the keys of the group are known or a word of the editor."""
    record = _record_in(inside)
    if record is None or get_origin(inside) is dict:
        return get_args(inside)[-1] if get_origin(inside) is dict else None
    return next((field.annotation for key, field in record.model_fields.items() if (field.alias or key) == name), None)


def _names(inside: Any) -> list[str]:
    record = _record_in(inside)
    return [] if record is None else [field.alias or key for key, field in record.model_fields.items()]


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """Return the record that a type speaks of, be it optional or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((record for each in get_args(annotation) if (record := _record_in(each)) is not None), None)
