"""The shape of keyboards: rows, buttons, and exactly one action in each inline button."""

import re
from collections.abc import Iterator
from typing import Any

from tests.fakes.telegram.judge.verdict import Violation, find_values
from tests.fakes.telegram.store import Json

_PLACES = ("reply_markup", "results[].reply_markup", "result.reply_markup")
_ACTIONS = frozenset(
    {
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
        "disabled",
    }
)
_STYLES = ("primary", "success", "danger", None)
_URL = re.compile(r"(https?|tg|ton)://\S+|[^\s/]+\.[^\s/]+(/\S*)?", re.IGNORECASE)
_MAX_BUTTONS = 100
_MAX_BUTTONS_IN_ROW = 8
_MAX_CALLBACK_BYTES = 64
_MAX_COPIED = 256
_MAX_PLACEHOLDER = 64


def check_markup(parameters: Json) -> Iterator[Violation]:
    """Check every keyboard of a request."""
    for place in _PLACES:
        for path, markup in find_values(parameters, place):
            if not isinstance(markup, dict):
                yield _violation(f"{path} is no object", "Object expected as reply markup")
                continue
            for kind in ("inline_keyboard", "keyboard"):
                if kind in markup:
                    yield from _check_keyboard(f"{path}.{kind}", markup[kind], is_inline=kind == "inline_keyboard")
            placeholder = markup.get("input_field_placeholder")
            if placeholder is not None and not 1 <= len(str(placeholder)) <= _MAX_PLACEHOLDER:
                yield _violation(f"{path}.input_field_placeholder={placeholder!r} must have 1-64 characters")


def _check_keyboard(path: str, rows: Any, *, is_inline: bool) -> Iterator[Violation]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        yield _violation(f"{path} is no list of rows", f'Field "{path.rsplit(".", 1)[-1]}" must be an Array of Arrays')
        return
    count = sum(map(len, rows))
    if count > _MAX_BUTTONS:
        yield _violation(f"{path} has {count} buttons, allowed are {_MAX_BUTTONS}", "REPLY_MARKUP_TOO_LONG")
    for number, row in enumerate(rows):
        here = f"{path}[{number}]"
        if not row:
            yield _violation(f"{here} is an empty row")
        if len(row) > _MAX_BUTTONS_IN_ROW:
            yield _violation(f"{here} has {len(row)} buttons, allowed in a row are {_MAX_BUTTONS_IN_ROW}")
        for place, button in enumerate(row):
            yield from _check_button(f"{here}[{place}]", button, is_inline=is_inline)


def _check_button(path: str, button: Any, *, is_inline: bool) -> Iterator[Violation]:
    if isinstance(button, str) and not is_inline:
        button = {"text": button}
    if not isinstance(button, dict):
        sentence = "Can't parse inline keyboard button: InlineKeyboardButton must be an Object"
        yield _violation(f"{path} is no object", sentence)
        return
    if not str(button.get("text") or "").strip():
        yield _violation(f"{path} has no text", "Inline keyboard button text must be non-empty")
    if button.get("style") not in _STYLES:
        yield _violation(f"{path}.style={button['style']!r} is unknown", "invalid button style specified")
    if is_inline:
        yield from _check_actions(path, button)


def _check_actions(path: str, button: Json) -> Iterator[Violation]:
    actions = sorted(_ACTIONS & {name for name, value in button.items() if value is not None})
    if not actions or button.get("callback_data") == "":
        sentence = "Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        yield _violation(f"{path} {button.get('text')!r} does nothing", sentence)
    if len(actions) > 1:
        yield _violation(f"{path} {button.get('text')!r} does {len(actions)} things at once: {', '.join(actions)}")
    data = button.get("callback_data")
    if data is not None and not isinstance(data, str):
        yield _violation(f"{path}.callback_data={data!r} is no string")
    elif data is not None and len(data.encode()) > _MAX_CALLBACK_BYTES:
        detail = f"{path}.callback_data={data!r} has {len(data.encode())} bytes, allowed are 1-{_MAX_CALLBACK_BYTES}"
        yield _violation(detail, "BUTTON_DATA_INVALID")
    url = button.get("url")
    if isinstance(url, str) and not _URL.fullmatch(url):
        yield _violation(f"{path}.url={url!r} is no address", "BUTTON_URL_INVALID")
    copied = button.get("copy_text")
    if isinstance(copied, dict) and not 1 <= len(str(copied.get("text", ""))) <= _MAX_COPIED:
        yield _violation(f"{path}.copy_text must have 1-{_MAX_COPIED} characters", "BUTTON_COPY_TEXT_INVALID")


def _violation(detail: str, error: str | None = None) -> Violation:
    return Violation(rule="markup", detail=detail, error=error)
