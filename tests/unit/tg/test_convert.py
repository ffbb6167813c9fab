from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.tg.convert import ALLOWED_UPDATES, convert_update, key_of
from bot.tg.incoming import (
    Access,
    Author,
    Destination,
    Guest,
    Incoming,
    InlineQuestion,
    Joined,
    Moved,
    Press,
    Promoted,
    Question,
)
from tests.unit.tg.fakes import BOT, ME, NOW, Json, by_bot, message

OTHER_BOT = {"id": 99, "is_bot": True, "first_name": "Other", "username": "other_bot"}
USER: Json = message()["from"]
GROUP = -100


def _update(**content: Any) -> Update:
    return Update.de_json({"update_id": 1, **content}, None)


def _convert(**content: Any) -> Incoming | None:
    return convert_update(_update(**content), ME)


def _question(made: Json) -> Question | None:
    incoming = _convert(message=made)
    assert incoming is None or isinstance(incoming, Question)
    return incoming


def _in_group(text: str | None, **more: Any) -> Question | None:
    return _question(message(text, chat=GROUP, kind="supergroup", **more))


def _entity(kind: str, text: str, words: str, **more: Any) -> Json:
    offset = len(text[: text.index(words)].encode("utf-16-le")) // 2
    return {"type": kind, "offset": offset, "length": len(words.encode("utf-16-le")) // 2, **more}


def test_private_message() -> None:
    """Any text in private is a question; the answer replies to nothing."""
    assert _question(message("when?")) == Question(
        lane=7, author=Author(id=7, client="kk"), destination=Destination(chat_id=7, is_private=True), text="when?",
        replied_to=None, sent_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"caption": "when?"}, "when?"),
        ({"sticker": {"file_id": "a", "file_unique_id": "b", "type": "regular", "width": 1, "height": 1,
                      "is_animated": False, "is_video": False}}, ""),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, ""),
    ],
)  # fmt: skip
def test_private_message_without_text(content: Json, expected: str) -> None:
    """A caption is a text, and a sticker deserves a word as well."""
    question = _question(message(None, **content))
    assert question is not None
    assert question.text == expected


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": message("old")},
        {"write_access_allowed": {"from_request": True}},
        {"photo": [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}], "media_group_id": "1"},
    ],
    ids=["pinned", "access allowed", "further photo of an album"],
)
def test_private_service_message(content: Json) -> None:
    """What nobody said needs no answer."""
    assert _question(message(None, **content)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/ask when?", "/ask when?"),
        ("/ask@Year_Bot when?", "/ask@Year_Bot when?"),
        ("/ask@YEAR_BOT when?", "/ask@YEAR_BOT when?"),
        ("/weather@year_bot", "/weather@year_bot"),
        ("/weather", None),
        ("/ask@other_bot when?", None),
        ("when was Dimash in New York?", None),
        ("we talked of /ask", None),
    ],
)
def test_group_commands(text: str, expected: str | None) -> None:
    """Ours, with or without our name; unknown ones only with it; never another bot's."""
    question = _in_group(text)
    assert (question and question.text) == expected


def test_private_command_of_another_bot() -> None:
    """Not even in private."""
    assert _question(message("/start@other_bot")) is None


def test_group_answer_replies_to_the_question() -> None:
    """In a group it must be clear who is answered."""
    question = _in_group("/ask when?")
    assert question is not None
    assert question.destination == Destination(chat_id=GROUP, is_private=False, reply_to=50)
    assert question.lane == GROUP


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@Year_Bot when?", "when?"),
        ("@year_bot, when?", "when?"),
        ("🎻🎻 @Year_Bot when?", "🎻🎻  when?"),
        ("when? @Year_Bot", "when?"),
        ("@Year_Bot", ""),
    ],
)
def test_group_mention(text: str, expected: str) -> None:
    """A mention anywhere counts and is cut out, also behind letters that Telegram counts twice."""
    words = next(word for word in text.split() if word.startswith("@")).rstrip(",")
    question = _in_group(text, entities=[_entity("mention", text, words)])
    assert question is not None
    assert question.text == expected


def test_group_mention_without_name() -> None:
    """A mention may show any words; it counts by the account behind it."""
    text = "Year, when?"
    ours, other = ([_entity("text_mention", text, "Year", user=user)] for user in (BOT, OTHER_BOT))
    question = _in_group(text, entities=ours)
    assert question is not None
    assert question.text == "when?"
    assert _in_group(text, entities=other) is None


def test_group_mention_of_another() -> None:
    """Neither somebody else's name nor a longer one than ours."""
    for words in ("@other_bot", "@Year_Bot2"):
        text = f"{words} when?"
        assert _in_group(text, entities=[_entity("mention", text, words)]) is None


def test_group_reply_to_the_bot() -> None:
    """A reply to one of our messages is a question about it."""
    question = _in_group("and where?", reply_to_message=by_bot())
    assert question is not None
    assert (question.text, question.replied_to) == ("and where?", 40)


