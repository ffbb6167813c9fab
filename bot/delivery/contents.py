"""What an announcement consists of, ready to be sent, and the same as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Content", "Link", "Quiz", "Text", "parse_content", "write_content"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A button below a message; announcements have only such as open an address."""

    text: str
    url: str


Rows = tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A message in Telegram's HTML, at most 4096 UTF-16 units once it is parsed."""

    html: str
    buttons: Rows = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiz:
    """A native, anonymous quiz; question and options are plain text."""

    question: str
    """At most 300 characters."""
    options: tuple[str, ...]
    """Two to twelve, at most 100 characters each."""
    correct: int
    """The index of the right option."""
    explanation: str | None = None
    """Telegram's HTML, at most 200 characters once it is parsed."""
    buttons: Rows = ()


Content = Text | Quiz


def write_content(content: Content) -> str:
    """Return the JSON of a content; equal contents give equal JSON."""
    kind = "text" if isinstance(content, Text) else "quiz"
    return json.dumps({"type": kind, **asdict(content)}, ensure_ascii=False, sort_keys=True)


def parse_content(written: str) -> Content:
    """Return the content that `write_content` wrote.

    Raises:
        ValueError: It is something else.
    """
    try:
        fields: dict[str, Any] = json.loads(written)
        kind = fields.pop("type")
        rows = tuple(tuple(Link(**link) for link in row) for row in fields.pop("buttons"))
        if kind == "text":
            return Text(**fields, buttons=rows)
        return Quiz(**{**fields, "options": tuple(fields["options"])}, buttons=rows)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not the content of an announcement: {error}") from error
