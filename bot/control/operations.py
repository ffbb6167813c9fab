"""What operators can ask about announcements, and have done; questions and answers are plain JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.announcing.broadcast import AUDIENCES, draft_notice, new_notice, parse_texts, select_audience
from bot.announcing.composer import PostComposer
from bot.announcing.notice import MAX_NOTICE, find_overlong
from bot.control.line import Json
from bot.control.planning import PostPlan
from bot.delivery.ports import Ledger, Outbox, Subscriptions
from bot.delivery.records import State
from bot.delivery.subscriptions import Standing, Subscription
from bot.errors import DeliveryError

__all__ = ["Operations"]

MOST_ROWS = 5000
AT_ONCE = 200
"""Subscriptions whose earlier posts are looked up together."""
MOST_DAYS = 366


@dataclass(frozen=True, kw_only=True, slots=True)
class Operations:
    """Announcements as operators see them."""

    compose: Callable[[], Awaitable[PostComposer]]
    """Returns who writes the posts; asked only for what needs it, because without a bot the base must be read first."""
    subscriptions: Subscriptions
    outbox: Outbox
    ledger: Ledger
    clock: Callable[[], float]

    async def answer(self, request: Json) -> Json:
        """Do what is asked.

        Raises:
            DeliveryError: It cannot be done; the sentence says why.
        """
        known: Mapping[str, Callable[[Json], Awaitable[Json]]] = {
            "plan": self._plan,
            "send": self._send,
            "progress": self._progress,
            "stop": self._stop,
            "resume": self._resume,
            "unknown": self._unknown,
            "resend": self._resend,
        }
        do = known.get(str(request.get("do")))
        if do is None:
            raise DeliveryError(f"the running bot does not know {request.get('do')!r}; is it an older version?")
        return await do(request)

    async def _plan(self, request: Json) -> Json:
        first, last = date.fromisoformat(request["from"]), date.fromisoformat(request["to"])
        days = (last - first).days + 1
        if days > MOST_DAYS:
            raise DeliveryError(f"{first} to {last} are {days} days; expected at most {MOST_DAYS}")
        subscriptions = await self.subscriptions.list_all()
        plan, rows = PostPlan(await self.compose(), first, last), list[Json]()
        for at in range(0, len(subscriptions), AT_ONCE):
            few = subscriptions[at : at + AT_ONCE]
            used = await self.ledger.find_used({each.chat_id for each in few})
            for subscription in few:
                rows += plan.rows_of(subscription, used.get(subscription.chat_id, {}))
                await asyncio.sleep(0)  # a bot that answers the console has users who wait
        rows.sort(key=lambda row: (row["day"], row["hour"], row["chat"], row["topic"] or 0))
        broken = [_broken(each) for each in subscriptions if each.standing is Standing.BROKEN]
        return {"rows": rows[:MOST_ROWS], "left": max(0, len(rows) - MOST_ROWS), "broken": broken}

    async def _send(self, request: Json) -> Json:
        texts, audience, now = parse_texts(str(request["text"])), str(request["to"]), self.clock()
        if not texts:
            raise DeliveryError("there is no text to send")
        overlong = find_overlong(texts)
        if overlong:
            raise DeliveryError(f"the text in {overlong!r} is too long: a notice has at most {MAX_NOTICE} characters")
        if audience not in AUDIENCES:
            raise DeliveryError(f"nobody is called {audience!r}; expected one of {', '.join(AUDIENCES)}")
        chosen = select_audience(await self.subscriptions.list_all(), audience, now)
        notice = new_notice(texts, now)
        if request.get("dry"):
            return {"batch": None, "count": len(chosen)}
        composer = await self.compose()
        count = await self.outbox.put(draft_notice(notice, chosen, composer.announcer, now))
        return {"batch": notice.batch, "count": count}

    async def _progress(self, request: Json) -> Json:
        progress = await self.ledger.progress(str(request["batch"]))
        counts = {state.value: count for state, count in progress.counts.items()}
        return {"counts": counts, "total": progress.total, "over": progress.is_over}

    async def _stop(self, request: Json) -> Json:
        return {"count": await self.ledger.stop(str(request["batch"]))}

    async def _resume(self, request: Json) -> Json:
        return {"count": await self.ledger.resume(str(request["batch"]))}

    async def _unknown(self, request: Json) -> Json:
        states = [State(each) for each in request.get("states", ["unknown"])]
        rows = await self.ledger.list_rows(*states, limit=MOST_ROWS)
        return {
            "rows": [
                {
                    "id": each.id, "kind": each.kind.value, "state": each.state.value, "chat": each.chat_id,
                    "topic": each.thread_id, "due": _time(each.due_at), "reason": each.reason or "",
                    "batch": each.batch or "",
                }
                for each in rows
            ]
        }  # fmt: skip

    async def _resend(self, request: Json) -> Json:
        return {"done": await self.ledger.resend(int(request["id"]))}


def _broken(subscription: Subscription) -> Json:
    return {
        "chat": subscription.chat_id,
        "topic": subscription.thread_id,
        "title": subscription.title,
        "reason": subscription.reason or "",
        "user": subscription.set_up_by,
    }


def _time(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M")
