"""The closed word lists of a base and the words of each language, as their files say them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel, StringConstraints

from bot.knowledge.model import TEXT_PATTERN, WORD_PATTERN, Language, Record

__all__ = ["LanguagePack", "Phrasebook", "Term", "Vocabulary", "World"]

Phrase = Annotated[str, StringConstraints(pattern=TEXT_PATTERN)]
Phrases = tuple[Phrase, ...]
SingleWords = tuple[Annotated[str, StringConstraints(pattern=WORD_PATTERN)], ...]


class Term(Record):
    """A word of a closed list."""

    means: str
    en: str = ""
    ru: str = ""
    kk: str = ""

    def name(self, language: Language) -> str:
        """The word as readers see it."""
        return {"en": self.en, "ru": self.ru, "kk": self.kk}[language]


Words = Annotated[dict[str, Term], Field(min_length=1)]


class Vocabulary(Record):
    """The closed lists that entries choose from."""

    kinds: Words
    fields: Words
    states: Words
    roles: Words
    facts: Words
    figures: Words
    qualifiers: Words
    units: Words
    disputes: Words
    topics: Words


class LanguagePack(Record):
    """The words that people of one language ask with; it serves every base."""

    language: Language
    name: str
    months: tuple[Phrases, ...] = Field(min_length=12, max_length=12)
    seasons: dict[str, Phrases]
    parts: dict[str, Phrases]
    year_word: Phrases = Field(alias="year-word")
    calendar_words: Phrases = Field(default=(), alias="calendar-words")
    """Words that beside a month or a date only say that it is one: "day", «айы»."""
    next_year: Phrases = Field(default=(), alias="next-year")
    """Words for the year after the base's."""
    today: Phrases
    numbers: dict[str, Phrases]
    endings: Phrases
    origin_words: Phrases = Field(default=(), alias="origin-words")
    """Words before a place that someone comes from."""
    origin_endings: Phrases = Field(default=(), alias="origin-endings")
    """Endings of a place that someone comes from."""
    suffixes: Phrases = ()
    """Endings that this language alone adds to whole words, names included."""
    plural_endings: Phrases = Field(default=(), alias="plural-endings")
    """Endings of nouns that mean several."""
    verb_endings: Phrases = Field(default=(), alias="verb-endings")
    """Endings that verbs have and names hardly ever."""
    synonyms: tuple[Phrases, ...] = ()
    """Groups of words that people use for the same thing."""
    layers: tuple[Phrases, ...] = ()
    """Layers of an agglutinated word, each at most once, in order."""
    intents: dict[str, Phrases]
    orders: dict[str, Phrases]
    sequence: dict[str, Phrases] = Field(default={})
    """Words that say which of two things was earlier: ``before``, ``after``, and ``first`` with what follows."""
    states: dict[str, Phrases]
    kinds: dict[str, Phrases]
    fields: dict[str, Phrases]
    roles: dict[str, Phrases]
    figures: dict[str, Phrases]
    fillers: Phrases
    scenery: Phrases = ()
    """Words of the asker's own day: in a story they are fillers, in a short question they are what it asks."""
    vague: Phrases = ()
    """Words that rank and praise: no condition of a list."""
    earlier: Phrases = ()
    """Words that ask for what was before the year: "when were they shown before?"."""
    later: Phrases = ()
    """Words that ask for what is to come: "when is it supposed to open?"."""
    first_time: Phrases = Field(default=(), alias="first-time")
    """Words of a sentence by which what it tells was not so before: «впервые»."""
    speech: Phrases = ()
    """Verbs of saying: "what did he tell the artists?" asks for what somebody said."""
    determiners: Phrases = ()
    """Words before the noun that is asked for: "what fee", "which songs"."""
    definites: Phrases = ()
    """Beginnings of a question for something of what is named: "what was the fee of"."""
    relatives: Phrases = ()
    """Question words that also tie a clause to a noun: "the film where a dam breaks"."""
    interrogatives: Phrases = ()
    """Words beside which such a word asks nothing: "what did it win?"."""
    pronouns: Phrases = ()
    """Words that stand for what the last answer was about."""
    expletives: Phrases = ()
    """Two words together of which the pronoun stands for nothing: "were there"."""
    addressees: SingleWords = ()
    """Words for the bot: "you"."""
    leads: Phrases = ()
    """Words at the beginning or the end of a message that goes on from the last answer: "and in May?"."""
    negations: SingleWords
    """Words that turn a clause into its opposite."""
    negation_endings: SingleWords = Field(default=(), alias="negation-endings")
    """Endings of verbs that do so: «қабылданбады»."""
    exclusives: SingleWords = ()
    """Words that leave out all others: "only"."""
    outside: Phrases
    geography: Phrases = ()
    """What no cultural year tells of a country: its capital, its president. Beside other words it may mean anything."""
    smalltalk: dict[str, Phrases]
    rivals: tuple[tuple[Phrases, ...], ...] = ()
    """Groups of things of which only one can be so: gold, silver and bronze, each with its words."""
    openings: Phrases = ()
    """Words with which a story comes to what it asks: "tell me", «подскажите»."""
    particles: Phrases = ()
    """Words that may stand anywhere in small talk and change nothing: "really", «вообще», «ғой»."""
    abbreviations: dict[str, str] = Field(default={})
    """Words as they are shortened in chats: "u" for "you"."""


class WorldName(Record):
    """A name of the world that a base may know nothing about."""

    en: Phrases
    ru: Phrases
    kk: Phrases


class World(Record):
    """Names that people ask for, so that a question about one of them is recognised even when no entry has it."""

    places: tuple[WorldName, ...]
    """Countries and cities."""
    names: tuple[WorldName, ...] = ()
    """People, works, shows and prizes."""


class Phrasebook(RootModel[dict[str, Phrase]]):
    """What the bot says in one language, by name."""
