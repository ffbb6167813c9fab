"""Announcements are turned on, set, previewed and turned off; only by those who may."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.assistant.assistant import Assistant
from bot.delivery.contents import Text
from bot.delivery.outcomes import Loss, Lost, TooMany
from bot.delivery.records import Kind
from bot.delivery.subscriptions import Standing, Subscription
from bot.tg.rights import ANONYMOUS
from tests.unit.tg.fakes import BOT, NOW, Json, message, ok, refused
from tests.unit.tg.test_convert import MEMBERS
from tests.unit.tg.world import World

GROUP, CHANNEL = -100, -200
ADMINISTRATOR = {"user": {"id": 7, "is_bot": False, "first_name": "A"}, **MEMBERS["administrator"]}
MEMBER = {"user": {"id": 7, "is_bot": False, "first_name": "A"}, **MEMBERS["member"]}
OWNER = {"user": {"id": 7, "is_bot": False, "first_name": "A"}, "status": "creator", "is_anonymous": False}
ALL = frozenset({Kind.THIS_DAY, Kind.MONTH, Kind.FACTS, Kind.QUIZ})


@pytest.fixture
def world(assistant: Assistant) -> World:
    """A bot that has done nothing yet."""
    return World(assistant)


async def _say(world: World, text: str, *, chat: int = 7, thread: int | None = None, **more: Any) -> Json:
    """Let user 7 write, and return the answer."""
    topic = {"message_thread_id": thread, "is_topic_message": True} if thread else {}
    kind = "private" if chat > 0 else "supergroup"
    await world.take({"update_id": 1, "message": message(text, chat=chat, kind=kind, **topic, **more)})
    world.memory.handled.clear()
    return world.sent[-1]


async def _post(world: World, text: str) -> Json:
    channel: Json = {"id": CHANNEL, "type": "channel", "title": "News"}
    post = {key: value for key, value in message(text).items() if key != "from"} | {"chat": channel}
    await world.take({"update_id": 1, "channel_post": post | {"sender_chat": channel}})
    world.memory.handled.clear()
    return world.sent[-1]


async def _press(world: World, data: str, *, chat: int = 7, user: int = 7) -> Json:
    """Press a button below a message of the bot, and return what it shows then."""
    kind = "private" if chat > 0 else "supergroup"
    shown = message("Settings", chat=chat, kind=kind, **{"from": BOT, "message_id": 60})
    presser = {"id": user, "is_bot": False, "first_name": "A", "language_code": "en"}
    query = {"id": "9", "from": presser, "chat_instance": "1", "data": data, "message": shown}
    await world.take({"update_id": 1, "callback_query": query})
    world.memory.handled.clear()
    edits = world.request.asked("editMessageText")
    return edits[-1] if edits else {}


def _toasts(world: World) -> list[str | None]:
    return [each.get("text") for each in world.request.asked("answerCallbackQuery")]


def _kept(world: World, chat: int, **changes: Any) -> Subscription:
    """Let a chat have announcements."""
    subscription = replace(world.desk.announcing.new(chat, None, "en", 7), **changes)
    world.subscriptions.kept[chat, subscription.thread_id or 0] = subscription
    return subscription


def _buttons(sent: Json) -> list[Json]:
    return [button for row in sent["reply_markup"]["inline_keyboard"] for button in row]


# Turning on and off


async def test_subscribe_in_private(world: World) -> None:
    """One's own chat: all kinds, the zone of the base, nothing old; below it, the way into a channel."""
    sent = await _say(world, "/subscribe")
    assert list(world.subscriptions.kept.values()) == [
        Subscription(
            chat_id=7, kinds=ALL, language="kk", set_up_by=7, facts_mark=world.desk.announcing.composer.mark,
        )
    ]  # fmt: skip
    assert "Дайын: енді бұл жерге өзім жазып тұрамын." in sent["text"]
    assert _buttons(sent)[-1]["url"] == "https://t.me/Year_Bot?startchannel&admin=post_messages"


@pytest.mark.parametrize("member", [ADMINISTRATOR, OWNER])
async def test_subscribe_in_a_topic(world: World, member: Json) -> None:
    """By an administrator, for the topic in which they wrote."""
    world.request.script("getChatMember", ok(member))
    sent = await _say(world, "/subscribe@year_bot", chat=GROUP, thread=77)
    assert list(world.subscriptions.kept) == [(GROUP, 77)]
    assert world.subscriptions.kept[GROUP, 77].title == "News"
    assert sent["message_thread_id"] == 77
    assert {button["callback_data"].rpartition(":")[0][:9] for button in _buttons(sent)} == {"g:-100:77"}


