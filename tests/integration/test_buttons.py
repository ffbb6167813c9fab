"""Buttons: every press gets its answer, whenever and wherever it comes."""

import pytest

from tests.fakes.telegram.client import Chat, FakeTelegram
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk, warm_up
from tests.integration.talk import Talk, find_forward

pytestmark = pytest.mark.usefixtures("bot")

_QUESTION = "When did Jennifer Lopez perform in Almaty?"
_ASTANA = "Jennifer Lopez's first concert"


def test_related_event_opens(talk: Talk) -> None:
    """In place or below, once, with its own related events."""
    pressed = talk.press(talk.ask(_QUESTION), _ASTANA)
    assert "1 August 2025" in pressed.text
    assert pressed.answers == 1
    shown = pressed.edited or pressed.below[0]
    assert shown.labels


def test_opened_event_becomes_the_subject(talk: Talk) -> None:
    """A follow-up is about what was opened last."""
    talk.press(talk.ask(_QUESTION), _ASTANA)
    assert "25,000" in talk.ask("how many people came?").text


def test_suggestions_are_buttons(talk: Talk) -> None:
    """Where the question fits more than one event, each is a tap away."""
    answer = talk.ask("/artist Jennifer Lopez")
    assert "1 August" in talk.press(answer, _ASTANA).text


def test_pages_turn_in_place(talk: Talk) -> None:
    """Forward and back in the same message; no new ones."""
    first = talk.ask("/month 9")
    forward = find_forward(first)
    assert forward is not None
    turned = talk.press(first, forward)
    assert turned.edited is not None
    assert (turned.edited.message_id, turned.below) == (first.message_id, ())
    assert turned.edited.text != first.text
    (back,) = [label for label in turned.edited.labels if "←" in label]
    returned = talk.press(turned.edited, back)
    assert returned.edited is not None
    assert returned.edited.text == first.text


def test_pages_know_their_list(talk: Talk) -> None:
    """Two open lists do not mix, whatever was asked between."""
    september, year = talk.ask("/month 9"), talk.ask("/year")
    talk.ask(_QUESTION)
    for message in (september, year):
        forward = find_forward(message)
        assert forward is not None
        turned = talk.press(message, forward).edited
        assert turned is not None
        assert turned.text.splitlines()[0] == message.text.splitlines()[0]


def test_second_press_of_the_same_page(bot: BotProcess, talk: Talk) -> None:
    """Nothing changes the second time; the user is not told of any trouble, nor is the log."""
    first = talk.ask("/month 9")
    forward = find_forward(first)
    assert forward is not None
    before = len(bot.lines)
    assert talk.press(first, forward).answers == 1
    again = talk.press(first, forward)
    assert (again.answers, again.below) == (1, ())
    assert not [line for line in bot.lines[before:] if "ERROR" in line or "Traceback" in line]


def test_expired_press_still_shows_its_page(talk: Talk) -> None:
    """Too late to stop the clock, not too late to turn the page."""
    first = talk.ask("/month 9")
    forward = find_forward(first)
    assert forward is not None
    assert talk.press(first, forward, expired=True).edited is not None


def test_press_of_a_vanished_message(talk: Talk) -> None:
    """The event is sent anew, or the user is told."""
    message = talk.ask(_QUESTION)
    gone = type(message)(**{name: getattr(message, name) for name in message.__slots__} | {"message_id": 999_999})
    assert talk.press(gone, _ASTANA).text


@pytest.mark.parametrize(
    "data",
    [
        "x",
        ":",
        "e:en:no-such-event",
        "e:xx:jennifer-lopez-almaty",
        "l:en:zzzz:1",
        "l:en::999999999999999999999",
        "m:en:13:0",
        "m:en:9:-1",
        "m:en:9:99999",
        "y:en:99999",
        "y:en:²",
        "p:en:nobody",
        "a:en:zzzzz:1",
        "c:xx:",
        "ә" * 32,
        "\x00" * 64,
        "%s{0}{title}",
        '{"a":1}',
    ],
)
def test_foreign_data_is_answered(bot: BotProcess, talk: Talk, data: str) -> None:
    """Data of a button that never was, or of an older version: the user is told, the log has no error."""
    message = talk.ask("/start")
    before = len(bot.lines)
    pressed = talk.press_data(message, data)
    assert pressed.answers == 1
    assert pressed.text
    assert not [line for line in bot.lines[before:] if "ERROR" in line or "Traceback" in line]


def test_press_in_a_group(new_talk: NewTalk, group: Chat) -> None:
    """Anybody may press; the answer is in the group."""
    message = new_talk(group).ask(f"/ask {_QUESTION}")
    pressed = new_talk(group).press(message, _ASTANA)
    shown = pressed.edited or pressed.below[0]
    assert (shown.chat_id, pressed.answers) == (group.id, 1)


def test_press_in_a_topic_stays_there(telegram: FakeTelegram, new_talk: NewTalk, forum: Chat) -> None:
    """What is sent below stands in the same topic."""
    talk = new_talk(forum)
    pressed = talk.press(talk.ask(f"/ask {_QUESTION}", thread=77), _ASTANA)
    assert {message.thread_id for message in telegram.sent(forum.id)} == {77}
    assert pressed.answers == 1


def test_press_after_restart(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """Buttons, subjects and chosen languages outlive the process."""
    lists, event = talk.ask("/month 9"), talk.ask(_QUESTION)
    bot.kill()
    bot.start()
    warm_up(telegram)
    assert "25,000" in talk.ask("how many people came in Astana?").text
    forward = find_forward(lists)
    assert forward is not None
    assert talk.press(lists, forward).edited is not None
    assert "1 August" in talk.press(event, _ASTANA).text


def test_language_survives_restart(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """It is not asked again."""
    talk.press(talk.ask("/language"), "Русский")
    bot.kill()
    bot.start()
    warm_up(telegram)
    assert "сентябр" in talk.ask("/month 9").text.lower()


def test_subject_survives_restart(telegram: FakeTelegram, bot: BotProcess, talk: Talk) -> None:
    """A follow-up within ten minutes does not notice."""
    talk.ask(_QUESTION)
    bot.kill()
    bot.start()
    warm_up(telegram)
    assert "27,000" in talk.ask("how many people came?").text
