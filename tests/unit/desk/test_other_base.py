from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.desk.own_questions import find_strays
from bot.knowledge.model import LANGUAGES
from bot.rendering.reply import Reply
from tests.unit.desk.packs import Pack, write_pack
from tests.unit.desk.twenty_events import grow

BOT = Path(__file__).resolve().parents[3] / "bot"
ALL_CONCERTS = [
    "ice-choir", "mira-vellan-glass-theatre", "accordion-night", "fog-jazz", "tin-gulls-farewell-cancelled",
]  # fmt: skip


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A base of twenty events about another place and year, for which nothing was tuned."""
    pack = write_pack(tmp_path_factory.mktemp("town") / "lanternbay-2031")
    grow(pack)
    return pack


@pytest.fixture(scope="module")
def townsman(town: Pack) -> Assistant:
    """Who answers about it."""
    return town.assistant()


def _talk(assistant: Assistant, *messages: str) -> list[Reply]:
    """Hold one conversation on a day of the festival."""
    context = Context(today=date(2031, 6, 21))
    replies = []
    for message in messages:
        answered = assistant.reply(message, context)
        context = replace(context, last=answered.turn or context.last, chosen=answered.language or context.chosen)
        replies.append(answered.reply)
    return replies


def test_code_knows_no_base() -> None:
    """No name of a country and no year of a base stands in the code; languages and alphabets may."""
    words = re.compile(r"kazakhstan|qazaqstan|казахст|қазақст|\b2025\b", re.IGNORECASE)
    found = {path.name for path in BOT.rglob("*.py") if words.search(path.read_text(encoding="utf-8"))}
    assert found == set()


def test_town_has_twenty_events(townsman: Assistant) -> None:
    """The base is small, and the words of its languages are those of every base."""
    assert len(townsman.base.events) == 20
    assert set(townsman.base.languages) == set(LANGUAGES)


def test_names_of_the_town_lead_home(town: Pack, townsman: Assistant) -> None:
    """Every title, name and alias leads to its entry, without a question set to tune on."""
    assert [str(stray) for stray in find_strays(town.load(), townsman, jobs=1)] == []


def test_conversation_about_a_month(townsman: Assistant) -> None:
    """A month is listed, and the next one is asked in two words."""
    june, august = _talk(townsman, "what happened in June?", "and in August?")
    assert june.events == ("accordion-night", "lantern-festival-2031")
    assert august.events == ("kite-week", "copper-statue")
    assert august.short.startswith("August 2031: 2 events.")


def test_conversation_about_facts(townsman: Assistant) -> None:
    """How many, when, who and why are told of the same evening; later questions need not name it."""
    many, when, who, why = _talk(
        townsman, "how many people came to Fog Jazz?", "when was it?", "who played?", "why was it held?"
    )
    assert many.short.startswith("530 people came to Fog Jazz.")
    assert when.short.startswith("20 September 2031 — Fog Jazz")
    assert who.short.startswith("Jory Quell — performer. Fog Jazz was held at the Glass Theatre in Lanternbay.")
    assert why.short.startswith("Fog Jazz was held because the town had collected money for it.")


def test_conversation_in_russian(townsman: Assistant) -> None:
    """Names are inflected, and follow-ups understood."""
    many, when, who = _talk(townsman, "сколько человек пришло на Гусиный балет?", "а когда он был?", "кто хореограф?")
    assert many.short.startswith("640 человек пришли на вечер «Гусиный балет».")
    assert when.short.startswith("29 марта 2031 года")
    assert who.short.startswith("Инес Тавор — хореограф. «Гусиный балет»")


def test_conversation_in_kazakh(townsman: Assistant) -> None:
    """The same in Kazakh."""
    when, many = _talk(townsman, "Мұз хоры қашан өтті?", "қанша адам келді?")
    assert when.short.startswith("2031 жылғы 11 қаңтар")
    assert many.short.startswith("310 адам «Мұз хоры» кешіне келді.")


def test_disputed_number_gives_each_value(townsman: Assistant) -> None:
    """Sources that disagree are both told."""
    (reply,) = _talk(townsman, "how many people came to the lantern festival?")
    assert reply.short.startswith("About 12,000 visitors by the organisers, 9,500 by the harbour police.")


@pytest.mark.parametrize(
    ("message", "events"),
    [
        ("all concerts", ALL_CONCERTS),
        ("все концерты", ALL_CONCERTS),
        ("барлық концерттер", ALL_CONCERTS),
        ("list exhibitions", ["paper-boats", "whale-bones"]),
        ("what happened in Lanternbay in October?", ["pumpkin-masks"]),
        ("/month 8", ["kite-week", "copper-statue"]),
        ("/artist Kip Dorran", ["accordion-night", "pumpkin-masks"]),
        ("Сел Амбрук", ["harbour-book", "herring-prize"]),
        ("/year", ["lantern-festival-2031"]),
        ("/today", ["lantern-festival-2031"]),
    ],
)
def test_lists_and_people(townsman: Assistant, message: str, events: list[str]) -> None:
    """Lists by kind, place, month and person."""
    (reply,) = _talk(townsman, message)
    assert (reply.status, list(reply.events)) == ("answer", events)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("how many people came to Fgo Jaz", "fog-jazz"),
        ("acordion nihgt", "accordion-night"),
        ("гусинный балет", "goose-ballet"),
        ("skol'ko lyudey prishlo na prazdnik fonarey", "lantern-festival-2031"),
        ("why did the Tin Gulls call off their concert?", "tin-gulls-farewell-cancelled"),
    ],
)
def test_slips_are_understood(townsman: Assistant, message: str, event: str) -> None:
    """Misspelt names and Latin letters for Russian ones lead to the event."""
    (reply,) = _talk(townsman, message)
    assert (reply.status, reply.events[0]) == ("answer", event)


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("concert of Taylor Swift", "unknown"),
        ("how much is bitcoin", "unknown"),
        ("The Beatles in Lanternbay", "unknown"),
        ("football cup", "unknown"),
        ("Димаш концерті", "unknown"),
        ("концерты в Алматы", "unknown_place"),
        ("what happened in Kazakhstan?", "unknown_place"),
        ("what happened in 2025?", "unknown_year"),
    ],
)
def test_outside_the_town_is_unknown(townsman: Assistant, message: str, intent: str) -> None:
    """The confidence rule holds on a small base: what is not in it is not answered from it."""
    (reply,) = _talk(townsman, message)
    assert (reply.status, reply.intent, reply.events) == ("unknown", intent, ())


def test_the_bot_speaks_of_its_own_year(townsman: Assistant) -> None:
    """Nothing that the bot says of itself names another base, and Telegram takes it."""
    for language in LANGUAGES:
        profile = townsman.profile(language)
        title = townsman.base.info.title[language]
        assert profile.description.startswith(title)
        assert len(profile.description) <= 512
        assert profile.short_description.startswith(title)
        assert len(profile.short_description) <= 120
        said = [profile.description, *(what for _, what in townsman.menu(language))]
        said += [
            townsman.reply(each, Context(today=date(2031, 1, 1), client=language)).reply.text
            for each in ("/help", "/start")
        ]
        assert not re.search(r"2025|Kazakhstan|Казахст|Қазақст|Dimash|Димаш", " ".join(said))