async def test_anonymous_administrator_subscribes(world: World) -> None:
    """Only administrators can write in the name of the group; nobody needs to be asked."""
    anonymous: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    group: Json = {"id": GROUP, "type": "supergroup", "title": "A chat"}
    more: dict[str, Any] = {"from": anonymous, "sender_chat": group}
    await _say(world, "/subscribe", chat=GROUP, **more)
    assert world.subscriptions.kept[GROUP, 0].set_up_by is None
    assert world.request.asked("getChatMember") == []


@pytest.mark.parametrize("command", ["/subscribe", "/unsubscribe", "/settings"])
@pytest.mark.parametrize(
    "answer",
    [ok(MEMBER), refused(400, "Bad Request: PARTICIPANT_ID_INVALID"), refused(403, "Forbidden: bot was kicked")],
)
async def test_member_may_not(world: World, command: str, answer: tuple[int, bytes]) -> None:
    """Nor whoever Telegram tells nothing of."""
    kept = _kept(world, GROUP)
    world.request.script("getChatMember", answer)
    sent = await _say(world, command, chat=GROUP)
    assert sent["text"] == "Жарияланымдарды әкімшілер ғана қосып-өшіре алады."
    assert list(world.subscriptions.kept.values()) == [kept]


async def test_subscribe_twice(world: World) -> None:
    """What was chosen stays."""
    kept = _kept(world, 7, hour=20)
    sent = await _say(world, "/subscribe")
    assert "Жарияланымдар мұнда бұрыннан қосулы." in sent["text"]
    assert world.subscriptions.kept[7, 0] == kept


async def test_subscribe_where_it_was_broken(world: World) -> None:
    """Whoever can be answered can be announced to."""
    _kept(world, 7, standing=Standing.BROKEN, reason="blocked")
    await _say(world, "/subscribe")
    assert world.subscriptions.kept[7, 0].standing is Standing.ACTIVE


async def test_subscribe_in_a_channel(world: World) -> None:
    """By a post; the settings are behind a link, for readers could press buttons."""
    sent = await _post(world, "/subscribe")
    assert world.subscriptions.kept[CHANNEL, 0].set_up_by is None
    assert [button.get("url") for button in _buttons(sent)] == [f"https://t.me/Year_Bot?start=s-{CHANNEL}"]
    assert [button.get("url") for button in _buttons(await _post(world, "/settings"))] == [
        f"https://t.me/Year_Bot?start=s-{CHANNEL}"
    ]
    await _post(world, "/unsubscribe")
    assert world.subscriptions.kept == {}


async def test_channel_by_its_name(world: World) -> None:
    """In private, for those who may post there; a name that nobody has is told."""
    world.request.script("getChat", ok(world.request._result("getChat", {"chat_id": CHANNEL})))
    world.request.script("getChatMember", *[ok({**ADMINISTRATOR, "can_post_messages": True})] * 2, ok(MEMBER))
    sent = await _say(world, "/subscribe @news")
    assert "Дайын: енді ол жерге өзім жазып тұрамын." in sent["text"]
    assert sent["text"].startswith("<b>Жарияланымдар: News</b>")
    assert world.subscriptions.kept[CHANNEL, 0].set_up_by == 7
    for command, expected in (("/settings", 1), ("/unsubscribe", 1)):
        world.request.script("getChat", ok(world.request._result("getChat", {"chat_id": CHANNEL})))
        sent = await _say(world, f"{command} @news")
        assert len(world.subscriptions.kept) == expected
    assert sent["text"] == "Жарияланымдарды әкімшілер ғана қосып-өшіре алады."
    world.request.script("getChat", refused(400, "Bad Request: chat not found"))
    assert "@nobody" in (await _say(world, "/subscribe @nobody"))["text"]


async def test_unsubscribe(world: World) -> None:
    """What waits to be sent is cancelled, too."""
    _kept(world, 7)
    assert (await _say(world, "/unsubscribe"))["text"].startswith("Дайын: ")
    assert world.subscriptions.kept == {}
    assert (await _say(world, "/unsubscribe"))["text"] == "Мұнда жарияланым болмаған."


