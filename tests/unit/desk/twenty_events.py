"""Grows the example base to twenty events, with people and venues of its own, as an editor of a small town might."""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.desk.packs import Pack

__all__ = ["TOLD", "grow"]


@dataclass(frozen=True, slots=True)
class Told:
    """What differs between the events: the thing, its day, its kind and who takes part."""

    id: str
    day: str
    kind: str
    field: str
    role: str
    person: str
    names: tuple[str, str, str]
    things: tuple[str, str, str]
    visitors: int


TOLD = (
    Told("ice-choir", "2031-01-11", "concert", "music", "conductor", "odo-frell",
         ("Odo Frell", "Одо Фрелль", "Одо Фрелль"), ("Ice Choir", "«Ледяной хор»", "«Мұз хоры»"), 310),
    Told("snow-opera", "2031-01-25", "opera", "music", "performer", "lana-brisk",
         ("Lana Brisk", "Лана Бриск", "Лана Бриск"), ("The Snow Opera", "«Снежная опера»", "«Қар операсы»"), 720),
    Told("paper-boats", "2031-02-08", "exhibition", "visual-art", "artist", "ferdi-kolm",
         ("Ferdi Kolm", "Ферди Кольм", "Ферди Кольм"), ("Paper Boats", "«Бумажные лодки»", "«Қағаз қайықтар»"), 1900),
    Told("harbour-book", "2031-02-20", "book", "literature", "writer", "sel-ambrook",
         ("Sel Ambrook", "Сел Амбрук", "Сел Амбрук"), ("The Harbour Book", "«Книга гавани»", "«Айлақ кітабы»"), 260),
    Told("goose-ballet", "2031-03-29", "ballet", "dance", "choreographer", "ines-tavor",
         ("Ines Tavor", "Инес Тавор", "Инес Тавор"), ("The Goose Ballet", "«Гусиный балет»", "«Қаз балеті»"), 640),
    Told("rope-play", "2031-04-04", "theatre", "theatre", "director", "bruno-hask",
         ("Bruno Hask", "Бруно Хаск", "Бруно Хаск"), ("The Rope", "«Канат»", "«Арқан»"), 410),
    Told("herring-prize", "2031-04-19", "award", "literature", "laureate", "sel-ambrook",
         ("Sel Ambrook", "Сел Амбрук", "Сел Амбрук"), ("Herring Prize", "Премия «Селёдка»", "«Майшабақ» сыйлығы"), 150),
    Told("whale-bones", "2031-05-17", "exhibition", "heritage", "scholar", "petra-wynn",
         ("Petra Wynn", "Петра Винн", "Петра Винн"), ("Whale Bones", "«Кости кита»", "«Кит сүйектері»"), 2300),
    Told("accordion-night", "2031-06-07", "concert", "music", "performer", "kip-dorran",
         ("Kip Dorran", "Кип Дорран", "Кип Дорран"), ("Accordion Night", "«Ночь аккордеона»", "«Аккордеон түні»"), 980),
    Told("pier-cinema", "2031-07-12", "film", "film", "director", "tobias-orn",
         ("", "", ""), ("Cinema on the Pier", "«Кино на пирсе»", "«Айлақтағы кино»"), 1400),
    Told("kite-week", "2031-08-02", "festival", "festival", "organiser", "ulla-sandgren",
         ("Ulla Sandgren", "Улла Сандгрен", "Улла Сандгрен"),
         ("Kite Week", "«Неделя змеев»", "«Батпырауық апталығы»"), 5200),
    Told("copper-statue", "2031-08-23", "opening", "visual-art", "artist", "ferdi-kolm",
         ("Ferdi Kolm", "Ферди Кольм", "Ферди Кольм"),
         ("The Copper Ferryman", "«Медный паромщик»", "«Мыс паромшы»"), 450),
    Told("fog-jazz", "2031-09-20", "concert", "music", "performer", "jory-quell",
         ("Jory Quell", "Джори Куэлл", "Джори Куэлл"), ("Fog Jazz", "«Туманный джаз»", "«Тұман джазы»"), 530),
    Told("pumpkin-masks", "2031-10-11", "holiday", "festival", "host", "kip-dorran",
         ("Kip Dorran", "Кип Дорран", "Кип Дорран"), ("Day of Masks", "«День масок»", "«Бетперде күні»"), 3100),
    Told("winter-reading", "2031-12-06", "book", "literature", "writer", "odo-frell",
         ("Odo Frell", "Одо Фрелль", "Одо Фрелль"), ("Winter Reading", "«Зимнее чтение»", "«Қысқы оқу»"), 220),
)  # fmt: skip

_PERSON = """\
id: "{id}"
name: {{en: "{0}", ru: "{1}", kk: "{2}"}}
what: {{en: "artist of Lanternbay", ru: "артист из Фонарска", kk: "Шамқала әртісі"}}
aliases: {{en: [], ru: [], kk: []}}
"""
_EVENT = """\
id: "{told.id}"
title: {{en: "{en} in Lanternbay", ru: "{ru} в Фонарске", kk: "{kk} Шамқалада"}}
summary:
  en: "{en} was held at the Glass Theatre in Lanternbay. It was one of the evenings of the year."
  ru: "{ru}: так назывался вечер в Стеклянном театре Фонарска. Он стал одним из вечеров года."
  kk: "{kk}: Шамқаладағы Шыны театрда өткен кеш осылай аталды. Ол жылдың бір кеші болды."
kinds: ["{told.kind}"]
fields: ["{told.field}"]
weight: 2
occurrences:
  - start: "{told.day}"
    place: "glass-theatre"
    sources: ["courier-1"]
people:
  - person: "{told.person}"
    roles: ["{told.role}"]
    sources: ["courier-1"]
figures:
  - kind: "attendance"
    of: {{en: "visitors", ru: "гости", kk: "қонақтар"}}
    text:
      en: "{told.visitors} people came to {en}."
      ru: "{told.visitors} человек пришли на вечер {ru}."
      kk: "{told.visitors} адам {kk} кешіне келді."
    value: {told.visitors}
    qualifier: "exact"
    unit: "people"
    sources: ["courier-1"]
facts:
  - kind: "why"
    text:
      en: "{en} was held because the town had collected money for it."
      ru: "{ru}: вечер провели, потому что горожане собрали на него деньги."
      kk: "{kk} қала тұрғындары ақша жинағандықтан өтті."
    sources: ["courier-1"]
sources:
  - id: "courier-1"
    url: "https://courier.example/{told.id}"
    publisher: "Lanternbay Courier"
    title: "{en}"
aliases: {{en: [], ru: [], kk: []}}
"""


def grow(pack: Pack) -> None:
    """Add fifteen events, and the people who are not there yet."""
    for told in TOLD:
        en, ru, kk = told.things
        _write(pack, f"events/{told.id}.yaml", _EVENT.format(told=told, en=en, ru=ru, kk=kk))
        if not (pack.root / "people" / f"{told.person}.yaml").exists():
            _write(pack, f"people/{told.person}.yaml", _PERSON.format(*told.names, id=told.person))


def _write(pack: Pack, name: str, text: str) -> None:
    (pack.root / name).write_text(text, encoding="utf-8")