def test_group_reply_to_another() -> None:
    """A reply to anybody else is none, even where it could be a command of ours without a slash."""
    assert _in_group("and where?", reply_to_message=message("x")) is None
    question = _in_group("/ask when?", reply_to_message=message("x"))
    assert question is not None
    assert question.replied_to is None


def test_group_reply_to_the_opening_of_a_topic() -> None:
    """All that is written in a topic replies to the note that opened it, which may be the bot's."""
    opened = by_bot() | {"text": None, "forum_topic_created": {"name": "Music", "icon_color": 1}}
    assert _in_group("hello", reply_to_message=opened) is None


def test_topic_and_thread() -> None:
    """The answer goes into the topic; a thread of replies outside topics is no place to send to."""
    topic = _in_group("/ask when?", message_thread_id=3, is_topic_message=True)
    thread = _in_group("/ask when?", message_thread_id=3)
    assert topic is not None
    assert thread is not None
    assert (topic.destination.thread_id, thread.destination.thread_id) == (3, None)


@pytest.mark.parametrize(
    "more",
    [
        {"from": OTHER_BOT},
        {"via_bot": BOT},
        {"is_automatic_forward": True, "sender_chat": {"id": -5, "type": "channel", "title": "C"}},
    ],
    ids=["bot", "own inline result", "automatic forward"],
)
def test_not_by_a_person(more: Json) -> None:
    """Bots that answer bots never stop; our own inline results have been answered already."""
    assert _in_group("/ask when?", **more) is None
    assert _question(message("when?", **more)) is None


def test_via_another_bot() -> None:
    """A person may send a text with the help of another bot."""
    assert _question(message("when?", via_bot=OTHER_BOT)) is not None


def test_anonymous_administrator() -> None:
    """Whoever writes in the name of the group looks like a bot and is none; the group stands for its author."""
    anonymous: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    group: Json = {"id": GROUP, "type": "supergroup", "title": "A chat"}
    question = _in_group("/ask when?", **{"from": anonymous, "sender_chat": group})
    assert question is not None
    assert question.author == Author(id=GROUP, client=None)


@pytest.mark.parametrize("kind", ["edited_message", "edited_channel_post", "business_message"])
def test_other_kinds(kind: str) -> None:
    """An edited copy gets no second answer; none of them is asked for, either."""
    assert kind not in ALLOWED_UPDATES
    assert _convert(**{kind: message("/ask when?")}) is None


def _press(**more: Any) -> Json:
    return {"id": "9", "from": USER, "chat_instance": "1", "data": "e:en:x", **more}


def test_press() -> None:
    """In private the answer to a press stands alone, in a group it replies to the message with the button."""
    private = _convert(callback_query=_press(message=by_bot()))
    group = _convert(callback_query=_press(message=by_bot(chat=GROUP, kind="supergroup")))
    assert isinstance(private, Press)
    assert isinstance(group, Press)
    assert (private.destination, private.message_id) == (Destination(chat_id=7, is_private=True), 40)
    assert group.destination == Destination(chat_id=GROUP, is_private=False, reply_to=40)


def test_press_of_inaccessible_message() -> None:
    """Of an old message only its place is known, which is enough to answer."""
    gone = {"message_id": 50, "date": 0, "chat": {"id": 7, "type": "private", "first_name": "Aru"}}
    press = _convert(callback_query=_press(message=gone))
    assert isinstance(press, Press)
    assert press.destination == Destination(chat_id=7, is_private=True)


def test_press_without_message() -> None:
    """Below a message sent by way of the bot, nothing is known but who pressed."""
    press = _convert(callback_query=_press(inline_message_id="1"))
    assert press == Press(
        lane=7, author=Author(id=7, client="kk"), query_id="9", data="e:en:x", destination=None, message_id=0
    )


def test_inline_query() -> None:
    """An inline query carries its words."""
    query = _convert(inline_query={"id": "5", "from": USER, "query": "dimash", "offset": ""})
    assert query == InlineQuestion(lane=7, author=Author(id=7, client="kk"), query_id="5", text="dimash")


def test_guest_message() -> None:
    """A mention where the bot is no member is answered by its query."""
    text = "@Year_Bot when?"
    made = message(
        text, chat=GROUP, kind="supergroup", guest_query_id="3", entities=[_entity("mention", text, "@Year_Bot")]
    )
    guest = _convert(guest_message=made)
    assert guest == Guest(lane=GROUP, author=Author(id=7, client="kk"), query_id="3", text="when?")


def _post(text: str, **more: Any) -> Json:
    channel: Json = {"id": GROUP, "type": "channel", "title": "News"}
    return {key: value for key, value in message(text, **more).items() if key != "from"} | {
        "chat": channel,
        "sender_chat": channel,
    }


