"""As much of JSON Schema as our schemas use, to find out whether an editor would accept a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["find_faults"]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "array": (tuple,),
    "object": (dict,),
    "null": (type(None),),
}


def find_faults(value: Any, schema: Mapping[str, Any], root: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Yield the place and the rule that each fault breaks."""
    if "$ref" in schema:
        yield from find_faults(value, root["$defs"][schema["$ref"].rpartition("/")[2]], root, at)
    if "anyOf" in schema and not any(not list(find_faults(value, each, root, at)) for each in schema["anyOf"]):
        yield f"{at}: anyOf"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: enum"
    if "type" in schema and not isinstance(value, _TYPES[schema["type"]]):
        yield f"{at}: type"
        return
    if isinstance(value, str):
        yield from _text_faults(value, schema, at)
    elif isinstance(value, tuple):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: items"
        for position, item in enumerate(value):
            yield from find_faults(item, schema.get("items", {}), root, f"{at}.{position}")
    elif isinstance(value, dict):
        yield from _object_faults(value, schema, root, at)
    elif isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: range"


def _text_faults(value: str, schema: Mapping[str, Any], at: str) -> Iterator[str]:
    if len(value) > schema.get("maxLength", len(value)):
        yield f"{at}: maxLength"
    # Python's own expressions lack \p{L}; for these tests a letter or digit of any script is one of \w.
    pattern = schema.get("pattern", "").replace(r"[\p{L}\p{N}]", r"[^\W_]")
    if not re.search(pattern, value):
        yield f"{at}: pattern"


def _object_faults(value: dict[str, Any], schema: Mapping[str, Any], root: Mapping[str, Any], at: str) -> Iterator[str]:
    known, others = schema.get("properties", {}), schema.get("additionalProperties", {})
    yield from (f"{at}.{name}: required" for name in schema.get("required", ()) if name not in value)
    for name, item in value.items():
        if "propertyNames" in schema:
            yield from find_faults(name, schema["propertyNames"], root, f"{at}.{name}")
        if name in known:
            yield from find_faults(item, known[name], root, f"{at}.{name}")
        elif others is False:
            yield f"{at}.{name}: unknown"
        else:
            yield from find_faults(item, others, root, f"{at}.{name}")