async def test_unsubscribe_in_another_topic(world: World) -> None:
    """The only announcements of a forum end wherever one asks for it; of several, those of that topic."""
    _kept(world, GROUP, thread_id=77)
    world.request.script("getChatMember", *[ok(ADMINISTRATOR)] * 2)
    await _say(world, "/unsubscribe", chat=GROUP, thread=88)
    assert world.subscriptions.kept == {}
    for thread in (77, 78):
        _kept(world, GROUP, thread_id=thread)
    assert (await _say(world, "/unsubscribe", chat=GROUP, thread=88))["text"] == "Мұнда жарияланым болмаған."
    assert len(world.subscriptions.kept) == 2


# Settings


async def test_settings_without_announcements(world: World) -> None:
    """They are offered, and one press turns them on."""
    sent = await _say(world, "/settings")
    (start, channel) = _buttons(sent)
    assert channel["url"].endswith("?startchannel&admin=post_messages")
    shown = await _press(world, start["callback_data"])
    assert world.subscriptions.kept[7, 0].kinds == ALL
    assert shown["text"].startswith("<b>Announcements in this chat</b>")


async def test_settings_offer_all_chats_of_a_user(world: World) -> None:
    """In private, also the channels and groups that one has set up."""
    _kept(world, CHANNEL)
    _kept(world, GROUP, thread_id=77)
    world.request.script(
        "getChat", ok(world.request._result("getChat", {"chat_id": CHANNEL})), refused(403, "Forbidden")
    )
    buttons = _buttons(await _say(world, "/settings"))
    assert [(each["text"], each["callback_data"]) for each in buttons] == [
        ("Осы жеке чат", "g:7:0:m:"),
        ("News", f"g:{CHANNEL}:0:m:"),
        ("-100 · 77", f"g:{GROUP}:77:m:"),
    ]


async def test_settings_of_a_channel_by_link(world: World) -> None:
    """For its administrators who may post; for nobody else, and for no nonsense."""
    _kept(world, CHANNEL)
    world.request.script("getChatMember", ok({**ADMINISTRATOR, "can_post_messages": True}))
    sent = await _say(world, f"/start s-{CHANNEL}")
    assert _buttons(sent)[0]["callback_data"] == f"g:{CHANNEL}:0:k:this_day"
    world.request.script("getChatMember", ok({**ADMINISTRATOR, "can_post_messages": False}))
    for payload in (f"s-{CHANNEL}", "s-", "s-x", f"s-{'9' * 30}", "s-8"):
        sent = await _say(world, f"/start {payload}")
        assert sent["text"] == "Мұны сол чаттың әкімшілері ғана өзгерте алады."


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        ("k:quiz", {"kinds": ALL - {Kind.QUIZ}}),
        ("s:film", {"subjects": frozenset({"film"})}),
        ("l:kk", {"language": "kk"}),
        ("h:23", {"hour": 23}),
        ("z:3", {"zone": "Europe/Moscow"}),
        ("w:0", {"weekday": 0}),
        ("q:", {"is_silent": True}),
        ("p:7", {"paused_until": NOW.timestamp() + 7 * 86_400}),
        ("h:", {}),
        ("z:", {}),
        ("w:", {}),
        ("p:", {}),
        ("s:", {}),
    ],
)
async def test_press_changes_settings(world: World, data: str, changes: dict[str, Any]) -> None:
    """Each choice in one press, in place; opening a page changes nothing."""
    before = _kept(world, 7)
    shown = await _press(world, f"g:7:0:{data}")
    assert world.subscriptions.kept[7, 0] == replace(before, **changes)
    assert shown["message_id"] == 60
    assert _toasts(world) == [None]


async def test_last_kind_stays(world: World) -> None:
    """With a note on how to stop all."""
    _kept(world, 7, kinds=frozenset({Kind.QUIZ}))
    assert await _press(world, "g:7:0:k:quiz") == {}
    assert _toasts(world) == ["At least one kind of post is needed. To stop all of them, press “Stop”."]


async def test_right_is_checked_on_every_press(world: World) -> None:
    """Whoever was an administrator a minute ago, is anybody now."""
    _kept(world, GROUP)
    world.request.script("getChatMember", ok(ADMINISTRATOR), ok(MEMBER))
    await _press(world, f"g:{GROUP}:0:h:5", chat=GROUP)
    await _press(world, f"g:{GROUP}:0:h:6", chat=GROUP)
    assert world.subscriptions.kept[GROUP, 0].hour == 5
    assert _toasts(world) == [None, "Only administrators of that chat can change this."]
    assert [each["user_id"] for each in world.request.asked("getChatMember")] == [7, 7]


