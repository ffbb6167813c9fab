"""Simple ways to find the event that a question means; each is what many bots are made of.

All of them read the same texts of the events. They pick an event with a score; a threshold lets them refuse.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from bot.knowledge.model import Event

__all__ = ["PEERS", "Bm25", "CharacterTfIdf", "Fuzzy", "Peer", "Pick", "TrigramSearch", "texts_of"]

Texts = Mapping[str, Sequence[str]]
"""What is said of each event, in all languages."""

GRAMS = range(2, 5)
"""Lengths of the character n-grams, within words."""
SATURATION, LENGTH_PENALTY = 1.5, 0.75
"""The usual k1 and b of BM25."""
TRIGRAM = 3

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pick:
    """The event that is most like a question, and how like it is."""

    event: str | None
    score: float


class Peer(Protocol):
    """Something that picks an event for a question."""

    def pick(self, question: str) -> Pick:
        """Return the event that fits best."""

    def close(self) -> None:
        """Let go of what it holds; most hold nothing."""
        return


def texts_of(event: Event) -> tuple[str, ...]:
    """Return the titles, aliases, summary and facts of an event in all languages.

    The names of its people and places are left out, since they stand in many events: with them, token_set_ratio loses
    a third of its right answers and TF-IDF a few, while WRatio and FTS5 win a few.
    """
    sentences = [event.title, event.summary, *(each.text for each in event.facts)]
    found = [text for sentence in sentences for text in sentence.values()]
    found += [phrase for phrases in event.aliases.values() for phrase in phrases]
    return tuple(dict.fromkeys(_fold(text) for text in found))


def _fold(text: str) -> str:
    return text.casefold().replace("ё", "е")


class Fuzzy(Peer):
    """rapidfuzz: the text that is most like the question decides."""

    def __init__(self, texts: Texts, scorer: Callable[..., float]) -> None:
        pairs = [(text, event) for event, spoken in texts.items() for text in spoken]
        self._texts = [text for text, _ in pairs]
        self._events = [event for _, event in pairs]
        self._scorer = scorer

    def pick(self, question: str) -> Pick:
        """Return the event with the text that fits best; the first one where several do."""
        found = process.extractOne(_fold(question), self._texts, scorer=self._scorer, processor=None)
        return Pick(self._events[found[2]], found[1]) if found else Pick(None, 0.0)


class CharacterTfIdf(Peer):
    """Cosine of the TF-IDF vectors of character n-grams within words."""

    def __init__(self, texts: Texts) -> None:
        counts = {event: Counter(_grams(spoken)) for event, spoken in texts.items()}
        frequency = Counter(gram for counted in counts.values() for gram in counted)
        self._rarity = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items()}
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for event, counted in counts.items():
            for gram, weight in self._vector(counted).items():
                self._postings[gram].append((event, weight))

    def pick(self, question: str) -> Pick:
        """Return the event whose texts fit best."""
        scores: dict[str, float] = defaultdict(float)
        for gram, weight in self._vector(Counter(_grams([_fold(question)]))).items():
            for event, other in self._postings.get(gram, ()):
                scores[event] += weight * other
        return _best(scores)

    def _vector(self, counted: Mapping[str, int]) -> dict[str, float]:
        # The logarithm keeps what a long text repeats from drowning what it says once.
        weights = {gram: (1 + math.log(n)) * self._rarity.get(gram, 0.0) for gram, n in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items() if weight}


def _grams(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for word in _WORD.findall(text):
            padded = f" {word} "
            yield from (padded[at : at + n] for n in GRAMS for at in range(len(padded) - n + 1))


class Bm25(Peer):
    """Okapi BM25 over whole words."""

    def __init__(self, texts: Texts) -> None:
        words = {event: [word for text in spoken for word in _WORD.findall(text)] for event, spoken in texts.items()}
        usual = sum(map(len, words.values())) / max(1, len(words))
        self._postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for event, said in words.items():
            penalty = SATURATION * (1 - LENGTH_PENALTY + LENGTH_PENALTY * len(said) / usual)
            for word, n in Counter(said).items():
                self._postings[word].append((event, n * (SATURATION + 1) / (n + penalty)))
        self._count = len(words)

    def pick(self, question: str) -> Pick:
        """Return the event whose texts fit best."""
        scores: dict[str, float] = defaultdict(float)
        for word in _WORD.findall(_fold(question)):
            found = self._postings.get(word, [])
            rarity = math.log(1 + (self._count - len(found) + 0.5) / (len(found) + 0.5))
            for event, weight in found:
                scores[event] += rarity * weight
        return _best(scores)


class TrigramSearch(Peer):
    """SQLite's full-text search with its trigram tokenizer; any trigram of the question may match."""

    def __init__(self, texts: Texts) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.execute("CREATE VIRTUAL TABLE spoken USING fts5(event UNINDEXED, words, tokenize='trigram')")
        rows = ((event, "\n".join(spoken)) for event, spoken in texts.items())
        self._database.executemany("INSERT INTO spoken VALUES (?, ?)", rows)

    def pick(self, question: str) -> Pick:
        """Return the event whose texts fit best."""
        words = _WORD.findall(_fold(question))
        grams = {word[at : at + TRIGRAM] for word in words for at in range(len(word) - TRIGRAM + 1)}
        if not grams:
            return Pick(None, 0.0)
        wanted = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        query = "SELECT event, -bm25(spoken) FROM spoken WHERE spoken MATCH ? ORDER BY 2 DESC, event LIMIT 1"
        with closing(self._database.execute(query, (wanted,))) as rows:
            found = rows.fetchone()
        return Pick(found[0], found[1]) if found else Pick(None, 0.0)

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()


def _best(scores: Mapping[str, float]) -> Pick:
    event = max(scores, key=lambda each: (scores[each], each), default=None)
    return Pick(event, scores[event] if event is not None else 0.0)


def _whole_ratio(texts: Texts) -> Peer:
    return Fuzzy(texts, fuzz.WRatio)


def _token_set_ratio(texts: Texts) -> Peer:
    return Fuzzy(texts, fuzz.token_set_ratio)


PEERS: Mapping[str, Callable[[Texts], Peer]] = {
    "rapidfuzz WRatio": _whole_ratio,
    "rapidfuzz token_set_ratio": _token_set_ratio,
    "character n-gram TF-IDF": CharacterTfIdf,
    "BM25": Bm25,
    "SQLite FTS5, trigrams": TrigramSearch,
}
