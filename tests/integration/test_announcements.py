"""Announcements through the whole bot: sent in order and once, and what each refusal of Telegram leads to."""

import asyncio
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from time import time

import pytest

from bot.delivery.contents import Content, Link, Quiz, Text
from bot.delivery.outcomes import Loss
from bot.delivery.records import Draft, Kind
from bot.delivery.subscriptions import Standing, Subscription
from bot.storage.database import open_database
from bot.storage.ledger import Ledger
from bot.storage.outbox import Outbox
from bot.storage.subscriptions import Subscriptions
from tests.fakes.telegram.client import Chat, FakeTelegram, User
from tests.integration.bot_process import BotProcess, settings_for, wait_until
from tests.integration.conftest import warm_up
from tests.integration.talk import Talk

_LONGEST_END = 5.5
_PATIENCE = 40
_users = count(71_001)
_groups = count(-1_000_000_071_001, -1)


class Post:
    """One announcement for one chat of a test, and the subscription of that chat."""

    def __init__(self, chat_id: int, content: Content | None = None, *, thread_id: int | None = None) -> None:
        self.chat_id = chat_id
        self.key = f"{chat_id}:{thread_id}"
        self.draft = Draft(
            key=self.key,
            kind=Kind.THIS_DAY,
            chat_id=chat_id,
            thread_id=thread_id,
            content=content or Text(html="<b>10 August</b>", buttons=((Link(text="A", url="https://a.example/"),),)),
            due_at=time() - 1,
            expires_at=time() + 600,
            batch="posts",
        )
        self.subscription = Subscription(
            chat_id=chat_id, thread_id=thread_id, kinds=frozenset({Kind.THIS_DAY}), language="en", set_up_by=7
        )


def _prepare(folder: Path, posts: Sequence[Post]) -> None:
    async def prepare() -> None:
        database = await open_database(str(folder / "bot.sqlite3"))
        for post in posts:
            await Subscriptions(database).save(post.subscription, time())
        await Outbox(database).put([post.draft for post in posts])
        await database.close()

    asyncio.run(prepare())


def _read_states(folder: Path) -> dict[str, str]:
    async def read() -> dict[str, str]:
        database = await open_database(str(folder / "bot.sqlite3"))
        states = await Ledger(database).read_states("posts")
        await database.close()
        return states

    return asyncio.run(read())


def _read_subscriptions(folder: Path) -> dict[int, Subscription]:
    async def read() -> list[Subscription]:
        database = await open_database(str(folder / "bot.sqlite3"))
        found = await Subscriptions(database).list_all()
        await database.close()
        return found

    return {each.chat_id: each for each in asyncio.run(read())}


@pytest.fixture
def group(telegram: FakeTelegram) -> Chat:
    """A group of a test's own."""
    chat = Chat(id=next(_groups), title="Club")
    telegram.meet(chat)
    return chat


@pytest.fixture
def sender(telegram: FakeTelegram, tmp_path: Path) -> Iterator[BotProcess]:
    """A bot that only sends; it is not started yet."""
    bot = BotProcess(tmp_path, settings_for(telegram), "--send-only")
    yield bot
    bot.kill()
    assert telegram.token.partition(":")[2].lower() not in bot.output.lower()
    assert "Traceback" not in bot.output


def _send(telegram: FakeTelegram, sender: BotProcess, posts: Sequence[Post]) -> dict[str, str]:
    """Send posts, and return the state of each when no more requests come."""
    _prepare(sender.folder, posts)
    after = telegram.last()
    sender.start()
    telegram.wait_for("sendMessage", after=after, timeout=_PATIENCE)
    seen = [0, 0.0]

    def is_quiet() -> bool:
        if telegram.last() != seen[0]:
            seen[:] = [telegram.last(), time()]
        return time() - seen[1] > 6  # longer than any pause

    wait_until(is_quiet, "no more requests", _PATIENCE)
    status, seconds = sender.end()
    assert (status, seconds < _LONGEST_END) == (0, True), sender.output
    return _read_states(sender.folder)


