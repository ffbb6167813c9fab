"""The records of the fact base: what an entry may say, exactly as an editor writes it.

The classes are the schema of the files under ``knowledge/``: unknown keys are refused, every text stands in every
language, and a value keeps the type it was written in. Rules that need more than one entry live in ``checks``.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, model_validator
from pydantic.types import GetPydanticSchema
from pydantic_core import CoreSchema, core_schema

from bot.knowledge.dates import PartialDate
from bot.knowledge.problems import describe

__all__ = [
    "LANGUAGES",
    "WEIGHTS",
    "Aliases",
    "BaseInfo",
    "Dispute",
    "DisputedValue",
    "Event",
    "Fact",
    "Figure",
    "Id",
    "Language",
    "MismatchError",
    "Month",
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

WEIGHTS = range(1, 6)
"""How well known an event is, least to most."""
MAX_TITLE = 120
"""A title must stay readable as the label of a button."""
MAX_SUMMARY = 480
MAX_SENTENCE = 280
"""A fact, figure or dispute must fit whole into the short answer of 300 characters."""
MAX_TEXT = 1_000
MAX_TELLING = 800
"""A month or the year, told in four sentences, stands above a page of a list in one message."""
MAX_URL = 500
MAX_ID = 64 - len("e:xx:")
"""The data of a button holds at most 64 bytes: its kind, the language of the reply and an id."""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MONTH_PATTERN = r"^(0[1-9]|1[0-2])$"
URL_PATTERN = r"^https?://[^\s<>\"]+$"
TEXT_PATTERN = r"[\p{L}\p{N}]"
"""A letter or a digit of any script; what has neither is not found by any question."""
WORD_PATTERN = r"^\S*[\p{L}\p{N}]\S*$"
"""The same in one word."""


class MismatchError(ValueError):
    """A value breaks a rule that types cannot say; what was found and what was expected, in words."""

    def __init__(self, found: str, expected: str) -> None:
        super().__init__(found)
        self.found = found
        self.expected = expected


def _translated(limit: int) -> GetPydanticSchema:
    """Return the schema of a text in every language, so that each language has its own problems and lines."""
    words = core_schema.str_schema(strict=True, pattern=TEXT_PATTERN, max_length=limit)
    fields: dict[str, core_schema.TypedDictField] = {
        language: core_schema.typed_dict_field(words, required=True) for language in LANGUAGES
    }
    schema = core_schema.typed_dict_schema(fields, extra_behavior="forbid", strict=True)

    def build(_source: Any, _handler: Any) -> CoreSchema:
        return schema

    return GetPydanticSchema(build)


def _check_date(text: str) -> str:
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise MismatchError(str(error), "a date in quotes: '2031', '2031-08' or '2031-08-10'") from error
    return text


def _check_number(value: Any) -> int | float:
    # Strict unions of numbers complain once for each of their types; this complains once.
    if type(value) is int or type(value) is float:
        return value
    raise MismatchError(describe(value), "a number without quotes, spaces and commas, such as 27000")


def _check_examples(examples: dict[Language, tuple[str, ...]]) -> dict[Language, tuple[str, ...]]:
    missing = [language for language in LANGUAGES if not examples.get(language)]
    if missing:
        raise MismatchError(f"no examples in {', '.join(missing)}", "examples in every language")
    return examples


def _check_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, ZoneInfoNotFoundError, OSError) as error:
        raise MismatchError(f"{name!r} is no time zone", "a name such as 'Asia/Almaty'") from error
    return name


Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=MAX_ID)]
Words = Annotated[str, StringConstraints(pattern=TEXT_PATTERN, max_length=MAX_SENTENCE)]
Text = Annotated[dict[Language, str], _translated(MAX_TEXT)]
"""The same words in every language."""
Title = Annotated[dict[Language, str], _translated(MAX_TITLE)]
Sentence = Annotated[dict[Language, str], _translated(MAX_SENTENCE)]
Summary = Annotated[dict[Language, str], _translated(MAX_SUMMARY)]
Telling = Annotated[dict[Language, str], _translated(MAX_TELLING)]
"""Four sentences on what kind of a time it was."""
Aliases = dict[Language, tuple[Words, ...]]
"""What people call a thing, per language; nicknames, short forms, other spellings."""
DateText = Annotated[str, AfterValidator(_check_date)]
Number = Annotated[int | float, PlainValidator(_check_number)]


class Record(BaseModel):
    """A part of an entry: closed, unchangeable, and strict about types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Record):
    """A page that facts rest on."""

    id: Id
    url: Annotated[str, StringConstraints(pattern=URL_PATTERN, max_length=MAX_URL)]
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
            raise MismatchError(f"end {self.end!r} is before start {self.start!r}", "an end on or after the start")
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
    """The role in words where the name of the role says too little: "finalist for France"."""


