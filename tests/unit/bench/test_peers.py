from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from bench.peers import PEERS, Bm25, CharacterTfIdf, Peer, texts_of
from bot.knowledge.base import KnowledgeBase

TEXTS = {
    "concert": ("a concert of dimash in almaty", "концерт димаша"),
    "museum": ("a new museum in almaty", "в алматы открылся музей"),
    "fair": ("the book fair of astana", "кітап көрмесі"),
}


@pytest.fixture(params=sorted(PEERS))
def peer(request: pytest.FixtureRequest) -> Iterator[Peer]:
    """Each of the peers."""
    with closing(PEERS[request.param](TEXTS)) as made:
        yield made


@pytest.mark.parametrize(
    ("question", "event"),
    [("Dimash concert", "concert"), ("МУЗЕЙ в Алматы", "museum"), ("кітап көрмесі", "fair")],
)
def test_pick(peer: Peer, question: str, event: str) -> None:
    """Every peer finds what is said in the words of a text, in any case and language."""
    assert peer.pick(question).event == event


def test_pick_scores_by_likeness(peer: Peer) -> None:
    """A question in the words of a text scores above one that shares little with it."""
    assert peer.pick("a new museum in almaty").score > peer.pick("museum weather prices").score


def test_pick_nothing(peer: Peer) -> None:
    """A message without letters or digits is like nothing."""
    assert peer.pick("?!").score == 0


@pytest.mark.parametrize("name", ["character n-gram TF-IDF", "SQLite FTS5, trigrams"])
def test_pick_despite_typo(name: str) -> None:
    """Parts of words survive a typing error."""
    with closing(PEERS[name](TEXTS)) as made:
        assert made.pick("musuem opened").event == "museum"


def test_tf_idf_of_the_text_itself() -> None:
    """The cosine of a text with itself is one."""
    assert CharacterTfIdf({"only": ("a concert",), "other": ("books",)}).pick("a concert").score == pytest.approx(1)


def test_bm25_as_computed_by_hand() -> None:
    """Okapi's formula for one word that stands once in one of two texts of usual length."""
    # rarity = ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) = ln 2; weight = 1 * 2.5 / (1 + 1.5) = 1
    assert Bm25({"one": ("red door",), "two": ("blue door",)}).pick("red").score == pytest.approx(0.693147, abs=1e-6)


def test_texts_of(base: KnowledgeBase) -> None:
    """Peers read titles, aliases, summaries and facts in all languages, each text once."""
    event = base.events["jennifer-lopez-almaty"]
    texts = texts_of(event)
    said = {*event.title.values(), *event.summary.values(), *(each.text["kk"] for each in event.facts)}
    said |= {alias for aliases in event.aliases.values() for alias in aliases}
    assert {each.casefold().replace("ё", "е") for each in said} <= set(texts)
    assert len(texts) == len(set(texts))
