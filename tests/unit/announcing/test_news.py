"""What changed in the base, told together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.news import Item, News, find_news
from bot.announcing.post import Audience
from bot.announcing.remembered import Remembered, read_state, write_state
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from tests.unit.small_year import with_entries


def _state(base: KnowledgeBase) -> Mapping[str, Remembered]:
    state = read_state(write_state(base))
    assert state is not None
    return state


def _changed(year: KnowledgeBase, name: str, **parts: object) -> KnowledgeBase:
    return with_entries(year, events=[year.events[name].model_copy(update=parts)])


def _without(year: KnowledgeBase, name: str) -> KnowledgeBase:
    return replace(year, events={each: event for each, event in year.events.items() if each != name})


def _figure_says(event: Event, **text: str) -> dict[str, object]:
    figure = event.figures[0]
    return {"figures": (figure.model_copy(update={"text": {**figure.text, **text}}),)}


def test_same_state_has_no_news(year: KnowledgeBase) -> None:
    """A start with the same base announces nothing."""
    assert not find_news(_state(year), year)


def test_new_event(year: KnowledgeBase) -> None:
    """What was not there before; an event that is gone is no news."""
    before = _without(year, "sky-museum")
    assert find_news(_state(before), year) == News(new=("sky-museum",))
    assert not find_news(_state(year), before)


def test_new_fact(year: KnowledgeBase) -> None:
    """A sentence that a known event did not have."""
    before = _changed(year, "aru-laketown", facts=())
    assert find_news(_state(before), year) == News(added=(Item(event="aru-laketown", part="fact"),))


def test_other_words_are_no_news(year: KnowledgeBase) -> None:
    """A sentence that was only polished."""
    event = year.events["aru-laketown"]
    after = _changed(year, "aru-laketown", **_figure_says(event, en="9,000 people had come to the arena."))
    assert not find_news(_state(year), after)


def test_other_number_is_a_correction(year: KnowledgeBase) -> None:
    """The same sentence with another number."""
    event = year.events["aru-laketown"]
    after = _changed(year, "aru-laketown", **_figure_says(event, en="9,500 people came to the arena."))
    assert find_news(_state(year), after) == News(corrected=(Item(event="aru-laketown", part="figure"),))


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "2 November 2025 · Longtown"), ("ru", "2 ноября 2025 года · Длинногорск"), ("kk", "2025 жылғы 2 қараша")],
)
def test_other_state_and_date(year: KnowledgeBase, language: Language, told: str) -> None:
    """That an event was called off, or moved."""
    event = year.events["dimaria-cancelled"]
    earlier = event.occurrences[0].model_copy(update={"start": "2025-10-30"})
    news = find_news(_state(_changed(year, event.id, state="held", occurrences=(earlier,))), year)
    assert [item.part for item in news.corrected] == ["state", "date"]
    post = Announcer(year, "a_bot").news(news, Audience(language=language))
    assert post is not None
    assert told in post.html


def test_post(year: KnowledgeBase, small_announcer: Announcer, english: Audience) -> None:
    """New events, then new facts, then corrections, each with its source; the buttons lead to the events."""
    event = year.events["tulip-fest-2025"]
    before = _changed(_without(year, "sky-museum"), "aru-laketown", facts=())
    before = _changed(before, event.id, **_figure_says(event, en="4,000 people came."))
    post = small_announcer.news(find_news(_state(before), year), english)
    assert post is not None
    source = '(<a href="https://news.example/1">Longtown News</a>)'
    start = "https://t.me/yearbot_test_bot?start=e-"
    assert post.html == (
        "<b>New facts about 2025</b>\n"
        "\n"
        "<u>New events</u>\n"
        f'• 12 September — <a href="{start}sky-museum">The Sky Museum opens</a>. The Sky Museum, founded by Marat '
        f"Bekov, opened in Longtown on 12 September 2025. {source}\n"
        "\n"
        "<u>New about known events</u>\n"
        f'• <a href="{start}aru-laketown">Aru sings in Laketown</a>: Laketown got a concert because its fans had '
        f"collected ten thousand signatures. {source}\n"
        "\n"
        "<u>Corrected</u>\n"
        f'• <a href="{start}tulip-fest-2025">Tulip Fest in Laketown</a>: 40,000 people came. {source}'
    )
    assert [row[0].url for row in post.buttons] == [
        f"{start}{each}" for each in ("sky-museum", "aru-laketown", "tulip-fest-2025")
    ]


def test_subjects(year: KnowledgeBase, small_announcer: Announcer) -> None:
    """Nothing for a chat that reads about something else, and nothing of events that are gone again."""
    news = News(new=("sky-museum", "gone"))
    assert small_announcer.news(news, Audience(language="en", subjects=frozenset({"music"}))) is None
    assert small_announcer.news(News(new=("gone",)), Audience(language="en")) is None
    assert year.events["sky-museum"].fields == ("museum",)


def test_great_news(announcer: Announcer, english: Audience) -> None:
    """Of many changes the greatest are told and the others counted."""
    post = announcer.news(find_news({}, announcer.base), english)
    assert post is not None
    assert post.html.count("• ") == 9
    assert post.html.endswith(f"And {len(announcer.base.events) - 9} more in the bot.")


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', '{"a": ["held"]}', '{"a": ["held", "", 1, 2, 3]}', "[" * 9999]
)
def test_broken_state(text: str) -> None:
    """What another version of the bot may have stored is no state."""
    assert read_state(text) is None


def test_state_is_the_same_whatever_the_order(year: KnowledgeBase) -> None:
    """Two reads of the same files make the same text."""
    turned = replace(year, events=dict(reversed(list(year.events.items()))))
    assert write_state(turned) == write_state(year)
    assert set(json.loads(write_state(year))) == set(year.events)
