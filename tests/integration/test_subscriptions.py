"""Announcements in a channel, a forum topic and in private: subscribed, announced to, and broken in every way."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram, Message, Request, User
from tests.integration.bot_process import ROOT, BotProcess, settings_for, wait_until
from tests.integration.conftest import NewTalk, warm_up
from tests.integration.talk import Talk

_OPERATOR = User(id=9001, first_name="Operator")
_TOPIC = 77
_SECONDS = 45


@pytest.fixture(scope="module")
def bot(telegram: FakeTelegram, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotProcess]:
    """A bot with an operator."""
    settings = settings_for(telegram, OPERATORS=str(_OPERATOR.id), ANNOUNCE_RATE="1000")
    with BotProcess(tmp_path_factory.mktemp("bot"), settings) as bot:
        warm_up(telegram)
        yield bot
        assert "a mistake of ours" not in bot.output


pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def operator(telegram: FakeTelegram) -> Talk:
    """The operator in private."""
    return Talk(telegram, _OPERATOR)


@pytest.fixture
def owner(new_talk: NewTalk) -> Talk:
    """Whoever sets something up, in private; they have met the bot."""
    talk = new_talk()
    talk.ask("/start")
    return talk


@pytest.fixture
def channel(telegram: FakeTelegram, group: Chat, owner: Talk) -> Chat:
    """A channel whose owner has promoted the bot and accepted its offer."""
    channel = Chat(id=group.id - 1000, type="channel", title="Culture")
    telegram.meet(channel, administrators=(owner.user,), bot_status="left")
    telegram.set_membership(channel, "administrator", user=owner.user)
    (offered,) = telegram.wait_for("sendMessage", chat_id=owner.chat_id)
    assert "“Culture”" in offered.message.text
    pressed = owner.press(offered.message, "Turn on")
    assert pressed.edited is not None
    assert pressed.edited.text.startswith("Announcements: Culture")
    return channel


@pytest.fixture
def topic(telegram: FakeTelegram, forum: Chat, owner: Talk) -> Talk:
    """A topic that its administrator has subscribed."""
    telegram.meet(forum, administrators=(owner.user,))
    talk = Talk(telegram, owner.user, forum)
    assert "I will post here by myself" in talk.ask("/subscribe", thread=_TOPIC).text
    return talk


def _notify(telegram: FakeTelegram, operator: Talk, text: str) -> Message:
    """Let the operator send a notice to all, and return the report once it is over."""
    after = telegram.last()
    operator.say(f"/broadcast {text}")
    control = telegram.wait_for("sendMessage", 2, chat_id=operator.chat_id)[-1].message
    operator.press(control, next(label for label in control.labels if label.startswith("All · ")))
    operator.press_data(control, f"b:{_batch(control)}:go:all")

    def reports() -> list[Request]:
        edits = telegram.requests("editMessageText", after=after, chat_id=operator.chat_id)
        return [each for each in edits if each.ok and each.message.text.startswith("Done.")]

    wait_until(reports, "the notice is sent", _SECONDS)
    return reports()[-1].message


def _batch(control: Message) -> str:
    button = control.find_button("Cancel")
    assert button.data is not None
    return button.data.split(":")[1]


def _received(telegram: FakeTelegram, chat_id: int, text: str) -> list[Message]:
    return [message for message in telegram.sent(chat_id) if text in message.text]


def _settings(owner: Talk, channel: Chat) -> str:
    """Return what the settings of a channel say to its owner."""
    return owner.ask(f"/start s-{channel.id}").text


def _restart(telegram: FakeTelegram, bot: BotProcess) -> None:
    """What is done at every start and else every half minute is done at once."""
    bot.end()
    bot.start()
    warm_up(telegram)


# Subscribed and announced to


def test_preview_in_a_topic(telegram: FakeTelegram, topic: Talk) -> None:
    """Each kind as it would be today, in the topic, silently; the quiz is a poll with a source in its explanation."""
    after = telegram.last()
    settings = topic.ask("/settings", thread=_TOPIC)
    topic.press(settings, "Preview now")
    (poll,) = telegram.wait_for("sendPoll", after=after, chat_id=topic.chat_id)
    assert poll.params["type"] == "quiz"
    assert "<a href=" in poll.params["explanation"]
    shown = [each for each in telegram.requests(after=after, chat_id=topic.chat_id) if each.method.startswith("send")]
    assert len(shown) == 5
    assert {str(each.params["message_thread_id"]) for each in shown} == {str(_TOPIC)}
    assert all(each.params["disable_notification"] for each in shown[1:])


def test_settings_stay(telegram: FakeTelegram, bot: BotProcess, owner: Talk, channel: Chat) -> None:
    """What was chosen for a channel in private is there after a crash."""
    page = owner.ask(f"/start s-{channel.id}")
    for label in ("Quiz of the week", "Қазақша", "With sound"):
        page = owner.press(page, next(each for each in page.labels if label in each)).edited or page
    page = owner.press(page, "10:00").edited or page
    page = owner.press(page, "21").edited or page
    bot.kill()
    bot.start()
    warm_up(telegram)
    again = owner.ask(f"/start s-{channel.id}")
    assert {"Quiz of the week", "✓ Қазақша", "Without sound", "21:00"} <= set(again.labels)


def test_notice_reaches_every_subscriber_once(
    telegram: FakeTelegram, operator: Talk, owner: Talk, topic: Talk, channel: Chat
) -> None:
    """Private chat, topic and channel; the report counts them; a chat without a subscription gets nothing."""
    owner.ask("/subscribe")
    report = _notify(telegram, operator, "The bot rests on Monday.")
    assert "Refused" not in report.text
    for chat_id in (owner.chat_id, topic.chat_id, channel.id):
        assert len(_received(telegram, chat_id, "rests on Monday")) == 1
    assert _received(telegram, topic.chat_id, "rests on Monday")[0].thread_id == _TOPIC
    assert len(_received(telegram, operator.chat_id, "rests on Monday")) == 1, "the preview"
    owner.ask("/unsubscribe")


def test_scheduled_posts_come_once(telegram: FakeTelegram, bot: BotProcess, topic: Talk) -> None:
    """The slot of this hour: a quiz, after a restart not again; it was not planned before the subscription."""
    bot.end()
    now = datetime.now(tz=UTC)
    local = now + timedelta(hours=5)  # in Almaty
    with sqlite3.connect(bot.folder / "bot.sqlite3") as database:
        database.execute(
            "UPDATE subscriptions SET hour = ?, weekday = ?, kinds = 'quiz', planned_until = ?, next_due_at = 0 "
            "WHERE chat_id = ?",
            (local.hour, local.weekday(), now.timestamp() - 3700, topic.chat_id),
        )
    database.close()
    after = telegram.last()
    bot.start()
    warm_up(telegram)
    (poll,) = telegram.wait_for("sendPoll", after=after, chat_id=topic.chat_id, timeout=_SECONDS)
    assert str(poll.params["message_thread_id"]) == str(_TOPIC)
    assert "start=e-" in str(poll.params["reply_markup"])
    _restart(telegram, bot)
    time.sleep(1)
    assert len(telegram.requests("sendPoll", after=after, chat_id=topic.chat_id)) == 1


# Broken


@pytest.mark.parametrize("status", ["kicked", "left"])
def test_removed_from_a_channel_and_back(
    telegram: FakeTelegram, operator: Talk, owner: Talk, channel: Chat, status: Any
) -> None:
    """Nothing is tried while the bot is out; when it is back, posts go on without a new set-up."""
    telegram.set_membership(channel, status, user=owner.user)
    telegram.wait_idle()
    after = telegram.last()
    _notify(telegram, operator, "Nobody hears this in the channel.")
    assert not telegram.requests(after=after, chat_id=channel.id)
    telegram.set_membership(channel, "administrator", user=owner.user)
    telegram.wait_idle()
    _notify(telegram, operator, f"After {status} again.")
    assert len(_received(telegram, channel.id, f"After {status} again.")) == 1


@pytest.mark.parametrize(
    ("code", "sentence", "said"),
    [
        (400, "Bad Request: need administrator rights in the channel chat", "the bot may not post there."),
        (403, "Forbidden: bot is not a member of the channel chat", "the bot is not in the chat."),
        (400, "Bad Request: chat not found", "the bot is not in the chat."),
    ],
)
def test_lost_without_a_word(
    telegram: FakeTelegram,
    bot: BotProcess,
    operator: Talk,
    *,
    owner: Talk,
    channel: Chat,
    code: int,
    sentence: str,
    said: str,
) -> None:
    """Only a post that fails shows it: the channel is left alone, and whoever set it up is told once."""
    operator.ask("/subscribe")
    body = {"ok": False, "error_code": code, "description": sentence}
    telegram.fail("sendMessage", chat_id=channel.id, code=code, body=body)
    _notify(telegram, operator, "This one fails.")
    assert f"Stopped for now: {said}" in _settings(owner, channel)
    after = telegram.last()
    _restart(telegram, bot)
    (told,) = telegram.wait_for("sendMessage", after=after, chat_id=owner.chat_id, timeout=_SECONDS)
    assert "“Culture”" in told.message.text
    _notify(telegram, operator, "Only others hear this.")
    assert not telegram.requests("sendMessage", after=after, chat_id=channel.id)
    operator.ask("/unsubscribe")


def test_closed_topic(telegram: FakeTelegram, operator: Talk, topic: Talk) -> None:
    """The topic is left alone; in another one of the forum the settings offer to move there."""
    body = {"ok": False, "error_code": 400, "description": "Bad Request: TOPIC_CLOSED"}
    telegram.fail("sendMessage", chat_id=topic.chat_id, code=400, body=body)
    _notify(telegram, operator, "Into a closed topic.")
    settings = topic.ask("/settings", thread=88)
    assert "the topic is closed or gone." in settings.text
    moved = topic.press(settings, "Post in this topic")
    assert "Stopped" not in moved.text
    _notify(telegram, operator, "Into the other topic.")
    (received,) = _received(telegram, topic.chat_id, "Into the other topic.")
    assert received.thread_id == 88


def test_blocked_in_private(telegram: FakeTelegram, operator: Talk, owner: Talk) -> None:
    """No more than the user wants; /start of a returned user is answered, and posts go on."""
    owner.ask("/subscribe")
    telegram.set_membership(owner.user, "kicked", user=owner.user)
    telegram.wait_idle()
    after = telegram.last()
    _notify(telegram, operator, "Not for who has blocked me.")
    assert not telegram.requests(after=after, chat_id=owner.chat_id)
    telegram.set_membership(owner.user, "member", user=owner.user)
    telegram.wait_idle()
    _notify(telegram, operator, "Back again.")
    assert len(_received(telegram, owner.chat_id, "Back again.")) == 1
    owner.ask("/unsubscribe")


def test_group_that_moved(telegram: FakeTelegram, operator: Talk, owner: Talk) -> None:
    """Posts follow it."""
    old, new = Chat(id=-7002, type="group", title="Small"), -1_000_000_070_002
    telegram.meet(old, administrators=(owner.user,))
    Talk(telegram, owner.user, old).ask("/subscribe")
    telegram.migrate(old, new, user=owner.user)
    telegram.wait_idle()
    _notify(telegram, operator, "To wherever you are.")
    assert len(_received(telegram, new, "To wherever you are.")) == 1


def test_member_cannot_set_anything(new_talk: NewTalk, topic: Talk) -> None:
    """Neither by command nor by pressing the administrator's buttons."""
    settings = topic.ask("/settings", thread=_TOPIC)
    member = new_talk(topic.chat)
    assert member.press(settings, "Stop").popup == "Only administrators of that chat can change this."
    assert member.ask("/unsubscribe", thread=_TOPIC).text.startswith("Only administrators")
    assert "✓ English" in topic.ask("/settings", thread=_TOPIC).labels


