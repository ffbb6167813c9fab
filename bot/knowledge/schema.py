"""Turns the plain values of a file into a record, and every mismatch into a problem with its line."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from bot.knowledge.loader import Document, PathKey
from bot.knowledge.problems import Problem, Report

__all__ = ["read_record"]

RecordType = TypeVar("RecordType", bound=BaseModel)

_EXPECTED = {
    "extra_forbidden": ("unknown key", "one of the keys of the schema"),
    "missing": ("required key is missing", "the key"),
    "string_type": ("not text", "text in quotes"),
    "int_type": ("not a whole number", "a whole number"),
    "tuple_type": ("not a list", "a list such as [\"one\", \"two\"]"),
    "dict_type": ("not a mapping", "a text for each language: {en: …, ru: …, kk: …}"),
}


def read_record(document: Document, kind: type[RecordType], report: Report) -> RecordType | None:
    """Validate a file as one record; all its problems go to the report, each at its own line."""
    try:
        return TypeAdapter(kind).validate_python(_tuples(document.value))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            report.add(_problem(document, detail["type"], detail["loc"], detail["msg"], detail.get("input")))
        return None


def _tuples(value: object) -> object:
    """Strict validation wants tuples where the records hold tuples."""
    if isinstance(value, dict):
        return {name: _tuples(item) for name, item in value.items()}
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    return value


def _problem(document: Document, kind: str, place: tuple[str | int, ...], message: str, value: object) -> Problem:
    at: PathKey = tuple(part for part in place if part != "[key]")
    name = ".".join(str(part) for part in at) or "the entry"
    found, expected = _EXPECTED.get(kind, ("", ""))
    if not found:
        message = message.removeprefix("Value error, ")
        shown = f" (got {value!r})" if isinstance(value, str | int | float) and len(str(value)) < 60 else ""
        return Problem(document.path, document.line(at), "schema", f"{name}: {message}{shown}", "a value that fits")
    return Problem(document.path, document.line(at), "schema", f"{name}: {found}", expected)
