"""The server refuses what Telegram refuses, in Telegram's words, and records every broken rule."""

from typing import Any

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.unit.fakes.raw_bot import RawBot

_EMOJI = "🎻"


def _rules(telegram: FakeTelegram) -> list[str]:
    return [violation.rule for violation in telegram.violations()]


def _keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def test_correct_message_breaks_no_rule(telegram: FakeTelegram, bot: RawBot) -> None:
    """The judge does not cry wolf, whichever way the parameters come."""
    markup = _keyboard([{"text": "Next", "callback_data": "m:09:2"}, {"text": "Source", "url": "https://example.com"}])
    more: dict[str, Any] = {
        "parse_mode": "HTML",
        "reply_markup": markup,
        "link_preview_options": {"is_disabled": True},
    }
    assert bot.send("<b>27,000</b> &amp; more", **more).status == 200
    assert bot.call_form("sendMessage", chat_id=1001, text="<i>12</i>", **more).status == 200
    telegram.assert_clean()
    assert [message.text for message in telegram.sent()] == ["27,000 & more", "12"]


def test_times_are_no_entities(telegram: FakeTelegram, bot: RawBot) -> None:
    """TDLib finds "22:00" as a place in a video; the Bot API does not show it, in messages of either side."""
    result = bot.send("From <b>22:00</b> to 6:00, see https://example.com", parse_mode="HTML").result
    assert isinstance(result, dict)
    assert [entity["type"] for entity in result["entities"]] == ["bold", "url"]
    telegram.say("at 22:00?")
    assert "entities" not in bot.poll()[0]["message"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<b>open", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("a < b", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("<br>", 'can\'t parse entities: Unsupported start tag "br" at byte offset 0'),
        ("<b>x</i>", 'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("   ", "message text is empty"),
        ("<b></b>", "message text is empty"),
    ],
)
def test_bad_text_is_refused_in_tdlibs_words(telegram: FakeTelegram, bot: RawBot, text: str, sentence: str) -> None:
    """TDLib itself parses the text, so the sentence is Telegram's own."""
    answer = bot.send(text, parse_mode="HTML")
    assert (answer.status, answer.error) == (400, f"Bad Request: {sentence}")
    assert telegram.violations()


@pytest.mark.parametrize(
    ("text", "fits"),
    [("я" * 4096, True), ("я" * 4097, False), (_EMOJI * 2048, True), (_EMOJI * 2049, False)],
    ids=["4096", "4097", "2048 emoji", "2049 emoji"],
)
def test_length_is_counted_in_utf16(telegram: FakeTelegram, bot: RawBot, text: str, fits: bool) -> None:
    """An emoji counts twice, a tag not at all."""
    answer = bot.send(f"<b>{text}</b>", parse_mode="HTML")
    assert answer.body["ok"] is fits
    assert _rules(telegram) == ([] if fits else ["length"])


@pytest.mark.parametrize(
    ("data", "fits"), [("ә" * 32, True), ("ә" * 33, False), ("a" * 65, False), ("", False)], ids=["64", "66", "65", "0"]
)
def test_callback_data_is_counted_in_bytes(telegram: FakeTelegram, bot: RawBot, data: str, fits: bool) -> None:
    """A Kazakh letter takes two of the 64 bytes."""
    answer = bot.send("x", reply_markup=_keyboard([{"text": "Go", "callback_data": data}]))
    assert answer.body["ok"] is fits
    assert _rules(telegram) == ([] if fits else ["markup"])


@pytest.mark.parametrize(
    "rows",
    [
        [[{"text": "does nothing"}]],
        [[{"text": "two", "callback_data": "x", "url": "https://example.com"}]],
        [[{"text": "", "callback_data": "x"}]],
        [[]],
        [[{"text": str(number), "callback_data": "x"} for number in range(9)]],
        [[{"text": "x", "callback_data": "x"}] for _ in range(101)],
        [[{"text": "x", "url": "not an address"}]],
    ],
    ids=["no action", "two actions", "no text", "empty row", "9 in a row", "101 buttons", "bad url"],
)
def test_ill_shaped_keyboard_is_a_violation(
    telegram: FakeTelegram, bot: RawBot, rows: list[list[dict[str, Any]]]
) -> None:
    """Every button does exactly one thing, and there are not too many."""
    bot.send("x", reply_markup=_keyboard(*rows))
    assert set(_rules(telegram)) == {"markup"}


def test_unknown_method_is_not_answered_with_true(telegram: FakeTelegram, bot: RawBot) -> None:
    """A misspelt method fails the test and the bot."""
    answer = bot.call("sendMesage", chat_id=1001, text="x")
    assert (answer.status, answer.error) == (404, "Not Found: method not found")
    assert _rules(telegram) == ["method"]


def test_method_names_may_have_any_case(telegram: FakeTelegram, bot: RawBot) -> None:
    """As at Telegram; the log has the name of the documentation."""
    assert bot.call("SENDMESSAGE", chat_id=1001, text="x").status == 200
    assert telegram.requests()[-1].method == "sendMessage"
    telegram.assert_clean()


@pytest.mark.parametrize(
    ("parameters", "rule"),
    [
        ({"colour": "red"}, "unknown"),
        ({"reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x", "size": 3}]]}}, "unknown"),
        ({"disable_web_page_preview": True}, "deprecated"),
        ({"link_preview_options": "yes"}, "type"),
        ({"text": None}, "type"),
    ],
)
def test_parameters_are_checked_in_depth(
    telegram: FakeTelegram, bot: RawBot, parameters: dict[str, Any], rule: str
) -> None:
    """The models of aiogram know every parameter, also inside objects."""
    bot.call("sendMessage", **{"chat_id": 1001, "text": "x", **parameters})
    assert rule in _rules(telegram)


def test_missing_parameter_is_refused(telegram: FakeTelegram, bot: RawBot) -> None:
    """The server says which one."""
    assert bot.call("sendMessage", chat_id=1001).error == 'Bad Request: parameter "text" is required'
    assert _rules(telegram) == ["missing"]


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("setMyCommands", {"commands": [{"command": "месяц", "description": "x"}]}),
        ("setMyCommands", {"commands": [{"command": "month", "description": "x" * 257}]}),
        ("setMyCommands", {"commands": [], "language_code": "kaz"}),
        ("setMyDescription", {"description": "x" * 513}),
        ("setMyShortDescription", {"short_description": "x" * 121}),
        ("getUpdates", {"limit": 101}),
        ("getUpdates", {"allowed_updates": ["messages"]}),
    ],
)
def test_limits_of_other_methods(telegram: FakeTelegram, bot: RawBot, method: str, parameters: dict[str, Any]) -> None:
    """Menus, profile and polling have limits, too."""
    bot.call(method, **parameters)
    assert telegram.violations()


def test_violations_fail_the_test(telegram: FakeTelegram, bot: RawBot) -> None:
    """What stands at the end of every test names the request and the rule."""
    bot.send("<b>", parse_mode="HTML")
    with pytest.raises(AssertionError, match=r"request \d+, sendMessage: \[entities\] text: "):
        telegram.assert_clean()
