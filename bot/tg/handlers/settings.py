"""The settings of announcements: one message whose buttons change it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.announcing.choices import Choice, Target, choose, find_zone, parse_choice
from bot.announcing.settings_page import SettingsPage
from bot.delivery.subscriptions import Standing, Subscription
from bot.knowledge.model import Language
from bot.rendering.reply import Button, Reply
from bot.tg.announcing import Announcing
from bot.tg.desk import Desk
from bot.tg.handlers.places import MAX_SHOWN, find_settable
from bot.tg.handlers.previewing import preview
from bot.tg.handlers.subscribing import find_subscription, private_address, start, stop
from bot.tg.incoming import Destination, Press, Question
from bot.tg.rights import channel_address, setter_of

__all__ = ["open_settings", "open_settings_of", "press_settings"]

EXAMPLE = "Asia/Tokyo"
PREVIEW = "v"
MOST_CHATS = 20
"""Chats of one user that are offered."""


async def open_settings(words: str, question: Question, desk: Desk, language: Language) -> Reply:
    """Show the settings of a chat: the one that the command was written in, or that it names; a zone is set."""
    announcing, destination = desk.announcing, question.destination
    page = announcing.page(language)
    place = await find_settable(words, question, announcing, page)
    if isinstance(place, Reply):
        return place
    target = place.target
    if question.is_post:
        link = Button(text=page.phrase("open_settings"), url=private_address(announcing, target.chat_id))
        return page.said("settings_in_private", buttons=((link,),))
    if destination.is_private and not words:
        others = await _others_of(question.author.id, announcing)
        if others:
            own = (target, page.phrase("settings_private"))
            return page.chats([own, *others])
    subscription = await find_subscription(target, announcing)
    if words and place.chat is None:
        zone = find_zone(words)
        if zone is None:
            return page.said("settings_unknown_zone", zone=words[:MAX_SHOWN], example=EXAMPLE)
        subscription = await _set_zone(subscription, zone, announcing)
    return _page_of(page, subscription, target, destination, announcing, chat=place.chat)


async def open_settings_of(chat: str, question: Question, desk: Desk, language: Language) -> Reply:
    """Show the settings of a chat that a link named, to its administrators."""
    announcing = desk.announcing
    page = announcing.page(language)
    chat_id = int(chat) if chat.removeprefix("-").isdecimal() and len(chat) < 18 else 0
    here = question.destination.chat_id
    if not chat_id or not await announcing.rights.may_manage(chat_id, question.author.id, here=here):
        return page.said("settings_admins_only")
    target = Target(chat_id=chat_id)
    title = await announcing.rights.find_title(chat_id)
    subscription = await find_subscription(target, announcing)
    return _page_of(page, subscription, target, question.destination, announcing, chat=title)


async def press_settings(press: Press, desk: Desk, language: Language) -> None:
    """Do what a button says, if whoever pressed it may still do that."""
    announcing, choice = desk.announcing, parse_choice(press.data)
    page, destination = announcing.page(language), press.destination
    if choice is None or destination is None:
        await desk.sender.answer_press(press.query_id, desk.assistant.phrase("old_button", language))
        return
    chat_id = choice.target.chat_id
    if not await announcing.rights.may_manage(chat_id, press.author.id, here=destination.chat_id):
        await desk.sender.answer_press(press.query_id, page.phrase("settings_admins_only"))
        return
    chat = await announcing.rights.find_title(chat_id) if chat_id != destination.chat_id else None
    sheet = _Sheet(page=page, destination=destination, chat=chat, user=setter_of(press.author.id))
    if choice.verb == PREVIEW:
        # Four posts take seconds, and the clock on the button would run all the while.
        await desk.sender.answer_press(press.query_id)
    shown = await _follow(choice, sheet, announcing)
    if choice.verb != PREVIEW:
        await desk.sender.answer_press(press.query_id, shown if isinstance(shown, str) else None)
    if isinstance(shown, Reply) and not await desk.sender.edit(shown, destination.chat_id, press.message_id):
        await desk.sender.send(shown, destination)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sheet:
    """The message that shows the settings, and who pressed below it."""

    page: SettingsPage
    destination: Destination
    chat: str | None
    """The name of the chat that is set, if it is another one."""
    user: int | None
    """None if they act in the name of the chat."""


async def _follow(choice: Choice, sheet: _Sheet, announcing: Announcing) -> Reply | str:
    """Make a choice and return the page to show, or in words why it cannot be made."""
    target, page, now = choice.target, sheet.page, announcing.clock()
    known = await announcing.subscriptions.find(target.chat_id, target.thread_id)
    if choice.verb == "x":
        await stop(target, announcing)
        return page.offer(target, chat=sheet.chat, is_ended=True)
    if known is None and choice.verb == "new":
        known = await start(target, announcing, page.language, sheet.user)
    if known is None:
        return page.offer(target, chat=sheet.chat)
    if choice.verb == PREVIEW:
        note = await preview(known, sheet.destination, page, announcing)
        return page.main(known, now=now, chat=sheet.chat, note=note)
    if choice.verb == "t":
        moved = await _move(known, _thread_of(choice), announcing)
        if moved is None:
            return page.phrase("settings_topic_taken")
        known = moved
    changed = choose(known, choice, fields=announcing.composer.announcer.base.vocabulary.fields, now=now)
    if changed is not None and changed != known:
        changed = replace(changed, set_up_by=changed.set_up_by or sheet.user)
        await announcing.subscriptions.save(changed, now)
    return page.phrase("settings_some_kind") if changed is None else _shown(choice, changed, sheet, now)


def _shown(choice: Choice, subscription: Subscription, sheet: _Sheet, now: float) -> Reply:
    """Stay with the subjects, of which several are chosen; go back from every other page once it is chosen from."""
    page, chat = sheet.page, sheet.chat
    match choice.verb:
        case "s":
            return page.subjects(subscription, chat=chat)
        case "h" if not choice.argument:
            return page.hours(subscription, chat=chat)
        case "z" if not choice.argument:
            return page.zones(subscription, chat=chat)
        case "w" if not choice.argument:
            return page.weekdays(subscription, chat=chat)
        case "p" if not choice.argument:
            return page.pauses(subscription, chat=chat)
        case _:
            return page.main(subscription, now=now, chat=chat)


def _thread_of(choice: Choice) -> int | None:
    """Return the topic that a button names, None for none."""
    return int(choice.argument) or None if choice.argument.isdecimal() else None


async def _move(subscription: Subscription, thread_id: int | None, announcing: Announcing) -> Subscription | None:
    """Post in another topic from now on; None if that one has announcements of its own, which stay as they are."""
    if thread_id == subscription.thread_id:
        return subscription
    if await announcing.subscriptions.find(subscription.chat_id, thread_id) is not None:
        return None
    moved = replace(subscription, thread_id=thread_id, standing=Standing.ACTIVE, reason=None)
    await announcing.subscriptions.save(moved, announcing.clock())
    await stop(Target(chat_id=subscription.chat_id, thread_id=subscription.thread_id), announcing)
    return moved


async def _set_zone(subscription: Subscription | None, zone: str, announcing: Announcing) -> Subscription | None:
    if subscription is None:
        return None
    changed = replace(subscription, zone=zone)
    await announcing.subscriptions.save(changed, announcing.clock())
    return changed


async def _others_of(user: int, announcing: Announcing) -> list[tuple[Target, str]]:
    """Return the other chats that a user has set up, with their names as far as the bot can see them."""
    found = [each for each in await announcing.subscriptions.find_by_user(user) if each.chat_id != user]
    named = []
    for each in found[:MOST_CHATS]:
        title = await announcing.rights.find_title(each.chat_id) or each.title or str(each.chat_id)
        topic = f" · {each.thread_id}" if each.thread_id else ""
        named.append((Target(chat_id=each.chat_id, thread_id=each.thread_id), f"{title}{topic}"))
    return named


def _page_of(
    page: SettingsPage, subscription: Subscription | None, target: Target, destination: Destination,
    announcing: Announcing, *, chat: str | None = None,
) -> Reply:  # fmt: skip
    link = channel_address(announcing.username) if destination.is_private and chat is None else None
    if subscription is None:
        return page.offer(target, chat=chat, channel_link=link)
    here = (destination.thread_id or 0) if target.chat_id == destination.chat_id else None
    return page.main(subscription, now=announcing.clock(), chat=chat, here=here, channel_link=link)
