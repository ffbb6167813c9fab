"""Lays a reply out as lines for a terminal, its buttons as numbered choices."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from bot.knowledge.base import KnowledgeBase
from bot.rendering.reply import Button, Reply

__all__ = ["Line", "Piece", "Screen", "compose", "source_line", "turns_page"]

_BULLET = "• "
_ABOUT_MANY = {"count", "list", "person", "source", "suggest", "today"}
"""Intents of replies that are not about one event, or name its sources themselves."""
_TAGS = {"b": "bold", "i": "italic"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Screen:
    """What is shown for a reply."""

    lines: tuple[Line, ...]
    choices: tuple[str, ...]
    """The data of the button behind each number, from 1."""

    def plain(self) -> str:
        """Return the lines without styles."""
        return "\n".join("".join(piece.text for piece in line) for line in self.lines)


def compose(reply: Reply, base: KnowledgeBase, *, whole: bool) -> Screen:
    """Lay out a reply; ``whole`` shows long lists without turning pages."""
    lines = _whole_lines(reply, base) if whole else _styled_lines(reply.html)
    choices: list[str] = []
    # A list names its events twice, as lines and as buttons: a line that has a number needs no button.
    for at, line in enumerate(lines):
        event = _event_of(line, reply, base)
        if event is not None:
            choices.append(f"e:{reply.lang}:{event}")
            lines[at] = _numbered(len(choices), line)
    for button in (button for row in reply.buttons for button in row):
        if button.data and button.data not in choices and not (whole and turns_page(button.data)):
            choices.append(button.data)
            lines.append((_number(len(choices)), Piece(_label(button, reply, base))))
    return Screen(lines=tuple(lines), choices=tuple(choices))


def turns_page(data: str) -> bool:
    """Tell whether a button leads to another page of the same list."""
    return data.startswith(("a:", "l:", "y:"))


def source_line(reply: Reply, base: KnowledgeBase) -> str | None:
    """Return the publisher and address of the first source of the event that a reply is about."""
    if not reply.events or reply.intent in _ABOUT_MANY:
        return None
    source = base.events[reply.events[0]].sources[0]
    return f"[{source.publisher}: {source.url}]"


def _whole_lines(reply: Reply, base: KnowledgeBase) -> list[Line]:
    lines = [*reply.text.split("\n"), source_line(reply, base)]
    return [(Piece(line),) for line in lines if line is not None]


def _label(button: Button, reply: Reply, base: KnowledgeBase) -> str:
    """Return the words of a button, which in a terminal need not be short."""
    event = (button.data or "").removeprefix(f"e:{reply.lang}:")
    return base.events[event].title[reply.lang] if event in base.events else button.text


def _event_of(line: Line, reply: Reply, base: KnowledgeBase) -> str | None:
    """Return the event that a line of a list names."""
    text = "".join(piece.text for piece in line)
    if not text.startswith(_BULLET):
        return None
    return next((event for event in reply.events if base.events[event].title[reply.lang] in text), None)


def _numbered(number: int, line: Line) -> Line:
    first, *others = line
    return (_number(number), Piece(first.text.removeprefix(_BULLET), first.style), *others)


def _number(number: int) -> Piece:
    return Piece(f"{number:>2}  ", "cyan")


def _styled_lines(body: str) -> list[Line]:
    parser = _Styler()
    parser.feed(body)
    parser.close()
    return parser.lines()


class _Styler(HTMLParser):
    """Turns the few tags of Telegram into styles; a link shows its address after its words."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[Piece] = []
        self._style = ""
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = _TAGS.get(tag, self._style)
        self._address = dict(attrs).get("href") or "" if tag == "a" else self._address

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            self._pieces.append(Piece(f" <{self._address}>", "dim"))
            self._address = ""
        elif tag in _TAGS:
            self._style = ""

    def handle_data(self, data: str) -> None:
        self._pieces.append(Piece(data, self._style))

    def lines(self) -> list[Line]:
        lines: list[list[Piece]] = [[]]
        for piece in self._pieces:
            first, *others = piece.text.split("\n")
            lines[-1].append(Piece(first, piece.style))
            lines.extend([Piece(each, piece.style)] for each in others)
        return [tuple(piece for piece in line if piece.text) for line in lines]