async def test_foreign_private_chat_cannot_be_set(world: World) -> None:
    """A forged button names somebody else's chat."""
    kept = _kept(world, 8)
    assert await _press(world, "g:8:0:x:") == {}
    assert world.subscriptions.kept[8, 0] == kept


async def test_anonymous_administrator_presses(world: World) -> None:
    """In the group where they are one, and nowhere else."""
    _kept(world, GROUP)
    await _press(world, f"g:{GROUP}:0:h:5", chat=GROUP, user=ANONYMOUS)
    assert world.subscriptions.kept[GROUP, 0].hour == 5
    await _press(world, f"g:{GROUP}:0:h:6", chat=-300, user=ANONYMOUS)
    assert world.subscriptions.kept[GROUP, 0].hour == 5


@pytest.mark.parametrize("presses", [["new:"], ["new:", "h:5"]])
async def test_nobody_is_told_for_an_anonymous_administrator(world: World, presses: list[str]) -> None:
    """The account in whose name they press is no one who could be told of a loss."""
    for press in presses:
        await _press(world, f"g:{GROUP}:0:{press}", chat=GROUP, user=ANONYMOUS)
    assert world.subscriptions.kept[GROUP, 0].set_up_by is None


async def test_stop_and_turn_on_again(world: World) -> None:
    """Without asking twice: one press brings it back."""
    _kept(world, 7)
    shown = await _press(world, "g:7:0:x:")
    assert world.subscriptions.kept == {}
    assert [each["callback_data"] for each in _buttons(shown)] == ["g:7:0:new:"]
    assert _buttons(await _press(world, "g:7:0:h:5")) == _buttons(shown)


async def test_move_to_this_topic(world: World) -> None:
    """In another topic of the forum, the settings of its only subscription are shown, and it can move."""
    _kept(world, GROUP, thread_id=77)
    world.request.script("getChatMember", *[ok(ADMINISTRATOR)] * 2)
    sent = await _say(world, "/settings", chat=GROUP, thread=88)
    move = next(each for each in _buttons(sent) if each["callback_data"].endswith(":t:88"))
    await _press(world, move["callback_data"], chat=GROUP)
    assert list(world.subscriptions.kept) == [(GROUP, 88)]


async def test_move_to_a_topic_that_has_its_own(world: World) -> None:
    """Both stay as they are."""
    _kept(world, GROUP, thread_id=77)
    _kept(world, GROUP, thread_id=88, hour=20)
    before = dict(world.subscriptions.kept)
    world.request.script("getChatMember", ok(ADMINISTRATOR))
    await _press(world, f"g:{GROUP}:77:t:88", chat=GROUP)
    assert world.subscriptions.kept == before
    assert _toasts(world) == ["That topic has announcements of its own. Stop them first: /settings there."]


async def test_zone_in_words(world: World) -> None:
    """Any zone, not only those that have a button."""
    _kept(world, 7)
    assert "Asia/Tokyo" in (await _say(world, "/settings asia/Tokyo"))["text"]
    assert "Mars" in (await _say(world, "/settings Mars"))["text"]
    assert world.subscriptions.kept[7, 0].zone == "Asia/Tokyo"


async def test_preview(world: World) -> None:
    """Every chosen kind as it would be today, silently, in the language of the posts; nothing to tell is told."""
    _kept(world, 7, kinds=frozenset({Kind.MONTH, Kind.FACTS, Kind.QUIZ}), language="ru")
    await _press(world, "g:7:0:v:")
    assert _toasts(world) == [None]
    assert world.courier.kinds == [Kind.MONTH, Kind.FACTS, Kind.QUIZ]
    month, facts, _ = world.courier.delivered
    assert isinstance(month.content, Text)
    assert month.content.html.startswith("<b>Ноябрь 2025 года</b>")
    assert facts.content == Text(html="New facts: nothing to tell today.")
    assert all(each.is_silent and each.chat_id == 7 for each in world.courier.delivered)


async def test_preview_that_is_refused(world: World) -> None:
    """Whoever pressed learns what did not come; the rest does."""
    _kept(world, 7, kinds=frozenset({Kind.MONTH, Kind.QUIZ}))
    world.courier.outcomes[Kind.QUIZ] = Lost(loss=Loss.POLLS, reason="not enough rights to send polls")
    shown = await _press(world, "g:7:0:v:")
    assert shown["text"].splitlines()[1] == "Telegram did not take: Quiz of the week."
    assert world.courier.kinds == [Kind.MONTH, Kind.QUIZ]


