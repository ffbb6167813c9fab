"""Every text that may carry markup: parsed by TDLib, then measured."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.fakes.telegram.judge.verdict import Violation, find_values
from tests.fakes.telegram.store import Json
from tests.fakes.telegram.texts import (
    MAX_ENTITIES,
    FormattedText,
    TextError,
    format_text,
    parse_text,
    utf16_length,
)

_MAX_LINE_FEEDS_IN_EXPLANATION = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """Where a text, its parse mode and its entities are, and how long it may be."""

    container: str = ""
    """The path of the object that holds the three fields; empty for the request itself."""
    name: str
    prefix: str = ""
    """What stands before ``parse_mode`` and ``entities`` in their names."""
    low: int = 0
    high: int
    too_short: str = ""
    too_long: str


def _message(container: str = "", name: str = "text") -> _Text:
    return _Text(
        container=container,
        name=name,
        low=1,
        high=4096,
        too_short="Message text is empty",
        too_long="Message is too long",
    )


def _caption(container: str) -> _Text:
    return _Text(
        container=container, name="caption", prefix="caption_", high=1024, too_long="Message caption is too long"
    )


_TEXTS: dict[str, tuple[_Text, ...]] = {
    "sendmessage": (_message(),),
    "editmessagetext": (_message(),),
    "answerinlinequery": (
        _message("results[].input_message_content", "message_text"),
        _caption("results[]"),
    ),
    "answerguestquery": (
        _message("result.input_message_content", "message_text"),
        _caption("result"),
    ),
    "sendpoll": (
        _Text(
            name="question",
            prefix="question_",
            low=1,
            high=300,
            too_short="Poll question must be non-empty",
            too_long="Poll question length must not exceed 300",
        ),
        _Text(
            container="options[]",
            name="text",
            prefix="text_",
            low=1,
            high=100,
            too_short="Poll option must be non-empty",
            too_long="Poll options length must not exceed 100",
        ),
        _Text(name="explanation", prefix="explanation_", high=200, too_long="QUIZ_EXPLANATION_TOO_LONG"),
        _Text(name="description", prefix="description_", high=1024, too_long="MEDIA_CAPTION_TOO_LONG"),
    ),
}


def check_texts(method: str, parameters: Json) -> Iterator[Violation]:
    """Parse and measure every text of a request."""
    for text in _TEXTS.get(method, ()):
        containers = find_values(parameters, text.container) if text.container else [("", parameters)]
        for path, container in containers:
            if isinstance(container, dict) and isinstance(container.get(text.name), str):
                yield from _check_text(text, f"{path}.{text.name}".lstrip("."), container)
            elif isinstance(container, str):  # A poll option may be a bare string.
                yield from _check_text(text, path, {text.name: container})


def _check_text(text: _Text, path: str, container: Json) -> Iterator[Violation]:
    value, parse_mode = container[text.name], container.get(f"{text.prefix}parse_mode")
    entities = container.get(f"{text.prefix}entities")
    try:
        marked = parse_text(value, parse_mode) if parse_mode else FormattedText(text=value, entities=())
        formatted = format_text(value, parse_mode, entities)
    except TextError as error:
        detail = f"{path}: {error}, in {_shorten(value)!r}"
        yield Violation(rule="entities", detail=detail, error=str(error))
        return
    if parse_mode and entities:
        yield Violation(rule="entities", detail=f"{path} has a parse mode and a list of entities; one is ignored")
    count = max(len(marked.entities), len(entities or ()))
    if count > MAX_ENTITIES:
        yield Violation(rule="entities", detail=f"{path} has {count} entities, allowed are {MAX_ENTITIES}")
    length = utf16_length(formatted.text)
    if not text.low <= length <= text.high:
        sentence = text.too_short if length < text.low else text.too_long
        detail = f"{path} has {length} characters after parsing, allowed are {text.low}-{text.high}"
        yield Violation(rule="length", detail=detail, error=sentence)
    if text.name == "explanation" and formatted.text.count("\n") > _MAX_LINE_FEEDS_IN_EXPLANATION:
        detail = f"{path} has more than {_MAX_LINE_FEEDS_IN_EXPLANATION} line feeds"
        yield Violation(rule="length", detail=detail, error="QUIZ_EXPLANATION_INVALID")


def _shorten(value: str) -> str:
    return value if len(value) <= MAX_ENTITIES else f"{value[:MAX_ENTITIES]}…"
