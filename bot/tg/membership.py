"""What a change of the bot's own membership means: added, promoted, or what it may still do."""

from __future__ import annotations

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberRestricted,
    ChatMemberUpdated,
)

from bot.delivery.outcomes import Loss
from bot.tg.incoming import Access, Author, Destination, Joined, Promoted

__all__ = ["convert_membership"]

_GROUPS = ("group", "supergroup")


def convert_membership(change: ChatMemberUpdated) -> Joined | Promoted | Access | None:
    """Return what a change tells the bot to do."""
    chat = change.chat
    before, now = (_find_loss(chat.type, each) for each in (change.old_chat_member, change.new_chat_member))
    author = Author(id=change.from_user.id, client=change.from_user.language_code)
    if now is None and chat.type in _GROUPS and _is_outside(change.old_chat_member):
        return Joined(lane=chat.id, author=author, destination=Destination(chat_id=chat.id, is_private=False))
    if now is None and before is not None and chat.type == "channel":
        return Promoted(lane=chat.id, author=author, chat_id=chat.id, title=chat.title or "")
    if now == before:
        return None
    return Access(lane=chat.id, chat_id=chat.id, loss=now)


def _find_loss(chat_type: str, member: ChatMember) -> Loss | None:
    """Return why the bot cannot write as such a member, None if it can."""
    if _is_outside(member):
        return Loss.BLOCKED if chat_type == "private" else Loss.KICKED
    if chat_type == "channel":
        may_post = isinstance(member, ChatMemberAdministrator) and bool(member.can_post_messages)
        return None if may_post else Loss.RIGHTS
    if isinstance(member, ChatMemberRestricted) and not member.can_send_messages:
        return Loss.RIGHTS
    return None


def _is_outside(member: ChatMember) -> bool:
    return isinstance(member, ChatMemberLeft | ChatMemberBanned) or (
        isinstance(member, ChatMemberRestricted) and not member.is_member
    )
