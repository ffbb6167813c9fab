"""What is wrong with a request, whatever the state of the world: names, types, sizes, texts, keyboards."""

from collections.abc import Iterator

from pydantic import BaseModel

from tests.fakes.telegram.judge.limits import check_limits
from tests.fakes.telegram.judge.markup import check_markup
from tests.fakes.telegram.judge.models import (
    Models,
    api_name,
    check_parameters,
    check_update,
    decode,
    load_models,
)
from tests.fakes.telegram.judge.texts import check_texts
from tests.fakes.telegram.judge.verdict import Violation, find_values
from tests.fakes.telegram.store import Json

__all__ = ["Models", "Violation", "api_name", "check_update", "decode", "judge", "load_models"]


def judge(model: type[BaseModel], parameters: Json) -> list[Violation]:
    """Return everything wrong with the decoded parameters of a request, the gravest first."""
    violations = check_parameters(model, parameters)
    if any(violation.rule == "type" for violation in violations):
        return violations  # The other checks rely on the types.
    method = api_name(model).lower()
    violations += check_limits(method, parameters)
    violations += check_texts(method, parameters)
    violations += check_markup(parameters)
    violations += _check_uniqueness(parameters)
    return violations


def _check_uniqueness(parameters: Json) -> Iterator[Violation]:
    """Check that no two inline results share an id: Telegram refuses the whole answer then."""
    ids = [value for _, value in find_values(parameters, "results[].id")]
    for result_id in sorted({value for value in ids if ids.count(value) > 1}):
        detail = f"results: the id {result_id!r} is used more than once"
        yield Violation(rule="value", detail=detail, error="RESULT_ID_DUPLICATE")
