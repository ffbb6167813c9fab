"""What the bot may ask about chats."""

from tests.fakes.telegram.account import Account
from tests.fakes.telegram.errors import bad_request
from tests.fakes.telegram.store import Json

_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_ADMINISTRATORS = ("creator", "administrator")
_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def get_chat(account: Account, params: Json) -> Json:
    """Describe a chat in full."""
    chat = account.chats.find(params["chat_id"])["chat"]
    return {
        **chat,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(_GIFTS, False),
    }


def get_chat_member(account: Account, params: Json) -> Json:
    """Describe a member, the bot included."""
    known = account.chats.find(params["chat_id"])
    user_id = int(params["user_id"])
    if user_id == account.me["id"]:
        return describe_member(account.user(), known["bot_status"], known["chat"])
    member = known["members"].get(str(user_id))
    if member is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return describe_member(member["user"], member["status"], known["chat"])


def get_chat_administrators(account: Account, params: Json) -> list[Json]:
    """List the administrators, the bot included but no other bots."""
    known = account.chats.find(params["chat_id"])
    if known["chat"]["type"] == "private":
        raise bad_request("there are no administrators in the private chat")
    members = [member for member in known["members"].values() if member["status"] in _ADMINISTRATORS]
    if known["bot_status"] in _ADMINISTRATORS:
        members.append({"user": account.user(), "status": known["bot_status"]})
    return [describe_member(member["user"], member["status"], known["chat"]) for member in members]


def leave_chat(account: Account, params: Json) -> bool:
    """Leave a chat."""
    chat = account.chats.find_writable(params["chat_id"])["chat"]
    if chat["type"] == "private":
        raise bad_request("Can't leave private chats", is_bug=True)
    account.chats.set_bot_status(chat["id"], "left")
    return True


def describe_member(user: Json, status: str, chat: Json) -> Json:
    """Return a ChatMember of the given status."""
    member: Json = {"user": user, "status": status}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member |= dict.fromkeys(_RIGHTS, False) | {"can_manage_chat": True}
        if chat["type"] == "channel":
            member |= {"can_post_messages": True, "can_edit_messages": True}
    elif status == "kicked":
        member["until_date"] = 0
    return member
