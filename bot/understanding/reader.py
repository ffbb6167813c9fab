"""Reads a message: cleans it, repairs the keyboard layout, finds what it names and what it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Place
from bot.knowledge.vocabulary import LanguagePack
from bot.text.layout import to_cyrillic, to_kazakh, to_latin
from bot.text.normalise import clean
from bot.text.scripts import has_latin
from bot.text.tokens import Token, split
from bot.understanding.detection import detect_language
from bot.understanding.endings import Endings
from bot.understanding.gazetteer import Gazetteer, Mention
from bot.understanding.index import EventIndex
from bot.understanding.periods import find_period
from bot.understanding.question import NAMES, Question
from bot.understanding.words import Words

__all__ = ["Reader"]

CUE_KINDS = ("intent", "order", "state", "kind", "field", "role", "figure", "month", "season", "part", "number")
STRUCTURE = frozenset(
    {"intent", "order", "state", "kind", "field", "month", "season", "part", "year-word", "filler", "today", "outside"}
)
NEUTRAL = ("filler", "intent", "year-word", "today")
EXACT = 0.97
PLAIN_NAME = 0.97
"""A name that is not typed as it stands gives way to a common word that is."""
SAME_NAME = 0.015
UNSURE = 0.12
"""Misspelt names compete as long as they are about as close."""
CLOSE = 0.1
SLIP = 0.74
"""From this quality on, a misspelt common word counts as that word where nothing else is closer."""
TYPO = 0.72
"""A word that may be misspelt is not taken for one typed in the wrong layout."""
LAYOUT_WORD = 4
KNOWN = 0.9
"""From this quality on, a word counts as typed right."""
_YEAR = range(1900, 2100)
_ORDINAL = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th)(?:['’]?s)?\b|-[^\W\d_]{1,5}\b)", re.IGNORECASE)
"""What follows the digits of an ordinal: 25th, 23-го, 12-ші."""
_LETTER = re.compile(r"[^\W\d_]")


class Reader:
    """Understands messages about one base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self.words = Words(Endings(base.languages.values()))
        self.gazetteer = Gazetteer(self.words)
        self._pronouns = {word for pack in base.languages.values() for word in pack.pronouns}
        for pack in base.languages.values():
            _add_pack(self.gazetteer, pack)
            for group in pack.synonyms:
                self.words.add_synonyms(token for word in group for token in split(word))
        _add_names(self.gazetteer, base)
        common = (word for pack in base.languages.values() for word in pack.fillers)
        self.index = EventIndex(base, self.words, common)

    def read(self, message: str) -> Question:
        """Return what a message asks, whatever it is made of."""
        text = self._repair(clean(message))
        tokens = self._mend_joints(split(_ORDINAL.sub("", text)))
        mentions = self._find_mentions(tokens)
        smalltalk = _find_smalltalk(tokens, mentions)
        mentions = _in_one_language(tokens, _tell_months_from_places(tokens, mentions))
        mentions = _resolve(tokens, mentions)
        period = find_period(tokens, mentions, self._base.info.year)
        if period is None or period.kind == "day":
            mentions = [each for each in mentions if each.kind != "month" or (period and set(each.span) & period.tokens)]
        used = period.tokens if period else frozenset()
        content, doubtful = _find_content(tokens, mentions, used, self.index, self._base.info.year)
        years = [token.number for token in tokens if token.number in _YEAR and token.number is not None]
        return Question(
            text=text,
            tokens=tokens,
            mentions=tuple(mentions),
            language=detect_language(tokens, mentions),
            intents=_find_intents(tokens, mentions),
            period=period,
            years=tuple(year for year in years if year != self._base.info.year),
            smalltalk=smalltalk,
            content=content,
            doubtful=doubtful,
            role_nouns=self._role_nouns(tokens, mentions),
            points_back=any(token.text.casefold() in self._pronouns for token in tokens),
        )

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
        """Find mentions; question words in Latin letters count fully once the message shows that it is transliterated."""
        mentions = self.gazetteer.find(tokens)
        language = detect_language(tokens, mentions)
        if language in (None, "en") or not any(has_latin(token.text) for token in tokens):
            return mentions
        return self.gazetteer.find(tokens, written_in=language)

    def _repair(self, text: str) -> str:
        """Swap the keyboard layout of the words that make sense only after it."""
        chunks = text.split(" ")
        swapped = [self._swap(chunk) for chunk in chunks]
        strong = any(better is not None and len(chunk) >= LAYOUT_WORD for chunk, better in zip(chunks, swapped, strict=True))
        if not strong:
            return text
        return " ".join(better or chunk for chunk, better in zip(chunks, swapped, strict=True))

    def _swap(self, chunk: str) -> str | None:
        if not _LETTER.search(chunk) or self._knows(chunk, TYPO if len(chunk) >= LAYOUT_WORD else KNOWN):
            return None
        for swap in (to_cyrillic, to_kazakh, to_latin):
            other = swap(chunk)
            if other != chunk and self._knows(other, KNOWN):
                return other
        return None

    def _knows(self, chunk: str, least: float) -> bool:
        letters = [token for token in split(chunk) if _LETTER.search(token.text)]
        if not letters:
            return chunk.isdigit()
        return all(max(self.words.link(token).values(), default=0.0) >= least for token in letters)

    def _mend_joints(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Join words that were cut ("back street") and cut words that were joined ("backstreetboys")."""
        mended: list[Token] = []
        position = 0
        while position < len(tokens):
            token = tokens[position]
            after = tokens[position + 1] if position + 1 < len(tokens) else None
            if after is not None and token.number is None and after.number is None:
                joined = token.key + after.key
                unknown = not self.words.link(token) or not self.words.link(after)
                if unknown and self.words.is_known(joined):
                    mended.append(Token(token.text + after.text, joined))
                    position += 2
                    continue
            mended.extend(self._cut(token))
            position += 1
        return tuple(mended)

    def _cut(self, token: Token) -> list[Token]:
        if len(token.key) < 8 or token.number is not None or self.words.link(token):
            return [token]
        for at in range(4, len(token.key) - 2):
            left, right = token.key[:at], token.key[at:]
            if self.words.is_known(left) and self.words.is_known(right):
                return [Token(left, left), Token(right, right)]
        return [token]


def _add_pack(gazetteer: Gazetteer, pack: LanguagePack) -> None:
    lists = (
        ("intent", pack.intents), ("order", pack.orders), ("state", pack.states), ("kind", pack.kinds),
        ("field", pack.fields), ("role", pack.roles), ("figure", pack.figures), ("season", pack.seasons),
        ("part", pack.parts), ("number", pack.numbers), ("smalltalk", pack.smalltalk),
    )  # fmt: skip
    for kind, phrases_by_id in lists:
        for name, phrases in phrases_by_id.items():
            for phrase in phrases:
                gazetteer.add(kind, name, phrase, pack.language)
    for number, phrases in enumerate(pack.months, 1):
        for phrase in phrases:
            gazetteer.add("month", str(number), phrase, pack.language)
    for kind, phrases in (("filler", pack.fillers), ("vague", pack.vague), ("outside", pack.outside), ("year-word", pack.year_word), ("today", pack.today)):
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


def _find_smalltalk(tokens: Sequence[Token], mentions: Iterable[Mention]) -> str | None:
    """A message is small talk when its phrases leave next to nothing unexplained."""
    phrases = [each for each in mentions if each.kind == "smalltalk" and each.quality >= 0.75]
    if not phrases or not tokens:
        return None
    fillers = {each.start for each in mentions if each.kind == "filler" and each.end - each.start == 1}
    covered = {position for each in phrases for position in each.span}
    rest = [position for position in range(len(tokens)) if position not in covered and position not in fillers]
    names = any(each.kind in NAMES and each.quality >= 0.85 for each in mentions)
    if len(rest) > (0 if names else 1 if len(covered) >= 2 else 0) or len(covered) * 3 < len(tokens):
        return None
    order = ("help", "ability", "identity", "insult", "wellbeing", "goodbye", "greeting", "thanks")
    widest = max(phrases, key=lambda each: (each.end - each.start, each.quality, -order.index(each.id)))
    best = [each for each in phrases if each.end - each.start == widest.end - widest.start]
    return min(best, key=lambda each: order.index(each.id)).id


def _tell_months_from_places(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """Kazan is a city in Russian and October in Kazakh typed without қ: the rest of the message decides."""
    months = [each for each in mentions if each.kind == "month" and each.quality >= KNOWN]
    places = [each for each in mentions if each.kind in ("place", "world") and each.quality >= KNOWN]
    twins = [(month, place) for month in months for place in places if month.span == place.span]
    if not twins:
        return mentions
    both = {each for pair in twins for each in pair}
    language = detect_language(tokens, [each for each in mentions if each not in both])
    wrong = {place if month.language == language else month for month, place in twins}
    return [each for each in mentions if each not in wrong]


def _in_one_language(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """A misspelt question word is one of the language that the words typed right are in."""
    language = detect_language(tokens, [each for each in mentions if each.quality >= KNOWN])
    if language is None:
        return mentions
    kinds = (*CUE_KINDS, *NEUTRAL, "outside")
    return [each for each in mentions if each.quality >= KNOWN or each.kind not in kinds or each.language == language]


def _resolve(tokens: Sequence[Token], mentions: Iterable[Mention]) -> list[Mention]:
    """Drop readings that a longer or surer one contradicts."""
    kept = [each for each in mentions if each.kind != "smalltalk"]
    return [each for each in kept if not any(_overrules(other, each) for other in kept)]


def _overrules(other: Mention, mention: Mention) -> bool:
    """Tell whether another reading of the same words is the better one."""
    if other is mention or not (other.start < mention.end and mention.start < other.end):
        return False
    is_longer = other.covers(mention) and other.end - other.start > mention.end - mention.start
    if is_longer and other.quality >= mention.quality - 0.1 and mention.kind != "event":
        if (other.kind, mention.kind) in (("intent", "role"), ("intent", "figure"), ("intent", "year-word"), ("event", "intent")):
            return False
        is_name = other.kind in (*NAMES, "event", "intent", "month", "outside")
        return is_name or (other.kind == mention.kind and mention.kind not in NAMES) or mention.kind in ("month", "intent")
    if mention.kind in (*NAMES, "event"):
        if other.kind == "month" and other.quality >= mention.quality and other.span == mention.span:
            return True
        if other.kind in NAMES and other.quality > mention.quality + (SAME_NAME if other.quality >= KNOWN else UNSURE):
            return True
        if other.kind in (*STRUCTURE, *CUE_KINDS) and other.quality >= EXACT and mention.quality < PLAIN_NAME:
            if other.span == mention.span:
                return True
        return mention.quality < KNOWN and other.kind in STRUCTURE and other.quality >= mention.quality and other.covers(mention)
    if mention.kind in CUE_KINDS:
        return other.quality >= EXACT and mention.quality < other.quality - 0.04
    return False


def _find_intents(tokens: Sequence[Token], mentions: Iterable[Mention]) -> tuple[str, ...]:
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
        if mention.kind not in NEUTRAL:
            continue
        if mention.quality >= KNOWN:
            neutral |= set(mention.span)
            continue
        for position in mention.span:
            best = max(index.events_of(tokens[position]).values(), default=0.0)
            if mention.quality >= SLIP and mention.quality >= best - CLOSE:
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
