"""A whole, valid base of a few entries in a folder of its own, with the real languages and vocabulary.

Tests spoil one thing in it and read what ``yearbot check`` says.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.reading import load_base, read_base
from bot.knowledge.checks.all_checks import check_base
from bot.knowledge.problems import Report

__all__ = ["AUGUST", "SmallBase", "write_small_base"]

REAL_KNOWLEDGE = Path(__file__).parents[3] / "knowledge"

FILES = {
    "base.yaml": """\
title: {en: "A small year", ru: "Небольшой год", kk: "Шағын жыл"}
year: 2025
time_zone: "Asia/Almaty"
country: "steppeland"
covers: {en: "I know two events.", ru: "Я знаю два события.", kk: "Мен екі оқиғаны білемін."}
summary: {en: "Two things happened.", ru: "Произошло два события.", kk: "Екі оқиға болды."}
examples: {en: ["when did Aru sing?"], ru: ["когда пела Ару?"], kk: ["Ару қашан ән айтты?"]}
""",
    "places/steppeland.yaml": """\
id: "steppeland"
kind: "country"
name: {en: "Steppeland", ru: "Степная страна", kk: "Дала елі"}
aliases: {en: [], ru: [], kk: []}
""",
    "places/longtown.yaml": """\
id: "longtown"
kind: "city"
name: {en: "Longtown", ru: "Длинногорск", kk: "Ұзынқала"}
within: "steppeland"
aliases: {en: [], ru: [], kk: []}
""",
    "places/longtown-stadium.yaml": """\
id: "longtown-stadium"
kind: "venue"
name: {en: "Longtown stadium", ru: "стадион Длинногорска", kk: "Ұзынқала стадионы"}
within: "longtown"
aliases: {en: [], ru: [], kk: []}
""",
    "people/aru.yaml": """\
id: "aru"
name: {en: "Aru Dalayeva", ru: "Ару Далаева", kk: "Ару Далаева"}
what: {en: "a singer", ru: "певица", kk: "әнші"}
aliases:
  en: ["Aru"]
  ru: ["Ару"]
  kk: ["Ару"]
""",
    "people/olzhas.yaml": """\
id: "olzhas"
name: {en: "Olzhas Kenov", ru: "Олжас Кенов", kk: "Олжас Кенов"}
what: {en: "a film director", ru: "кинорежиссёр", kk: "кинорежиссер"}
aliases: {en: [], ru: [], kk: []}
""",
    "topics/wind-film.yaml": """\
id: "wind-film"
kind: "film"
name: {en: "Wind", ru: "Ветер", kk: "Жел"}
what: {en: "a film of Olzhas Kenov", ru: "фильм Олжаса Кенова", kk: "Олжас Кеновтің фильмі"}
aliases: {en: ["Wind film"], ru: ["фильм Ветер"], kk: ["Жел фильмі"]}
""",
    "events/aru-concert.yaml": """\
id: "aru-concert"
title: {en: "Aru sings in Longtown", ru: "Ару поёт в Длинногорске", kk: "Ару Ұзынқалада ән салды"}
summary:
  en: "Aru Dalayeva sang in Longtown on 10 August 2025."
  ru: "Ару Далаева пела в Длинногорске 10 августа 2025 года."
  kk: "Ару Далаева 2025 жылғы 10 тамызда Ұзынқалада ән салды."
kinds: ["concert"]
fields: ["music"]
weight: 4
occurrences:
  - start: "2025-08-10"
    place: "longtown-stadium"
    sources: ["longtown-news-1"]
people:
  - person: "aru"
    roles: ["performer"]
    sources: ["longtown-news-1"]
figures:
  - kind: "attendance"
    of: {en: "visitors", ru: "зрители", kk: "көрермендер"}
    text:
      en: "More than 27,000 people came to hear Aru."
      ru: "Более 27 000 человек пришли послушать Ару."
      kk: "27 000-нан астам адам Аруды тыңдауға келді."
    value: 27000
    qualifier: "over"
    unit: "people"
    sources: ["longtown-news-1"]
