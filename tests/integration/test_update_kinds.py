"""Updates of every kind, known or not: none does harm, and none holds up those behind it."""

from typing import Any

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram, User
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk, warm_up
from tests.integration.talk import Talk, silence
from tests.unit.fakes.raw_bot import RawBot

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_ANSWER = "10 August"
_USER: dict[str, Any] = {"id": 4001, "is_bot": False, "first_name": "Aigerim"}
_CHAT: dict[str, Any] = {"id": 4001, "type": "private", "first_name": "Aigerim"}
_OPTION = {"text": "a", "voter_count": 1, "persistent_id": "0"}
_POLL: dict[str, Any] = {
    "id": "1",
    "question": "?",
    "options": [_OPTION],
    "total_voter_count": 1,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}
_MESSAGE: dict[str, Any] = {"message_id": 1, "date": 1, "chat": _CHAT, "from": _USER}

# What the Bot API of today sends if asked to; the server would keep most of them back, so they are sent raw.
_KNOWN: dict[str, dict[str, Any]] = {
    "message_reaction": {
        "message_reaction": {
            "chat": _CHAT,
            "message_id": 1,
            "user": _USER,
            "date": 1,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": "👍"}],
        }
    },
    "poll": {"poll": _POLL},
    "poll_answer": {"poll_answer": {"poll_id": "1", "user": _USER, "option_ids": [0], "option_persistent_ids": ["0"]}},
    "chosen_inline_result": {"chosen_inline_result": {"result_id": "1", "from": _USER, "query": "x"}},
    "pre_checkout_query": {
        "pre_checkout_query": {"id": "1", "from": _USER, "currency": "XTR", "total_amount": 1, "invoice_payload": "x"}
    },
    "chat_join_request": {
        "chat_join_request": {
            "chat": {"id": -1, "type": "supergroup", "title": "x"},
            "from": _USER,
            "user_chat_id": 4001,
            "date": 1,
        }
    },
    "business_message": {"business_message": _MESSAGE | {"business_connection_id": "1", "text": _QUESTION}},
    "deleted_business_messages": {
        "deleted_business_messages": {"business_connection_id": "1", "chat": _CHAT, "message_ids": [1]}
    },
}
# What a later Bot API may send, or what this one should not.
_STRANGE: dict[str, dict[str, Any]] = {
    "a new kind": {"hologram": {"from": _USER, "text": _QUESTION}},
    "a new kind that is no object": {"hologram": 7},
    "a poll without a required field": {"poll": _POLL | {"options": [{"text": "a", "voter_count": 1}]}},
    "a message that is no object": {"message": "hello"},
    "a message without a chat": {"message": {"message_id": 1, "date": 1, "text": _QUESTION}},
    "a press without data": {"callback_query": {"id": "1", "from": _USER, "chat_instance": "1"}},
    "a press without a user": {"callback_query": {"id": "1", "chat_instance": "1", "data": "x"}},
    "an inline query without a user": {"inline_query": {"id": "1", "query": "x", "offset": ""}},
    "a kind of chat unknown so far": {"message": _MESSAGE | {"chat": {"id": -4, "type": "planet"}, "text": _QUESTION}},
    "a number too large": {"message": _MESSAGE | {"date": 10**20, "text": "/start"}},
}


@pytest.fixture(autouse=True)
def revive(telegram: FakeTelegram, bot: BotProcess) -> None:
    """Start a bot that the test before has ended; without the update that ended it."""
    if not bot.is_running:
        RawBot(telegram).call("deleteWebhook", drop_pending_updates=True)
        bot.start()
        warm_up(telegram)


@pytest.mark.parametrize("kind", _KNOWN)
def test_known_kind_is_passed_over(telegram: FakeTelegram, new_talk: NewTalk, kind: str) -> None:
    """Nobody is answered for it."""
    with silence(telegram, new_talk()):
        telegram.raw_update(_KNOWN[kind])


@pytest.mark.parametrize("kind", _STRANGE)
def test_strange_update_holds_up_nothing(telegram: FakeTelegram, bot: BotProcess, talk: Talk, kind: str) -> None:
    """It is confirmed once, and the question behind it is answered."""
    telegram.raw_update(_STRANGE[kind])
    assert talk.ask(_QUESTION).text.startswith(_ANSWER)
    telegram.wait_idle()
    assert bot.is_running


def test_strange_updates_in_one_batch(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """All at once, around a question, after an outage."""
    bot.kill()
    for update in (*_STRANGE.values(), *_KNOWN.values()):
        telegram.raw_update(update)
    talk.say(_QUESTION)
    bot.start()
    (answer,) = telegram.wait_for("sendMessage", chat_id=talk.chat_id, timeout=20)
    assert answer.message.text.startswith(_ANSWER)
    telegram.wait_idle()
    assert bot.is_running


def test_message_with_unknown_fields_is_answered(telegram: FakeTelegram, talk: Talk) -> None:
    """A later Bot API adds fields and entities all the time."""
    message = _MESSAGE | {
        "chat": talk.user.as_json() | {"type": "private"},
        "from": talk.user.as_json() | {"aura": "blue"},
        "text": _QUESTION,
        "mood": {"level": 3},
        "entities": [{"type": "sparkle", "offset": 0, "length": 4}],
    }
    telegram.meet(talk.user)
    telegram.raw_update({"message": message})
    assert telegram.wait_for("sendMessage", chat_id=talk.chat_id)[0].message.text.startswith(_ANSWER)


def test_joining_and_leaving(telegram: FakeTelegram, talk: Talk, group: Chat) -> None:
    """Added, promoted, restricted, removed, blocked and unblocked: no error, no rule broken."""
    for status in ("left", "member", "administrator", "restricted", "left", "kicked"):
        telegram.set_membership(group, status, user=talk.user)
    telegram.set_membership(User(id=4002), "kicked")
    telegram.set_membership(User(id=4002), "member")
    assert talk.ask(_QUESTION).text.startswith(_ANSWER)
    telegram.wait_idle()


@pytest.mark.parametrize(
    "query", ["", "jennifer lopez", _QUESTION, "Димаш", "қыркүйек", "<b>&", "zzzz", "a" * 256], ids=range(8)
)
def test_inline_query_is_answered_within_the_rules(telegram: FakeTelegram, talk: Talk, query: str) -> None:
    """With or without results, once; not from one cache for users of different languages."""
    telegram.inline(query, user=talk.user)
    (answer,) = telegram.wait_for("answerInlineQuery")
    assert answer.ok
    assert answer.params.get("is_personal") is True or answer.params.get("cache_time") == 0


def test_inline_query_brings_the_answer(telegram: FakeTelegram, talk: Talk) -> None:
    """What is typed as a question is answered as a question; nothing is sent to anybody."""
    telegram.inline(_QUESTION, user=talk.user)
    (answer,) = telegram.wait_for("answerInlineQuery")
    assert "10 August" in str(answer.params["results"])
    telegram.wait_idle()
    assert telegram.sent(talk.chat_id) == []
