"""Turns an answer into a reply: words first, then context, sources and buttons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from bot.answering.answers import Answer, Found, Listed, NotSaid, Smalltalk, Suggested, Unknown
from bot.answering.related import find_related
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import Event, Language, Source
from bot.rendering import html
from bot.rendering.buttons import event_button
from bot.rendering.lists import ListPage
from bot.rendering.reply import Button, Reply
from bot.rendering.wording import MAX_SHORT, Wording, clip, sentences

__all__ = ["Renderer", "event_button"]

CONTEXT_SENTENCES = 2
"""Sentences of the summary that follow a short answer."""
MOST_SOURCES = 2
"""Publishers named below an answer; a button shows the others."""
CARD_FACTS, CARD_DISPUTES = 3, 2
"""What a card tells beyond the summary, so that it stays one screen long."""
CARD_KINDS = ("outcome", "why", "programme", "plot")
"""Kinds of facts that a card tells."""
MAX_FACT = 220
"""Characters of a summary inside the sentence that says that the base does not know."""


class Renderer:
    """Writes replies of one base in every language."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._wordings = {language: Wording(base, language) for language in base.languages}

    def wording(self, language: Language) -> Wording:
        """Return the wording of a language."""
        return self._wordings[language]

    def phrase(self, name: str, language: Language, **slots: object) -> str:
        """Return a phrase with its slots filled."""
        info = self._base.info
        known = {
            "covers": info.covers[language],
            "example": info.examples[language][0],
            "title": info.title[language],
            "year": info.year,
        }
        return self._base.phrases[language][name].format(**known | slots)

    def render(self, answer: Answer, language: Language) -> Reply:
        """Write an answer in a language."""
        match answer:
            case Found():
                return self._found(answer, language)
            case Listed():
                return self.listed(answer, language)
            case NotSaid():
                return self._not_said(answer, language)
            case Suggested():
                return self._suggested(answer, language)
            case Unknown():
                return self._unknown(answer, language)
            case Smalltalk():
                return self.said(answer.kind, language, status="smalltalk")
            case _:
                assert_never(answer)

    # One event

    def _found(self, answer: Found, language: Language) -> Reply:
        event = self._base.events[answer.event]
        short = self._short(event, answer, language)
        for other in answer.others:
            more = f"{short} {self._short(self._base.events[other.event], other, language)}"
            short = more if len(more) <= MAX_SHORT else short
        extra = self._context(event, short, language) if not answer.others else []
        others = tuple(each.event for each in answer.others)
        related = find_related(self._base, event.id, without=others)
        return self._event_reply(
            event, language, short=short, context=extra, intent=answer.ask, status="answer",
            events=(event.id, *others), related=related, confidence=answer.confidence,
        )  # fmt: skip

    def card(self, event_id: str, language: Language) -> Reply:
        """Write everything that matters about an event: what a tap on its button shows."""
        event = self._base.events[event_id]
        facts = [fact.text[language] for fact in event.facts if fact.kind in CARD_KINDS][:CARD_FACTS]
        disputes = [
            self.phrase("sources_differ", language, text=each.text[language]) for each in event.disputes[:CARD_DISPUTES]
        ]
        return self._event_reply(
            event, language, short=clip(event.summary[language]), context=[*facts, *disputes], intent="tell",
            status="answer", events=(event_id,), related=find_related(self._base, event_id), confidence=1.0,
        )  # fmt: skip

    def more(self, event_id: str, page: int, language: Language) -> Reply:
        """Write the facts of an event that are told next; after the last of them, what belongs with it."""
        event = self._base.events[event_id]
        facts = sorted(event.facts, key=lambda fact: fact.kind not in CARD_KINDS)
        told = [fact.text[language] for fact in facts[page * CARD_FACTS : (page + 1) * CARD_FACTS]]
        related = find_related(self._base, event_id)
        if told:
            return self._event_reply(
                event, language, short=clip(told[0]), context=told[1:], intent="more", status="answer",
                events=(event_id,), related=related, confidence=1.0,
            )  # fmt: skip
        titles = [self._wordings[language].title(each) for each in related]
        short = self.phrase("event_ends_related" if related else "event_ends", language)
        return Reply(
            status="answer", intent="more", short=short, text="\n".join([short, *(f"• {title}" for title in titles)]),
            html=html.escape(short), lang=language, events=(event_id,), related=related,
            buttons=tuple(event_button(self._wordings[language], each, language) for each in related),
        )  # fmt: skip

    def sources_of_each(self, events: Iterable[str], language: Language) -> Reply:
        """Offer the sources of each of some events."""
        shown = tuple(events)
        rows = tuple(
            tuple(replace(button, data=f"s:{language}:{each}") for button in row)
            for each in shown
            for row in (event_button(self._wordings[language], each, language),)
        )
        said = self.said("sources_of_list", language, status="suggest", buttons=rows)
        return replace(said, intent="source", events=shown)

    def sources(self, event_id: str, language: Language) -> Reply:
        """List all sources of an event."""
        event = self._base.events[event_id]
        wording = self._wordings[language]
        heading = self.phrase("sources_of", language, title=event.title[language])
        lines, text = [html.bold(heading)], [heading]
        for number, source in enumerate(event.sources, 1):
            dated = f", {wording.partial(source.published)}" if source.published else ""
            lines.append(f"{number}. {html.link(source.title, source.url)} — {html.escape(source.publisher + dated)}")
            text.append(f"{number}. {source.publisher}{dated}: {source.title} {source.url}")
        publishers = dict.fromkeys(source.publisher for source in event.sources)
        return Reply(
            status="answer", intent="source", short=clip(f"{heading} {', '.join(publishers)}"), text="\n".join(text),
            html=html.fit(lines), lang=language, events=(event_id,),
            buttons=(event_button(wording, event_id, language),),
        )  # fmt: skip

    def _event_reply(
        self, event: Event, language: Language, *, short: str, context: Sequence[str], intent: str, status: str,
        events: tuple[str, ...], related: tuple[str, ...], confidence: float,
    ) -> Reply:  # fmt: skip
        wording = self._wordings[language]
        places = wording.when_and_where(event)
        if event.state in ("cancelled", "postponed"):
            places = [f"{places[0]} · {self.phrase(event.state, language)}", *places[1:]]
        text = "\n".join(filter(None, [short, " ".join(context), *places]))
        lines = [html.bold(short), html.escape(" ".join(context)), *(html.escape(f"📍 {line}") for line in places)]
        lines.append(self._source_line(event, language))
        lines = [line for line in lines if line]
        buttons = [event_button(wording, each, language) for each in related]
        if len(event.sources) > MOST_SOURCES:
            label = f"{self.phrase('all_sources', language)} ({len(event.sources)})"
            buttons.append((Button(text=label, data=f"s:{language}:{event.id}"),))
        return Reply(
            status=status, intent=intent, short=short, text=text, html=html.fit(lines), lang=language, events=events,
            related=related, confidence=confidence, buttons=tuple(buttons),
        )  # fmt: skip

    def _source_line(self, event: Event, language: Language) -> str:
        links = [html.link(source.publisher, source.url) for source in _first_of_each(event.sources)]
        name = self.phrase("source" if len(links) == 1 else "sources", language)
        return f"{html.escape(name)}: {', '.join(links)}"

    def _short(self, event: Event, answer: Found, language: Language) -> str:
        wording = self._wordings[language]
        part, position = answer.statement.part, answer.statement.position
        occurrences = event.occurrences
        if part in ("occurrence", "place") and answer.ask in ("when", "where"):
            chosen = occurrences[position]
            same = [occurrences[each] for each in answer.occurrences] or list(occurrences)
            write = wording.date_line if answer.ask == "when" else wording.place_line
            with_place = [each for each in same if each.place] if answer.ask == "where" else same
            line = write(event, with_place or [chosen])
            return self._with_dispute(event, line, "date" if answer.ask == "when" else "place", language)
        if part in ("person", "role"):
            people = self._opening(answer, language) + wording.people(
                event, answer.statement, others=answer.ask == "else"
            )
            with_context = f"{people} {sentences(event.summary[language])[0]}"
            return with_context if len(with_context) <= MAX_SHORT else clip(people)
        said = wording.statement(event, answer.statement)
        if answer.second is not None:
            both = f"{said} {wording.statement(event, answer.second)}"
            said = both if len(both) <= MAX_SHORT else said
        return clip(self._opening(answer, language) + said)

    def _opening(self, answer: Found, language: Language) -> str:
        """A yes or no before what is said, where that was asked and the base decides it."""
        if answer.ask != "did" or answer.yes is None:
            return ""
        return f"{self.phrase('yes' if answer.yes else 'no', language)} "

    def _with_dispute(self, event: Event, line: str, about: str, language: Language) -> str:
        dispute = next((each for each in event.disputes if each.about == about), None)
        if dispute is None:
            return line
        both = f"{line} {dispute.text[language]}"
        return clip(both)

    def _context(self, event: Event, short: str, language: Language) -> list[str]:
        """At most two sentences that the short answer has not said yet."""
        fresh = [each for each in sentences(event.summary[language]) if each not in short]
        return fresh[:CONTEXT_SENTENCES]

    # Lists, suggestions, phrases

    def listed(self, answer: Listed, language: Language) -> Reply:
        """Write a list, a count or a superlative."""
        return ListPage(self._base, self._wordings[language], self.phrase, language).render(answer)

    def _not_said(self, answer: NotSaid, language: Language) -> Reply:
        event = self._base.events[answer.event]
        fact = clip(event.summary[language], MAX_FACT)
        short = clip(self.phrase("not_said", language, fact=fact))
        return self._event_reply(
            event, language, short=short, context=(), intent="not-said", status="suggest", events=(event.id,),
            related=find_related(self._base, event.id), confidence=answer.confidence,
        )  # fmt: skip

    def _suggested(self, answer: Suggested, language: Language) -> Reply:
        wording = self._wordings[language]
        short = self.phrase("did_you_mean", language)
        lines = [short, *(f"• {wording.title(each)}" for each in answer.events)]
        return Reply(
            status="suggest", intent="suggest", short=short, text="\n".join(lines), html=html.escape(short),
            lang=language, events=answer.events, confidence=answer.confidence,
            buttons=tuple(event_button(wording, each, language) for each in answer.events),
        )  # fmt: skip

    def _unknown(self, answer: Unknown, language: Language) -> Reply:
        name = "unknown" if answer.reason == "nothing" else f"unknown_{answer.reason}"
        return self.said(name, language, status="unknown", confidence=answer.confidence)

    def said(
        self, name: str, language: Language, *, status: str = "answer", confidence: float = 1.0,
        buttons: tuple[tuple[Button, ...], ...] = (), **slots: object,
    ) -> Reply:  # fmt: skip
        """Reply with a phrase."""
        text = self.phrase(name, language, **slots)
        return Reply(
            status=status, intent=name, short=clip(text), text=text, html=html.escape(text), lang=language,
            confidence=confidence, buttons=buttons,
        )  # fmt: skip


def _first_of_each(sources: Iterable[Source]) -> list[Source]:
    """One page of each publisher, the first ones."""
    chosen: dict[str, Source] = {}
    for source in sources:
        chosen.setdefault(source.publisher, source)
    return list(chosen.values())[:MOST_SOURCES]
