"""Reads a message: cleans it, repairs the keyboard layout, finds what it names and what it asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.knowledge.base import KnowledgeBase
from bot.text.normalise import clean
from bot.text.ordinals import cut_ordinals
from bot.text.scripts import has_cyrillic, has_latin
from bot.text.tokens import Token, split
from bot.understanding.content import find_content
from bot.understanding.detection import Suffixes, detect_language
from bot.understanding.endings import Endings
from bot.understanding.function_words import FunctionWords
from bot.understanding.gazetteer import Gazetteer
from bot.understanding.index import EventIndex
from bot.understanding.indexing import read_events
from bot.understanding.mentions import EXACT, KNOWN, Mention
from bot.understanding.naming import add_names, add_pack, find_strangers
from bot.understanding.periods import Period, find_period
from bot.understanding.plain_aliases import PlainAliases
from bot.understanding.question import Question
from bot.understanding.repair import mend_joints, repair_layout
from bot.understanding.resolving import CUE_KINDS, in_one_language, resolve, tell_months_from_places
from bot.understanding.smalltalk import find_smalltalk
from bot.understanding.strangers import Strangers
from bot.understanding.words import Words

__all__ = ["LEARNT", "Reader"]

TYPO = 0.72
"""From this quality on, a role may be named by its noun."""
MOST_WORDS = 64
"""Words of a message that are read; the longest stories that people tell around a question have about fifty."""
NOUN = 0.9
"""From this quality on, a word is a form of the noun of a role: «актеры»."""
STORY = 10
"""Words beyond which a message tells of the asker's own day around its question."""
SLIP = 0.85
"""Below this quality, a cue was read into a word that is spelt otherwise."""
LEARNT = 3
"""Lines of what the reader of a base has learnt of it: words, phrases and events."""
_YEARS = range(1900, 2100)


