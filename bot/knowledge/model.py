"""The records of the fact base: what an entry may say, exactly as an editor writes it.

The classes are the schema of the files under ``knowledge/``: unknown keys are refused, every text stands in every
language, and a value keeps the type it was written in. Rules that need more than one entry live in ``checks``.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.knowledge.dates import PartialDate

__all__ = [
    "LANGUAGES",
    "Aliases",
    "BaseInfo",
    "Dispute",
    "DisputedValue",
    "Event",
    "Fact",
    "Figure",
    "Id",
    "Language",
    "Occurrence",
    "Participation",
    "Person",
    "Place",
    "Source",
    "Text",
    "Topic",
]

Language = Literal["en", "ru", "kk"]
LANGUAGES: tuple[Language, ...] = ("en", "ru", "kk")

MAX_TITLE = 120
MAX_SUMMARY = 480
MAX_SENTENCE = 280
"""A fact, figure or dispute must fit whole into the short answer of 300 characters."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=MAX_SENTENCE, strip_whitespace=False)]


def _check_languages(text: dict[Language, str]) -> dict[Language, str]:
    missing = [language for language in LANGUAGES if not text.get(language, "").strip()]
    if missing:
        raise ValueError(f"no text in {', '.join(missing)}")
    return text


def _limited(limit: int) -> AfterValidator:
    def check(text: dict[Language, str]) -> dict[Language, str]:
        for language, words in text.items():
            if len(words) > limit:
                raise ValueError(f"{language} has {len(words)} characters; at most {limit} are allowed")
        return text

    return AfterValidator(check)


def _check_date(text: str) -> str:
    PartialDate.parse(text)
    return text


Text = Annotated[dict[Language, str], AfterValidator(_check_languages)]
"""The same words in every language."""
Title = Annotated[Text, _limited(MAX_TITLE)]
Sentence = Annotated[Text, _limited(MAX_SENTENCE)]
Summary = Annotated[Text, _limited(MAX_SUMMARY)]
Aliases = dict[Language, tuple[Words, ...]]
"""What people call a thing, per language; nicknames, short forms, other spellings."""
DateText = Annotated[str, AfterValidator(_check_date)]


class Record(BaseModel):
    """A part of an entry: closed, unchangeable, and strict about types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Record):
    """A page that facts rest on."""

    id: Id
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]
    publisher: Words
    title: Words
    published: DateText | None = None
    """The publication date as far as it is known; never guessed."""


class Sourced(Record):
    """Something that names the sources it rests on."""

    sources: tuple[Id, ...] = Field(min_length=1)


class Occurrence(Sourced):
    """One time and place at which an event happened."""

    start: DateText
    end: DateText | None = None
    place: Id | None = None
    """The narrowest place known: a venue, else a city, region or country."""
    label: Sentence | None = None
    """What happened then and there, where the occurrences of an event differ: "release in Spain"."""

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.end and self.last.last_day < self.first.first_day:
            raise ValueError(f"end {self.end!r} is before start {self.start!r}")
        return self

    @property
    def first(self) -> PartialDate:
        """The start as a date."""
        return PartialDate.parse(self.start)

    @property
    def last(self) -> PartialDate:
        """The end as a date; the start where there is no end."""
        return PartialDate.parse(self.end or self.start)


class Participation(Sourced):
    """What a person did in an event."""

    person: Id
    roles: tuple[Id, ...] = Field(min_length=1)
    note: Sentence | None = None
    """The role in words where the name of the role says too little: "finalist for Kazakhstan"."""


class Figure(Sourced):
    """A number that a source gives."""

    kind: Id
    of: Sentence
    """What was counted, as a short noun phrase."""
    text: Sentence
    """The sentence that answers "how many": it begins with the number and its qualifier."""
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    qualifier: Id = "exact"
    unit: Id

    @model_validator(mode="after")
    def _check_value(self) -> Self:
        if (self.value is None) == (self.low is None or self.high is None):
            raise ValueError("a figure has either 'value' or both 'low' and 'high'")
        return self

    @property
    def size(self) -> float:
        """The number to compare by: the value, or the lower end of a range."""
        return float(self.value if self.value is not None else self.low or 0)


class Fact(Sourced):
    """A sentence about an event that answers a question on its own."""

    kind: Id
    text: Sentence


class DisputedValue(Sourced):
    """One of the values that sources give."""

    value: Sentence
    by: Sentence | None = None
    """Who says so, where the publisher's name says too little."""


class Dispute(Record):
    """Something on which sources disagree, or on which they differ from what is widely said."""

    about: Id
    text: Sentence
    """What a reader is told: each value with who says it."""
    values: tuple[DisputedValue, ...] = ()


class Event(Record):
    """Something that happened in the year."""

    id: Id
    title: Title
    summary: Summary
    kinds: tuple[Id, ...] = Field(min_length=1)
    fields: tuple[Id, ...] = Field(min_length=1)
    state: Id = "held"
    weight: Annotated[int, Field(ge=1, le=5)]
    occurrences: tuple[Occurrence, ...] = Field(min_length=1)
    people: tuple[Participation, ...] = ()
    topics: tuple[Id, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    aliases: Aliases
    related: tuple[Id, ...] = ()

    @property
    def first(self) -> PartialDate:
        """The earliest start."""
        return min((each.first for each in self.occurrences), key=lambda when: when.first_day)


class Person(Record):
    """Someone, or a group, who took part in events."""

    id: Id
    kind: Literal["person", "group"] = "person"
    name: Title
    what: Sentence
    """Who it is, in a few words."""
    aliases: Aliases


class Place(Record):
    """A venue, city, region or country."""

    id: Id
    kind: Literal["venue", "city", "region", "country"]
    name: Title
    within: Id | None = None
    """The place that it lies in; every place but a country has one."""
    aliases: Aliases


class Topic(Record):
    """A named thing that is neither a person nor a place: a film, a festival, a prize, an organisation."""

    id: Id
    kind: Id
    name: Title
    what: Sentence | None = None
    aliases: Aliases


class BaseInfo(Record):
    """The year that the base is about."""

    title: Title
    year: int
    time_zone: str
    country: Id
    covers: Sentence
    """What the bot can be asked about, in a sentence."""
    summary: Summary
    examples: dict[Language, tuple[Words, ...]]
    """Questions that the bot answers well, shown as a way on."""
