"""What looks like a question and is none: posts, edits, the bot's own results, other bots, guests."""

from typing import Any

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram
from tests.integration.conftest import NewTalk
from tests.integration.talk import Talk, silence

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_BOT = "yearbot_test_bot"
_CHANNEL = Chat(id=-1_000_000_009_001, type="channel", title="News")


@pytest.mark.parametrize("text", [_QUESTION, f"/ask {_QUESTION}", f"@{_BOT} {_QUESTION}", "/start"])
def test_channel_posts(telegram: FakeTelegram, new_talk: NewTalk, text: str) -> None:
    """Nor their edited copies; the bot is an administrator there."""
    telegram.meet(_CHANNEL)
    talk = new_talk(_CHANNEL)
    with silence(telegram, new_talk()):
        post = talk.say(text)
        talk.say(f"{text}!", edited=True, message_id=post)


def test_posts_forwarded_into_the_discussion_group(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Telegram does so by itself, even with a mention in the post."""
    automatic: dict[str, Any] = {"sender_chat": _CHANNEL.as_json(), "is_automatic_forward": True}
    with silence(telegram, new_talk()):
        new_talk(group).say(f"@{_BOT} {_QUESTION}", content=automatic)


@pytest.mark.parametrize("text", [_QUESTION, f"/ask {_QUESTION}"])
def test_edited_message_in_private(telegram: FakeTelegram, new_talk: NewTalk, text: str) -> None:
    """The question was answered when it was new; its edited copy brings no second answer below."""
    talk = new_talk()
    talk.ask(text)
    telegram.wait_idle()
    with silence(telegram, new_talk()):
        talk.say(text, edited=True)


def test_edited_message_in_a_group(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Commands too."""
    talk = new_talk(group)
    talk.ask(f"/ask {_QUESTION}")
    with silence(telegram, new_talk()):
        talk.say(f"/ask {_QUESTION}!", edited=True)


@pytest.mark.parametrize("is_private", [True, False])
def test_own_inline_results(telegram: FakeTelegram, new_talk: NewTalk, group: Chat, is_private: bool) -> None:
    """A result that a user picked is the bot's own text; answering it would say everything twice."""
    with silence(telegram, new_talk()):
        new_talk(None if is_private else group).say(f"/ask@{_BOT} {_QUESTION}", via_bot=True)


def test_other_bots(telegram: FakeTelegram, new_talk: NewTalk, group: Chat) -> None:
    """Two bots that answer each other never stop."""
    bot = new_talk(group, is_bot=True)
    answer = new_talk(group).ask(f"/ask {_QUESTION}")
    with silence(telegram, new_talk()):
        bot.say(_QUESTION)
        bot.say(f"/ask@{_BOT} {_QUESTION}")
        bot.say(f"@{_BOT} {_QUESTION}")
        bot.say("how many people came?", reply_to=answer.message_id)


def test_guest_mention_sends_nothing_to_the_chat(telegram: FakeTelegram, new_talk: NewTalk) -> None:
    """Where the bot is no member it cannot send; if it answers, then with answerGuestQuery."""
    chat = Chat(id=-1_000_000_009_002, title="Strangers")
    bystander: Talk = new_talk()
    after = telegram.last()
    telegram.guest(f"@{_BOT} {_QUESTION}", chat=chat, user=new_talk().user)
    bystander.ask("/start")
    telegram.wait_idle()
    assert not telegram.requests(after=after, chat_id=chat.id)
