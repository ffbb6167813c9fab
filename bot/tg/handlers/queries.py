"""Inline queries, and mentions in chats where the bot is no member: answers by way of an article."""

from __future__ import annotations

from collections.abc import Iterator

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, LinkPreviewOptions

from bot.assistant.context import Context
from bot.rendering.reply import Reply
from bot.tg.desk import Desk
from bot.tg.incoming import Guest, InlineQuestion
from bot.tg.outgoing import cut, render_reply

__all__ = ["answer_guest", "answer_inline"]

MOST_ARTICLES = 8
MAX_TITLE = 80
HEADLINES = "/year"
START_PARAMETER = "inline"

_ANSWERS = ("answer", "smalltalk")


async def answer_inline(query: InlineQuestion, desk: Desk) -> None:
    """Offer the answer and the events around it; without a question, the headlines of the year."""
    context = await desk.conversation.context(query.author, None)
    # A command such as /language makes no sense in somebody else's chat.
    words = query.text.strip().lstrip("/")
    reply = desk.assistant.reply(words or HEADLINES, context).reply
    articles = list(_articles(reply, context, desk, with_answer=bool(words)))[:MOST_ARTICLES]
    label = desk.assistant.phrase("inline_more", reply.lang)
    await desk.sender.answer_inline(
        query.query_id, articles, InlineQueryResultsButton(label, start_parameter=START_PARAMETER)
    )


async def answer_guest(guest: Guest, desk: Desk) -> None:
    """Answer a mention once."""
    context = await desk.conversation.context(guest.author, None)
    reply = desk.assistant.reply(guest.text, context).reply
    await desk.sender.answer_guest(guest.query_id, _article("answer", reply.short, reply))


def _articles(reply: Reply, context: Context, desk: Desk, *, with_answer: bool) -> Iterator[InlineQueryResultArticle]:
    events = dict.fromkeys([*reply.events, *reply.related])
    if with_answer and reply.status in _ANSWERS:
        yield _article("answer", reply.short, reply)
        if len(reply.events) == 1:
            events.pop(reply.events[0], None)
    base = desk.assistant.base
    for number, event in enumerate(events):
        if event in base.events:
            card = desk.assistant.press(f"e:{reply.lang}:{event}", context).reply
            yield _article(str(number), base.events[event].title[reply.lang], card)


def _article(name: str, title: str, reply: Reply) -> InlineQueryResultArticle:
    # Without buttons: in a chat that the bot does not see, nothing could be answered below them.
    outgoing = render_reply(reply)
    content = InputTextMessageContent(
        outgoing.text, parse_mode=outgoing.parse_mode, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(name, cut(title, MAX_TITLE), content, description=reply.short)
