"""Writes a JSON Schema for each kind of file, so that common editors complete and check while one types.

The schemas come from the records; the words of the vocabulary stand in them as closed lists.
"""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.knowledge import model, vocabulary
from bot.knowledge.model import BaseInfo, Event, Person, Place, Topic
from bot.knowledge.vocabulary import LanguagePack, Phrasebook, Vocabulary, World

__all__ = ["FOLDER", "KINDS", "build_schemas", "file_name", "write_schemas"]

FOLDER = "schemas"
KINDS: Mapping[str, type[BaseModel]] = {
    "event": Event,
    "person": Person,
    "place": Place,
    "topic": Topic,
    "base": BaseInfo,
    "vocabulary": Vocabulary,
    "language": LanguagePack,
    "phrases": Phrasebook,
    "world": World,
}
"""The record of each kind of file."""

_CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("Event", "kinds"): ("kinds",),
    ("Event", "fields"): ("fields",),
    ("Event", "state"): ("states",),
    ("Participation", "roles"): ("roles",),
    ("Figure", "kind"): ("figures",),
    ("Figure", "unit"): ("units",),
    ("Figure", "qualifier"): ("qualifiers",),
    ("Fact", "kind"): ("facts",),
    ("Dispute", "about"): ("disputes", "figures"),
    ("Topic", "kind"): ("topics",),
    ("LanguagePack", "kinds"): ("kinds",),
    ("LanguagePack", "fields"): ("fields",),
    ("LanguagePack", "states"): ("states",),
    ("LanguagePack", "roles"): ("roles",),
    ("LanguagePack", "figures"): ("figures",),
}
"""The sections of the vocabulary that a field chooses from, by record and field."""
_DATES = {("Occurrence", "start"), ("Occurrence", "end"), ("Source", "published")}
_DATE_PATTERN = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that all common editors know; what pydantic writes beyond it, they pass over."""


def file_name(kind: str) -> str:
    """Return the name of the schema of a kind of file."""
    return f"{kind}.schema.json"


def build_schemas(words: Vocabulary) -> dict[str, str]:
    """Return the text of every schema by the name of its file."""
    return {file_name(kind): _build(record, words) for kind, record in KINDS.items()}


def write_schemas(folder: Path, words: Vocabulary) -> list[Path]:
    """Write all schemas into a folder, which is made if need be, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in build_schemas(words).items():
        path = folder / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


class _Generator(GenerateJsonSchema):
    """Writes what editors understand: a number for our numbers, and no titles that repeat the key."""

    def function_plain_schema(
        self,
        schema: core_schema.PlainValidatorFunctionSchema,  # noqa: ARG002 - pydantic gives it
    ) -> JsonSchemaValue:
        """Write the only values that we check by hand: numbers."""
        return {"type": "number"}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as above
        """Leave titles out."""
        return False


def _build(record: type[BaseModel], words: Vocabulary) -> str:
    schema = record.model_json_schema(schema_generator=_Generator)
    for name, part in {record.__name__: schema, **schema.get("$defs", {})}.items():
        part.pop("title", None)
        for key, value in part.get("properties", {}).items():
            _complete((name, key.replace("-", "_")), value, words)
    return json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2) + "\n"


def _complete(field: tuple[str, str], value: dict[str, Any], words: Vocabulary) -> None:
    """Add to the schema of a field what its type does not say: meaning, form of a date, closed list."""
    described = _descriptions().get(field)
    if described:
        value["description"] = described
    if field in _DATES:
        for each in (value, *value.get("anyOf", ())):
            if each.get("type") == "string":
                each["pattern"] = _DATE_PATTERN
    sections = _CHOICES.get(field, ())
    if sections:
        _close(value, {word: term.means for section in sections for word, term in getattr(words, section).items()})


def _close(value: dict[str, Any], words: Mapping[str, str]) -> None:
    """Let a field hold only the words of a list."""
    if value.get("type") == "object":
        value["propertyNames"] = {"enum": list(words)}
        return
    target = value["items"] if value.get("type") == "array" else value
    default = {key: target[key] for key in ("default", "description") if key in target}
    target.clear()
    target |= {"type": "string", "enum": list(words), "markdownEnumDescriptions": list(words.values()), **default}


@cache
def _descriptions() -> Mapping[tuple[str, str], str]:
    """Return the sentences that stand under the fields of the records, by record and field."""
    found: dict[tuple[str, str], str] = {}
    for module in (model, vocabulary):
        for node in ast.parse(inspect.getsource(module)).body:
            if not isinstance(node, ast.ClassDef):
                continue
            for field, below in zip(node.body, node.body[1:], strict=False):
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and _is_text(below):
                    found[node.name, field.target.id] = _text(below)
    return found


def _is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _text(node: ast.stmt) -> str:
    text: str = node.value.value  # type: ignore[attr-defined]
    return inspect.cleandoc(text)
