"""The question of the week, as a poll with one right answer."""

from __future__ import annotations

import random
from collections.abc import Collection
from datetime import date

from bot.announcing.options import write_number
from bot.announcing.post import Audience, Poll, Post
from bot.announcing.questions import WRONG, Question, Questions
from bot.announcing.voice import Voice, sources_of
from bot.knowledge.model import Event
from bot.rendering import html
from bot.rendering.reply import Button
from bot.rendering.wording import clip

__all__ = ["choose_question", "write_quiz"]

MAX_EXPLANATION = 190
"""UTF-16 units of an explanation; Telegram takes 200."""
MAX_QUESTION = 300
MAX_OPTION = 100


def choose_question(
    questions: Questions, today: date, audience: Audience, *, seed: int, used: Collection[str]
) -> Question | None:
    """Return a question that the chat has not had, None if it has had all: of this month's events, if there is one."""
    base = questions.base
    fresh = [each for each in questions.all if each.id not in used and audience.wants(base.events[each.event])]
    asked = {each.partition(".")[0] for each in used}
    other = [each for each in fresh if each.event not in asked] or fresh
    of_month = [each for each in other if base.events[each.event].occurrences[0].first.month == today.month]
    chosen = of_month or other
    # A string seeds the same everywhere, a tuple would not.
    return random.Random(f"{seed} {today.isoformat()}").choice(chosen) if chosen else None  # noqa: S311 - a game


def write_quiz(voice: Voice, question: Question, *, seed: int) -> Post:
    """Write a question with its options in an order that the seed decides."""
    event = voice.base.events[question.event]
    chance = random.Random(f"{seed} {question.id}")  # noqa: S311 - a game
    values = [question.right, *_tempt(question, chance)]
    if question.phrase in ("quiz_number", "quiz_month"):
        values.sort(key=int)
    else:
        chance.shuffle(values)
    title = event.title[voice.language]
    asked = voice.phrase(question.phrase, title=title, of=_what(voice, event, question))
    poll = Poll(
        id=question.id,
        question=asked[:MAX_QUESTION],
        options=tuple(_option(voice, question, each)[:MAX_OPTION] for each in values),
        right=values.index(question.right),
        explanation=_explain(voice, event, question),
    )
    story = Button(text=voice.phrase("quiz_story"), url=voice.address(f"e-{event.id}"))
    told = "\n".join(f"{'✓' if at == poll.right else '·'} {each}" for at, each in enumerate(poll.options))
    body = "\n".join([html.bold(poll.question), html.escape(told), poll.explanation])
    return Post(
        kind="quiz", lang=voice.language, html=body, events=(event.id,), buttons=((story,),),
        poll=poll,
    )  # fmt: skip


def _tempt(question: Question, chance: random.Random) -> list[str]:
    """Pick wrong options among the most tempting ones."""
    return chance.sample(question.wrong[: 2 * WRONG], WRONG)


def _what(voice: Voice, event: Event, question: Question) -> str:
    if question.phrase != "quiz_number":
        return ""
    of = event.figures[question.position].of[voice.language]
    return of[:1].upper() + of[1:]


def _option(voice: Voice, question: Question, value: str) -> str:
    base, language = voice.base, voice.language
    match question.phrase:
        case "quiz_city" | "quiz_country":
            return base.places[value].name[language]
        case "quiz_month":
            return voice.grammar.month(int(value))
        case "quiz_number":
            return write_number(int(value), language)
        case _:
            return base.people[value].name[language]


def _explain(voice: Voice, event: Event, question: Question) -> str:
    """Say what is right and who says so."""
    occurrence = event.occurrences[0]
    part = question.phrase.removeprefix("quiz_")
    if part == "number":
        figure = event.figures[question.position]
        told, ids = figure.text[voice.language], figure.sources
    elif part in ("city", "country", "month"):
        where, when = voice.wording.where(occurrence), voice.wording.when(occurrence)
        told, ids = f"{' · '.join(filter(None, [when, where]))}.", occurrence.sources
    else:
        who = event.people[question.position]
        told, ids = f"{voice.wording.person(who)}.", who.sources
    source = sources_of(event, ids)[0]
    name = f"{voice.phrase('post_source')}: "
    room = MAX_EXPLANATION - html.utf16_length(f"{name}{source.publisher}\n")
    return f"{html.escape(clip(told, room))}\n{html.escape(name)}{html.link(source.publisher, source.url)}"
