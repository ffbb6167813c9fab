"""getUpdates: offsets, conflicts, kinds, and updates that come twice."""

import threading

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.fakes.telegram.store import Json
from tests.unit.fakes.raw_bot import Answer, RawBot


def _texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


def test_offset_confirms_what_is_below(telegram: FakeTelegram, bot: RawBot) -> None:
    """An update comes again and again until a higher offset is asked for."""
    for text in ("one", "two"):
        telegram.say(text)
    first = bot.poll()
    assert _texts(first) == ["one", "two"]
    assert _texts(bot.poll(offset=first[0]["update_id"])) == ["one", "two"]
    assert _texts(bot.poll(offset=first[1]["update_id"])) == ["two"]
    assert telegram.pending() == 1
    assert bot.poll(offset=first[1]["update_id"] + 1) == []
    assert telegram.pending() == 0


def test_negative_offset_keeps_the_last(telegram: FakeTelegram, bot: RawBot) -> None:
    """All older ones are forgotten."""
    for number in range(5):
        telegram.say(str(number))
    assert _texts(bot.poll(offset=-2)) == ["3", "4"]
    assert telegram.pending() == 2


def test_limit_cuts_the_answer(telegram: FakeTelegram, bot: RawBot) -> None:
    """What does not fit waits."""
    for number in range(3):
        telegram.say(str(number))
    assert _texts(bot.poll(limit=2, offset=-3)) == ["0", "1"]


def test_second_poll_ends_the_first_with_409(telegram: FakeTelegram, bot: RawBot) -> None:
    """Only one instance may poll; the newer one wins."""
    answers: list[Answer] = []
    first = threading.Thread(target=lambda: answers.append(bot.call("getUpdates", timeout=5, offset=-1)))
    first.start()
    while not answers:  # The first poll may not have arrived yet; then the next one meets it.
        bot.call("getUpdates", timeout=1, offset=-2)
    first.join()
    assert (answers[0].status, answers[0].error) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    telegram.assert_clean()


def test_long_poll_ends_when_something_comes(telegram: FakeTelegram, bot: RawBot) -> None:
    """The update is there long before the poll would end."""
    found: list[Json] = []
    poll = threading.Thread(target=lambda: found.extend(bot.poll(timeout=9, offset=-3)))
    poll.start()
    telegram.say("hello")
    poll.join(5)
    assert _texts(found) == ["hello"]


def test_unwanted_kinds_are_never_created(telegram: FakeTelegram, bot: RawBot) -> None:
    """allowed_updates is remembered and decides when the update would be created."""
    bot.call("getUpdates", allowed_updates=["callback_query"])
    assert telegram.say("hello").update_id is None
    bot.call("getUpdates", allowed_updates=["message"])
    assert telegram.say("hello").update_id is not None


def test_duplicate_update_comes_once_more(telegram: FakeTelegram, bot: RawBot) -> None:
    """After it was confirmed, as at a restart of Telegram's servers."""
    telegram.say("hello")
    telegram.fail("getUpdates", "duplicate_update")
    (first,) = bot.poll()
    assert bot.poll(offset=first["update_id"] + 1) == [first]
    assert bot.poll(offset=first["update_id"] + 1) == []


def test_confirmed_update_may_come_again(telegram: FakeTelegram, bot: RawBot) -> None:
    """To a bot that asks from lower down; one that asks from above confirms it again."""
    said = telegram.say("hello")
    with pytest.raises(AssertionError, match="was not confirmed"):
        telegram.replay(said)
    (first,) = bot.poll()
    assert bot.poll(offset=first["update_id"] + 1) == []
    telegram.replay(said)
    assert bot.poll(offset=-4) == [first]
    assert bot.poll(offset=first["update_id"] + 1) == []


def test_update_must_be_one_of_the_bot_api(telegram: FakeTelegram, bot: RawBot) -> None:
    """A mistake in a test is not taken for one of the bot; a later Bot API has a way of its own."""
    with pytest.raises(AssertionError, match=r"unknown fields: message\.colour"):
        telegram.update({"message": {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "colour": 1}})
    telegram.raw_update({"hologram": {"colour": "red"}})
    assert [update["hologram"] for update in bot.poll()] == [{"colour": "red"}]


def test_wrong_token_is_unauthorized(telegram: FakeTelegram, bot: RawBot) -> None:
    """Any method, any token but the bot's."""
    answer = RawBot(telegram, token="1:wrong").call("getMe")
    assert (answer.status, answer.error) == (401, "Unauthorized")
    assert bot.call("getMe").status == 200
    telegram.assert_clean()
