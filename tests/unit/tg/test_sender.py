from __future__ import annotations

import asyncio
import logging

import httpx
import pytest
from telegram.error import TimedOut

from bot.rendering.reply import Button, Reply
from bot.tg.incoming import Destination
from bot.tg.sender import Sender
from bot.tg.stopping import GivenUpError, Stop
from bot.tg.wire import BrokenOffError, NotSentError, ServerError
from tests.unit.tg.fakes import FakeRequest, fake_wire, refused

REPLY = Reply(
    status="answer", intent="when", short="When", text="When", html="<b>When</b>", lang="en",
    buttons=((Button(text="a", data="x"),),),
)  # fmt: skip
PRIVATE = Destination(chat_id=7, is_private=True)
TOPIC = Destination(chat_id=-100, is_private=False, thread_id=3, reply_to=50)


class Desk:
    """A sender with its surroundings."""

    def __init__(self) -> None:
        self.request = FakeRequest()
        self.stop = Stop()
        self.moved: list[tuple[int, int]] = []
        self.silences: list[float] = []
        self.sender = Sender(fake_wire(self.request), self.stop, self._move, self._keep_silent)

    async def _keep_silent(self, seconds: float) -> None:
        self.silences.append(seconds)

    async def _move(self, old: int, new: int) -> None:
        self.moved.append((old, new))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A sender whose pauses take no time."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    sleep = asyncio.sleep
    monkeypatch.setattr("bot.tg.sender.asyncio.sleep", lambda _: sleep(0))
    return Desk()


async def test_send(desk: Desk) -> None:
    """HTML, with buttons, without a preview of links."""
    assert await desk.sender.send(REPLY, PRIVATE) == 1001
    (asked,) = desk.request.asked("sendMessage")
    assert (asked["chat_id"], asked["text"], asked["parse_mode"]) == (7, "<b>When</b>", "HTML")
    assert asked["link_preview_options"] == {"is_disabled": True}
    assert asked["reply_markup"] == {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}
    assert not {"message_thread_id", "reply_parameters"} & asked.keys()


async def test_send_to_a_topic(desk: Desk) -> None:
    """Into the topic, as a reply, even if the question has been deleted meanwhile."""
    await desk.sender.send(REPLY, TOPIC)
    (asked,) = desk.request.asked("sendMessage")
    assert asked["message_thread_id"] == 3
    assert asked["reply_parameters"] == {"message_id": 50, "allow_sending_without_reply": True}


@pytest.mark.parametrize(
    "answer",
    [
        refused(429, "Too Many Requests: retry after 10", retry_after=10),
        ServerError("the server answered 502"),
        BrokenOffError("ReadError"),
    ],
    ids=["flood limit", "server error", "broken connection"],
)
async def test_once_more(desk: Desk, answer: tuple[int, bytes] | Exception) -> None:
    """What probably did not arrive is sent once more, and not a third time."""
    desk.request.script("sendMessage", answer)
    assert await desk.sender.send(REPLY, PRIVATE) is not None
    desk.request.script("sendMessage", answer, answer)
    assert await desk.sender.send(REPLY, PRIVATE) is None
    assert len(desk.request.asked("sendMessage")) == 4


async def test_silence_is_passed_on(desk: Desk) -> None:
    """Announcements have to wait as well, however long it is."""
    desk.request.script("sendMessage", refused(429, "Too Many Requests: retry after 40", retry_after=40))
    assert await desk.sender.send(REPLY, PRIVATE) is None
    assert desk.silences == [40.0]


@pytest.mark.parametrize(
    "answer",
    [
        refused(429, "Too Many Requests: retry after 11", retry_after=11),
        TimedOut(),
        refused(403, "Forbidden: bot was blocked by the user"),
        refused(400, "Bad Request: TOPIC_CLOSED"),
        (200, b"<html>Please log in</html>"),
    ],
    ids=["long flood limit", "timeout", "blocked", "topic closed", "captive portal"],
)
async def test_never_again(desk: Desk, answer: tuple[int, bytes] | Exception) -> None:
    """What would come too late, may have arrived, or is refused for good is not sent again."""
    desk.request.script("sendMessage", answer)
    assert await desk.sender.send(REPLY, PRIVATE) is None
    assert len(desk.request.asked("sendMessage")) == 1


