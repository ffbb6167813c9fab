"""A private chat: questions in three languages, follow-ups, commands, and whatever else people send."""

import re

import pytest

from tests.fakes.telegram.client import FakeTelegram
from tests.integration.bot_process import BotProcess
from tests.integration.conftest import NewTalk
from tests.integration.talk import Talk, read_all_pages

pytestmark = pytest.mark.usefixtures("bot")

_COMMANDS = ("start", "help", "ask", "month", "artist", "today", "year", "random", "language")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)


def _language(text: str) -> str:
    """Tell the language of a whole reply by its letters; a Kazakh title does not make a Russian text Kazakh."""
    cyrillic = len(_CYRILLIC.findall(text))
    if cyrillic < len(text) / 3:
        return "en"
    return "kk" if len(_KAZAKH.findall(text)) > cyrillic / 12 else "ru"


def _plain_spaces(text: str) -> str:
    return re.sub("[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("When did Jennifer Lopez perform in Almaty?", "10 August"),
        ("How many people came to Jennifer Lopez in Almaty?", "27,000"),
        ("Did Max Korzh perform in Almaty?", "No"),
        ("Where did Backstreet Boys perform in Astana?", "Astana"),
        ("Who won Silk Way Star?", "Michelle Joseph"),
        ("Когда Дженнифер Лопес выступала в Алматы?", "10 августа"),
        ("Сколько человек пришло на Дженнифер Лопес в Алматы?", "27 000"),
        ("Кто победил в Silk Way Star?", "Мишель Джозеф"),
        ("Дженнифер Лопес Алматыда қашан өнер көрсетті?", "2025 жылғы 10 тамыз"),
        ("Дженнифер Лопестің Алматыдағы концертіне қанша адам келді?", "27 000"),
    ],
)
def test_answer_begins_with_what_was_asked(talk: Talk, question: str, beginning: str) -> None:
    """The number, the place, the date, the name, yes or no: first."""
    answer = talk.ask(question)
    assert _plain_spaces(answer.text).startswith(beginning), answer.text


def test_answer_has_source_and_related_events(telegram: FakeTelegram, talk: Talk) -> None:
    """Below the answer: a link to its source, and up to four related events; no preview of the link."""
    answer = talk.ask("When did Jennifer Lopez perform in Almaty?")
    links = [entity["url"] for entity in answer.raw["entities"] if entity["type"] == "text_link"]
    assert links
    assert all(link.startswith("http") for link in links)
    assert any("Astana" in label for label in answer.labels)
    sent = telegram.requests("sendMessage", chat_id=talk.chat_id)[-1]
    assert sent.params["link_preview_options"]["is_disabled"] is True


@pytest.mark.parametrize(
    ("language", "questions", "last"),
    [
        ("en", ("When did Jennifer Lopez perform in Almaty?", "and in Astana?", "how many people came?"), "25,000"),
        ("ru", ("Когда Дженнифер Лопес выступала в Алматы?", "а в Астане?", "сколько человек пришло?"), "25 000"),
        ("kk", ("Дженнифер Лопестің Алматыдағы концертіне қанша адам келді?", "ал Астанада?"), "25 000"),
    ],
)
def test_follow_up_leans_on_the_last_answer(
    new_talk: NewTalk, language: str, questions: tuple[str, ...], last: str
) -> None:
    """A question need not repeat what the talk is about."""
    talk = new_talk(language=language)
    answers = [talk.ask(question) for question in questions]
    assert last in _plain_spaces(answers[-1].text.splitlines()[0])


def test_users_do_not_share_a_subject(new_talk: NewTalk) -> None:
    """A follow-up of somebody else is not about what the first one asked."""
    new_talk().ask("When did Jennifer Lopez perform in Almaty?")
    assert "27,000" not in new_talk().ask("how many people came?").text


def test_reply_chooses_the_subject(talk: Talk) -> None:
    """A reply to an earlier answer is about that one, not about the last."""
    first = talk.ask("When did Jennifer Lopez perform in Almaty?")
    talk.ask("Who won Silk Way Star?")
    assert "27,000" in talk.ask("how many people came?", reply_to=first.message_id).text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("command", _COMMANDS)
def test_command_is_answered_in_the_clients_language(new_talk: NewTalk, command: str, language: str) -> None:
    """Every command of the menu, as a tap sends it."""
    assert _language(new_talk(language=language).ask(f"/{command}").text) == language


def test_unknown_client_language_means_english(new_talk: NewTalk) -> None:
    """French, or none at all."""
    for language in ("fr", None):
        assert _language(new_talk(language=language).ask("/start").text) == "en"


def test_help_lists_every_command(talk: Talk) -> None:
    """And says that the bot answers questions."""
    answer = talk.ask("/help")
    assert [command for command in _COMMANDS if f"/{command}" not in answer.text] in ([], ["start"], ["start", "help"])


@pytest.mark.parametrize("command", ["/month 9", "/month September", "/month сентябрь", "/month қыркүйек"])
def test_month_by_name_or_number(talk: Talk, command: str) -> None:
    """The list of that month, in pages."""
    assert "Almaty Museum of Arts" in read_all_pages(talk, talk.ask(command))


def test_month_without_a_name_offers_all(talk: Talk) -> None:
    """Twelve buttons; one of them opens its month."""
    answer = talk.ask("/month")
    assert len(answer.labels) >= 12
    (label,) = [label for label in answer.labels if "september" in label.lower()]
    assert "September" in talk.press(answer, label).text


