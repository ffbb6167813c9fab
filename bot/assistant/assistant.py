"""The bot without a chat around it: answers messages, commands and presses of buttons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Explanation, Found, Listed, NotSaid, Turn
from bot.answering.listing import Listing
from bot.assistant.answered import Answered
from bot.assistant.asides import Asides, asks_for_more, asks_for_sources
from bot.assistant.commands import COMMANDS, ORDERS, Command, parse_command
from bot.assistant.context import Context
from bot.assistant.pages import Pages
from bot.assistant.presses import Presses
from bot.assistant.views import Views
from bot.assistant.warming import warm_up
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering.renderer import Renderer
from bot.rendering.reply import Reply
from bot.rendering.wording import clip
from bot.understanding.question import Question
from bot.understanding.reader import Reader

__all__ = ["Assistant", "Profile"]

MOST_NAMED = 3
"""Words with which a wish for sources names its event; in a longer message "who said it" asks of the event."""
MAX_DESCRIPTION = 512
"""Telegram's limits; both texts hold the title of the base, which may be long."""
MAX_SHORT_DESCRIPTION = 120


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
        self._views = Views(base, self._answerer.reader.index, self._renderer, self._pages)
        self._presses = Presses(base, self._renderer, self._pages, self._views)
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
        answered = self._presses.answer(verb, rest, language)
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

    def language_of(self, context: Context, shown: Language | None = None, *, otherwise: Language = "en") -> Language:
        """Decide the language: what the message shows, what the user chose, what the client says, else another."""
        client = (context.client or "")[:2]
        return shown or context.chosen or (client if client in LANGUAGES else otherwise)

    def _question(self, message: str, context: Context, explanation: Explanation | None) -> Answered:
        question = self._answerer.read(message)
        script: Language = "ru" if question.is_cyrillic else "en"
        language = self.language_of(context, question.language, otherwise=script)
        aside = self._aside(question, context.last, language)
        if aside is not None:
            return aside
        answer = self._answerer.answer(question, context.last, explanation)
        if isinstance(answer, Found | NotSaid) and question.asks("source") and len(question.content) <= MOST_NAMED:
            return self._views.sources(answer.event, language)
        return Answered(reply=self._renderer.render(answer, language), turn=_turn_of(answer))

    def _aside(self, question: Question, last: Turn | None, language: Language) -> Answered | None:
        """Answer what is about the last answer as a whole, None for any other message."""
        if asks_for_sources(question):
            return Answered(reply=self._sources(last, language))
        if not asks_for_more(question, last):
            return None
        if last is not None and last.event is None and last.listing is not None:
            return self._views.next_page(last.listing, last.page + 1, language)
        reply, turn = self._asides.more(last, language)
        return Answered(reply=reply, turn=turn)

    def _sources(self, last: Turn | None, language: Language) -> Reply:
        listed = self._views.events(last.listing) if last is not None and last.listing is not None else ()
        return self._asides.sources(last, listed, language)

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
                answered = self._views.month(rest, language)
            case "artist":
                question = self._answerer.read(rest) if rest else None
                answered = self._views.person_named(question, language)
            case "year":
                answered = self._views.listing(Listing(), 0, language)
            case "random":
                answered = self._views.random_event(context.seed, language)
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
        return self._presses.follow(payload, language) or Answered(reply=self._pages.start(language))

    def _language(self, rest: str, language: Language) -> Answered:
        for code, pack in self.base.languages.items():
            if rest.casefold() in (code, pack.name.casefold()):
                return Answered(reply=self._renderer.said("language_chosen", code, status="smalltalk"), language=code)
        return Answered(reply=self._pages.languages(language))


def _turn_of(answer: Answer) -> Turn | None:
    """Return what a follow-up of an answer can lean on."""
    match answer:
        case Found():
            return Turn(event=answer.event, ask=answer.ask)
        case NotSaid():
            return Turn(event=answer.event)
        case Listed():
            is_one = answer.listing.order or len(answer.events) == 1
            return Turn(event=answer.events[0] if is_one else None, listing=answer.listing)
        case _:
            return None
