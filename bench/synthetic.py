"""Bases of any size with invented events, to see how answering grows; the same seed makes the same base.

Names are made of syllables that all three languages can spell. The words around them are few and often, as in real
entries: a third of the events are concerts and most lie in two cities, so that common words stand in very many entries.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Language, Person, Topic

__all__ = ["Asked", "ask_about", "make_base"]

PEOPLE_PER_EVENT = 0.5
TOPICS_PER_EVENT = 0.25
FIRST_DAY = date(2025, 1, 1)
CITIES = ("almaty", "astana", "turkistan", "aktau", "kostanay", "taldykorgan")
CITY_WEIGHTS = (5, 4, 1, 1, 1, 1)
TYPO_SHARE = 0.5
"""The share of questions with a typing error in a name."""
SHORTEST_TO_SPOIL = 5

Names = Mapping[Language, str]

# Parts of syllables as English, Russian and Kazakh readers spell them.
_ONSETS = (
    ("b", "б", "б"), ("d", "д", "д"), ("g", "г", "г"), ("gh", "г", "ғ"), ("zh", "ж", "ж"), ("z", "з", "з"),
    ("k", "к", "к"), ("q", "к", "қ"), ("l", "л", "л"), ("m", "м", "м"), ("n", "н", "н"), ("p", "п", "п"),
    ("r", "р", "р"), ("s", "с", "с"), ("t", "т", "т"), ("sh", "ш", "ш"),
)  # fmt: skip
_VOWELS = (("a", "а", "а"), ("e", "е", "е"), ("i", "и", "і"), ("o", "о", "о"), ("u", "у", "ұ"), ("y", "ы", "ы"))
_CODAS = (
    ("", "", ""), ("", "", ""), ("n", "н", "н"), ("r", "р", "р"), ("l", "л", "л"), ("t", "т", "т"), ("m", "м", "м"),
    ("s", "с", "с"), ("ng", "н", "ң"),
)  # fmt: skip

_KINDS: Sequence[tuple[str, str, str, tuple[str, str, str]]] = (
    ("concert", "music", "performer", ("concert", "концерт", "концерт")),
    ("concert", "music", "performer", ("concert", "концерт", "концерт")),
    ("exhibition", "visual-art", "artist", ("exhibition", "выставка", "көрме")),
    ("film", "film", "director", ("film", "фильм", "фильм")),
    ("festival", "festival", "performer", ("festival", "фестиваль", "фестиваль")),
    ("theatre", "theatre", "director", ("play", "спектакль", "спектакль")),
)

_TITLE: Names = {
    "en": "{topic}: {kind} of {person}",
    "ru": "«{topic}»: {kind}, {person}",
    "kk": "«{topic}»: {kind}, {person}",
}
_SUMMARY: Names = {
    "en": "{person} brought the {kind} {topic} to {city} on {day}; it was one of many evenings of the season.",
    "ru": "{person} представил {kind} «{topic}», {city}, {day}; это был один из многих вечеров сезона.",
    "kk": "{person} {city} қаласында {day} күні «{topic}» ({kind}) көрсетті; бұл маусымның көп кешінің бірі болды.",
}
_FIGURE: Names = {
    "en": "{number} people came to the {kind}.",
    "ru": "{number} человек пришли на {kind}.",
    "kk": "{number} адам келді.",
}
_FACT: Names = {
    "en": "The idea came from {other}, who had worked on {topic} for {years} years.",
    "ru": "Идея принадлежала {other}: работа над «{topic}» заняла {years} лет.",
    "kk": "Идеяны {other} ұсынды: «{topic}» жұмысы {years} жылға созылды.",
}
_QUESTIONS: Mapping[Language, Sequence[str]] = {
    "en": ("when was the {kind} {topic} of {person}", "how many people came to {topic}", "{person} {city}"),
    "ru": ("когда был {kind} {topic}", "сколько человек пришло на {topic} {person}", "{person} {city}"),
    "kk": ("{topic} қашан болды", "{person} {topic} қанша адам келді", "{person} {city}"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question about an invented event."""

    text: str
    event: str


