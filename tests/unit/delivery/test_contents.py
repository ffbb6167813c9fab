from __future__ import annotations

import pytest

from bot.delivery.contents import Content, Link, Quiz, Text, parse_content, write_content

_ROWS = ((Link(text="Source", url="https://example.org/"),), (Link(text="Қазақша", url="https://t.me/x?start=e-1"),))


@pytest.mark.parametrize(
    "content",
    [
        Text(html="<b>10 тамыз</b>"),
        Text(html="a", buttons=_ROWS),
        Quiz(question="Who?", options=("a", "b", "c", "d"), correct=2, explanation="<i>d</i>", buttons=_ROWS),
        Quiz(question="Who?", options=("a", "b"), correct=0),
    ],
)
def test_content_survives_json(content: Content) -> None:
    """What was written is read back as it was."""
    assert parse_content(write_content(content)) == content


def test_equal_contents_are_written_equally() -> None:
    """So that one copy in the database serves all chats."""
    assert write_content(Text(html="a", buttons=_ROWS)) == write_content(Text(buttons=_ROWS, html="a"))


@pytest.mark.parametrize("written", ["[]", "{}", '{"type": "text", "buttons": []}', "no JSON"])
def test_other_json_is_refused(written: str) -> None:
    """A damaged row is told from an empty message."""
    with pytest.raises(ValueError, match=r"not the content|Expecting value"):
        parse_content(written)