@pytest.mark.parametrize("name", ["Dimash", "dimahs kudaibergen", "Димаш Кудайберген", "Димаш Құдайберген"])
def test_artist_is_found_in_any_script(talk: Talk, name: str) -> None:
    """With typing errors, too."""
    assert "Madison Square Garden" in read_all_pages(talk, talk.ask(f"/artist {name}"))


def test_artist_without_a_name_offers_some(talk: Talk) -> None:
    """A button opens a person's page."""
    answer = talk.ask("/artist")
    assert answer.labels[0] in talk.press(answer, answer.labels[0]).text


def test_ask_carries_a_question(talk: Talk) -> None:
    """The same answer as without the command; the bot's own name changes nothing, another's is not ours."""
    for command in ("/ask", "/ASK", "/ask@yearbot_test_bot", "/ask@YearBot_Test_Bot"):
        assert talk.ask(f"{command} When did Jennifer Lopez perform in Almaty?").text.startswith("10 August")


def test_year_and_random_show_events(talk: Talk) -> None:
    """The headlines of 2025, and any one event."""
    assert "2025" in talk.ask("/year").text
    assert len(talk.ask("/random").text) > 80


def test_unknown_command_is_answered(talk: Talk) -> None:
    """In private every message gets a word."""
    assert "/help" in talk.ask("/weather").text


def test_deep_link_opens_an_event(talk: Talk) -> None:
    """t.me/the_bot?start=e-jennifer-lopez-almaty."""
    assert "Jennifer Lopez" in talk.ask("/start e-jennifer-lopez-almaty").text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_month_keeps_the_rules(new_talk: NewTalk, language: str) -> None:
    """All pages of all months; the judge looks at each."""
    talk = new_talk(language=language)
    for month in range(1, 13):
        assert read_all_pages(talk, talk.ask(f"/month {month}"))


def test_answers_keep_the_order_of_the_questions(telegram: FakeTelegram, talk: Talk) -> None:
    """A user who types fast reads the answers in turn, all of them."""
    after = telegram.last()
    for number in range(1, 13):
        talk.say(f"/month {number}")
    sent = telegram.wait_for("sendMessage", 12, chat_id=talk.chat_id, after=after)
    headings = [each.message.text.split()[0] for each in sent]
    assert (headings[0], headings[3], headings[7], headings[11]) == ("January", "April", "August", "December")


def test_language_is_chosen_for_menus_only(talk: Talk) -> None:
    """Commands speak the chosen language, questions their own."""
    offer = talk.ask("/language")
    assert _language(talk.press(offer, "Қазақша").text) == "kk"
    assert _language(talk.ask("/help").text) == "kk"
    assert talk.ask("When did Jennifer Lopez perform in Almaty?").text.startswith("10 August")
    assert _language(talk.ask("/month 9").text) == "kk"


def test_text_is_escaped(talk: Talk) -> None:
    """Whatever people write comes back as text, if at all, and breaks no message."""
    for text in ("<b>bold</b> & <script>alert(1)</script>", "</code> &lt; &amp; <a href='x'>", "Jennifer <i>Lopez"):
        assert talk.ask(text).text
        assert talk.ask(f"/artist {text}").text


@pytest.mark.parametrize(
    "text",
    [
        "a" * 4096,
        "Z" + "\u0335\u0321\u0489" * 1365,
        "\u202e\u200b\u2066" * 1365 + "!",
        "🎻" * 2048,
        "Дженифер лопес " * 273,
        "?" * 4096,
        "\U000e0061\U000e007f",
    ],
    ids=["long word", "zalgo", "invisible", "emoji", "long question", "question marks", "tags"],
)
def test_hostile_text_is_answered_at_once(telegram: FakeTelegram, new_talk: NewTalk, text: str) -> None:
    """Nobody waits for it: the next user's answer is there in a second."""
    hostile, other = new_talk(), new_talk()
    after = telegram.last()
    hostile.say(text)
    assert other.ask("When did Jennifer Lopez perform in Almaty?", timeout=2).text.startswith("10 August")
    assert telegram.wait_for("sendMessage", chat_id=hostile.chat_id, after=after, timeout=2)


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular",
                     "file_id": "x", "file_unique_id": "x"}},
        {"photo": [{"file_id": "x", "file_unique_id": "x", "width": 9, "height": 9}], "caption": "Who is this?"},
        {"voice": {"file_id": "x", "file_unique_id": "x", "duration": 3}},
        {"location": {"latitude": 43.2, "longitude": 76.9}},
        {"contact": {"phone_number": "+77010000000", "first_name": "A"}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"new_chat_title": "x"},
    ],
    ids=["sticker", "photo", "voice", "location", "contact", "dice", "service message"],
)  # fmt: skip
def test_message_without_text_does_no_harm(
    telegram: FakeTelegram, bot: BotProcess, talk: Talk, content: dict[str, object]
) -> None:
    """The next question is answered as ever, and nothing is wrong in the log."""
    before = len(bot.lines)
    talk.say(None, content=content)
    telegram.wait_idle()
    assert talk.ask("When did Jennifer Lopez perform in Almaty?").text
    assert not [line for line in bot.lines[before:] if "ERROR" in line or "Traceback" in line]
