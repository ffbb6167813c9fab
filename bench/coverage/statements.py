"""What the base says of an event, part by part, with the addresses each part rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event
from bot.rendering.all_languages import GRAMMARS

__all__ = ["Statement", "find_statements"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """Something that an event says in English."""

    at: str
    """Where it stands in the entry: ``facts.3``."""
    part: str
    """``fact``, ``figure``, ``dispute``, ``occurrence``, ``person``, ``summary`` or ``title``."""
    text: str
    urls: frozenset[str]
    """Empty where the part names no sources and so rests on all of the event."""
    values: tuple[float, ...] = ()


def find_statements(base: KnowledgeBase, event: Event) -> tuple[Statement, ...]:
    """Return everything that an event says."""
    return tuple(_statements(base, event))


def _statements(base: KnowledgeBase, event: Event) -> Iterator[Statement]:
    urls = {source.id: source.url for source in event.sources}

    def cited(sources: tuple[str, ...]) -> frozenset[str]:
        return frozenset(urls[source] for source in sources)

    for at, fact in enumerate(event.facts):
        yield Statement(at=f"facts.{at}", part="fact", text=fact.text["en"], urls=cited(fact.sources))
    for at, figure in enumerate(event.figures):
        values = tuple(float(each) for each in (figure.value, figure.low, figure.high) if each is not None)
        text = f"{figure.text['en']} {figure.of['en']}"
        yield Statement(at=f"figures.{at}", part="figure", text=text, urls=cited(figure.sources), values=values)
    for at, dispute in enumerate(event.disputes):
        values_text = [f"{each.value['en']} {each.by['en'] if each.by else ''}" for each in dispute.values]
        cited_by = frozenset(url for each in dispute.values for url in cited(each.sources))
        text = " ".join([dispute.text["en"], *values_text])
        yield Statement(at=f"disputes.{at}", part="dispute", text=text, urls=cited_by)
    for at, occurrence in enumerate(event.occurrences):
        places = [base.places[each].name["en"] for each in base.around(occurrence.place)]
        label = occurrence.label["en"] if occurrence.label else ""
        text = " ".join([GRAMMARS["en"].span(occurrence.first, occurrence.last), *places, label])
        yield Statement(at=f"occurrences.{at}", part="occurrence", text=text, urls=cited(occurrence.sources))
    for at, part in enumerate(event.people):
        person = base.people[part.person]
        roles = [base.vocabulary.roles[role].name("en") for role in part.roles]
        note = part.note["en"] if part.note else ""
        text = " ".join([person.name["en"], *person.aliases.get("en", ()), person.what["en"], note, *roles])
        yield Statement(at=f"people.{at}", part="person", text=text, urls=cited(part.sources))
    for at, topic in enumerate(event.topics):
        entry = base.topics[topic]
        what = entry.what["en"] if entry.what else ""
        text = " ".join([entry.name["en"], *entry.aliases.get("en", ()), what])
        yield Statement(at=f"topics.{at}", part="topic", text=text, urls=frozenset())
    yield Statement(at="summary", part="summary", text=event.summary["en"], urls=frozenset())
    yield Statement(at="title", part="title", text=event.title["en"], urls=frozenset())
