from __future__ import annotations

import pytest

from bench.sentences import Asked, judge, load, parse
from bot.knowledge.base import KnowledgeBase
from bot.rendering.reply import Reply

FACT = ("fact", 0)


def _reply(base: KnowledgeBase, short: str = "", *, event: str = "aru-laketown", status: str = "answer") -> Reply:
    assert event in base.events
    return Reply(status=status, intent="what", short=short, text=short, html=short, lang="en", events=(event,))


def _asked(sentence: tuple[str, int] | None = FACT, event: str | None = "aru-laketown") -> Asked:
    return Asked(language="en", event=event, sentence=sentence, text="what about Aru in Laketown?")


def test_parse() -> None:
    """A line names the sentence that answers it, an event alone, or nothing."""
    line = {"id": "f1", "lang": "en", "event": "aru-laketown", "sentence": "figure 12", "text": "how many?"}
    assert parse(line).sentence == ("figure", 12)
    assert parse({**line, "sentence": None}) == Asked(
        language="en", event="aru-laketown", sentence=None, text="how many?"
    )
    assert parse({"id": "n1", "lang": "en", "text": "how many?"}).event is None


def test_load(base: KnowledgeBase) -> None:
    """Every question names a sentence that the base has, or none; most of its sentences are asked for."""
    asked = load()
    told = {(each.event, *each.sentence) for each in asked if each.event and each.sentence}
    all_told = {
        (event.id, part, position)
        for event in base.events.values()
        for part, told in (("fact", event.facts), ("figure", event.figures))
        for position in range(len(told))
    }
    assert told <= all_told
    assert len(told) > 0.9 * len(all_told)
    assert {each.event for each in asked if each.event} <= set(base.events)


def test_judge_sentence(year: KnowledgeBase) -> None:
    """It is told if it stands in the answer, or if most of what it adds to the question does."""
    sentence = year.events["aru-laketown"].facts[0].text["en"]
    assert judge(year, _asked(), _reply(year, f"Yes. {sentence}")) == "told"
    assert judge(year, _asked(), _reply(year, " ".join(reversed(sentence.split())))) == "told"
    assert judge(year, _asked(), _reply(year, "Aru sang in Laketown.")) == "another sentence"
    assert judge(year, _asked(), _reply(year, "." * 300 + " ".join(reversed(sentence.split())))) == "another sentence"


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [(_asked(), "another event"), (_asked(None), "another event"), (_asked(None, None), "another event"),
     (_asked(None, "aru-concert"), "another sentence")],
)  # fmt: skip
def test_judge_event(year: KnowledgeBase, asked: Asked, outcome: str) -> None:
    """An answer from another event is one, and so is any to a question about nothing that the base has."""
    assert judge(year, asked, _reply(year, event="aru-concert")) == outcome


@pytest.mark.parametrize("status", ["suggest", "unknown", "smalltalk"])
def test_judge_refusal(year: KnowledgeBase, status: str) -> None:
    """Whatever is no answer is none."""
    assert judge(year, _asked(), _reply(year, status=status)) == "not answered"
