"""Text as Telegram understands it: parsed and searched for entities by TDLib itself."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson

from tests.fakes.telegram.store import Json

MAX_ENTITIES = 100

_PARSE_MODES: dict[str, Json] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
_ENTITY_TYPES = {
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
    "BankCardNumber": "bank_card_number",
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "DateTime": "date_time",
}
# Links, mentions and commands are not looked for inside these.
_OPAQUE = {"code", "pre", "text_link", "text_mention"}
# TDLib finds times such as 22:00, which clients may link to a video; the Bot API server leaves them out.
_NOT_SHOWN = "textEntityTypeMediaTimestamp"
_PRECISIONS = {"Short": "dt", "Long": "DT"}


class TextError(Exception):
    """The sentence with which Telegram refuses a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormattedText:
    """A text and its entities, offsets in UTF-16 code units."""

    text: str
    entities: tuple[Json, ...] = ()


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def parse_text(text: str, parse_mode: str) -> FormattedText:
    """Parse marked-up text.

    Raises:
        TextError: The text breaks the rules of its parse mode.
    """
    mode = _PARSE_MODES.get(parse_mode.lower())
    if mode is None:
        raise TextError("Unsupported parse_mode")
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        raise TextError(answer["message"])
    return FormattedText(text=answer["text"], entities=_entities(answer["entities"]))


def find_entities(text: str) -> tuple[Json, ...]:
    """Find the entities that need no markup: commands, mentions, links, hashtags."""
    answer = _execute({"@type": "getTextEntities", "text": text})
    return _entities(answer["entities"])


def format_text(text: str, parse_mode: str | None, entities: list[Json] | None) -> FormattedText:
    """Return the text as users see it: parsed, trimmed, with the entities that need no markup added.

    Raises:
        TextError: The text breaks the rules of its parse mode.
    """
    if parse_mode and parse_mode.lower() != "none":
        formatted = parse_text(text, parse_mode)
    else:
        formatted = FormattedText(text=text, entities=tuple(entities or ()))
    formatted = _trim(formatted)
    opaque = [_span(entity) for entity in formatted.entities if entity["type"] in _OPAQUE]
    found = [
        entity for entity in find_entities(formatted.text) if not any(set(_span(entity)) & set(span) for span in opaque)
    ]
    merged = sorted([*formatted.entities, *found], key=lambda entity: (entity["offset"], -entity["length"]))
    return FormattedText(text=formatted.text, entities=tuple(merged[:MAX_ENTITIES]))


def _trim(formatted: FormattedText) -> FormattedText:
    """Cut white space at both ends, on the left only up to the first entity, as TDLib does."""
    text = formatted.text.rstrip()
    first = min((entity["offset"] for entity in formatted.entities), default=len(text))
    start = 0
    while start < min(first, len(text)) and text[start] in " \n":
        start += 1
    text, end = text[start:], utf16_length(text)
    entities = [
        {**entity, "offset": entity["offset"] - start, "length": min(entity["length"], end - entity["offset"])}
        for entity in formatted.entities
    ]
    return FormattedText(text=text, entities=tuple(entity for entity in entities if entity["length"] > 0))


def _span(entity: Json) -> range:
    return range(entity["offset"], entity["offset"] + entity["length"])


def _entities(raw: list[Json]) -> tuple[Json, ...]:
    return tuple(_entity(each) for each in raw if each["type"]["@type"] != _NOT_SHOWN)


def _entity(raw: Json) -> Json:
    """Turn TDLib's entity into the Bot API's."""
    kind = raw["type"]["@type"].removeprefix("textEntityType")
    entity: Json = {"type": _ENTITY_TYPES[kind], "offset": raw["offset"], "length": raw["length"]}
    match kind:
        case "PreCode":
            entity["language"] = raw["type"]["language"]
        case "TextUrl":
            entity["url"] = raw["type"]["url"]
        case "MentionName":
            entity["user"] = {"id": raw["type"]["user_id"], "is_bot": False, "first_name": ""}
        case "CustomEmoji":
            entity["custom_emoji_id"] = raw["type"]["custom_emoji_id"]
        case "DateTime":
            entity["unix_time"] = raw["type"]["unix_time"]
            entity["date_time_format"] = _date_format(raw["type"].get("formatting_type"))
    return entity


def _date_format(formatting: Json | None) -> str:
    if formatting is None:
        return ""
    if formatting["@type"] == "dateTimeFormattingTypeRelative":
        return "r"
    letters = "w" if formatting["show_day_of_week"] else ""
    for index, part in enumerate(("date_precision", "time_precision")):
        precision = formatting[part]["@type"].removeprefix("dateTimePartPrecision")
        letters += _PRECISIONS[precision][index] if precision in _PRECISIONS else ""
    return letters


def _execute(request: Json) -> Any:
    answer = tdjson.td_execute(json.dumps(request).encode())
    if answer is None:
        raise AssertionError(f"TDLib did not answer {request['@type']!r}")
    return json.loads(answer)


_execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