def test_forget(owner: Talk, channel: Chat) -> None:
    """The channel goes on, without a memory of who set it up."""
    owner.press(owner.ask("/forget"), "Forget everything")
    assert owner.ask("/settings").text.startswith("Announcements in this chat")
    assert "Posts: " in _settings(owner, channel)


# The console


def _console(bot: BotProcess, *arguments: str) -> str:
    settings = bot._settings | {"PYTHONPATH": str(ROOT), "HOME": str(bot.folder), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-m", "bot", "announce", *arguments]
    done = subprocess.run(
        command, cwd=bot.folder, env=settings, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_console_asks_the_running_bot(telegram: FakeTelegram, bot: BotProcess, channel: Chat) -> None:
    """Plan, notice and report; the file is the bot's alone, so nothing opens it beside."""
    plan = _console(bot, "plan", "--from", "2026-08-09", "--to", "2026-08-10")
    assert any(str(channel.id) in line and "Jennifer Lopez" in line for line in plan.splitlines())
    assert "would get it" in _console(bot, "send", "From the console.")
    assert "sent" in _console(bot, "send", "From the console.", "--yes", "--wait")
    assert len(_received(telegram, channel.id, "From the console.")) == 1


def test_console_opens_the_file_of_a_bot_that_is_down(telegram: FakeTelegram, bot: BotProcess, channel: Chat) -> None:
    """The notice goes out when the bot is back."""
    bot.end()
    assert "on their way" in _console(bot, "send", "While it was down.", "--yes")
    bot.start()
    warm_up(telegram)
    wait_until(lambda: _received(telegram, channel.id, "While it was down."), "the notice arrives", _SECONDS)


def test_unknown_is_listed_and_sent_again_by_hand(telegram: FakeTelegram, bot: BotProcess, channel: Chat) -> None:
    """An answer that never came: not sent again by itself, but by the operator."""
    telegram.fail("sendMessage", "reset_after", chat_id=channel.id)
    _console(bot, "send", "Did it arrive?", "--yes", "--wait")
    listed = [line.split() for line in _console(bot, "unknown").splitlines() if str(channel.id) in line]
    assert [row[1] for row in listed] == ["unknown"]
    assert "is sent again" in _console(bot, "resend", listed[0][0])
    wait_until(lambda: len(_received(telegram, channel.id, "Did it arrive?")) == 2, "it is sent again", _SECONDS)
