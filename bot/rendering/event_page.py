"""Replies about one event: what it answers, its card, its further facts and its sources."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.answers import Found, NotSaid
from bot.answering.related import find_related
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language
from bot.rendering import html
from bot.rendering.buttons import event_button
from bot.rendering.context import choose_context, with_context
from bot.rendering.opening import Phrase
from bot.rendering.publishers import MOST_SOURCES, first_of_each
from bot.rendering.reply import Button, Reply
from bot.rendering.short_answers import ShortAnswers
from bot.rendering.wording import MAX_SHORT, Wording, clip, sentences

__all__ = ["EventPage"]

CARD_FACTS, CARD_DISPUTES = 3, 2
"""What a card tells beyond the summary, so that it stays one screen long."""
CARD_KINDS = ("outcome", "why", "programme", "plot")
"""Kinds of facts that a card tells."""
MAX_FACT = 220
"""Characters of a summary inside the sentence that says that the base does not know."""


class EventPage:
    """Writes replies about events in one language."""

    def __init__(self, base: KnowledgeBase, wording: Wording, phrase: Phrase, language: Language) -> None:
        self._base = base
        self._wording = wording
        self._phrase = phrase
        self._language = language
        self._short = ShortAnswers(wording, phrase, language)

    def found(self, answer: Found) -> Reply:
        """Write what an event answers."""
        event = self._base.events[answer.event]
        lead = self._together([answer, *answer.others])
        context = self._context(event, answer, lead) if not answer.others else []
        others = tuple(each.event for each in answer.others)
        related = find_related(self._base, event.id, without=others)
        return self._reply(
            event, lead=lead, context=context, intent=answer.ask, status="answer",
            events=(event.id, *others), related=related, confidence=answer.confidence,
        )  # fmt: skip

    def _together(self, answers: Sequence[Found]) -> str:
        """Write as many answers as a short one holds, with their cities where they count the people of several."""
        texts = [self._short.write(self._base.events[each.event], each) for each in answers]
        cities = [self._city_of_count(each) for each in answers]
        opened = [f"{city}: {text}" if city else text for city, text in zip(cities, texts, strict=True)]
        if len(set(filter(None, cities))) > 1 and len(" ".join(opened[:2])) <= MAX_SHORT:
            texts = opened
        lead = texts[0]
        for text in texts[1:]:
            lead = f"{lead} {text}" if len(lead) + len(text) < MAX_SHORT else lead
        return lead

    def _city_of_count(self, answer: Found) -> str:
        """Return the city in which an answer counts people; empty if it tells something else."""
        event, statement = self._base.events[answer.event], answer.statement
        counts = statement.part == "figure" and event.figures[statement.position].kind == "attendance"
        return self._wording.city(event) if counts else ""

    def not_said(self, answer: NotSaid) -> Reply:
        """Write that the base does not know, and what it knows instead."""
        event = self._base.events[answer.event]
        fact = clip(event.summary[self._language], MAX_FACT)
        lead = clip(self._phrase("not_said", self._language, fact=fact))
        return self._reply(
            event, lead=lead, context=(), intent="not-said", status="suggest", events=(event.id,),
            related=find_related(self._base, event.id), confidence=answer.confidence,
        )  # fmt: skip

    def card(self, event_id: str) -> Reply:
        """Write everything that matters about an event: what a tap on its button shows."""
        event = self._base.events[event_id]
        facts = [fact.text[self._language] for fact in event.facts if fact.kind in CARD_KINDS][:CARD_FACTS]
        disputes = [
            self._phrase("sources_differ", self._language, text=each.text[self._language])
            for each in event.disputes[:CARD_DISPUTES]
        ]
        return self._reply(
            event, lead=clip(event.summary[self._language]), context=[*facts, *disputes], intent="tell",
            status="answer", events=(event_id,), related=find_related(self._base, event_id), confidence=1.0,
        )  # fmt: skip

    def more(self, event_id: str, page: int) -> Reply:
        """Write the facts of an event that are told next; after the last of them, what belongs with it."""
        event = self._base.events[event_id]
        facts = sorted(event.facts, key=lambda fact: fact.kind not in CARD_KINDS)
        told = [fact.text[self._language] for fact in facts[page * CARD_FACTS : (page + 1) * CARD_FACTS]]
        related = find_related(self._base, event_id)
        if told:
            return self._reply(
                event, lead=clip(told[0]), context=told[1:], intent="more", status="answer",
                events=(event_id,), related=related, confidence=1.0,
            )  # fmt: skip
        titles = [self._wording.title(each) for each in related]
        short = self._phrase("event_ends_related" if related else "event_ends", self._language)
        return Reply(
            status="answer", intent="more", short=short, text="\n".join([short, *(f"• {title}" for title in titles)]),
            html=html.escape(short), lang=self._language, events=(event_id,), related=related,
            buttons=tuple(event_button(self._wording, each, self._language) for each in related),
        )  # fmt: skip

    def sources(self, event_id: str) -> Reply:
        """List all sources of an event."""
        event = self._base.events[event_id]
        heading = self._phrase("sources_of", self._language, title=event.title[self._language])
        lines, text = [html.bold(heading)], [heading]
        for number, source in enumerate(event.sources, 1):
            dated = f", {self._wording.partial(source.published)}" if source.published else ""
            lines.append(f"{number}. {html.link(source.title, source.url)} — {html.escape(source.publisher + dated)}")
            text.append(f"{number}. {source.publisher}{dated}: {source.title} {source.url}")
        publishers = dict.fromkeys(source.publisher for source in event.sources)
        return Reply(
            status="answer", intent="source", short=clip(f"{heading} {', '.join(publishers)}"), text="\n".join(text),
            html=html.fit(lines), lang=self._language, events=(event_id,),
            buttons=(event_button(self._wording, event_id, self._language),),
        )  # fmt: skip

    def _reply(
        self, event: Event, *, lead: str, context: Sequence[str], intent: str, status: str,
        events: tuple[str, ...], related: tuple[str, ...], confidence: float,
    ) -> Reply:  # fmt: skip
        places = self._wording.when_and_where(event)
        if event.state in ("cancelled", "postponed"):
            places = [f"{places[0]} · {self._phrase(event.state, self._language)}", *places[1:]]
        text = "\n".join(filter(None, [lead, " ".join(context), *places]))
        lines = [html.bold(lead), html.escape(" ".join(context)), *(html.escape(f"📍 {line}") for line in places)]
        lines.append(self._source_line(event))
        lines = [line for line in lines if line]
        buttons = [event_button(self._wording, each, self._language) for each in related]
        if len(event.sources) > MOST_SOURCES:
            label = f"{self._phrase('all_sources', self._language)} ({len(event.sources)})"
            buttons.append((Button(text=label, data=f"s:{self._language}:{event.id}"),))
        return Reply(
            status=status, intent=intent, short=with_context(lead, context), text=text, html=html.fit(lines),
            lang=self._language, events=events, related=related, confidence=confidence, buttons=tuple(buttons),
        )  # fmt: skip

    def _source_line(self, event: Event) -> str:
        links = [html.link(source.publisher, source.url) for source in first_of_each(event.sources)]
        name = self._phrase("source" if len(links) == 1 else "sources", self._language)
        return f"{html.escape(name)}: {', '.join(links)}"

    def _context(self, event: Event, answer: Found, lead: str) -> list[str]:
        """The sentences that are closest to an answer, then those of the summary."""
        beside = (self._wording.statement(event, each) for each in answer.beside)
        return choose_context(lead, (*beside, *sentences(event.summary[self._language])))
