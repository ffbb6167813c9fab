"""The question of the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.options import give_away, plausible_numbers, write_number
from bot.announcing.post import Audience
from bot.announcing.questions import Question, Questions
from bot.announcing.quiz import choose_question, write_quiz
from bot.announcing.voice import Voice
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Language
from bot.rendering import html

TODAY = date(2026, 8, 7)


@pytest.fixture(scope="module")
def questions(base: KnowledgeBase) -> Questions:
    """All that the base can ask."""
    return Questions(base)


class _Counting(dict[str, Event]):
    """Events that count how often all of them are looked at."""

    looks = 0

    def values(self) -> Any:
        """Count."""
        self.looks += 1
        return super().values()


def test_base_is_looked_through_a_few_times(base: KnowledgeBase) -> None:
    """However many events it has: rivals are the same for all questions of a kind."""
    events = _Counting(base.events)
    assert Questions(replace(base, events=events)).all
    assert events.looks <= 3


def _quiz(base: KnowledgeBase, question: Question, language: Language) -> list[str]:
    post = write_quiz(Voice(base, language, "a_bot"), question, seed=1)
    assert post.poll is not None
    return [post.poll.question, post.poll.options[post.poll.right], html.plain(post.poll.explanation)]


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        (
            "jennifer-lopez-almaty.month",
            "en",
            [
                "Jennifer Lopez at Almaty's Central Stadium. In which month of 2025 was it?",
                "August",
                "10 August 2025 · Almaty, Central Stadium.\nSource: The Astana Times",
            ],
        ),
        (
            "qaitadan-release.director",
            "ru",
            [
                "Qaitadan — первый казахстанский фильм-катастрофа — собрал больше миллиарда тенге. Кто режиссёр?",
                "Думан Еркимбек",
                "Думан Еркимбек — режиссёр и соавтор сценария, это его дебют.\nИсточник: Kazpravda",
            ],
        ),
        (
            "intervision-2025-amre.participants.22",
            "kk",
            [
                (
                    "Әмре «Интервидение-2025» байқауында жетінші орын алды. «Интервидениеде» өнер көрсеткен "
                    "қатысушылар: саны қанша?"
                ),
                "22",
                "22 қатысушы «Интервидение-2025» сахнасында өнер көрсетті.\nДереккөз: Orda.kz",
            ],
        ),
        (
            "tlendiyev-paris-unesco.country",
            "en",
            [
                "Tlendiyev centenary concert at UNESCO headquarters in Paris. Which country was it in?",
                "France",
                "24 September 2025 · Paris, France, UNESCO Headquarters.\nSource: The Astana Times",
            ],
        ),
    ],
)
def test_question(base: KnowledgeBase, questions: Questions, name: str, language: Language, told: list[str]) -> None:
    """One value, and who says so."""
    question = next(each for each in questions.all if each.id == name)
    said = _quiz(base, question, language)
    assert said[:2] == told[:2]
    assert said[2].startswith(told[2][:20])


def test_all_questions_are_good(base: KnowledgeBase, questions: Questions) -> None:
    """Four different options in every language, no value that sources dispute, no question twice."""
    assert len(questions.all) >= 100
    assert len({each.id for each in questions.all}) == len(questions.all)
    for question in questions.all:
        event = base.events[question.event]
        about = {each.about for each in event.disputes}
        assert question.id.split(".")[1] not in about
        assert event.state == "held"
        assert question.right not in question.wrong
        for language in LANGUAGES:
            post = write_quiz(Voice(base, language, "a_bot"), question, seed=7)
            assert post.poll is not None
            assert len(set(post.poll.options)) == 4
            assert max(map(len, post.poll.options)) <= 100
            assert html.utf16_length(post.poll.question) <= 300
            assert html.utf16_length(html.plain(post.poll.explanation)) <= 200
            assert post.poll.explanation.count("\n") <= 2


def test_disputed_figure_is_not_asked(questions: Questions) -> None:
    """How many came to Jennifer Lopez in Almaty has two answers."""
    assert not any(each.id.startswith("jennifer-lopez-almaty.attendance") for each in questions.all)


def test_no_question_twice(announcer: Announcer, english: Audience) -> None:
    """A chat gets each question once, then none."""
    used: set[str] = set()
    while (post := announcer.quiz(TODAY, english, seed=len(used), used=used)) is not None:
        assert post.poll is not None
        assert post.poll.id not in used
        used.add(post.poll.id)
    assert len(used) == len(Questions(announcer.base).all)


def test_events_of_this_month_and_new_ones_first(base: KnowledgeBase, questions: Questions, english: Audience) -> None:
    """In August August is asked, and no event a second time while there are others."""
    used: set[str] = set()
    for _ in range(5):
        question = choose_question(questions, TODAY, english, seed=3, used=used)
        assert question is not None
        assert base.events[question.event].occurrences[0].first.month == 8
        assert question.event not in {each.partition(".")[0] for each in used}
        used.add(question.id)


def test_same_arguments_same_post(announcer: Announcer, english: Audience) -> None:
    """Another process writes the same; another seed another question or another order."""
    assert announcer.quiz(TODAY, english, seed=4) == announcer.quiz(TODAY, english, seed=4)
    assert len({announcer.quiz(TODAY, english, seed=each) for each in range(9)}) > 1


def test_subjects(announcer: Announcer) -> None:
    """A chat that reads about dance is asked about dance."""
    post = announcer.quiz(TODAY, Audience(language="kk", subjects=frozenset({"dance"})), seed=1)
    assert post is not None
    assert "dance" in announcer.base.events[post.events[0]].fields


def test_only_links_below(announcer: Announcer, english: Audience) -> None:
    """The whole story is in the private chat; the source stands in the explanation."""
    post = announcer.quiz(TODAY, english, seed=1)
    assert post is not None
    assert post.poll is not None
    assert [(button.text, button.data) for row in post.buttons for button in row] == [("The whole story", None)]
    assert '<a href="https://' in post.poll.explanation


@pytest.mark.parametrize(
    ("title", "name", "is_told"),
    [
        ("Алматыдағы концерт", "Алматы", True),
        ("Концерт в сентябре", "Сентябрь", True),
        ("Наурызнама 2025", "наурыз", True),
        ("Концерт на стадионе", "Астана", False),
        ("Opera in Rome", "Romeo", True),
    ],
)
def test_give_away(title: str, name: str, is_told: bool) -> None:
    """A title that holds a form of an option; better one question too few."""
    words = dict.fromkeys(LANGUAGES, title)
    assert give_away(words, dict.fromkeys(LANGUAGES, name)) is is_told


@pytest.mark.parametrize("value", [4, 7, 12, 40, 41, 83, 100, 1000, 6033, 28211, 75000, 120_000_000])
def test_plausible_numbers(value: int) -> None:
    """At least three others, clearly different and as round as the value."""
    found = plausible_numbers(value)
    assert len(set(found)) >= 3
    assert all(each > 1 and abs(each - value) >= max(2, value // 5) for each in found)
    zeros = len(str(value)) - len(str(value).rstrip("0"))
    assert value <= 40 or all(each % 10 ** min(zeros, len(str(each)) - 1) == 0 for each in found)


def test_write_number() -> None:
    """As each language groups digits."""
    assert [write_number(27000, each) for each in LANGUAGES] == ["27,000", "27\u00a0000", "27\u00a0000"]
    assert [write_number(7000, each) for each in LANGUAGES] == ["7,000", "7000", "7000"]