def make_base(shipped: KnowledgeBase, size: int, seed: int = 1) -> KnowledgeBase:
    """Return a base with so many events, with the languages, vocabulary and places of the shipped one."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    people = [_person(chance, number) for number in range(max(2, int(size * PEOPLE_PER_EVENT)))]
    topics = [_topic(chance, number) for number in range(max(2, int(size * TOPICS_PER_EVENT)))]
    events = [_event(chance, shipped, people, topics, number) for number in range(size)]
    return replace(
        shipped,
        events={each.id: each for each in events},
        people={each.id: each for each in people},
        topics={each.id: each for each in topics},
        months={},
    )


def ask_about(base: KnowledgeBase, count: int, seed: int = 1) -> Iterator[Asked]:
    """Yield questions about events of a base that was made here; half of them have a typing error in a name."""
    chance = random.Random(f"questions {seed}")  # noqa: S311 - nothing secret depends on it
    events = list(base.events.values())
    for _ in range(count):
        event, language = chance.choice(events), chance.choice(LANGUAGES)
        place = event.occurrences[0].place
        slots = {
            "kind": base.vocabulary.kinds[event.kinds[0]].name(language),
            "topic": base.topics[event.topics[0]].name[language],
            "person": base.people[event.people[0].person].name[language],
            "city": base.places[place].name[language] if place else "",
        }
        if chance.random() < TYPO_SHARE:
            spoilt = chance.choice(("topic", "person"))
            slots[spoilt] = _misspell(chance, slots[spoilt])
        yield Asked(text=chance.choice(_QUESTIONS[language]).format_map(slots), event=event.id)


def _misspell(chance: random.Random, name: str) -> str:
    """Swap two neighbouring letters of the longest word."""
    word = max(name.split(), key=len)
    if len(word) < SHORTEST_TO_SPOIL:
        return name
    at = chance.randint(1, len(word) - 3)
    return name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def _name(chance: random.Random, words: int) -> dict[Language, str]:
    parts = [[_syllable(chance) for _ in range(chance.randint(2, 4))] for _ in range(words)]
    return {
        language: " ".join("".join(syllable[position] for syllable in part).capitalize() for part in parts)
        for position, language in enumerate(LANGUAGES)
    }


def _syllable(chance: random.Random) -> tuple[str, ...]:
    sounds = (chance.choice(_ONSETS), chance.choice(_VOWELS), chance.choice(_CODAS))
    return tuple("".join(spelt) for spelt in zip(*sounds, strict=True))


def _person(chance: random.Random, number: int) -> Person:
    name = _name(chance, 2)
    aliases = {language: (text.split()[-1],) for language, text in name.items()}
    what = {"en": "a singer and actor", "ru": "певец и актёр", "kk": "әнші әрі актер"}
    return Person.model_validate({"id": f"person-{number}", "name": name, "what": what, "aliases": aliases})


def _topic(chance: random.Random, number: int) -> Topic:
    name = _name(chance, chance.randint(1, 2))
    none: dict[Language, tuple[str, ...]] = dict.fromkeys(LANGUAGES, ())
    return Topic.model_validate({"id": f"topic-{number}", "kind": "stage-work", "name": name, "aliases": none})


def _event(
    chance: random.Random, shipped: KnowledgeBase, people: Sequence[Person], topics: Sequence[Topic], number: int
) -> Event:
    kind, culture, role, kind_words = chance.choice(_KINDS)
    person, other = chance.sample(people, 2)
    topic = chance.choice(topics)
    city = chance.choices(CITIES, CITY_WEIGHTS)[0]
    day = FIRST_DAY + timedelta(days=chance.randrange(365))
    visitors = chance.randint(1, 400) * 100

    def text(template: Names) -> dict[str, str]:
        return {
            language: template[language].format(
                person=person.name[language],
                other=other.name[language],
                topic=topic.name[language],
                city=shipped.places[city].name[language],
                kind=kind_words[position],
                day=f"{day:%d.%m.%Y}",
                number=visitors,
                years=visitors % 17 + 2,
            )
            for position, language in enumerate(LANGUAGES)
        }

    cited: dict[str, Any] = {"sources": ("page",)}
    event = {
        "id": f"event-{number}",
        "title": text(_TITLE),
        "summary": text(_SUMMARY),
        "kinds": (kind,),
        "fields": (culture,),
        "weight": chance.randint(1, 5),
        "occurrences": ({"start": day.isoformat(), "place": city, **cited},),
        "people": ({"person": person.id, "roles": (role,), **cited},),
        "topics": (topic.id,),
        "figures": (
            {
                "kind": "attendance",
                "of": {"en": "spectators", "ru": "зрители", "kk": "көрермендер"},
                "text": text(_FIGURE),
                "value": visitors,
                "unit": "people",
                **cited,
            },
        ),
        "facts": ({"kind": "why", "text": text(_FACT), **cited},),
        "sources": (
            {
                "id": "page",
                "url": f"https://example.org/{number}",
                "publisher": "The Example",
                "title": topic.name["en"],
            },
        ),
        "aliases": {"en": (topic.name["en"],), "ru": (topic.name["ru"],), "kk": (topic.name["kk"],)},
    }
    return Event.model_validate(event)
