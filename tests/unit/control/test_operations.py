"""What operators can ask about announcements and have done."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.announcing.announcer import Announcer
from bot.announcing.composer import PostComposer
from bot.announcing.questions import Questions
from bot.control.operations import Operations
from bot.delivery.records import Kind, State
from bot.delivery.subscriptions import Standing, Subscription
from bot.errors import DeliveryError
from bot.knowledge.base import KnowledgeBase
from tests.unit.tg.fake_delivery import FakeOutbox, FakeSubscriptions
from tests.unit.tg.fakes import NOW

SUBSCRIPTION = Subscription(
    chat_id=-100, kinds=frozenset({Kind.THIS_DAY, Kind.MONTH}), language="en", set_up_by=7, hour=9
)


class Console:
    """Operations over memories."""

    def __init__(self, base: KnowledgeBase, *subscriptions: Subscription) -> None:
        self.outbox, self.subscriptions = FakeOutbox(), FakeSubscriptions()
        self.subscriptions.kept = {(each.chat_id, each.thread_id or 0): each for each in subscriptions}
        self._base = base
        self._operations = Operations(
            compose=self._compose, subscriptions=self.subscriptions, outbox=self.outbox, ledger=self.outbox,
            clock=NOW.timestamp,
        )  # fmt: skip

    async def _compose(self) -> PostComposer:
        return PostComposer(Announcer(self._base, "a_bot"), {})

    async def ask(self, do: str, **more: Any) -> dict[str, Any]:
        """Ask for something."""
        return await self._operations.answer({"do": do, **more})


async def test_plan(year: KnowledgeBase) -> None:
    """Each post with its time and place, in order; days without one have no row."""
    russian = replace(SUBSCRIPTION, chat_id=-200, thread_id=7, language="ru", hour=8, zone="Europe/Moscow")
    console = Console(year, SUBSCRIPTION, russian)
    answer = await console.ask("plan", **{"from": "2026-09-01", "to": "2026-09-12"})
    assert answer["broken"] == []
    assert [(row["day"], row["hour"], row["chat"], row["topic"], row["kind"]) for row in answer["rows"]] == [
        ("2026-09-01", 8, -200, 7, "month"),
        ("2026-09-01", 9, -100, None, "month"),
        ("2026-09-12", 8, -200, 7, "this_day"),
        ("2026-09-12", 9, -100, None, "this_day"),
    ]
    assert answer["rows"][-1]["says"] == "The Sky Museum opens"
    assert answer["rows"][-2]["zone"] == "Europe/Moscow"


async def test_plan_of_what_is_not_served(year: KnowledgeBase) -> None:
    """Broken ones are listed with whom to ask; paused ones begin after the pause."""
    broken = replace(SUBSCRIPTION, title="Club", standing=Standing.BROKEN, reason="kicked")
    paused = replace(SUBSCRIPTION, chat_id=-200, paused_until=NOW.timestamp() + 366 * 86_400)
    answer = await Console(year, broken, paused).ask("plan", **{"from": "2026-12-01", "to": "2026-12-31"})
    assert answer == {
        "rows": [],
        "left": 0,
        "broken": [{"chat": -100, "topic": None, "title": "Club", "reason": "kicked", "user": 7}],
    }


async def test_plan_of_quizzes(base: KnowledgeBase) -> None:
    """Each week another question."""
    weekly = replace(SUBSCRIPTION, kinds=frozenset({Kind.QUIZ}))
    answer = await Console(base, weekly).ask("plan", **{"from": "2026-01-01", "to": "2026-12-31"})
    questions = [row["says"] for row in answer["rows"]]
    assert answer["left"] == 0
    assert len(questions) == 52
    assert len(set(questions)) > 40, "titles of one event may be cut to the same words"


async def test_plan_of_a_quiz_that_was_asked_before(base: KnowledgeBase) -> None:
    """What the chat has had it does not get again, as when it is really planned."""
    console = Console(base, replace(SUBSCRIPTION, kinds=frozenset({Kind.QUIZ})))
    all_but_one = [each.id for each in Questions(base).all][1:]
    console.outbox.used[SUBSCRIPTION.chat_id] = {Kind.QUIZ: frozenset(all_but_one)}
    answer = await console.ask("plan", **{"from": "2026-01-01", "to": "2026-12-31"})
    assert len(answer["rows"]) == 1


async def test_send(year: KnowledgeBase) -> None:
    """First how many, then under one name."""
    console = Console(year, SUBSCRIPTION, replace(SUBSCRIPTION, chat_id=5, language="ru"))
    assert await console.ask("send", text="Hello", to="all", dry=True) == {"batch": None, "count": 2}
    assert console.outbox.rows == {}
    sent = await console.ask("send", text="Hello", to="people")
    assert sent["count"] == 1
    assert [each.chat_id for each in console.outbox.rows.values()] == [5]
    assert await console.ask("progress", batch=sent["batch"]) == {"counts": {"pending": 1}, "total": 1, "over": False}
    assert await console.ask("stop", batch=sent["batch"]) == {"count": 1}
    assert (await console.ask("progress", batch=sent["batch"]))["over"]


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({"do": "send", "text": " ", "to": "all"}, "there is no text to send"),
        ({"do": "send", "text": "😀" * 1501, "to": "all"}, "the text in 'en' is too long: a notice has at most 3000"),
        ({"do": "send", "text": "x", "to": "enemies"}, "nobody is called 'enemies'"),
        (
            {"do": "plan", "from": "2027-01-01", "to": "2028-01-02"},
            "2027-01-01 to 2028-01-02 are 367 days; expected at most 366",
        ),
        ({"do": "dance"}, "the running bot does not know 'dance'; is it an older version?"),
        ({}, "the running bot does not know None"),
    ],
)
async def test_refused(year: KnowledgeBase, request_: dict[str, Any], sentence: str) -> None:
    """In a sentence."""
    with pytest.raises(DeliveryError, match=sentence.replace("?", r"\?")):
        await Console(year).ask(**{"do": request_.pop("do", None), **request_})


async def test_unknown_and_resend(year: KnowledgeBase) -> None:
    """Listed by number, and sent again by it."""
    console = Console(year, SUBSCRIPTION)
    sent = await console.ask("send", text="Hello", to="all")
    assert (await console.ask("unknown"))["rows"] == []
    console.outbox.become(State.UNKNOWN)
    (row,) = (await console.ask("unknown"))["rows"]
    assert row == {
        "id": 1, "kind": "notice", "state": "unknown", "chat": -100, "topic": None, "due": "2026-11-26 12:00",
        "reason": "", "batch": sent["batch"],
    }  # fmt: skip
    assert await console.ask("resend", id=1) == {"done": True}
    assert await console.ask("resend", id=1) == {"done": False}


async def test_resume(year: KnowledgeBase) -> None:
    """What was held back goes on, by the name of its batch."""
    console = Console(year, SUBSCRIPTION)
    batch = (await console.ask("send", text="Hello", to="all"))["batch"]
    console.outbox.become(State.HELD)
    assert (await console.ask("progress", batch=batch))["over"]
    assert await console.ask("resume", batch=batch) == {"count": 1}
    assert (await console.ask("progress", batch=batch))["counts"] == {"pending": 1}
