from __future__ import annotations

import logging

import pytest

from bot.rendering.html import utf16_length
from bot.rendering.reply import Button, Reply
from bot.tg.outgoing import cut, render_reply


def _reply(html: str = "<b>When</b>", buttons: tuple[tuple[Button, ...], ...] = (), text: str = "When") -> Reply:
    return Reply(status="answer", intent="when", short="When", text=text, html=html, lang="en", buttons=buttons)


def _labels(buttons: tuple[tuple[Button, ...], ...]) -> list[list[str]]:
    keyboard = render_reply(_reply(buttons=buttons)).keyboard
    return [] if keyboard is None else [[button.text for button in row] for row in keyboard.inline_keyboard]


def test_html_as_it_is() -> None:
    """Replies are finished; nothing is escaped a second time."""
    outgoing = render_reply(_reply())
    assert (outgoing.text, outgoing.parse_mode, outgoing.keyboard) == ("<b>When</b>", "HTML", None)


def test_too_long_reply_arrives_as_plain_text(caplog: pytest.LogCaptureFixture) -> None:
    """Cut HTML could be refused; the mistake is told in the log."""
    outgoing = render_reply(_reply(html="<b>" + "🎻" * 2100 + "</b>", text="🎻" * 2100))
    assert outgoing.parse_mode is None
    assert utf16_length(outgoing.text) <= 4096
    assert outgoing.text.endswith("🎻…")
    assert "too long" in caplog.text


def test_tags_do_not_count_as_length(caplog: pytest.LogCaptureFixture) -> None:
    """Telegram counts what the reader sees."""
    with caplog.at_level(logging.ERROR):
        assert render_reply(_reply(html="<b>a</b>" * 1000)).parse_mode == "HTML"
    assert caplog.text == ""


def test_buttons() -> None:
    """Rows stay rows; a button opens an address or sends data."""
    rows = ((Button(text="a", data="e:en:x"), Button(text="b", url="https://example.org")),)
    keyboard = render_reply(_reply(buttons=rows)).keyboard
    assert keyboard is not None
    first, second = keyboard.inline_keyboard[0]
    assert (first.callback_data, second.url) == ("e:en:x", "https://example.org")


def test_button_with_too_much_data_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    """64 bytes, not letters: one bad button would cost the whole message."""
    fits, fits_not = Button(text="a", data="ә" * 32), Button(text="b", data="ә" * 32 + "x")
    assert _labels(((fits, fits_not), (fits_not,))) == [["a"]]
    assert "too long" in caplog.text


def test_button_that_does_nothing_is_left_out() -> None:
    """Neither without words nor without an effect."""
    assert _labels(((Button(text=" ", data="x"), Button(text="a"), Button(text="b", data="x")),)) == [["b"]]


def test_at_most_a_hundred_buttons_eight_in_a_row() -> None:
    """Telegram takes no more."""
    row = tuple(Button(text=str(number), data="x") for number in range(10))
    rows = _labels((row,) * 20)
    assert max(map(len, rows)) == 8
    assert sum(map(len, rows)) == 100


@pytest.mark.parametrize(("text", "expected"), [("abc", "abc"), ("abcd", "ab…"), ("a🎻b", "a…"), ("🎻🎻", "🎻…")])
def test_cut(text: str, expected: str) -> None:
    """Lengths are UTF-16 units, and no letter is cut in half."""
    assert cut(text, 3) == expected