class Figure(Sourced):
    """A number that a source gives."""

    kind: Id
    of: Sentence
    """What was counted, as a short noun phrase."""
    text: Sentence
    """The sentence that answers "how many": it begins with the number and its qualifier."""
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Id = "exact"
    unit: Id
    hints: Aliases = Field(default_factory=dict)
    """Other words that it is asked for with; nobody reads them."""
    own: bool = True
    """Whether the event itself is measured; a number of another year, of another work or of a whole country stands for
    comparison and counts in no ranking."""

    @model_validator(mode="after")
    def _check_value(self) -> Self:
        given = [name for name in ("value", "low", "high") if getattr(self, name) is not None]
        if given not in (["value"], ["low", "high"]):
            found = " and ".join(repr(name) for name in given) or "no number"
            raise MismatchError(found, "either 'value', or 'low' and 'high'")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise MismatchError(f"low {self.low} and high {self.high}", "a range that grows, or 'value'")
        return self

    @property
    def size(self) -> float:
        """The number to compare by: the value, or the lower end of a range."""
        return float(self.value if self.value is not None else self.low or 0)


class Fact(Sourced):
    """A sentence about an event that answers a question on its own."""

    kind: Id
    text: Sentence
    denies: Sentence | None = None
    """For a correction: the claim that is not so, in the words that people would ask it with."""
    hints: Aliases = Field(default_factory=dict)
    """Other words that it is asked for with: "parents" for mother and father; nobody reads them."""


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
    weight: Annotated[int, Field(ge=WEIGHTS[0], le=WEIGHTS[-1])]
    occurrences: tuple[Occurrence, ...] = Field(min_length=1)
    people: tuple[Participation, ...] = ()
    topics: tuple[Id, ...] = ()
    figures: tuple[Figure, ...] = ()
    facts: tuple[Fact, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    sources: tuple[Source, ...] = Field(min_length=1)
    aliases: Aliases
    hints: Aliases = Field(default_factory=dict)
    """How people describe it who know no name of it: "cartoon about the bunny cop"; nobody reads them."""
    related: tuple[Id, ...] = ()

    def all_hints(self, language: Language) -> tuple[str, ...]:
        """Return its hints in a language, then those of its figures and facts."""
        parts = (self.hints, *(each.hints for each in self.figures), *(each.hints for each in self.facts))
        return tuple(hint for hints in parts for hint in hints.get(language, ()))

    @cached_property
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


class Month(Record):
    """What kind of a month it was."""

    id: Annotated[str, StringConstraints(pattern=MONTH_PATTERN)]
    text: Telling
    headlines: Annotated[tuple[Id, ...], Field(min_length=3, max_length=3)]
    """The events of the month that one has to know; the text tells of each."""

    @property
    def number(self) -> int:
        """The month as a number."""
        return int(self.id)


class BaseInfo(Record):
    """The year that the base is about."""

    title: Title
    year: Annotated[int, Field(ge=1900, le=2100)]
    time_zone: Annotated[str, AfterValidator(_check_zone)]
    country: Id
    covers: Sentence
    """What the bot can be asked about, in a sentence."""
    summary: Telling
    """What kind of a year it was."""
    examples: Annotated[dict[Language, tuple[Words, ...]], AfterValidator(_check_examples)]
    """Questions that the bot answers well, shown as a way on."""