facts:
  - kind: "outcome"
    text:
      en: "The evening ended with fireworks."
      ru: "Вечер закончился салютом."
      kk: "Кеш отшашумен аяқталды."
    sources: ["longtown-news-1"]
disputes:
  - about: "attendance"
    text:
      en: "The police speak of 25,000, the organisers of 27,000."
      ru: "Полиция говорит о 25 000, организаторы — о 27 000."
      kk: "Полиция 25 000 десе, ұйымдастырушылар 27 000 дейді."
    values:
      - value: {en: "25,000", ru: "25 000", kk: "25 000"}
        by: {en: "the police", ru: "полиция", kk: "полиция"}
        sources: ["longtown-news-1"]
sources:
  - id: "longtown-news-1"
    url: "https://news.example/aru"
    publisher: "Longtown News"
    title: "Aru sings"
    published: "2025-08-11"
aliases:
  en: ["Aru's concert"]
  ru: ["концерт Ару"]
  kk: ["Арудың концерті"]
related: ["wind-premiere"]
""",
    "events/wind-premiere.yaml": """\
id: "wind-premiere"
title: {en: "Wind is shown for the first time", ru: "Первый показ фильма «Ветер»", kk: "«Жел» фильмі алғаш көрсетілді"}
summary:
  en: "Wind, a film of Olzhas Kenov, was first shown in September 2025."
  ru: "Фильм Олжаса Кенова «Ветер» впервые показали в сентябре 2025 года."
  kk: "Олжас Кеновтің «Жел» фильмі 2025 жылғы қыркүйекте алғаш көрсетілді."
kinds: ["film"]
fields: ["film"]
weight: 3
occurrences:
  - start: "2025-09"
    place: "longtown"
    sources: ["kino-1"]
people:
  - person: "olzhas"
    roles: ["director"]
    sources: ["kino-1"]
topics: ["wind-film"]
sources:
  - id: "kino-1"
    url: "https://kino.example/wind"
    publisher: "Kino"
    title: "Wind"
aliases: {en: ["Wind premiere"], ru: ["премьера Ветра"], kk: ["Жел премьерасы"]}
""",
}

AUGUST = """\
id: "08"
text:
  en: "August was Aru's month. She sang \\"Wind.\\" It rained. On the 10th 27,000 people came."
  ru: "Август был месяцем Ару. Она пела «Ветер!» Шёл дождь. 10-го пришли 27 000 человек."
  kk: "Тамыз — Арудың айы болды. Ол «Жел!» әнін айтты. Жаңбыр жауды. 10 тамызда 27 000 адам келді."
headlines: ["aru-concert", "aru-again", "aru-at-last"]
"""
"""What kind of a month it was; a test that writes it to months/08.yaml adds the two further events."""


@dataclass(frozen=True, slots=True)
class SmallBase:
    """The base in its folder."""

    root: Path
    """The folder of the base: base.yaml, events/ and so on."""
    shared: Path
    """The folder of the languages and the vocabulary."""

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the base and return its path."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace the first occurrence of some words of a file, as an editor would."""
        _replace(self.root / name, old, new)

    def edit_shared(self, name: str, old: str, new: str) -> None:
        """Replace words of a language or of the vocabulary."""
        _replace(self.shared / name, old, new)

    def check(self) -> list[str]:
        """Return every problem, a line each, as ``yearbot check`` prints them; paths begin at the base or at shared."""
        report = Report()
        report.extend(check_base(read_base(self.root, self.shared, report)))
        return [str(problem).replace(f"{self.root}/", "").replace(f"{self.shared}/", "") for problem in report]

    def load(self) -> KnowledgeBase:
        """Return the base as the bot does at its start."""
        return load_base(self.root, self.shared)


def write_small_base(folder: Path) -> SmallBase:
    """Write the base into a folder."""
    shared = folder / "knowledge"
    shutil.copytree(REAL_KNOWLEDGE / "languages", shared / "languages")
    shutil.copy(REAL_KNOWLEDGE / "vocabulary.yaml", shared)
    small = SmallBase(shared / "small-year", shared)
    for name, text in FILES.items():
        small.write(name, text)
    return small


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} does not stand in {path.name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
