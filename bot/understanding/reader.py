"""Reads a message: cleans it, repairs the keyboard layout, finds what it names and what it asks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Language, Place
from bot.knowledge.vocabulary import LanguagePack
from bot.text.normalise import clean
from bot.text.scripts import has_latin
from bot.text.tokens import Token, split
from bot.understanding.detection import detect_language
from bot.understanding.endings import Endings
from bot.understanding.gazetteer import Gazetteer, Mention
from bot.understanding.index import EventIndex
from bot.understanding.indexing import read_events
from bot.understanding.periods import find_period
from bot.understanding.question import NAMES, Question
from bot.understanding.repair import mend_joints, repair_layout
from bot.understanding.resolving import NEUTRAL_KINDS, VERB_ENDINGS, in_one_language, resolve, tell_months_from_places
from bot.understanding.words import Words

__all__ = ["LEARNT", "Reader"]

EXACT = 0.97
"""From this quality on, a word stands as it is in the base."""
KNOWN = 0.9
"""From this quality on, a word counts as typed right."""
CLOSE = 0.1
"""How much closer an event's word may be, and a misspelt common word still be that common word."""
SLIP = 0.8
"""From this quality on, a misspelt common word counts as that word where nothing else is closer."""
TYPO = 0.72
"""From this quality on, a role may be named by its noun."""
SURE_TALK = 0.75
"""From this quality on, a phrase may be small talk."""
SURE_NAME = 0.85
"""From this quality on, a name beside it makes a greeting a question."""
LONG_STEM = 4
"""Letters from which on a known word is still seen under an ending."""
MOST_WORDS = 64
"""Words of a message that are read; the longest stories that people tell around a question have about fifty."""
LEARNT = 3
"""Lines of what the reader of a base has learnt of it: words, phrases and events."""
TALK_ORDER = ("help", "ability", "identity", "insult", "wellbeing", "goodbye", "greeting", "thanks")
"""Of several phrases of small talk, the first of these is answered."""
_YEAR = range(1900, 2100)
_ORDINAL = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th)(?:['’]?s)?\b|-[^\W\d_]{1,5}\b|[іы]?н?[шщ][іыi]\b)", re.IGNORECASE)
"""What follows the digits of an ordinal: 25th, 23-го, 12-ші, 12ші."""


class Reader:
    """Understands messages about one base."""

    def __init__(self, base: KnowledgeBase, frozen: Iterable[bytes] | None = None) -> None:
        """Learn the words of a base, or take them from what ``freeze`` has returned for the same base."""
        self._base = base
        self._pronouns = {word for pack in base.languages.values() for word in pack.pronouns}
        self._suffixes = [(pack.language, each) for pack in base.languages.values() for each in pack.suffixes]
        self._determiners = {word for pack in base.languages.values() for word in pack.determiners}
        self._relatives = {word for pack in base.languages.values() for word in pack.relatives}
        self._interrogatives = {word for pack in base.languages.values() for word in pack.interrogatives}
        self._expletives = {tuple(each.split()) for pack in base.languages.values() for each in pack.expletives}
        self._leads = {tuple(each.split()) for pack in base.languages.values() for each in pack.leads}
        if frozen is None:
            self._learn(base)
        else:
            words, phrases, events = map(json.loads, frozen)
            self.words = Words.thaw(words)
            self.gazetteer = Gazetteer.thaw(self.words, phrases)
            self.index = EventIndex(self.words, events)

    def _learn(self, base: KnowledgeBase) -> None:
        self.words = Words(Endings(base.languages.values()))
        self.gazetteer = Gazetteer(self.words)
        for pack in base.languages.values():
            _add_pack(self.gazetteer, pack)
            for group in pack.synonyms:
                self.words.add_synonyms(token for word in group for token in split(word))
        _add_names(self.gazetteer, base)
        common = (word for pack in base.languages.values() for word in pack.fillers)
        self.index = EventIndex(self.words, read_events(base, self.words, common))

    def freeze(self) -> Iterator[bytes]:
        """Yield what was learnt in ``LEARNT`` lines of JSON."""
        for part in (self.words, self.gazetteer, self.index):
            yield json.dumps(part.freeze(), ensure_ascii=False, separators=(",", ":")).encode()

    def read(self, message: str) -> Question:
        """Return what a message asks, whatever it is made of."""
        text = repair_layout(self.words, _ORDINAL.sub("", clean(message)))
        tokens = mend_joints(self.words, split(_ORDINAL.sub("", text))[:MOST_WORDS])
        mentions = self._find_mentions(tokens)
        smalltalk = _find_smalltalk(tokens, mentions, self.index)
        mentions = in_one_language(tokens, tell_months_from_places(tokens, mentions))
        mentions = resolve(tokens, mentions)
        period = find_period(tokens, mentions, self._base.info.year)
        if period is None or period.kind == "day":
            mentions = [
                each for each in mentions if each.kind != "month" or (period and set(each.span) & period.tokens)
            ]
        used = period.tokens if period else frozenset()
        content, doubtful = _find_content(tokens, mentions, used, self.index, self._base.info.year)
        mentions = self._without_relatives(tokens, mentions, content)
        years = [self._base.info.year + 1 for each in mentions if each.kind == "next-year"]
        years += [token.number for token in tokens if token.number in _YEAR and token.number is not None]
        return Question(
            text=text,
            tokens=tokens,
            mentions=tuple(mentions),
            language=detect_language(tokens, mentions, self._find_suffixed(tokens, mentions)),
            intents=_find_intents(mentions),
            period=period,
            years=tuple(year for year in years if year != self._base.info.year),
            smalltalk=smalltalk,
            content=content,
            doubtful=doubtful,
            role_nouns=self._role_nouns(tokens, mentions),
            wanted=self._find_wanted(tokens, content),
            is_open=any(token.text.casefold() in self._interrogatives | self._determiners for token in tokens),
            points_back=self._points_back(tokens),
            leads_on=self._leads_on(tokens),
        )

    def _without_relatives(
        self, tokens: Sequence[Token], mentions: list[Mention], content: Sequence[int]
    ) -> list[Mention]:
        """Drop a question word that only ties a clause to a noun: "the film where a dam breaks, what is it?"."""
        words = [token.text.casefold() for token in tokens]
        tied = {
            each
            for each in mentions
            if each.kind == "intent" and words[each.start] in self._relatives and each.start - 1 in content
        }
        asking = {position for position, word in enumerate(words) if word in self._interrogatives}
        asking -= {each.start for each in tied}
        return [each for each in mentions if each not in tied] if asking else mentions

    def _find_wanted(self, tokens: Sequence[Token], content: Sequence[int]) -> frozenset[int]:
        after = [at + 1 for at, token in enumerate(tokens) if token.text.casefold() in self._determiners]
        nouns = (next((position for position in content if start <= position <= start + 1), None) for start in after)
        return frozenset(p for p in nouns if p is not None and not tokens[p].text.casefold().endswith(VERB_ENDINGS))

    def _find_suffixed(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> dict[int, Language]:
        found: dict[int, Language] = {}
        inflected = {p for each in mentions if each.quality < EXACT for p in each.span}
        for position, token in enumerate(tokens):
            if position not in inflected and self.words.is_known(token.key):
                continue
            word = token.text.casefold()
            stems = ((language, word.removesuffix(suffix)) for language, suffix in self._suffixes)
            for language, stem in stems:
                if len(word) > len(stem) >= LONG_STEM and any(self.words.is_known(each.key) for each in split(stem)):
                    found[position] = language
                    break
        return found

    def _leads_on(self, tokens: Sequence[Token]) -> bool:
        words = tuple(token.text.casefold() for token in tokens)
        return any(lead in (words[: len(lead)], words[-len(lead) :]) for lead in self._leads)

    def _points_back(self, tokens: Sequence[Token]) -> bool:
        words = [token.text.casefold() for token in tokens]
        pairs = pairwise(words)
        empty = {position for at, pair in enumerate(pairs) if pair in self._expletives for position in (at, at + 1)}
        return any(word in self._pronouns and position not in empty for position, word in enumerate(words))

    def _role_nouns(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[str]:
        nouns = set()
        for mention in mentions:
            if mention.kind == "role" and mention.quality >= TYPO:
                term = self._base.vocabulary.roles[mention.id]
                typed = self.words.link(tokens[mention.start])
                names = [token for word in (term.en, term.ru, term.kk) for token in split(word)[:1]]
                if any(typed.get(self.words.number(name) or -1, 0.0) >= EXACT for name in names):
                    nouns.add(mention.id)
        return frozenset(nouns)

    def _find_mentions(self, tokens: tuple[Token, ...]) -> list[Mention]:
        """Find mentions; question words in Latin letters count fully once the message is seen to be transliterated."""
        mentions = self.gazetteer.find(tokens)
        language = detect_language(tokens, mentions)
        if language in (None, "en") or not any(has_latin(token.text) for token in tokens):
            return mentions
        return self.gazetteer.find(tokens, written_in=language)


def _add_pack(gazetteer: Gazetteer, pack: LanguagePack) -> None:
    lists = (
        ("intent", pack.intents), ("order", pack.orders), ("sequence", pack.sequence), ("state", pack.states),
        ("kind", pack.kinds), ("field", pack.fields), ("role", pack.roles), ("figure", pack.figures),
        ("season", pack.seasons), ("part", pack.parts), ("number", pack.numbers), ("smalltalk", pack.smalltalk),
    )  # fmt: skip
    for kind, phrases_by_id in lists:
        for name, phrases in phrases_by_id.items():
            for phrase in phrases:
                gazetteer.add(kind, name, phrase, pack.language)
    for number, phrases in enumerate(pack.months, 1):
        for phrase in phrases:
            gazetteer.add("month", str(number), phrase, pack.language)
    for kind, phrases in (
        ("filler", pack.fillers),
        ("vague", pack.vague),
        ("outside", pack.outside),
        ("year-word", pack.year_word),
        ("next-year", pack.next_year),
        ("today", pack.today),
    ):
        for phrase in phrases:
            gazetteer.add(kind, phrase if kind == "outside" else kind, phrase, pack.language)


def _add_names(gazetteer: Gazetteer, base: KnowledgeBase) -> None:
    for kind, entries in (("person", base.people), ("place", base.places), ("topic", base.topics)):
        for entry in entries.values():
            for language, name in entry.name.items():
                gazetteer.add(kind, entry.id, name, language)
            for language, aliases in entry.aliases.items():
                for alias in aliases:
                    gazetteer.add(kind, entry.id, alias, language)
    for event in base.events.values():
        for title in event.title.values():
            gazetteer.add("event", event.id, title)
        for aliases in event.aliases.values():
            for alias in aliases:
                gazetteer.add("event", event.id, alias)
    _add_world(gazetteer, base)


def _add_world(gazetteer: Gazetteer, base: KnowledgeBase) -> None:
    # The places of the world serve every base; those that the base has as entries of its own are no strangers to it.
    own = {_spelling(name) for place in base.places.values() for name in _names_of(place)}
    for world in base.world.places:
        for name in (*world.en, *world.ru, *world.kk):
            if _spelling(name) not in own:
                gazetteer.add("world", world.en[0], name)


def _names_of(place: Place) -> Iterator[str]:
    yield from place.name.values()
    for aliases in place.aliases.values():
        yield from aliases


def _spelling(name: str) -> tuple[str, ...]:
    return tuple(token.key for token in split(name))


def _find_smalltalk(tokens: Sequence[Token], mentions: Iterable[Mention], index: EventIndex) -> str | None:
    """A message is small talk when its phrases leave next to nothing unexplained."""
    phrases = [each for each in mentions if each.kind == "smalltalk" and each.quality >= SURE_TALK]
    if not phrases or not tokens:
        return None
    fillers = {each.start for each in mentions if each.kind == "filler" and each.end - each.start == 1}
    covered = {position for each in phrases for position in each.span}
    rest = [position for position in range(len(tokens)) if position not in covered and position not in fillers]
    names = any(each.kind in NAMES and each.quality >= SURE_NAME for each in mentions)
    allowed = 1 if len(covered) >= 2 and not names else 0
    if len(rest) > allowed or len(covered) * 3 < len(tokens):
        return None
    widest = max(phrases, key=lambda each: (each.end - each.start, each.quality, -TALK_ORDER.index(each.id)))
    best = [each for each in phrases if each.end - each.start == widest.end - widest.start]
    kind = min(best, key=lambda each: TALK_ORDER.index(each.id)).id
    # "Whose book is it?" is about the book, "who made you" about the bot.
    is_told = any(max(index.events_of(tokens[position]).values(), default=0.0) >= KNOWN for position in rest)
    return None if kind == "identity" and is_told else kind


def _find_intents(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Order the question types: longer phrases before shorter ones, earlier before later."""
    found = [each for each in mentions if each.kind == "intent"]
    found.sort(key=lambda each: (-(each.end - each.start), -each.quality, each.start))
    return tuple(dict.fromkeys(each.id for each in found))


def _find_content(
    tokens: Sequence[Token], mentions: Sequence[Mention], period: frozenset[int], index: EventIndex, year: int
) -> tuple[tuple[int, ...], frozenset[int]]:
    """Return the tokens that neither a question word nor a common word explains, and the doubtful ones of them."""
    neutral: set[int] = set(period)
    doubtful: set[int] = set()
    for mention in mentions:
        if mention.kind not in NEUTRAL_KINDS:
            continue
        for position in mention.span:
            best = index.events_of(tokens[position]).best
            if mention.quality >= KNOWN:
                if mention.kind != "filler" or mention.quality >= EXACT or best < EXACT:
                    neutral.add(position)
            elif mention.quality >= SLIP and mention.quality >= best - CLOSE:
                neutral.add(position)
            else:
                doubtful.add(position)
    named = {position for each in mentions if each.kind in NAMES for position in each.span}
    content = tuple(
        position
        for position, token in enumerate(tokens)
        if (position not in neutral or position in named) and token.number != year
    )
    return content, frozenset(doubtful)
