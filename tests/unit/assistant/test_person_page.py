"""The page of a person, and the buttons that turn it."""

from datetime import date
from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.knowledge.model import LANGUAGES, MAX_ID, Language
from bot.rendering import html
from tests.unit.knowledge.small_base import SmallBase, write_small_base

CONTEXT = Context(today=date(2025, 7, 1))
CONCERT = "events/aru-concert.yaml"


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a base in which Aru is the guest of the premiere of Olzhas, too."""
    small = write_small_base(tmp_path)
    part = '  - person: "aru"\n    roles: ["guest"]\n    sources: ["kino-1"]\n'
    small.edit("events/wind-premiere.yaml", 'topics: ["wind-film"]', f'{part}topics: ["wind-film"]')
    return small


def _add_concerts(small: SmallBase, count: int) -> None:
    text = (small.root / CONCERT).read_text(encoding="utf-8")
    for number in range(count):
        entry = text.replace('id: "aru-concert"', f'id: "more-{number}"')
        small.write(f"events/more-{number}.yaml", entry.replace("2025-08-10", f"2025-10-{number + 1:02}", 1))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            (
                "Aru Dalayeva — a singer.\nIn 2025: 2 events.\n"
                "• 10 August — Aru sings in Longtown (performer)\n"
                "• September — Wind is shown for the first time (guest)\n"
                "Together with: Olzhas Kenov."
            ),
        ),
        (
            "ru",
            (
                "Ару Далаева — певица.\nВ 2025 году: 2 события.\n"
                "• 10 августа — Ару поёт в Длинногорске (исполнитель)\n"
                "• сентябрь — Первый показ фильма «Ветер» (гость)\n"
                "Вместе с кем: Олжас Кенов."
            ),
        ),
        (
            "kk",
            (
                "Ару Далаева — әнші.\n2025 жылы: 2 оқиға.\n"
                "• 10 тамыз — Ару Ұзынқалада ән салды (орындаушы)\n"
                "• қыркүйек — «Жел» фильмі алғаш көрсетілді (қонақ)\n"
                "Кімдермен бірге: Олжас Кенов."
            ),
        ),
    ],
)
def test_page_in_each_language(small: SmallBase, language: Language, text: str) -> None:
    """Who, how much, what in order with dates and roles, with whom."""
    reply = Assistant(small.load()).press(f"p:{language}:aru", CONTEXT).reply
    assert reply.text == text
    assert reply.events == ("aru-concert", "wind-premiere")
    assert [button.data for row in reply.buttons for button in row] == [
        f"e:{language}:aru-concert",
        f"e:{language}:wind-premiere",
        f"p:{language}:olzhas",
    ]


def test_command_and_link_lead_to_the_page(small: SmallBase) -> None:
    """As the button does."""
    assistant = Assistant(small.load())
    expected = assistant.press("p:en:aru", CONTEXT)
    assert assistant.reply("/artist Aru", CONTEXT) == expected
    assert assistant.reply("/start p-aru", CONTEXT) == expected


def test_long_page_is_turned(small: SmallBase) -> None:
    """Eight events a page; the text has them all, and the buttons lead on and back."""
    _add_concerts(small, 8)
    assistant = Assistant(small.load())
    first = assistant.press("p:en:aru", CONTEXT).reply
    assert "Page 1 of 2" in first.html
    assert (first.html.count("• "), first.text.count("• ")) == (8, 10)
    (on,) = [button for row in first.buttons for button in row if button.text == "Next →"]
    assert on.data is not None
    second = assistant.press(on.data, CONTEXT).reply
    assert "Page 2 of 2" in second.html
    assert second.html.count("• ") == 2
    (back,) = [button for row in second.buttons for button in row if button.text == "← Previous"]
    assert back.data is not None
    assert assistant.press(back.data, CONTEXT).reply == first


def test_order_is_that_of_what_the_events_are_about(small: SmallBase) -> None:
    """An arrival days before a concert does not move it; what has only a year comes last."""
    small.edit(CONCERT, '  - start: "2025-08-10"', '  - start: "2025-09-30"')
    arrival = '  - start: "2025-01-01"\n    sources: ["longtown-news-1"]\n'
    small.edit(CONCERT, "people:", f"{arrival}people:")
    _add_concerts(small, 1)
    small.edit("events/more-0.yaml", '"2025-09-30"', '"2025"')
    reply = Assistant(small.load()).press("p:en:aru", CONTEXT).reply
    assert reply.events == ("wind-premiere", "aru-concert", "more-0")
    assert "• 30 September — Aru sings in Longtown" in reply.text


def test_cancelled_event_says_so(small: SmallBase) -> None:
    """Nobody should think that it was held."""
    small.edit(CONCERT, "weight: 4", 'weight: 4\nstate: "cancelled"')
    assert "(performer, cancelled)" in Assistant(small.load()).press("p:en:aru", CONTEXT).reply.text


def test_longest_id_fits_its_buttons(small: SmallBase) -> None:
    """An id as long as allowed still leaves room for the number of a page."""
    name = "a" * MAX_ID
    text = (small.root / "people/aru.yaml").read_text(encoding="utf-8").replace('id: "aru"', f'id: "{name}"')
    (small.root / "people/aru.yaml").unlink()
    small.write(f"people/{name}.yaml", text)
    small.edit(CONCERT, '"aru"', f'"{name}"')
    small.edit("events/wind-premiere.yaml", '"aru"', f'"{name}"')
    _add_concerts(small, 8)
    reply = Assistant(small.load()).press(f"p:en:{name}", CONTEXT).reply
    assert all(len((button.data or "").encode()) <= 64 for row in reply.buttons for button in row)


@pytest.mark.parametrize("data", ["a:en:zzzzz:0", "a:en:zzzzz:x", "a:en::1", "a:en:1"])
def test_button_of_nobody(assistant: Assistant, data: str) -> None:
    """Old data is answered politely."""
    assert assistant.press(data, CONTEXT).reply.intent == "old_button"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_every_person_fits(assistant: Assistant, language: Language) -> None:
    """Nothing is cut: the companions, who stand last, are always there."""
    for person in assistant.base.people:
        data: str | None = f"p:{language}:{person}"
        seen: set[str] = set()
        while data is not None and data not in seen:
            seen.add(data)
            reply = assistant.press(data, CONTEXT).reply
            shown = html.plain(reply.html)
            assert html.utf16_length(shown) <= html.MAX_MESSAGE
            assert shown.splitlines()[-1] == reply.text.splitlines()[-1]
            buttons = [button for row in reply.buttons for button in row]
            assert all(len((button.data or "").encode()) <= 64 for button in buttons)
            data = next((each.data for each in buttons if each.text.endswith("→")), None)