@pytest.mark.parametrize("text", ["/subscribe", "/unsubscribe@Year_Bot", "/settings@YEAR_bot"])
def test_order_in_a_channel(text: str) -> None:
    """The channel itself is its author: only its administrators can post."""
    assert _convert(channel_post=_post(text)) == Question(
        lane=GROUP, author=Author(id=GROUP, client=None), text=text, replied_to=None, sent_at=NOW, is_post=True,
        destination=Destination(chat_id=GROUP, is_private=False, reply_to=50),
    )  # fmt: skip


@pytest.mark.parametrize("text", ["when?", "/ask when?", "/start", "/forget", "/subscribe@other_bot", "see /subscribe"])
def test_other_post_in_a_channel(text: str) -> None:
    """Nothing else is answered there."""
    assert _convert(channel_post=_post(text)) is None


RIGHTS: Json = dict.fromkeys(
    ["can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
     "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
     "can_edit_stories", "can_delete_stories"], False,
)  # fmt: skip
MUTED: Json = dict.fromkeys(
    ["can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
     "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
     "can_add_web_page_previews", "can_react_to_messages", "can_edit_tag", "can_change_info", "can_invite_users",
     "can_pin_messages", "can_manage_topics"], False,
)  # fmt: skip
MEMBERS: dict[str, Json] = {
    "left": {"status": "left"},
    "kicked": {"status": "kicked", "until_date": 0},
    "member": {"status": "member"},
    "administrator": {"status": "administrator", **RIGHTS},
    "poster": {"status": "administrator", **RIGHTS, "can_post_messages": True},
    "muted": {"status": "restricted", "is_member": True, "until_date": 0, **MUTED},
    "heard": {"status": "restricted", "is_member": True, "until_date": 0, **MUTED, "can_send_messages": True},
    "muted outside": {"status": "restricted", "is_member": False, "until_date": 0, **MUTED},
}


def _membership(old: str, new: str, kind: str) -> Incoming | None:
    change: Json = {"chat": {"id": GROUP, "type": kind, "title": "A chat"}, "from": USER, "date": 1}
    change |= {"old_chat_member": MEMBERS[old] | {"user": BOT}, "new_chat_member": MEMBERS[new] | {"user": BOT}}
    return _convert(my_chat_member=change)


@pytest.mark.parametrize(
    ("old", "new"), [("left", "member"), ("kicked", "administrator"), ("muted outside", "heard"), ("left", "heard")]
)
def test_added_to_a_group(old: str, new: str) -> None:
    """Coming in is greeted."""
    author, destination = Author(id=7, client="kk"), Destination(chat_id=GROUP, is_private=False)
    assert _membership(old, new, "supergroup") == Joined(lane=GROUP, author=author, destination=destination)


@pytest.mark.parametrize("old", ["left", "member", "administrator", "kicked"])
def test_promoted_in_a_channel(old: str) -> None:
    """The right to post is what counts."""
    author = Author(id=7, client="kk")
    promoted = Promoted(lane=GROUP, author=author, chat_id=GROUP, title="A chat")
    assert _membership(old, "poster", "channel") == promoted


@pytest.mark.parametrize(
    ("old", "new", "kind", "loss"),
    [
        ("member", "left", "supergroup", "kicked"),
        ("administrator", "kicked", "group", "kicked"),
        ("member", "muted", "supergroup", "rights"),
        ("muted", "member", "supergroup", None),
        ("member", "kicked", "private", "blocked"),
        ("kicked", "member", "private", None),
        ("poster", "administrator", "channel", "rights"),
        ("poster", "left", "channel", "kicked"),
        ("left", "administrator", "channel", "rights"),
    ],
)
def test_access(old: str, new: str, kind: str, loss: str | None) -> None:
    """What the bot may do in a chat has changed."""
    assert _membership(old, new, kind) == Access(lane=GROUP, chat_id=GROUP, loss=loss)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("member", "administrator", "supergroup"), ("poster", "poster", "channel"), ("muted", "muted", "supergroup")],
)
def test_nothing_changed(old: str, new: str, kind: str) -> None:
    """A promotion in a group brings nothing that the bot needs."""
    assert _membership(old, new, kind) is None


def test_migration() -> None:
    """A group that became a supergroup."""
    moved = _convert(message=message(None, chat=-5, kind="group", migrate_to_chat_id=-100))
    assert moved == Moved(lane=-5, old=-5, new=-100)


def test_key_names_the_content() -> None:
    """The same message under two numbers is one, two messages under one number are two."""
    first, again = _update(message=message()), Update.de_json({"update_id": 2, "message": message()}, None)
    other = _update(message=message(message_id=51))
    assert key_of(first) == key_of(again) == f"message:7:50:{NOW.timestamp():.0f}"
    assert key_of(other) != key_of(first)
    assert key_of(_update(callback_query=_press())) == "press:9"
    assert key_of(_update(inline_query={"id": "5", "from": USER, "query": "", "offset": ""})) == "inline:5"
    assert key_of(_update(guest_message=message(guest_query_id="3"))) == "guest:3"
    assert (
        key_of(_update(poll_answer={"poll_id": "1", "option_ids": [], "user": USER, "option_persistent_ids": []}))
        == "update:1"
    )
