"""Telegram HTML is escaped and measured in one place."""

import pytest

from bot.rendering.html import bold, escape, link, plain, quote, utf16_length


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("R&B", "R&amp;B"), ("<b>", "&lt;b&gt;"), ('"Wind"', '"Wind"'), ("«Жел»", "«Жел»"), ("", "")],
)
def test_escape(text: str, escaped: str) -> None:
    """Only what Telegram reads as markup is escaped."""
    assert escape(text) == escaped


def test_bold_escapes() -> None:
    """A title may hold anything."""
    assert bold("R&B <live>") == "<b>R&amp;B &lt;live&gt;</b>"


def test_link_escapes_text_and_address() -> None:
    """A quotation mark in an address must not end it."""
    assert link("A & B", 'https://x.example/?a=1&b="2"') == (
        '<a href="https://x.example/?a=1&amp;b=&quot;2&quot;">A &amp; B</a>'
    )


def test_quote_folds() -> None:
    """A quotation is folded until it is tapped."""
    assert quote("<b>a</b>") == "<blockquote expandable><b>a</b></blockquote>"


@pytest.mark.parametrize("text", ["plain", "R&B <live>", 'a "b"', "«Жел» — 5 > 3"])
def test_plain_undoes_markup(text: str) -> None:
    """What a reader sees is the text."""
    assert plain(bold(text)) == text
    assert plain(link(text, "https://x.example/")) == text


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("Жел", 3), ("📍", 2), ("a📍b", 4)])
def test_utf16_length(text: str, length: int) -> None:
    """Telegram counts an emoji as two."""
    assert utf16_length(text) == length