def _refuse(telegram: FakeTelegram, chat_id: int, sentence: str) -> None:
    """Let the next message to a chat be refused with a sentence of Telegram's."""
    body = {"ok": False, "error_code": 400, "description": sentence}
    telegram.fail("sendMessage", "http", code=400, body=body, chat_id=chat_id)


def test_places(telegram: FakeTelegram, sender: BotProcess, group: Chat) -> None:
    """A private chat, a group, a topic and a channel get theirs, and a quiz is a native one."""
    user, channel = User(id=next(_users)), Chat(id=next(_groups), type="channel", title="News")
    forum = Chat(id=next(_groups), title="Forum", is_forum=True)
    telegram.meet(user)
    telegram.meet(channel)
    telegram.meet(forum)
    quiz = Quiz(question="Who?", options=("a", "b", "c", "d"), correct=1, explanation="<i>b</i>")
    posts = [Post(user.id), Post(group.id), Post(forum.id, thread_id=77), Post(channel.id, quiz)]
    assert set(_send(telegram, sender, posts).values()) == {"sent"}
    assert [len(telegram.sent(post.chat_id)) for post in posts] == [1] * 4
    (sent,) = telegram.requests("sendPoll", chat_id=channel.id)
    assert sent.params["type"] == "quiz"
    (in_topic,) = telegram.requests("sendMessage", chat_id=forum.id)
    assert in_topic.params["message_thread_id"] == 77


def test_losses(telegram: FakeTelegram, sender: BotProcess, group: Chat) -> None:
    """Whoever cannot be written to breaks the subscription, with the reason; nobody else is held up."""
    blocked = User(id=next(_users))
    telegram.meet(blocked)
    telegram.set_membership(blocked, "kicked")
    kicked, restricted, forum, closed = (
        Chat(id=next(_groups), title=title, is_forum=title in ("forum", "closed"))
        for title in ("kicked", "restricted", "forum", "closed")
    )
    channel, closed_channel, left = (Chat(id=next(_groups), type="channel", title=title) for title in ("a", "b", "c"))
    telegram.meet(closed_channel, bot_status="kicked")
    telegram.meet(left, bot_status="left")
    telegram.meet(kicked, bot_status="kicked")
    telegram.meet(restricted, bot_status="restricted")
    telegram.meet(channel, bot_status="member")
    telegram.meet(forum)
    telegram.meet(closed)
    _refuse(telegram, closed.id, "Bad Request: TOPIC_CLOSED")
    _refuse(telegram, forum.id, "Bad Request: message thread not found")
    expected = {
        Post(blocked.id): Loss.BLOCKED,
        Post(kicked.id): Loss.KICKED,
        Post(next(_groups)): Loss.KICKED,  # a chat that Telegram does not know
        Post(restricted.id): Loss.RIGHTS,
        Post(channel.id): Loss.RIGHTS,
        Post(closed_channel.id): Loss.KICKED,
        Post(left.id): Loss.KICKED,
        Post(forum.id, thread_id=99): Loss.TOPIC,  # deleted
        Post(closed.id, thread_id=5): Loss.TOPIC,
    }
    states = _send(telegram, sender, [*expected, Post(group.id)])
    found = _read_subscriptions(sender.folder)
    for post, loss in expected.items():
        assert (states[post.key], found[post.chat_id].standing) == ("failed", Standing.BROKEN)
        assert found[post.chat_id].reason == loss
    assert states[Post(group.id).key] == "sent"
    assert found[group.id].standing is Standing.ACTIVE


def test_migration(telegram: FakeTelegram, sender: BotProcess, group: Chat) -> None:
    """The post arrives in the supergroup, and the subscription is there from now on."""
    supergroup = next(_groups)
    telegram.migrate(group, supergroup)
    assert _send(telegram, sender, [Post(group.id)]) == {Post(group.id).key: "sent"}
    assert len(telegram.sent(supergroup)) == 1
    assert set(_read_subscriptions(sender.folder)) == {supergroup}


