"""Rules of all posts: Telegram takes each of them, in every language, on every day, for every subject."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.news import find_news
from bot.announcing.notice import MAX_NOTICE
from bot.announcing.post import Audience, Post
from bot.announcing.questions import Questions
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES
from bot.text.scripts import find_mixed_words
from tests.fakes.telegram.texts import parse_text, utf16_length

pytestmark = pytest.mark.property

FIRST = date(2027, 1, 1)
MOST_UTF16 = 4096
MOST_ENTITIES = 100
MOST_EXPLANATION = 200


def _posts(base: KnowledgeBase) -> Iterator[Post]:
    announcer = Announcer(base, "yearbot_test_bot")
    subjects: list[frozenset[str]] = [frozenset(), *(frozenset({each}) for each in base.vocabulary.fields)]
    audiences = [Audience(language=language, subjects=chosen) for language in LANGUAGES for chosen in subjects]
    news = find_news({}, base)
    for audience in audiences:
        found = [announcer.day(FIRST + timedelta(days), audience) for days in range(365)]
        found += [announcer.month(date(2027, month, 1), audience) for month in range(1, 13)]
        found.append(announcer.news(news, audience))
        yield from (post for post in found if post is not None)
    for language in LANGUAGES:
        yield announcer.notice({language: "<&> " * (MAX_NOTICE // 4)}, language)
        used: set[str] = set()
        for seed in range(len(Questions(base).all)):
            quiz = announcer.quiz(FIRST, Audience(language=language), seed=seed, used=used)
            assert quiz is not None
            assert quiz.poll is not None
            used.add(quiz.poll.id)
            yield quiz


def test_every_post_is_sendable(base: KnowledgeBase) -> None:
    """HTML that Telegram's own parser takes, within the limits of a message; buttons that only open addresses."""
    kinds = set()
    for post in _posts(base):
        kinds.add(post.kind)
        parsed = parse_text(post.poll.explanation if post.poll else post.html, "HTML")
        assert 0 < utf16_length(parsed.text) <= (MOST_EXPLANATION if post.poll else MOST_UTF16)
        assert len(parsed.entities) <= MOST_ENTITIES
        for row in post.buttons:
            assert all(button.url and button.data is None and button.text.strip() for button in row)
    assert kinds == {"day", "month", "news", "notice", "quiz"}


def test_every_post_is_in_its_alphabet(base: KnowledgeBase) -> None:
    """No Latin look-alike in a Russian or Kazakh word that the bot adds."""
    for language in ("ru", "kk"):
        for name, phrase in base.phrases[language].items():
            assert not find_mixed_words(phrase), f"{language}: {name}"
