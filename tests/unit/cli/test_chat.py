from __future__ import annotations

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES
from tests.unit.cli.conftest import Run


def _replies(out: str) -> list[str]:
    return out.rstrip("\n").split("\n\n")


def test_chat_answers_each_line(run: Run) -> None:
    """Piped lines get one reply each, a blank line between, no prompts and no colours."""
    ran = run("chat", typed="when was Dimash in New York?\n\nспасибо\n".encode())
    assert (ran.status, ran.err) == (0, "")
    first, second = _replies(ran.out)
    assert first.startswith("5 October 2025")
    assert "https://" in first
    assert len(second.splitlines()) == 1
    assert "\x1b" not in ran.out


def test_chat_prints_lists_whole(run: Run, base: KnowledgeBase) -> None:
    """A month longer than a page is printed to its end, without a button to turn pages."""
    ran = run("chat", typed=b"/month 9\n")
    heading, text, *lines = ran.out.splitlines()
    assert text == base.months["09"].text["en"]
    assert len(lines) > 8
    assert f"{len(lines)} events" in heading
    assert base.phrases["en"]["next"] not in ran.out


def test_chat_number_opens_a_line_of_the_list(run: Run, base: KnowledgeBase) -> None:
    """A number opens the event that stands behind it."""
    ran = run("chat", typed=b"Backstreet Boys\n3\n")
    _, card = _replies(ran.out)
    summary = base.events["backstreet-boys-astana"].summary["en"]
    assert card.startswith(summary[:60])


def test_chat_number_without_choices_is_a_question(run: Run) -> None:
    """A number that no choice has is a message like any other."""
    ran = run("chat", typed=b"99\n")
    assert ran.status == 0
    assert ran.out


def test_chat_follow_up(run: Run) -> None:
    """A question leans on the answer before it."""
    ran = run("chat", typed=b"Backstreet Boys in Almaty\nand in Astana?\n")
    assert "21 September 2025" in _replies(ran.out)[1]


def test_chat_language_is_remembered(run: Run, base: KnowledgeBase) -> None:
    """A chosen language decides the commands that follow."""
    ran = run("chat", typed=b"/language kk\n/help\n")
    assert base.info.covers["kk"] in _replies(ran.out)[1]


def test_chat_lang(run: Run, base: KnowledgeBase) -> None:
    """--lang is the language of messages that show none."""
    assert base.info.covers["ru"] in run("chat", "--lang", "ru", typed=b"/help\n").out


@pytest.mark.parametrize("farewell", ["/quit", "/exit", " /QUIT "])
def test_chat_quit(run: Run, farewell: str) -> None:
    """After /quit nothing is answered, and that is no error."""
    ran = run("chat", typed=f"hello\n{farewell}\nwhen was Dimash in New York?\n".encode())
    assert ran.status == 0
    assert len(_replies(ran.out)) == 1


def test_chat_bad_utf8(run: Run) -> None:
    """Bytes that are no text are answered too."""
    ran = run("chat", typed=b"\xff\xfe hello\r\n")
    assert ran.status == 0
    assert len(_replies(ran.out)) == 1


def test_chat_without_terminal_and_input(run: Run, base: KnowledgeBase) -> None:
    """With nobody to talk to it shows the base's own examples in three languages."""
    ran = run("chat")
    assert ran.status == 0
    for language in LANGUAGES:
        assert f"> {base.info.examples[language][0]}\n" in ran.out
    assert "Traceback" not in ran.err


def test_chat_empty_input(start: Run) -> None:
    """An empty standard input is no input."""
    ran = start("chat")
    assert ran.status == 0
    assert ran.out.startswith("No terminal and no input: here is a sample.")