async def test_preview_that_is_too_many(world: World) -> None:
    """Telegram wants silence: of the preview and of all announcements."""
    _kept(world, 7, kinds=frozenset({Kind.MONTH, Kind.QUIZ}))
    world.courier.outcomes[Kind.MONTH] = TooMany(seconds=30.0)
    shown = await _press(world, "g:7:0:v:")
    assert "Telegram wants a pause. Ask for the preview again in 30 seconds." in shown["text"]
    assert world.courier.kinds == [Kind.MONTH]
    assert world.outbox.silences == [30.0]


@pytest.mark.parametrize("data", ["g:", "g:x", "g:7:0:", "g:7:0:k:a:b"])
async def test_broken_button(world: World, data: str) -> None:
    """Of another version, or forged."""
    await _press(world, data)
    assert _toasts(world) == [world.desk.assistant.phrase("old_button", "en")]


# Chats that come and go


def _change(old: str, new: str, *, kind: str, chat: int) -> Json:
    user = {"id": 7, "is_bot": False, "first_name": "A", "language_code": "en"}
    change: Json = {"chat": {"id": chat, "type": kind, "title": "News"}, "from": user, "date": 1}
    change |= {"old_chat_member": MEMBERS[old] | {"user": BOT}, "new_chat_member": MEMBERS[new] | {"user": BOT}}
    return {"update_id": 1, "my_chat_member": change}


async def test_promotion_offers_announcements(world: World) -> None:
    """To whoever did it, in private; one press and the channel is set up by them."""
    await world.take(_change("left", "poster", kind="channel", chat=CHANNEL))
    (sent,) = world.sent
    assert sent["chat_id"] == 7
    assert "“News”" in sent["text"]
    world.request.script("getChatMember", ok({**ADMINISTRATOR, "can_post_messages": True}))
    await _press(world, _buttons(sent)[0]["callback_data"])
    assert world.subscriptions.kept[CHANNEL, 0].set_up_by == 7


async def test_promotion_where_announcements_are_on(world: World) -> None:
    """Rights that come back are used, and nothing is offered anew."""
    _kept(world, CHANNEL, standing=Standing.BROKEN, reason="rights")
    await world.take(_change("administrator", "poster", kind="channel", chat=CHANNEL))
    assert world.sent == []
    assert world.subscriptions.kept[CHANNEL, 0].standing is Standing.ACTIVE


async def test_lost_and_returned(world: World) -> None:
    """Removed, muted or blocked, the bot does not try; once it can, it goes on."""
    for chat, kind, gone, back, reason in (
        (GROUP, "supergroup", ("member", "left"), ("left", "member"), "kicked"),
        (GROUP, "supergroup", ("member", "muted"), ("muted", "member"), "rights"),
        (8, "private", ("member", "kicked"), ("kicked", "member"), "blocked"),
        (CHANNEL, "channel", ("poster", "administrator"), ("administrator", "poster"), "rights"),
    ):
        _kept(world, chat)
        await world.take(_change(*gone, kind=kind, chat=chat))
        world.memory.handled.clear()
        assert world.subscriptions.kept[chat, 0].reason == reason
        await world.take(_change(*back, kind=kind, chat=chat))
        world.memory.handled.clear()
        assert world.subscriptions.kept[chat, 0].standing is Standing.ACTIVE


# What is stored


async def test_privacy(world: World) -> None:
    """Anybody may ask."""
    assert "/forget" in (await _say(world, "/privacy", chat=GROUP))["text"]


async def test_forget(world: World) -> None:
    """Asked first; then gone from both memories."""
    sent = await _say(world, "/forget")
    assert world.memory.forgotten == []
    yes, no = _buttons(sent)
    assert (await _press(world, no["callback_data"]))["text"] == "Everything stays as it is."
    assert world.memory.forgotten == world.subscriptions.forgotten == []
    assert (await _press(world, yes["callback_data"]))["text"] == "Forgotten."
    assert world.memory.forgotten == world.subscriptions.forgotten == [7]


async def test_forget_in_a_group(world: World) -> None:
    """A button there would be pressed by others."""
    assert "reply_markup" not in await _say(world, "/forget", chat=GROUP)
