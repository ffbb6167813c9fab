"""Parameters against aiogram's models of the Bot API: unknown, missing, deprecated and ill-typed ones.

aiogram takes two seconds to import, so it is imported when it is first needed and not with this module.
"""

import json
import threading
import typing
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import UnionType
from typing import Any

from pydantic import BaseModel, ValidationError

from tests.fakes.telegram.judge.verdict import Violation
from tests.fakes.telegram.store import Json

Models = Mapping[str, type[BaseModel]]

_LONGEST_QUOTE = 80
# aiogram's packages import one another in a circle: a second thread that imports meanwhile finds half of them.
_IMPORT_LOCK = threading.Lock()


def load_models() -> Models:
    """Load the models of all methods, by the method's name in lower case; safe in several threads at once."""
    with _IMPORT_LOCK:
        return _load_models()


@cache
def _load_models() -> Models:
    methods = import_module("aiogram.methods")
    found = (getattr(methods, name) for name in methods.__all__)
    return {
        model.__api_method__.lower(): model
        for model in found
        if issubclass(model, methods.TelegramMethod) and model is not methods.TelegramMethod
    }


def check_update(update: Json) -> str | None:
    """Say what keeps this from being an Update of the Bot API, or None."""
    load_models()
    model: type[BaseModel] = import_module("aiogram.types").Update
    try:
        checked = model.model_validate(update)
    except ValidationError as error:
        return str(error)
    unknown = [path for path, _ in _find_extras(checked, "")]
    return f"unknown fields: {', '.join(unknown)}" if unknown else None


def api_name(model: type[BaseModel]) -> str:
    """Return the method's name as the documentation spells it."""
    return str(model.__api_method__)  # type: ignore[attr-defined]


def decode(model: type[BaseModel], parameters: Json) -> Json:
    """Turn the strings of a form into values, wherever the method does not want a string."""
    decoded = dict(parameters)
    for name, value in parameters.items():
        field = model.model_fields.get(name)
        if isinstance(value, str) and field is not None and not _wants_text(field.annotation):
            try:
                decoded[name] = json.loads(value)
            except ValueError:
                continue  # The model will say that it is ill-typed.
    return decoded


def check_parameters(model: type[BaseModel], parameters: Json) -> list[Violation]:
    """Check names and types, in nested objects too."""
    violations = [
        Violation(rule="deprecated", detail=f"{name} is deprecated")
        for name in parameters
        if name in model.model_fields and model.model_fields[name].json_schema_extra == {"deprecated": True}
    ]
    try:
        checked = model.model_validate(parameters)
    except ValidationError as error:
        return violations + _explain(error)
    return violations + [
        Violation(rule="unknown", detail=f"{path}={_quote(value)} is no parameter of {api_name(model)}")
        for path, value in _find_extras(checked, "")
    ]


def _explain(error: ValidationError) -> list[Violation]:
    """Return one violation a parameter: of the branches of a union, the one that came furthest."""
    deepest: dict[str, typing.Any] = {}
    for problem in error.errors(include_url=False):
        name = str(problem["loc"][0])
        if name not in deepest or len(problem["loc"]) > len(deepest[name]["loc"]):
            deepest[name] = problem
    violations = []
    for name, problem in deepest.items():
        path = ".".join(map(str, problem["loc"]))
        if problem["type"] == "missing" and len(problem["loc"]) == 1:
            sentence = f'Parameter "{name}" is required'
            violations.append(Violation(rule="missing", detail=f"{name} is missing", error=sentence))
        else:
            detail = f"{path}={_quote(problem['input'])}: {problem['msg']}"
            violations.append(Violation(rule="type", detail=detail, error=f'Parameter "{name}" is invalid'))
    return violations


def _find_extras(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Find the fields that no model knows."""
    if isinstance(value, BaseModel):
        for name, extra in (value.model_extra or {}).items():
            yield f"{path}.{name}".lstrip("."), extra
        for name in value.model_fields_set & set(type(value).model_fields):
            yield from _find_extras(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _find_extras(item, f"{path}[{index}]")


def _wants_text(annotation: Any) -> bool:
    if typing.get_origin(annotation) in (typing.Union, UnionType):
        return any(_wants_text(member) for member in typing.get_args(annotation))
    return annotation is str


def _quote(value: Any) -> str:
    quoted = repr(value)
    return quoted if len(quoted) <= _LONGEST_QUOTE else f"{quoted[:_LONGEST_QUOTE]}…"
