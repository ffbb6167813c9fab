"""Writes the posts that delivery asks for; the one place where a post of ours becomes a content of theirs."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from bot.announcing.announcer import Announcer
from bot.announcing.news import News, find_news
from bot.announcing.post import Audience, Post
from bot.announcing.remembered import read_state, write_state
from bot.delivery.composer import Composed, Wanted
from bot.delivery.contents import Content, Link, Quiz, Text
from bot.delivery.outcomes import Loss
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription
from bot.knowledge.model import LANGUAGES, Language
from bot.rendering import html

__all__ = ["PostComposer", "content_of", "language_of", "mark_of"]

MARK_BYTES = 8


class PostComposer:
    """Composes for one base; earlier states of it say what is new to a chat."""

    def __init__(self, announcer: Announcer, states: Mapping[str, str]) -> None:
        """Compose with the states that were announced, by their marks, as `write_state` wrote them."""
        self.announcer = announcer
        self.state = write_state(announcer.base)
        self.mark = mark_of(self.state)
        self._states = states
        self._news: dict[str, News] = {}

    def prepare(self) -> None:
        """Do at the start what takes long, and would keep users waiting later."""
        self.announcer.prepare()
        for mark in self._states:
            self.news_since(mark)

    def compose(self, wanted: Wanted) -> Composed:
        """Write the post of a slot."""
        audience = Audience(language=language_of(wanted.language), subjects=wanted.subjects)
        match wanted.kind:
            case Kind.THIS_DAY:
                return _composed(self.announcer.day(wanted.day, audience))
            case Kind.MONTH:
                return _composed(self.announcer.month(wanted.day, audience))
            case Kind.QUIZ:
                return _composed(self.announcer.quiz(wanted.day, audience, seed=0, used=wanted.used))
            case Kind.FACTS:
                post = self.announcer.news(self.news_since(wanted.facts_mark), audience)
                return Composed(content=content_of(post) if post else None, facts_mark=self.mark)
            case _:
                return Composed(content=None)

    def news_since(self, mark: str | None) -> News:
        """Return what is new since a state; a state that nobody knows any more has no news, rather than all of it."""
        if mark is None or mark == self.mark:
            return News()
        if mark not in self._news:
            state = read_state(self._states.get(mark, ""))
            self._news[mark] = find_news(state, self.announcer.base) if state else News()
        return self._news[mark]

    def explain_loss(self, subscription: Subscription) -> Content | None:
        """Tell whoever set up a subscription, in its language, that it broke, and why."""
        language = language_of(subscription.language)
        phrases = self.announcer.base.phrases[language]
        reason = subscription.reason if subscription.reason in [each.value for each in Loss] else Loss.RIGHTS
        if reason == Loss.BLOCKED:
            return None  # Only a user can block the bot, and would not get it.
        words = html.escape(phrases[f"loss_{reason}"].format(chat=subscription.title or subscription.chat_id))
        if reason == Loss.KICKED:
            return Text(html=words)
        # Where the bot is still in, the settings show which chat it is.
        address = self.announcer.address(f"s-{subscription.chat_id}", language)
        settings = Link(text=phrases["open_settings"], url=address)
        return Text(html=words, buttons=((settings,),))


def _composed(post: Post | None) -> Composed:
    if post is None:
        return Composed(content=None)
    return Composed(content=content_of(post), subject=post.poll.id if post.poll else None)


def content_of(post: Post) -> Content:
    """Return a post as delivery sends it."""
    rows = tuple(tuple(Link(text=each.text, url=each.url) for each in row if each.url) for row in post.buttons)
    if post.poll is None:
        return Text(html=post.html, buttons=rows)
    return Quiz(
        question=post.poll.question, options=post.poll.options, correct=post.poll.right,
        explanation=post.poll.explanation, buttons=rows,
    )  # fmt: skip


def language_of(code: str) -> Language:
    """Return a language that the bot speaks."""
    return next((each for each in LANGUAGES if each == code), "en")


def mark_of(state: str) -> str:
    """Return what stands for a state of a base; equal states have equal marks."""
    return blake2b(state.encode(), digest_size=MARK_BYTES).hexdigest()
