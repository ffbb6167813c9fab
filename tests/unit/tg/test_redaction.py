from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator

import pytest

from bot.tg.redaction import set_up_logging
from tests.unit.tg.fakes import TOKEN

SECRET = TOKEN.partition(":")[2]


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """Where the log goes while a test runs."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up_logging("DEBUG", secrets=[TOKEN], stream=stream)
    yield stream
    root.handlers[:], root.level = handlers, level


@pytest.mark.parametrize("form", ["{}", "{!r}", "https://api.telegram.org/bot{}/getMe", "x{}x"])
def test_token_in_arguments(stream: io.StringIO, form: str) -> None:
    """Arguments are put in after filters have run; the formatter sees the whole line."""
    logging.getLogger("bot").error("failed: %s", form.format(TOKEN))
    assert "failed: " in stream.getvalue()
    assert SECRET not in stream.getvalue()
    assert "<token>" in stream.getvalue()


@pytest.mark.parametrize("form", [str.lower, str.upper, str.capitalize])
def test_token_in_other_letters(stream: io.StringIO, form: Callable[[str], str]) -> None:
    """PTB changes the case of the sentences that Telegram refuses something with."""
    logging.getLogger("bot").error("refused: %s", form(f"no such address: /bot{TOKEN}"))
    assert SECRET.lower() not in stream.getvalue().lower()


def test_token_in_traceback(stream: io.StringIO) -> None:
    """Tracebacks show the text of exceptions, and those the address."""
    try:
        int(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError:
        logging.getLogger("bot").exception("failed")
    assert "Traceback" in stream.getvalue()
    assert SECRET not in stream.getvalue()


def test_token_with_escaped_colon_and_without_its_number(stream: io.StringIO) -> None:
    """Half a token is a token: the number of the bot is public."""
    logging.getLogger("bot").error("%s %s", TOKEN.replace(":", "%3A"), SECRET)
    assert stream.getvalue().endswith("ERROR <token> <token>\n")


@pytest.mark.parametrize("name", ["httpx", "httpcore.http11", "telegram.Bot"])
def test_libraries_do_not_tell_every_request(stream: io.StringIO, name: str) -> None:
    """At their usual level they would log addresses with the token, line by line."""
    logging.getLogger(name).info("POST https://api.telegram.org/bot…")
    logging.getLogger(name).warning("wrong")
    assert stream.getvalue().endswith("WARNING wrong\n")
    assert "POST" not in stream.getvalue()
