from __future__ import annotations

import pytest
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.delivery.contents import Content, Link, Quiz, Text
from bot.delivery.fence import uptime
from bot.delivery.outcomes import Ambiguous, Delivered, Loss, Lost, Moved, NotSent, Outcome, Refused, TooMany
from bot.delivery.records import Claimed, Kind
from bot.errors import ConfigError
from bot.tg.courier import Courier
from bot.tg.wire import BrokenOffError, NotSentError, ServerError, TooLateError
from tests.unit.tg.fakes import TOKEN, FakeRequest, Json, fake_wire, ok, refused

GROUP = -1_000_000_000_005
LINK = Link(text="Source", url="https://example.org/")


def _claimed(chat_id: int = GROUP, content: Content | None = None, thread_id: int | None = None) -> Claimed:
    return Claimed(
        id=1,
        attempt=1,
        kind=Kind.THIS_DAY,
        chat_id=chat_id,
        thread_id=thread_id,
        content=content or Text(html="<b>10 August</b>", buttons=((LINK,),)),
        is_silent=True,
    )


async def _deliver(request: FakeRequest, claimed: Claimed | None = None) -> Outcome:
    return await Courier(fake_wire(request)).deliver(claimed or _claimed(), uptime() + 60)


async def test_text() -> None:
    """HTML without preview, silent if so wished, in its topic, with links for buttons."""
    request = FakeRequest()
    assert await _deliver(request, _claimed(thread_id=5)) == Delivered(message_id=1001)
    (sent,) = request.asked("sendMessage")
    assert (sent["text"], sent["parse_mode"], sent["message_thread_id"]) == ("<b>10 August</b>", "HTML", 5)
    assert sent["disable_notification"] is True
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "Source", "url": "https://example.org/"}]]}


async def test_quiz() -> None:
    """A native, anonymous quiz with one right option."""
    request = FakeRequest()
    poll: Json = {"message_id": 7, "date": 1, "chat": {"id": GROUP, "type": "supergroup"}}
    request.script("sendPoll", ok(poll))
    quiz = Quiz(question="Who?", options=("a", "b", "c", "d"), correct=2, explanation="<b>c</b>")
    assert await _deliver(request, _claimed(content=quiz)) == Delivered(message_id=7)
    (sent,) = request.asked("sendPoll")
    assert (sent["type"], sent["is_anonymous"], sent["correct_option_ids"]) == ("quiz", True, [2])
    assert [option["text"] for option in sent["options"]] == ["a", "b", "c", "d"]
    assert (sent["explanation"], sent["explanation_parse_mode"]) == ("<b>c</b>", "HTML")


@pytest.mark.parametrize(
    ("chat_id", "answer", "expected"),
    [
        (7, refused(403, "Forbidden: bot was blocked by the user"), Loss.BLOCKED),
        (7, refused(403, "Forbidden: user is deactivated"), Loss.BLOCKED),
        (7, refused(403, "Forbidden: bot can't initiate conversation with a user"), Loss.BLOCKED),
        (GROUP, refused(403, "Forbidden: bot was kicked from the supergroup chat"), Loss.KICKED),
        (GROUP, refused(403, "Forbidden: bot is not a member of the channel chat"), Loss.KICKED),
        (GROUP, refused(400, "Bad Request: chat not found"), Loss.KICKED),
        (GROUP, refused(400, "Bad Request: CHANNEL_PRIVATE"), Loss.KICKED),
        (GROUP, refused(400, "Bad Request: need administrator rights in the channel chat"), Loss.RIGHTS),
        (GROUP, refused(400, "Bad Request: not enough rights to send text messages to the chat"), Loss.RIGHTS),
        (GROUP, refused(400, "Bad Request: CHAT_WRITE_FORBIDDEN"), Loss.RIGHTS),
        (GROUP, refused(400, "Bad Request: not enough rights to send polls to the chat"), Loss.POLLS),
        (GROUP, refused(400, "Bad Request: TOPIC_CLOSED"), Loss.TOPIC),
        (GROUP, refused(400, "Bad Request: message thread not found"), Loss.TOPIC),
    ],
)
async def test_loss(chat_id: int, answer: tuple[int, bytes], expected: Loss) -> None:
    """Telegram's sentence tells why a chat or topic cannot be written to."""
    request = FakeRequest()
    request.script("sendMessage", answer)
    outcome = await _deliver(request, _claimed(chat_id))
    assert isinstance(outcome, Lost)
    assert outcome.loss is expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (refused(429, "Too Many Requests: retry after 7", retry_after=7), TooMany(seconds=7.0)),
        (refused(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=GROUP), Moved(chat_id=GROUP)),
        (refused(400, "Bad Request: can't parse entities: x"), Refused(reason="Can't parse entities: x")),
        (NotSentError("ConnectError"), NotSent(reason="ConnectError")),
        (TooLateError("too late"), NotSent(reason="too late", is_trouble=False)),
        (BrokenOffError("ReadError"), Ambiguous(reason="ReadError")),
        (ServerError("the server answered 502"), Ambiguous(reason="the server answered 502")),
        (TimedOut(), Ambiguous(reason="Timed out")),
        (NetworkError("whatever"), Ambiguous(reason="whatever")),
        (TelegramError("whatever"), Ambiguous(reason="whatever")),
        ((200, b"<html>"), Ambiguous(reason="Invalid server response")),
        (ok({"no": "message"}), Ambiguous(reason="KeyError")),
    ],
)
async def test_other_failures(
    monkeypatch: pytest.MonkeyPatch, answer: tuple[int, bytes] | Exception, expected: Outcome
) -> None:
    """What surely did not arrive is told apart from what may have."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    request = FakeRequest()
    request.script("sendMessage", answer)
    assert await _deliver(request) == expected
    assert len(request.calls) == 1


@pytest.mark.parametrize("code", [401, 404])
async def test_refused_token(code: int) -> None:
    """Nothing can be sent any more; the sentence does not name the token."""
    request = FakeRequest()
    request.script("sendMessage", refused(code, "Unauthorized"))
    with pytest.raises(ConfigError, match="Telegram refuses the token in BOT_TOKEN") as caught:
        await _deliver(request)
    assert TOKEN not in str(caught.value)
