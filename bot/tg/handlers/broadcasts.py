"""Notices of the bot's operators: preview, choice of the audience, confirmation, progress."""

from __future__ import annotations

from dataclasses import dataclass

from bot.announcing.broadcast import AUDIENCES, Notice, draft_notice, parse_texts, select_audience
from bot.announcing.broadcast_page import BroadcastPage, parse_broadcast
from bot.announcing.notice import MAX_NOTICE, find_overlong
from bot.delivery.subscriptions import Subscription
from bot.knowledge.model import Language
from bot.rendering import html
from bot.rendering.reply import Reply
from bot.tg.announcing import Announcing
from bot.tg.desk import Desk
from bot.tg.incoming import Destination, Press, Question

__all__ = ["begin_broadcast", "press_broadcast"]


async def begin_broadcast(words: str, question: Question, desk: Desk, language: Language) -> Reply:
    """Show how a notice will look, and ask whom it is for."""
    announcing = desk.announcing
    page = _page(announcing, language)
    if question.author.id not in announcing.operators:
        return page.said("broadcast_not_you")
    if not question.destination.is_private:
        return page.said("broadcast_in_private")
    texts = parse_texts(words)
    if not texts:
        return page.said("broadcast_usage")
    overlong = find_overlong(texts)
    if overlong:
        return page.said("broadcast_too_long", language=overlong, limit=MAX_NOTICE)
    now = announcing.clock()
    notice = announcing.broadcasts.keep(texts, now)
    for each in texts:
        post = announcing.composer.announcer.notice(texts, each)
        text = html.plain(post.html)
        preview = Reply(status="answer", intent="notice", short=text, text=text, html=post.html, lang=each)
        await desk.sender.send(preview, question.destination)
    return page.audiences(notice.batch, await announcing.subscriptions.list_all(), now)


async def press_broadcast(press: Press, desk: Desk, language: Language) -> None:
    """Do what a button of a notice says, if an operator pressed it."""
    announcing, parts = desk.announcing, parse_broadcast(press.data)
    page, destination = _page(announcing, language), press.destination
    if press.author.id not in announcing.operators:
        await desk.sender.answer_press(press.query_id, page.phrase("broadcast_not_you"))
        return
    await desk.sender.answer_press(press.query_id)
    if parts is None or destination is None:
        return
    batch, verb, audience = parts
    if verb == "stop":
        await announcing.ledger.stop(batch)
    if verb == "resume":
        await announcing.ledger.resume(batch)
    reply = await _answer(batch, verb, audience, page, announcing)
    await desk.sender.edit(reply, destination.chat_id, press.message_id)
    is_confirmed = verb == "go" and announcing.broadcasts.find(batch) is not None
    if is_confirmed or verb == "resume":
        announcing.broadcasts.drop(batch)
        report = _Report(
            batch=batch, destination=destination, message_id=press.message_id, page=page, desk=desk, shown=reply
        )
        announcing.broadcasts.report(batch, report.show)


async def _answer(batch: str, verb: str, audience: str, page: BroadcastPage, announcing: Announcing) -> Reply:
    notice = announcing.broadcasts.find(batch)
    progress = await announcing.ledger.progress(batch)
    if progress.total:
        # Confirmed already, perhaps before a restart.
        return page.progress(batch, progress)
    if verb == "no":
        announcing.broadcasts.drop(batch)
        return page.said("broadcast_cancelled")
    if notice is None or (audience not in AUDIENCES and verb != "who"):
        return page.said("broadcast_gone")
    subscriptions = await announcing.subscriptions.list_all()
    if verb == "who":
        return page.audiences(batch, subscriptions, announcing.clock())
    chosen = select_audience(subscriptions, audience, announcing.clock())
    if verb == "to":
        return page.confirm(batch, audience, len(chosen))
    return await _send(notice, chosen, page, announcing)


async def _send(notice: Notice, chosen: list[Subscription], page: BroadcastPage, announcing: Announcing) -> Reply:
    """Put the messages into the outbox; pressed twice, the keys see to it that nothing is sent twice."""
    drafts = draft_notice(notice, chosen, announcing.composer.announcer, announcing.clock())
    await announcing.outbox.put(drafts)
    return page.progress(notice.batch, await announcing.ledger.progress(notice.batch))


@dataclass(kw_only=True, slots=True)
class _Report:
    """The message that tells how far a notice is."""

    batch: str
    destination: Destination
    message_id: int
    page: BroadcastPage
    desk: Desk
    shown: Reply

    async def show(self) -> bool:
        """Bring the message up to date, if it is not, and tell whether the notice is over."""
        progress = await self.desk.announcing.ledger.progress(self.batch)
        reply = self.page.progress(self.batch, progress)
        if reply != self.shown:
            await self.desk.sender.edit(reply, self.destination.chat_id, self.message_id)
            self.shown = reply
        return progress.is_over


def _page(announcing: Announcing, language: Language) -> BroadcastPage:
    return BroadcastPage(announcing.composer.announcer.base, language)
