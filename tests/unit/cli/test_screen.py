from __future__ import annotations

from dataclasses import replace

from bot.cli.screen import Piece, compose, source_line
from bot.knowledge.base import KnowledgeBase
from bot.rendering.reply import Button, Reply

REPLY = Reply(
    status="answer",
    intent="how-many",
    short="Many & more.",
    text="Many & more.",
    html='<b>Many &amp; more.</b>\nSource: <a href="https://example.org/a?b=1&amp;c=2">A &lt;paper&gt;</a>',
    lang="en",
    events=("jennifer-lopez-almaty",),
    buttons=((Button(text="Page", url="https://example.org"),), (Button(text="Sources", data="s:en:x"),)),
)


def test_compose_styles(base: KnowledgeBase) -> None:
    """Bold is bold, entities are letters, a link shows its address, a button its number."""
    screen = compose(REPLY, base, whole=False)
    assert screen.lines[0] == (Piece("Many & more.", "bold"),)
    assert screen.plain().splitlines() == [
        "Many & more.",
        "Source: A <paper> <https://example.org/a?b=1&c=2>",
        " 1  Sources",
    ]


def test_compose_choices_have_data(base: KnowledgeBase) -> None:
    """A button that only opens a page is not a choice."""
    assert compose(REPLY, base, whole=False).choices == ("s:en:x",)


def test_compose_whole_adds_the_source(base: KnowledgeBase) -> None:
    """Plain text has no links, so the first source follows it."""
    lines = compose(REPLY, base, whole=True).plain().splitlines()
    assert lines == ["Many & more.", source_line(REPLY, base), " 1  Sources"]


def test_compose_numbers_the_lines_of_a_list(base: KnowledgeBase) -> None:
    """An event that stands in a line is not repeated as a button; others are."""
    here, other = "jennifer-lopez-almaty", "jennifer-lopez-astana"
    titles = {each: base.events[each].title["en"] for each in (here, other)}
    listed = replace(
        REPLY,
        intent="list",
        text=f"Two:\n• 10 August — {titles[here]}",
        buttons=(
            (Button(text="Short…", data=f"e:en:{here}"),),
            (Button(text="Short…", data=f"e:en:{other}"),),
            (Button(text="Next", data="l:en:c:1"),),
        ),
    )
    screen = compose(listed, base, whole=True)
    assert screen.plain().splitlines() == ["Two:", f" 1  10 August — {titles[here]}", f" 2  {titles[other]}"]
    assert screen.choices == (f"e:en:{here}", f"e:en:{other}")


def test_source_line_names_publisher_and_address(base: KnowledgeBase) -> None:
    """The first source of the event stands for all."""
    source = base.events["jennifer-lopez-almaty"].sources[0]
    assert source_line(REPLY, base) == f"[{source.publisher}: {source.url}]"


def test_source_line_of_many_events(base: KnowledgeBase) -> None:
    """A list has no single source."""
    assert source_line(replace(REPLY, intent="list"), base) is None
    assert source_line(replace(REPLY, events=()), base) is None