async def test_blocked_is_nobodys_fault(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A user who has had enough is no line in the log."""
    caplog.set_level(logging.DEBUG, logger="bot")
    desk.request.script("sendMessage", refused(403, "Forbidden: bot was blocked by the user"))
    await desk.sender.send(REPLY, PRIVATE)
    assert caplog.text == ""


async def test_without_network_it_waits(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was surely not sent is sent as soon as that is possible."""
    pauses: list[float] = []

    async def pause(seconds: float) -> None:
        pauses.append(seconds)

    monkeypatch.setattr(desk.stop, "pause", pause)
    desk.request.script("sendMessage", *[NotSentError("ConnectError")] * 8)
    assert await desk.sender.send(REPLY, PRIVATE) is not None
    assert pauses == [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


async def test_without_network_it_ends_with_the_bot(desk: Desk) -> None:
    """A reply that waits for the network does not keep the bot alive; its question comes again."""
    desk.stop.request()
    desk.request.script("sendMessage", NotSentError("ConnectError"))
    with pytest.raises(GivenUpError):
        await desk.sender.send(REPLY, PRIVATE)


async def test_moved_chat_is_followed(desk: Desk) -> None:
    """The reply goes to the supergroup, where neither topic nor message id mean anything."""
    migrated = refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-200)
    desk.request.script("sendMessage", migrated)
    assert await desk.sender.send(REPLY, TOPIC) is not None
    second = desk.request.asked("sendMessage")[1]
    assert second["chat_id"] == -200
    assert not {"message_thread_id", "reply_parameters"} & second.keys()
    assert desk.moved == [(-100, -200)]


async def test_unparsable_reply_goes_out_plain(desk: Desk) -> None:
    """A mistake in our HTML costs the bold letters, not the answer."""
    desk.request.script("sendMessage", refused(400, "Bad Request: can't parse entities: unclosed tag"))
    assert await desk.sender.send(REPLY, PRIVATE) is not None
    second = desk.request.asked("sendMessage")[1]
    assert (second["text"], second.get("parse_mode")) == ("When", None)


async def test_deleted_topic(desk: Desk) -> None:
    """The answer goes to the general topic."""
    desk.request.script("sendMessage", refused(400, "Bad Request: message thread not found"))
    assert await desk.sender.send(REPLY, TOPIC) is not None
    assert "message_thread_id" not in desk.request.asked("sendMessage")[1]


async def test_edit(desk: Desk) -> None:
    """A page is turned in its message."""
    assert await desk.sender.edit(REPLY, 7, 40)
    (asked,) = desk.request.asked("editMessageText")
    assert (asked["chat_id"], asked["message_id"], asked["text"]) == (7, 40, "<b>When</b>")
    assert asked["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Bad Request: message is not modified: specified new message content is exactly the same", True),
        ("Bad Request: message can't be edited", False),
        ("Bad Request: message to edit not found", False),
    ],
)
async def test_refused_edit(desk: Desk, sentence: str, expected: bool) -> None:
    """A second press of the same button changed nothing, which is well; a message that is gone is not."""
    desk.request.script("editMessageText", refused(400, sentence))
    assert await desk.sender.edit(REPLY, 7, 40) is expected


async def test_answer_press(desk: Desk) -> None:
    """A toast has at most 200 letters."""
    await desk.sender.answer_press("9")
    await desk.sender.answer_press("9", "a" * 300)
    silent, spoken = desk.request.asked("answerCallbackQuery")
    assert "text" not in silent
    assert len(spoken["text"]) == 200


async def test_expired_press_is_no_error(desk: Desk) -> None:
    """A press that waited while the bot was down is too old to be answered."""
    desk.request.script("answerCallbackQuery", refused(400, "Bad Request: query is too old"))
    await desk.sender.answer_press("9")
    assert len(desk.request.asked("answerCallbackQuery")) == 1


def test_what_httpx_raises_is_told_apart() -> None:
    """The two classes of failures that the sender relies on are still httpx's."""
    assert issubclass(httpx.ReadError, httpx.NetworkError)
    assert issubclass(httpx.ConnectError, httpx.NetworkError)
    assert not issubclass(httpx.ReadTimeout, httpx.NetworkError)
