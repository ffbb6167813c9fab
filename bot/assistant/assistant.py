"""The bot without a chat around it: answers messages, commands and presses of buttons."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

from bot.answering.answerer import Answerer
from bot.answering.answers import Explanation, Found, Listed, NotSaid, Turn, Unknown
from bot.answering.list_codes import decode
from bot.answering.listing import Listing
from bot.assistant.asides import Asides, asks_for_more, asks_for_sources
from bot.assistant.commands import COMMANDS, ORDERS, Command, parse_command
from bot.assistant.context import Context
from bot.assistant.pages import Pages
from bot.assistant.warming import warm_up
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.lists import PAGE
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Reply
from bot.rendering.wording import clip
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["Answered", "Assistant", "Profile"]

MAX_DESCRIPTION = 512
"""Telegram's limits; both texts hold the title of the base, which may be long."""
MAX_SHORT_DESCRIPTION = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A reply, and what to remember of it."""

    reply: Reply
    turn: Turn | None = None
    """What a follow-up question can lean on; None keeps what was there."""
    language: Language | None = None
    """The language that the user has just chosen."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """How the bot presents itself in one language."""

    description: str
    short_description: str


class Assistant:
    """Answers for one base. Pure: no clock, no chance, no network, no files."""

    def __init__(self, base: KnowledgeBase, reader: Reader | None = None) -> None:
        """Answer for a base, with a reader that knows it already if there is one."""
        self.base = base
        self._answerer = Answerer(base, reader)
        self._renderer = Renderer(base)
        self._pages = Pages(base, self._renderer, self._answerer.reader)
        self._asides = Asides(base, self._renderer)

    def warm_up(self) -> None:
        """Make ready for many questions, of which the first ones would be slow otherwise."""
        warm_up(self.base, self._answerer.reader)
        for language, examples in self.base.info.examples.items():
            for example in examples:
                self.reply(example, Context(today=date(self.base.info.year, 1, 1), chosen=language))

    def reply(self, message: str, context: Context, explanation: Explanation | None = None) -> Answered:
        """Answer a message: a question, small talk or a command."""
        command = parse_command(message)
        if command is not None:
            return self._command(command, context, explanation)
        return self._question(message, context, explanation)

    def press(self, data: str, context: Context) -> Answered:
        """Answer the press of a button; old or broken data gets a polite reply too."""
        verb, _, rest = data.partition(":")
        language_code, _, rest = rest.partition(":")
        language = language_code if language_code in LANGUAGES else self.language_of(context)
        answered = self._pressed(verb, rest, language)
        return answered or Answered(reply=self._renderer.said("old_button", language, status="unknown"))

    def menu(self, language: Language) -> list[tuple[str, str]]:
        """Return the commands with what each does."""
        return [(name, self.phrase(f"command_{name}", language)) for name in COMMANDS]

    def orders(self, language: Language) -> list[tuple[str, str]]:
        """Return the commands about announcements and about what is stored, with what each does."""
        return [(name, self.phrase(f"command_{name}", language)) for name in ORDERS if name != "broadcast"]

    def profile(self, language: Language) -> Profile:
        """Return the texts of the bot's profile."""
        return Profile(
            description=clip(self.phrase("description", language), MAX_DESCRIPTION),
            short_description=clip(self.phrase("short_description", language), MAX_SHORT_DESCRIPTION),
        )

    def phrase(self, name: str, language: Language, **slots: object) -> str:
        """Return something that the bot says."""
        return self._renderer.phrase(name, language, **slots)

    def language_of(self, context: Context, shown: Language | None = None) -> Language:
        """Decide the language: what the message shows, what the user chose, what the client says, English."""
        client = (context.client or "")[:2]
        return shown or context.chosen or (client if client in LANGUAGES else "en")

    def _question(self, message: str, context: Context, explanation: Explanation | None) -> Answered:
        question = self._answerer.read(message)
        language = self.language_of(context, question.language)
        aside = self._aside(question, context.last, language)
        if aside is not None:
            return aside
        answer = self._answerer.answer(question, context.last, explanation)
        if isinstance(answer, Found | NotSaid) and question.asks("source"):
            return Answered(reply=self._renderer.sources(answer.event, language), turn=Turn(event=answer.event))
        turn = None
        if isinstance(answer, Found):
            turn = Turn(event=answer.event, ask=answer.ask)
        elif isinstance(answer, NotSaid):
            turn = Turn(event=answer.event)
        elif isinstance(answer, Listed):
            is_one = answer.listing.order or len(answer.events) == 1
            turn = Turn(event=answer.events[0] if is_one else None, listing=answer.listing)
        return Answered(reply=self._renderer.render(answer, language), turn=turn)

    def _aside(self, question: Question, last: Turn | None, language: Language) -> Answered | None:
        """Answer what is about the last answer as a whole, None for any other message."""
        if asks_for_sources(question):
            return Answered(reply=self._sources(last, language))
        if not asks_for_more(question, last):
            return None
        if last is not None and last.event is None and last.listing is not None:
            return self._next_page(last.listing, last.page + 1, language)
        reply, turn = self._asides.more(last, language)
        return Answered(reply=reply, turn=turn)

    def _sources(self, last: Turn | None, language: Language) -> Reply:
        listed = self._answerer.select(last.listing) if last is not None and last.listing is not None else ()
        return self._asides.sources(last, listed, language)

    def _next_page(self, listing: Listing, page: int, language: Language) -> Answered:
        answered = self._listed(listing, page, language)
        if answered.turn is not None and answered.turn.page == page:
            return answered
        return Answered(reply=self._renderer.said("list_ends", language, status="smalltalk"))

    # Commands

    def _command(self, command: Command, context: Context, explanation: Explanation | None) -> Answered:
        language = self.language_of(context)
        rest = command.rest
        match command.name:
            case "ask" if rest:
                answered = self._question(rest, context, explanation)
            case "ask":
                answered = self._ask_usage(language)
            case "start":
                answered = self._start(rest, language)
            case "month":
                answered = self._with_listing(self._pages.month(rest, language))
            case "artist":
                answered = self._person(rest, language)
            case "year":
                answered = self._listed(Listing(), 0, language)
            case "random":
                answered = self._random(context.seed, language)
            case "language":
                answered = self._language(rest, language)
            case name:
                answered = self._plain_command(name, context, language)
        return answered

    def _plain_command(self, name: str, context: Context, language: Language) -> Answered:
        """Answer a command that takes no words."""
        match name:
            case "help":
                reply = self._pages.help(language, self.menu(language))
            case "today":
                reply = self._pages.day(context.today, language)
            case "source":
                reply = self._sources(context.last, language)
            case _:
                reply = self._renderer.said("unknown_command", language, status="unknown")
        return Answered(reply=reply)

    def _ask_usage(self, language: Language) -> Answered:
        example = self.base.info.examples[language][0]
        return Answered(reply=self._renderer.said("ask_usage", language, status="smalltalk", example=example))

    def _start(self, payload: str, language: Language) -> Answered:
        return self._deep_link(payload, language) if payload else Answered(reply=self._pages.start(language))

    def _deep_link(self, payload: str, language: Language) -> Answered:
        verb, _, name = payload.partition("-")
        if verb == "e" and name in self.base.events:
            return Answered(reply=self._renderer.card(name, language), turn=Turn(event=name))
        if verb == "p" and name in self.base.people:
            return self._with_listing(self._pages.person(name, language))
        if verb == "m":
            return self._with_listing(self._pages.month(name, language))
        return Answered(reply=self._pages.start(language))

    def _person(self, name: str, language: Language) -> Answered:
        question = self._answerer.read(name) if name else None
        return self._with_listing(self._pages.find_person(question, language))

    def _random(self, seed: int, language: Language) -> Answered:
        events = sorted(self.base.events)
        event = random.Random(seed).choice(events)  # noqa: S311 - nothing secret depends on it
        return Answered(reply=self._renderer.card(event, language), turn=Turn(event=event))

    def _language(self, rest: str, language: Language) -> Answered:
        for code, pack in self.base.languages.items():
            if rest.casefold() in (code, pack.name.casefold()):
                return Answered(reply=self._renderer.said("language_chosen", code, status="smalltalk"), language=code)
        return Answered(reply=self._pages.languages(language))

    # Buttons

    def _pressed(self, verb: str, rest: str, language: Language) -> Answered | None:
        if verb == "e" and rest in self.base.events:
            return Answered(reply=self._renderer.card(rest, language), turn=Turn(event=rest))
        if verb == "s" and rest in self.base.events:
            return Answered(reply=self._renderer.sources(rest, language), turn=Turn(event=rest))
        if verb == "p" and rest in self.base.people:
            return self._with_listing(self._pages.person(rest, language))
        if verb == "c" and not rest:
            reply = self._renderer.said("language_chosen", language, status="smalltalk")
            return Answered(reply=reply, language=language)
        code, _, page = rest.rpartition(":")
        return self._turned(verb, code, int(page), language) if page.isdecimal() else None

    def _turned(self, verb: str, code: str, page: int, language: Language) -> Answered | None:
        """Answer a button that turns to a page of a list, of a month, of the year or of a person."""
        if verb == "y" and not code:
            return self._listed(Listing(), page, language)
        if verb == "a":
            person = self._pages.person_of(code)
            return self._with_listing(self._pages.person(person, language, page)) if person else None
        if verb == "m" and code.isdecimal():
            return self._with_listing(self._pages.month(code, language, page), shown=page)
        listing = decode(self.base, code) if verb == "l" else None
        return self._listed(listing, page, language) if listing else None

    def _listed(self, listing: Listing, page: int, language: Language) -> Answered:
        events = self._answerer.select(listing)
        if listing.is_empty and not listing.order:
            heaviest = max(event.weight for event in self.base.events.values())
            events = tuple(each for each in events if self.base.events[each].weight == heaviest)
        if not events:
            return Answered(reply=self._renderer.render(Unknown(), language))
        # A button of an old message may mean a page that the list no longer has.
        shown = min(page, (len(events) - 1) // PAGE)
        answer = Listed(listing=listing, events=events, page=shown)
        return Answered(reply=self._renderer.listed(answer, language), turn=Turn(listing=listing, page=shown))

    def _with_listing(self, page: tuple[Reply, Listing | None], *, shown: int = 0) -> Answered:
        reply, listing = page
        return Answered(reply=reply, turn=Turn(listing=listing, page=shown) if listing else None)