class Reader:
    """Understands messages about one base."""

    def __init__(self, base: KnowledgeBase, frozen: Iterable[bytes] | None = None) -> None:
        """Learn the words of a base, or take them from what ``freeze`` has returned for the same base."""
        self._base = base
        if frozen is None:
            self._learn(base)
        else:
            words, phrases, events = map(json.loads, frozen)
            self.words = Words.thaw(words)
            self.gazetteer = Gazetteer.thaw(self.words, phrases)
            self.index = EventIndex(self.words, events)
        packs = base.languages.values()
        self._function_words = FunctionWords(packs)
        self._plain_aliases = PlainAliases(base, self.words)
        self._strangers = Strangers(find_strangers(base))
        self._suffixes = Suffixes(self.words, packs)

    def _learn(self, base: KnowledgeBase) -> None:
        self.words = Words(Endings(base.languages.values()))
        self.gazetteer = Gazetteer(self.words)
        for pack in base.languages.values():
            add_pack(self.gazetteer, pack)
            for group in pack.synonyms:
                self.words.add_synonyms(token for word in group for token in split(word))
        add_names(self.gazetteer, base)
        self.gazetteer.close()
        common = (word for pack in base.languages.values() for word in pack.fillers)
        self.index = EventIndex(self.words, read_events(base, self.words, common))

    def freeze(self) -> Iterator[bytes]:
        """Yield what was learnt in ``LEARNT`` lines of JSON."""
        for part in (self.words, self.gazetteer, self.index):
            yield json.dumps(part.freeze(), ensure_ascii=False, separators=(",", ":")).encode()

    def read(self, message: str) -> Question:
        """Return what a message asks, whatever it is made of."""
        text = repair_layout(self.words, cut_ordinals(clean(message)))
        tokens = mend_joints(self.words, split(cut_ordinals(text))[:MOST_WORDS])
        mentions = self._find_mentions(tokens)
        smalltalk = self._find_smalltalk(tokens, mentions)
        mentions = in_one_language(tokens, tell_months_from_places(tokens, mentions))
        mentions = [each for each in mentions if not self._is_known_word(tokens, each)]
        mentions = resolve(tokens, mentions, self._function_words.verb_endings)
        year = self._base.info.year
        period = find_period(tokens, mentions, year)
        used = period.tokens if period else frozenset()
        mentions = [each for each in _without_idle_months(mentions, period) if not _is_of_date(each, used)]
        content, doubtful = find_content(tokens, mentions, used, self.index, year)
        called = list(self._plain_aliases.find(tokens, content))
        content = tuple(sorted({*content, *(position for each in called for position in each.span)}))
        mentions = [*self._function_words.without_relatives(tokens, mentions, content), *called]
        mentions += self._geography(mentions, content)
        return Question(
            text=text,
            tokens=tokens,
            mentions=tuple(mentions),
            language=detect_language(tokens, mentions, self._suffixes.find(tokens, mentions)),
            is_cyrillic=any(has_cyrillic(token.text) for token in tokens),
            intents=_find_intents(mentions),
            period=period,
            years=_find_other_years(tokens, mentions, year),
            smalltalk=smalltalk,
            content=content,
            doubtful=doubtful,
            role_nouns=self._find_role_nouns(tokens, mentions),
            wanted=self._function_words.find_wanted(tokens, content, _people(mentions)),
            is_open=self._function_words.is_open(tokens),
            may_tie=self._function_words.may_tie(tokens, mentions),
            points_back=self._function_words.points_back(tokens),
            speaks_to_bot=self._function_words.speaks_to_bot(tokens),
            leads_on=self._function_words.leads_on(tokens),
        )

    def _is_known_word(self, tokens: Sequence[Token], mention: Mention) -> bool:
        """Tell whether a word that a misspelt cue was read into stands in the base as it was typed."""
        if mention.kind == "outside" and mention.quality < EXACT:
            return self.words.is_known(tokens[mention.weakest].key)
        is_guess = mention.kind in CUE_KINDS and (mention.quality < SLIP or _is_spelt_in_latin(tokens, mention))
        return is_guess and self.index.events_of(tokens[mention.weakest]).best >= EXACT

    def _find_smalltalk(self, tokens: tuple[Token, ...], mentions: Sequence[Mention]) -> str | None:
        """Return the kind of small talk that a message is, if need be without the particles in it."""
        found = find_smalltalk(tokens, mentions, self.index)
        plain = self._function_words.without_particles(tokens)
        if found or plain == tokens:
            return found
        return find_smalltalk(plain, self.gazetteer.find(plain), self.index)

    def _geography(self, mentions: Sequence[Mention], content: Sequence[int]) -> Iterator[Mention]:
        """Yield what no base covers, where a message is of nothing but a country and its capital or the like."""
        asked = [each for each in mentions if each.kind == "geography" and each.quality >= SLIP]
        countries = [each for each in mentions if each.quality >= SLIP and self._is_country(each)]
        known = {position for each in (*asked, *countries) for position in each.span}
        if asked and countries and known.issuperset(content):
            yield Mention("outside", "geography", min(known), max(known) + 1, 1.0, asked[0].language)

    def _is_country(self, mention: Mention) -> bool:
        is_place = mention.kind == "place" and self._base.places[mention.id].kind == "country"
        return is_place or mention.kind == "world"

    def _find_role_nouns(self, tokens: Sequence[Token], mentions: Sequence[Mention]) -> frozenset[str]:
        nouns = set()
        for mention in mentions:
            if mention.kind == "role" and mention.quality >= TYPO:
                term = self._base.vocabulary.roles[mention.id]
                names = [token for word in (term.en, term.ru, term.kk) for token in split(word)[:1]]
                known = {self.words.number(name) for name in names}
                typed = self.words.link(tokens[mention.start])
                if any(quality >= NOUN and number in known for number, quality in typed.items()):
                    nouns.add(mention.id)
        return frozenset(nouns)

    def _find_mentions(self, tokens: tuple[Token, ...]) -> list[Mention]:
        """Find mentions; question words in Latin letters count fully once the message is seen to be transliterated."""
        mentions = self.gazetteer.find(tokens)
        if any(has_latin(token.text) for token in tokens):
            language = detect_language(tokens, mentions)
            if language not in (None, "en"):
                mentions = self.gazetteer.find(tokens, written_in=language)
        mentions = [*mentions, *self._strangers.find(tokens)]
        is_story = len(tokens) > STORY
        return [replace(each, kind="filler") if is_story and each.kind == "scenery" else each for each in mentions]


def _is_spelt_in_latin(tokens: Sequence[Token], mention: Mention) -> bool:
    """Tell whether one word in Latin letters only sounds like a question word: "silk" like «ссылка»."""
    is_one = mention.kind == "intent" and mention.end - mention.start == 1 and mention.quality < 1.0
    return is_one and mention.language != "en" and has_latin(tokens[mention.start].text)


def _find_intents(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Order the question types: longer phrases before shorter ones, earlier before later."""
    found = [each for each in mentions if each.kind == "intent"]
    found.sort(key=lambda each: (-(each.end - each.start), -each.quality, each.start))
    return tuple(dict.fromkeys(each.id for each in found))


def _people(mentions: Iterable[Mention]) -> set[int]:
    return {position for each in mentions if each.kind == "person" and each.quality >= KNOWN for position in each.span}


def _is_of_date(mention: Mention, period: frozenset[int]) -> bool:
    """Tell whether a word of a date was read into a question word: «күні» typed in Latin letters is «құны» too."""
    return mention.kind in ("intent", "figure", "role") and period.issuperset(mention.span)


def _without_idle_months(mentions: list[Mention], period: Period | None) -> list[Mention]:
    """Drop the months that are no part of a period: a name or a word that is like one."""
    if period is not None and period.kind != "day":
        return mentions
    used = period.tokens if period else frozenset()
    return [each for each in mentions if each.kind != "month" or set(each.span) & used]


def _find_other_years(tokens: Sequence[Token], mentions: Sequence[Mention], year: int) -> tuple[int, ...]:
    years = [year + 1 for each in mentions if each.kind == "next-year"]
    years += [token.number for token in tokens if token.number is not None and token.number in _YEARS]
    return tuple(each for each in years if each != year)
