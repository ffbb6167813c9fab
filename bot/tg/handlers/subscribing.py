"""Announcements are turned on and off: by a command, and by a press below an offer."""

from __future__ import annotations

from dataclasses import replace

from bot.announcing.choices import Target
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.model import Language
from bot.rendering.reply import Button, Reply
from bot.tg.announcing import Announcing
from bot.tg.desk import Desk
from bot.tg.handlers.places import find_settable
from bot.tg.incoming import Question
from bot.tg.rights import channel_address, setter_of

__all__ = ["find_subscription", "private_address", "start", "stop", "subscribe", "unsubscribe"]

MAX_TITLE = 128
"""Telegram's limit; whatever is longer is no title."""


async def subscribe(words: str, question: Question, desk: Desk, language: Language) -> Reply:
    """Turn announcements on where the command was written, or in private for a chat that it names."""
    announcing = desk.announcing
    page = announcing.page(language)
    place = await find_settable(words, question, announcing, page)
    if isinstance(place, Reply):
        return place
    target = place.target
    known = await announcing.subscriptions.find(target.chat_id, target.thread_id)
    subscription = known or await start(target, announcing, language, setter_of(question.author.id))
    if subscription.standing is Standing.BROKEN:
        # If it is still so, the next post shows it.
        subscription = replace(subscription, standing=Standing.ACTIVE, reason=None)
        await announcing.subscriptions.save(subscription, announcing.clock())
    if question.is_post:
        # Its buttons would be pressed by readers: the settings of a channel are in the private chat.
        link = Button(text=page.phrase("open_settings"), url=private_address(announcing, target.chat_id))
        return page.said("subscribed_already" if known else "subscribed_channel", buttons=((link,),))
    note = page.phrase("subscribed_already" if known else "subscribed_there" if place.chat else "subscribed")
    link_to_add = channel_address(announcing.username) if question.destination.is_private else None
    return page.main(subscription, now=announcing.clock(), chat=place.chat, note=note, channel_link=link_to_add)


async def unsubscribe(words: str, question: Question, desk: Desk, language: Language) -> Reply:
    """Turn announcements off where the command was written, or in private for a chat that it names."""
    announcing = desk.announcing
    page = announcing.page(language)
    place = await find_settable(words, question, announcing, page)
    if isinstance(place, Reply):
        return place
    subscription = await find_subscription(place.target, announcing)
    if subscription is None:
        return page.said("unsubscribed_nothing")
    await stop(Target(chat_id=subscription.chat_id, thread_id=subscription.thread_id), announcing)
    return page.said("unsubscribed")


async def start(target: Target, announcing: Announcing, language: Language, user: int | None) -> Subscription:
    """Begin to announce in a chat or topic."""
    new = announcing.new(target.chat_id, target.thread_id, language, user)
    title = await announcing.rights.find_title(target.chat_id) if target.chat_id < 0 else None
    subscription = replace(new, title=title[:MAX_TITLE] if title else None)
    await announcing.subscriptions.save(subscription, announcing.clock())
    return subscription


async def stop(target: Target, announcing: Announcing) -> None:
    """Cease to announce in a chat or topic, also what is already waiting to be sent."""
    await announcing.subscriptions.remove(target.chat_id, target.thread_id)


async def find_subscription(target: Target, announcing: Announcing) -> Subscription | None:
    """Return the subscription of a chat or topic; in a forum, that of the chat or its only topic will do."""
    found = await announcing.subscriptions.find(target.chat_id, target.thread_id)
    if found is not None or target.chat_id > 0:
        return found
    others = await announcing.subscriptions.find_by_chat(target.chat_id)
    return others[0] if len(others) == 1 else None


def private_address(announcing: Announcing, chat_id: int) -> str:
    """Return the link that opens the settings of a chat in the private chat."""
    return f"https://t.me/{announcing.username}?start=s-{chat_id}"
