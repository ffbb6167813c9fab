"""Posts as delivery asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.composer import PostComposer, mark_of
from bot.announcing.remembered import write_state
from bot.delivery.composer import Composed, Wanted
from bot.delivery.contents import Link, Quiz, Text, parse_content, write_content
from bot.delivery.outcomes import Loss
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Subscription
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES
from tests.unit.small_year import with_entries


@pytest.fixture
def composer(small_announcer: Announcer) -> PostComposer:
    """Writes about the made-up year and knows no earlier state of it."""
    return PostComposer(small_announcer, {})


def _wanted(kind: Kind, day: date = date(2026, 8, 25), language: str = "en", mark: str | None = None) -> Wanted:
    nothing: frozenset[str] = frozenset()
    return Wanted(kind=kind, day=day, language=language, subjects=nothing, used=nothing, facts_mark=mark)


def test_this_day(composer: PostComposer) -> None:
    """A text with links below; on a day without an event, nothing."""
    content = composer.compose(_wanted(Kind.THIS_DAY)).content
    assert isinstance(content, Text)
    assert content.buttons[0][1] == Link(text="Longtown News", url="https://news.example/1")
    assert composer.compose(_wanted(Kind.THIS_DAY, date(2026, 8, 26))) == Composed(content=None)


def test_month(composer: PostComposer) -> None:
    """The digest of the month of the slot."""
    content = composer.compose(_wanted(Kind.MONTH, date(2026, 9, 1), "ru")).content
    assert isinstance(content, Text)
    assert content.html.startswith("<b>Сентябрь 2025 года</b>")


def test_quiz(announcer: Announcer) -> None:
    """A quiz with its id, so that it does not come again; it survives being stored."""
    composer = PostComposer(announcer, {})
    composed = composer.compose(_wanted(Kind.QUIZ))
    assert isinstance(composed.content, Quiz)
    assert composed.subject is not None
    assert composed.content.options[composed.content.correct]
    assert parse_content(write_content(composed.content)) == composed.content


def test_language_that_the_bot_does_not_speak(composer: PostComposer) -> None:
    """As a later version may have stored it."""
    english = composer.compose(_wanted(Kind.THIS_DAY))
    assert composer.compose(_wanted(Kind.THIS_DAY, language="xx")) == english


def test_new_facts(year: KnowledgeBase, small_announcer: Announcer) -> None:
    """What came since the mark; a new subscription hears nothing old, and each answer moves the mark."""
    before = with_entries(year, events=[year.events["aru-laketown"].model_copy(update={"facts": ()})])
    earlier = write_state(before)
    composer = PostComposer(small_announcer, {mark_of(earlier): earlier, "broken": "{"})
    composer.prepare()
    assert composer.compose(_wanted(Kind.FACTS)) == Composed(content=None, facts_mark=composer.mark)
    assert composer.compose(_wanted(Kind.FACTS, mark=composer.mark)).content is None
    composed = composer.compose(_wanted(Kind.FACTS, mark=mark_of(earlier)))
    assert isinstance(composed.content, Text)
    assert "ten thousand signatures" in composed.content.html
    assert composed.facts_mark == composer.mark


def test_state_that_nobody_knows(composer: PostComposer) -> None:
    """Rather no news than all of the base."""
    assert composer.compose(_wanted(Kind.FACTS, mark="gone")) == Composed(content=None, facts_mark=composer.mark)


def test_notices_are_not_composed(composer: PostComposer) -> None:
    """They are somebody's words."""
    assert composer.compose(_wanted(Kind.NOTICE)).content is None


@pytest.mark.parametrize("loss", Loss)
@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_loss(composer: PostComposer, loss: Loss, language: str) -> None:
    """Why, and what can be done; who has blocked the bot is told nothing."""
    nothing: frozenset[Kind] = frozenset()
    broken = Subscription(chat_id=-1, kinds=nothing, language=language, set_up_by=1, reason=loss.value, title="A & B")
    told = composer.explain_loss(broken)
    if loss == Loss.BLOCKED:
        assert told is None
        return
    assert isinstance(told, Text)
    assert "/settings" in told.html
    assert "A &amp; B" in told.html
    links = [link.url for row in told.buttons for link in row]
    assert links == ([] if loss == Loss.KICKED else ["https://t.me/yearbot_test_bot?start=s--1"])