def test_silence(telegram: FakeTelegram, sender: BotProcess) -> None:
    """After a 429 nothing leaves before the time, and then everything does."""
    users = [User(id=next(_users)) for _ in range(10)]
    for user in users:
        telegram.meet(user)
    telegram.fail("sendMessage", "retry_after", seconds=3, chat_id=users[2].id)
    after = telegram.last()
    states = _send(telegram, sender, [Post(user.id) for user in users])
    assert set(states.values()) == {"sent"}
    requests = telegram.requests("sendMessage", after=after)
    refused = next(each for each in requests if each.fault == "retry_after")
    later = [each.at - refused.at for each in requests if each.n > refused.n]
    # One more may be on its way at that moment.
    assert [gap for gap in later if 0.3 < gap < 3] == []
    assert len([gap for gap in later if gap <= 0.3]) <= 1


def test_doubt(telegram: FakeTelegram, sender: BotProcess) -> None:
    """Where nobody knows whether it arrived, nothing is sent again, and the row says so."""
    faults = {"500": 0, "502": 0, "reset_before": 0, "reset_after": 1, "truncate": 1}
    users = {name: User(id=next(_users)) for name in faults}
    for name, user in users.items():
        telegram.meet(user)
        body = "<html>Bad Gateway</html>" if name == "502" else None
        if name.isdecimal():
            telegram.fail("sendMessage", "http", code=int(name), chat_id=user.id, body=body)
        else:
            telegram.fail("sendMessage", name, chat_id=user.id)  # type: ignore[arg-type]
    states = _send(telegram, sender, [Post(user.id) for user in users.values()])
    assert set(states.values()) == {"unknown"}
    assert {name: len(telegram.sent(user.id)) for name, user in users.items()} == faults


def test_refusals_hold_the_rest_back(telegram: FakeTelegram, sender: BotProcess) -> None:
    """A post that Telegram cannot parse in three chats is not tried in a fourth."""
    users = [User(id=next(_users)) for _ in range(6)]
    for user in users:
        telegram.meet(user)
        _refuse(telegram, user.id, "Bad Request: can't parse entities: unsupported start tag")
    states = sorted(_send(telegram, sender, [Post(user.id) for user in users]).values())
    assert states.count("failed") in (3, 4)  # one more may be on its way
    assert states.count("held") == 6 - states.count("failed")


def test_refused_token(telegram: FakeTelegram, sender: BotProcess) -> None:
    """The bot ends as `run` does, and the message waits."""
    user = User(id=next(_users))
    telegram.meet(user)
    telegram.fail("sendMessage", "http", code=401, chat_id=user.id)
    _prepare(sender.folder, [Post(user.id)])
    sender.start()
    assert sender.wait(_PATIENCE) == 78
    assert sender.lines[-1].startswith("yearbot: Telegram refuses the token")
    assert _read_states(sender.folder) == {Post(user.id).key: "pending"}


def test_hanging_telegram_does_not_keep_the_sender(telegram: FakeTelegram, sender: BotProcess) -> None:
    """It ends within five seconds, and what was on its way is in doubt."""
    user = User(id=next(_users))
    telegram.meet(user)
    telegram.fail("sendMessage", "hang", chat_id=user.id)
    _prepare(sender.folder, [Post(user.id)])
    after = telegram.last()
    sender.start()
    wait_until(lambda: [each for each in telegram.requests(after=after) if each.fault == "hang"], "the request")
    status, seconds = sender.end()
    assert (status, seconds < _LONGEST_END) == (0, True), sender.output
    assert _read_states(sender.folder) == {Post(user.id).key: "unknown"}


def test_bot_that_serves_users_sends_too(telegram: FakeTelegram, tmp_path: Path, group: Chat) -> None:
    """One process does both, and ends politely."""
    _prepare(tmp_path, [Post(group.id)])
    with BotProcess(tmp_path, settings_for(telegram)) as bot:
        warm_up(telegram)
        wait_until(lambda: telegram.sent(group.id), "the announcement")
        talk = Talk(telegram, User(id=next(_users)))
        assert talk.ask("When did Jennifer Lopez perform in Almaty?").text.startswith("10 August")
        status, seconds = bot.end()
        assert (status, seconds < _LONGEST_END) == (0, True), bot.output
    assert set(_read_states(tmp_path).values()) == {"sent"}
