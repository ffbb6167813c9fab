"""What stands above the list of a month and of the year."""

from datetime import date
from pathlib import Path

import pytest

from bot.answering.listing import Listing
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering import html
from bot.rendering.opening import Opening
from bot.rendering.renderer import Renderer
from tests.unit.knowledge.small_base import AUGUST, SmallBase, write_small_base

CONCERT = "events/aru-concert.yaml"
CONTEXT = Context(today=date(2025, 7, 1))


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a base that tells of August and has three concerts in it."""
    small = write_small_base(tmp_path)
    text = (small.root / CONCERT).read_text(encoding="utf-8")
    for name in ("aru-again", "aru-at-last"):
        quiet = text[: text.index("figures:")] + text[text.index("facts:") : text.index("disputes:")]
        entry = quiet + text[text.index("sources:\n  - id") :]
        small.write(f"events/{name}.yaml", entry.replace('id: "aru-concert"', f'id: "{name}"'))
    small.write("months/08.yaml", AUGUST)
    return small


def test_month_opens_with_its_text(small: SmallBase) -> None:
    """The text stands above the list; the short answer counts and names the headlines."""
    reply = Assistant(small.load()).reply("/month 8", CONTEXT).reply
    assert reply.text.splitlines()[:2] == [
        "August 2025: 3 events.",
        'August was Aru\'s month. She sang "Wind." It rained. On the 10th 27,000 people came.',
    ]
    assert reply.short == "August 2025: 3 events. " + "; ".join(["Aru sings in Longtown"] * 3) + "."
    assert html.escape("It rained.") in reply.html


@pytest.mark.parametrize(
    "listing",
    [
        Listing(spans=((date(2025, 8, 1), date(2025, 8, 30)),)),
        Listing(spans=((date(2025, 8, 1), date(2025, 9, 30)),)),
        Listing(spans=((date(2025, 8, 1), date(2025, 8, 31)),), people=("aru",)),
        Listing(spans=((date(2025, 9, 1), date(2025, 9, 30)),)),
        Listing(spans=((date(2025, 8, 1), date(2025, 8, 31)),), order="first"),
    ],
)
def test_other_lists_open_with_nothing(small: SmallBase, listing: Listing) -> None:
    """Part of a month, two months, a person's month, a month without a text, a superlative."""
    base = small.load()
    renderer = Renderer(base)
    assert Opening(base, renderer.wording("en"), renderer.phrase, "en").write(listing) is None


def test_second_page_is_a_list(small: SmallBase) -> None:
    """Whoever turns the page has read the text."""
    text = (small.root / "events/aru-again.yaml").read_text(encoding="utf-8")
    for number in range(8):
        small.write(f"events/more-{number}.yaml", text.replace('id: "aru-again"', f'id: "more-{number}"'))
    assistant = Assistant(small.load())
    first, second = (assistant.press(f"m:en:8:{page}", CONTEXT).reply for page in (0, 1))
    assert "It rained." in first.html
    assert "It rained." not in second.html
    assert second.html.startswith("<b>August 2025: 11 events.</b>\n• ")
    assert assistant.press("m:en:8:99", CONTEXT).reply.html == second.html


def test_year_opens_with_its_text_and_numbers(small: SmallBase) -> None:
    """A disputed number is told with what each source says."""
    reply = Assistant(small.load()).reply("/year", CONTEXT).reply
    assert reply.short == "Two things happened."
    assert reply.text.splitlines()[:9] == [
        "A small year",
        "Two things happened.",
        "",
        "The year in numbers",
        "· 4 events; cities: 1; countries: 1. Fullest month: August (3).",
        "· Most visitors: The police speak of 25,000, the organisers of 27,000 (Aru sings in Longtown).",
        "· Largest concert audience: The police speak of 25,000, the organisers of 27,000 (Aru sings in Longtown).",
        "",
        "The headlines of 2025",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("message", ["/year", *(f"/month {number}" for number in range(1, 13))])
def test_shipped_openings_fit(assistant: Assistant, language: Language, message: str) -> None:
    """The text, the numbers and all eight lines of the first page stand in one message."""
    reply = assistant.reply(message, Context(today=date(2025, 7, 1), client=language)).reply
    seen = html.plain(reply.html)
    assert reply.lang == language
    assert html.utf16_length(seen) <= html.MAX_MESSAGE
    assert seen.count("\n• ") == 8
    assert len(reply.short) <= 300


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("what happened in September?", "September opened doors"),
        ("что было в мае?", "Май вышел на сцену"),
        ("қыркүйекте не болды?", "Қыркүйек жаңа есіктер ашты"),
        ("мәдениет 2025 қорытынды", "2025 жылы әлем Қазақстанға келді"),
    ],
)
def test_questions_for_a_time_are_told_of_it(assistant: Assistant, message: str, words: str) -> None:
    """Not only the commands."""
    assert words in assistant.reply(message, CONTEXT).reply.text
