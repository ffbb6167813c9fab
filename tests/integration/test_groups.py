"""Groups and topics: only what is meant for the bot is answered."""

from typing import Any

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram, User
from tests.integration.conftest import NewTalk
from tests.integration.talk import silence

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_ANSWER = "10 August"
_BOT = "yearbot_test_bot"


@pytest.mark.parametrize(
    "text",
    [
        f"/ask {_QUESTION}",
        f"/ask@{_BOT} {_QUESTION}",
        f"/ask@YearBot_TEST_Bot {_QUESTION}",
        f"@{_BOT} {_QUESTION}",
        f"@YEARBOT_test_bot, {_QUESTION}",
        f"🎻🎻 @{_BOT} {_QUESTION}",
        f"{_QUESTION} @{_BOT}",
    ],
)
def test_addressed_message_is_answered(telegram: FakeTelegram, new_talk: NewTalk, group: Chat, text: str) -> None:
    """By a command or a mention, in any case of the letters, anywhere in the text; once."""
    assert new_talk(group).ask(text).text.startswith(_ANSWER)
    telegram.wait_idle()
    assert len(telegram.sent(group.id)) == 1


@pytest.mark.parametrize(
    "text",
    [
        _QUESTION,
        "hello",
        f"/ask@other_bot {_QUESTION}",
        f"/ask@{_BOT}2 {_QUESTION}",
        f"/start@other_bot {_QUESTION}",
        f"@other_bot {_QUESTION}",
        f"@{_BOT}2 {_QUESTION}",
        f"mail me: someone@{_BOT}.example {_QUESTION}",
        "/weather",
        f"we talked about /ask {_QUESTION}",
    ],
)
def test_other_message_is_not_answered(telegram: FakeTelegram, new_talk: NewTalk, group: Chat, text: str) -> None:
    """The bot hears it, as an administrator does, and keeps silent."""
    with silence(telegram, new_talk()):
        new_talk(group).say(text)


@pytest.mark.parametrize(
    "text", ["/help", f"/month@{_BOT} 9", "/today", "/year", "/artist Dimash", "/random", f"/start@{_BOT}"]
)
def test_command_is_answered_in_a_group(new_talk: NewTalk, group: Chat, text: str) -> None:
    """As in private."""
    assert new_talk(group).ask(text).text


def test_text_mention_is_answered(new_talk: NewTalk, group: Chat) -> None:
    """A mention without a user name, as from the list of members."""
    bot = {"id": 123456789, "is_bot": True, "first_name": "Year Bot"}
    entities: list[dict[str, Any]] = [{"type": "text_mention", "offset": 0, "length": 8, "user": bot}]
    assert new_talk(group).ask(f"Year Bot {_QUESTION}", entities=entities).text.startswith(_ANSWER)


def test_reply_to_the_bot_is_a_follow_up(new_talk: NewTalk, group: Chat) -> None:
    """About the message replied to, whoever asked then; replies to other people are not for the bot."""
    first = new_talk(group).ask(f"/ask {_QUESTION}")
    assert "27,000" in new_talk(group).ask("how many people came?", reply_to=first.message_id).text


def test_reply_to_somebody_else_is_not_answered(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Even if it is a question."""
    said = new_talk(group).say("Jennifer Lopez was great")
    with silence(telegram, new_talk()):
        new_talk(group).say(_QUESTION, reply_to=said)


def test_reply_to_the_bot_with_a_foreign_command(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """The command says whom it is for."""
    first = new_talk(group).ask(f"/ask {_QUESTION}")
    with silence(telegram, new_talk()):
        new_talk(group).say("/ask@other_bot how many people came?", reply_to=first.message_id)


def test_members_do_not_share_a_subject(new_talk: NewTalk, group: Chat) -> None:
    """A follow-up without a reply is about one's own last answer."""
    first, second = new_talk(group), new_talk(group)
    first.ask(f"/ask {_QUESTION}")
    second.ask("/ask Who won Silk Way Star?")
    assert "27,000" in first.ask("/ask how many people came?").text


def test_private_subject_stays_private(new_talk: NewTalk, group: Chat) -> None:
    """A question in private is no subject in a group."""
    private = new_talk()
    private.ask(_QUESTION)
    public = new_talk(group)
    public.user = private.user
    assert "27,000" not in public.ask("/ask how many people came?").text


def test_bare_mention_is_answered_with_help(new_talk: NewTalk, group: Chat) -> None:
    """Somebody calls: the bot says what it can do."""
    assert new_talk(group).ask(f"@{_BOT}").text


def test_answer_stays_in_its_topic(new_talk: NewTalk, forum: Chat) -> None:
    """And in General without a topic."""
    talk = new_talk(forum)
    assert talk.ask(f"/ask {_QUESTION}", thread=77).thread_id == 77
    assert talk.ask(f"/ask {_QUESTION}").thread_id is None


@pytest.mark.parametrize("is_by_bot", [False, True], ids=["a member", "the bot"])
def test_topic_is_not_a_reply(telegram: FakeTelegram, new_talk: NewTalk, forum: Chat, is_by_bot: bool) -> None:
    """In a topic every message seems to reply to the service message of whoever opened it."""
    member = {"id": 4003, "is_bot": False, "first_name": "Asel"}
    opened = {
        "message_id": 77,
        "message_thread_id": 77,
        "is_topic_message": True,
        "from": {"id": 123456789, "is_bot": True, "first_name": "Year Bot", "username": _BOT} if is_by_bot else member,
        "chat": forum.as_json(),
        "date": 1,
        "forum_topic_created": {"name": "Concerts", "icon_color": 1},
    }
    with silence(telegram, new_talk()):
        new_talk(forum).say(_QUESTION, thread=77, content={"reply_to_message": opened})


def test_thread_of_replies_is_no_topic(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """In a group without topics a thread id is that of a reply; the answer goes through."""
    first = new_talk(group).say("Concerts?")
    answer = new_talk(group).ask(f"@{_BOT} {_QUESTION}", reply_to=first, thread=first)
    assert answer.text.startswith(_ANSWER)
    telegram.wait_idle()
    assert len(telegram.sent(group.id)) == 1


def test_anonymous_administrator_is_answered(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Telegram shows GroupAnonymousBot, with the group as the sender."""
    talk = new_talk(group, is_bot=True)
    talk.user = User(id=1087968824, first_name="Group", username="GroupAnonymousBot", language_code=None, is_bot=True)
    assert talk.ask(f"/ask {_QUESTION}", content={"sender_chat": group.as_json()}).text.startswith(_ANSWER)
    assert telegram.pending() in (0, 1)


def test_migrated_group_goes_on(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """The old id is never written to again; the chosen language comes along."""
    old = Chat(id=-7001, type="group", title="Small")
    telegram.meet(old)
    talk = new_talk(old)
    talk.press(talk.ask("/language"), "Русский")
    telegram.migrate(old, -1_000_000_070_001, user=talk.user)
    telegram.wait_idle()
    after = telegram.last()
    talk.chat = Chat(id=-1_000_000_070_001, title="Small")
    assert "сентябр" in talk.ask("/month 9").text.lower()
    assert not telegram.requests(after=after, chat_id=old.id)


def test_gone_from_the_group(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Removed before it could answer: others are served, and nothing is sent again and again."""
    telegram.set_membership(group, "kicked")
    after = telegram.last()
    new_talk(group).say(f"/ask {_QUESTION}")
    assert new_talk().ask(_QUESTION).text.startswith(_ANSWER)
    telegram.wait_idle()
    assert len(telegram.requests("sendMessage", after=after, chat_id=group.id)) <= 1
