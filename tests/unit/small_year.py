"""A made-up year of a dozen events: small enough to know by heart, large enough for rivals, twins and traps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Person, Place, Topic
from tests.unit.knowledge.small_base import write_small_base

__all__ = ["build_small_year", "with_entries"]

Texts = Mapping[str, str]
_NO_ALIASES: Mapping[str, Sequence[str]] = {"en": [], "ru": [], "kk": []}
_SOURCE = {"id": "news-1", "url": "https://news.example/1", "publisher": "Longtown News", "title": "News"}


def build_small_year(folder: Path) -> KnowledgeBase:
    """Return the small base with more places, people and events around its two."""
    base = write_small_base(folder).load()
    return with_entries(
        base,
        places=_places(),
        people=_people(),
        topics=_topics(),
        events=[*_events_of_stage(), *_events_of_halls()],
    )


def with_entries(
    base: KnowledgeBase,
    *,
    events: Sequence[Event] = (),
    people: Sequence[Person] = (),
    places: Sequence[Place] = (),
    topics: Sequence[Topic] = (),
) -> KnowledgeBase:
    """Return a base in which some entries are added or stand in the place of others."""
    return replace(
        base,
        events=dict(base.events) | {each.id: each for each in events},
        people=dict(base.people) | {each.id: each for each in people},
        places=dict(base.places) | {each.id: each for each in places},
        topics=dict(base.topics) | {each.id: each for each in topics},
    )


def _in_three(en: str, ru: str, kk: str) -> Texts:
    return {"en": en, "ru": ru, "kk": kk}


def _places() -> list[Place]:
    names = {
        "laketown": ("city", "steppeland", _in_three("Laketown", "Озёрск", "Көлқала")),
        "laketown-arena": ("venue", "laketown", _in_three("Laketown Arena", "Озёрск Арена", "Көлқала Аренасы")),
        "farland": ("country", None, _in_three("Farland", "Далёкая страна", "Алыс ел")),
        "portus": ("city", "farland", _in_three("Portus", "Портус", "Портус")),
    }
    return [
        Place.model_validate(
            {"id": name, "kind": kind, "within": within, "name": texts, "aliases": _NO_ALIASES}, strict=False
        )
        for name, (kind, within, texts) in names.items()
    ]


def _people() -> list[Person]:
    whats = {
        "dimaria": (_in_three("Dimaria Qosanova", "Димария Косанова", "Димария Қосанова"), "violinist"),
        "marat": (_in_three("Marat Bekov", "Марат Беков", "Марат Беков"), "collector"),
    }
    kazakh = {"violinist": ("скрипачка", "скрипкашы"), "collector": ("коллекционер", "коллекционер")}
    return [
        Person.model_validate(
            {
                "id": name,
                "name": names,
                "what": _in_three(f"a {what}", *kazakh[what]),
                "aliases": {"en": [names["en"].split()[0]], "ru": [names["ru"].split()[0]], "kk": []},
            },
            strict=False,
        )
        for name, (names, what) in whats.items()
    ]


def _topics() -> list[Topic]:
    return [
        Topic.model_validate(
            {
                "id": "tulip-fest",
                "kind": "festival",
                "name": _in_three("Tulip Fest", "Тюльпан Фест", "Қызғалдақ Фест"),
                "aliases": _NO_ALIASES,
            },
            strict=False,
        )
    ]


def _event(name: str, title: Texts, summary: Texts, **parts: Any) -> Event:
    """Return an event; what it does not say itself is the plainest thing possible."""
    plain: dict[str, Any] = {"weight": 3, "sources": [_SOURCE], "aliases": _NO_ALIASES}
    return Event.model_validate(plain | {"id": name, "title": title, "summary": summary} | parts, strict=False)


def _at(start: str, place: str | None = None, **more: Any) -> dict[str, Any]:
    return {"start": start, "place": place, "sources": ["news-1"], **more}


def _who(person: str, *roles: str) -> dict[str, Any]:
    return {"person": person, "roles": list(roles), "sources": ["news-1"]}


def _figure(kind: str, value: int, text: Texts, *, of: Texts, unit: str = "people") -> dict[str, Any]:
    return {"kind": kind, "of": of, "text": text, "value": value, "unit": unit, "sources": ["news-1"]}


def _fact(kind: str, text: Texts) -> dict[str, Any]:
    return {"kind": kind, "text": text, "sources": ["news-1"]}


def _events_of_stage() -> list[Event]:
    visitors = _in_three("visitors", "зрители", "көрермендер")
    return [
        _event(
            "aru-laketown",
            _in_three("Aru sings in Laketown", "Ару поёт в Озёрске", "Ару Көлқалада ән салды"),
            _in_three(
                "Aru Dalayeva sang in Laketown on 25 August 2025.",
                "Ару Далаева пела в Озёрске 25 августа 2025 года.",
                "Ару Далаева 2025 жылғы 25 тамызда Көлқалада ән салды.",
            ),
            kinds=["concert"],
            fields=["music"],
            occurrences=[_at("2025-08-25", "laketown-arena")],
            people=[_who("aru", "performer"), _who("dimaria", "guest")],
            figures=[
                _figure(
                    "attendance",
                    9000,
                    _in_three(
                        "9,000 people came to the arena.", "9000 человек пришли на арену.", "Аренаға 9000 адам келді."
                    ),
                    of=visitors,
                ),
            ],
            facts=[
                _fact(
                    "why",
                    _in_three(
                        "Laketown got a concert because its fans had collected ten thousand signatures.",
                        "Концерт в Озёрске дали потому, что поклонники собрали десять тысяч подписей.",
                        "Көлқалада концерт өтуінің себебі – жанкүйерлер он мың қол жинады.",
                    ),
                )
            ],
        ),
        _event(
            "dimaria-cancelled",
            _in_three("Dimaria's violin night", "Скрипичный вечер Димарии", "Димарияның скрипка кеші"),
            _in_three(
                "The violin night of Dimaria Qosanova in Longtown on 2 November 2025 was cancelled.",
                "Скрипичный вечер Димарии Косановой в Длинногорске 2 ноября 2025 года отменили.",
                "Димария Қосанованың 2025 жылғы 2 қарашада Ұзынқалада өтуі тиіс скрипка кеші өтпеді.",
            ),
            kinds=["concert"],
            fields=["music"],
            state="cancelled",
            occurrences=[_at("2025-11-02", "longtown")],
            people=[_who("dimaria", "performer")],
        ),
        _event(
            "tulip-fest-2025",
            _in_three("Tulip Fest in Laketown", "Тюльпан Фест в Озёрске", "Көлқаладағы Қызғалдақ Фест"),
            _in_three(
                "Tulip Fest filled Laketown with tulips from 1 to 3 May 2025.",
                "Тюльпан Фест украсил Озёрск тюльпанами с 1 по 3 мая 2025 года.",
                "Қызғалдақ Фест 2025 жылғы 1–3 мамырда Көлқаланы қызғалдаққа толтырды.",
            ),
            kinds=["festival"],
            fields=["festival"],
            occurrences=[_at("2025-05-01", "laketown", end="2025-05-03")],
            topics=["tulip-fest"],
            figures=[
                _figure(
                    "attendance",
                    40000,
                    _in_three("40,000 people came.", "40 000 человек пришли.", "40 000 адам келді."),
                    of=visitors,
                )
            ],
        ),
        _event(
            "snow-opera",
            _in_three("The Snow Queen opera opens", "Премьера оперы «Снежная королева»", "«Қар ханшайымы» операсы"),
            _in_three(
                "The opera The Snow Queen had its first night in Longtown on 20 January 2025.",
                "Премьера оперы «Снежная королева» прошла в Длинногорске 20 января 2025 года.",
                "«Қар ханшайымы» операсының премьерасы 2025 жылғы 20 қаңтарда Ұзынқалада өтті.",
            ),
            kinds=["opera"],
            fields=["theatre"],
            occurrences=[_at("2025-01-20", "longtown")],
        ),
    ]


def _events_of_halls() -> list[Event]:
    return [
        _event(
            "sky-museum",
            _in_three("The Sky Museum opens", "Открытие Музея неба", "Аспан музейі ашылды"),
            _in_three(
                "The Sky Museum, founded by Marat Bekov, opened in Longtown on 12 September 2025.",
                "Музей неба, основанный Маратом Бековым, открылся в Длинногорске 12 сентября 2025 года.",
                "Марат Беков негізін қалаған Аспан музейі 2025 жылғы 12 қыркүйекте Ұзынқалада ашылды.",
            ),
            kinds=["opening", "museum"],
            fields=["museum"],
            weight=5,
            occurrences=[_at("2025-09-12", "longtown")],
            people=[_who("marat", "founder")],
            related=["tulip-fest-2025"],
        ),
        _event(
            "dimaria-award",
            _in_three(
                "Dimaria gets the Bow prize in Portus", "Димария получает премию «Смычок»", "Димария «Ысқыш» алды"
            ),
            _in_three(
                "Dimaria Qosanova received the Bow prize in Portus on 8 December 2025.",
                "Димария Косанова получила премию «Смычок» в Портусе 8 декабря 2025 года.",
                "Димария Қосанова 2025 жылғы 8 желтоқсанда Портуста «Ысқыш» сыйлығын алды.",
            ),
            kinds=["award"],
            fields=["music"],
            occurrences=[_at("2025-12-08", "portus")],
            people=[_who("dimaria", "winner")],
        ),
        _event(
            "library-law",
            _in_three("A law on libraries", "Закон о библиотеках", "Кітапханалар туралы заң"),
            _in_three(
                "A law on libraries was passed in 2025.",
                "В 2025 году приняли закон о библиотеках.",
                "2025 жылы кітапханалар туралы заң қабылданды.",
            ),
            kinds=["law"],
            fields=["policy"],
            weight=2,
            occurrences=[_at("2025", "steppeland")],
        ),
    ]
