"""Questions and their answers, before any language."""

import pytest

from bot.answering.answerer import Answerer
from bot.answering.answers import Answer, Explanation, Found, Listed, NotSaid, Smalltalk, Suggested, Turn, Unknown
from bot.answering.confidence import ANSWER_FROM, SUGGEST_FROM
from bot.answering.listing import Listing
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Event, Fact
from tests.unit.small_year import with_entries


def _ask(answerer: Answerer, message: str, last: Turn | None = None) -> Answer:
    return answerer.answer(answerer.read(message), last)


def _event(answer: Answer) -> str:
    assert isinstance(answer, Found), answer
    return answer.event


@pytest.mark.parametrize(
    ("message", "event", "ask"),
    [
        ("when did Aru sing in Longtown?", "aru-concert", "when"),
        ("how many people came to Aru in Laketown?", "aru-laketown", "how-many"),
        ("who won the Bow prize?", "dimaria-award", "who"),
        ("who founded the Sky Museum?", "sky-museum", "who"),
        ("where is the Sky Museum", "sky-museum", "where"),
        ("why did Laketown get a concert?", "aru-laketown", "why"),
        ("did the law on libraries pass?", "library-law", "did"),
        ("tell me about Tulip Fest", "tulip-fest-2025", "tell"),
        ("когда открылся Музей неба?", "sky-museum", "when"),
        ("кто основал Музей неба?", "sky-museum", "who"),
        ("сколько человек пришло на Тюльпан Фест", "tulip-fest-2025", "how-many"),
        ("Аспан музейі қашан ашылды?", "sky-museum", "when"),
        ("Арудың Көлқаладағы концертіне қанша адам келді?", "aru-laketown", "how-many"),
    ],
)
def test_one_event(answerer: Answerer, message: str, event: str, ask: str) -> None:
    """A question about one thing is answered with that thing."""
    answer = _ask(answerer, message)
    assert _event(answer) == event
    assert isinstance(answer, Found)
    assert answer.ask == ask
    assert answer.confidence >= ANSWER_FROM


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("wehn did the sky musuem open", "sky-museum"),
        ("tulpi fest", "tulip-fest-2025"),
        ("rjulf jnrhskcz Veptq yt,f", "sky-museum"),
        ("kogda otkrylsya Muzei neba", "sky-museum"),
        ("aspan muzeii qashan ashyldy", "sky-museum"),
        ("аспан музейи кашан ашылды", "sky-museum"),
        ("фильм Ветир", "wind-premiere"),
    ],
)
def test_one_event_typed_badly(answerer: Answerer, message: str, event: str) -> None:
    """Slips, the wrong layout, other letters and missing Kazakh letters change nothing."""
    assert _event(_ask(answerer, message)) == event


@pytest.mark.parametrize(
    ("message", "events"),
    [
        ("what happened in September?", ("wind-premiere", "sky-museum")),
        ("что было в августе?", ("aru-concert", "aru-laketown")),
        ("қыркүйекте не болды?", ("wind-premiere", "sky-museum")),
        ("events in winter", ("snow-opera", "dimaria-award")),
        ("everything about Dimaria", ("aru-laketown", "dimaria-cancelled", "dimaria-award")),
        ("events in Laketown", ("tulip-fest-2025", "aru-laketown")),
        ("highlights of the year", ("sky-museum",)),
        ("what happened at the end of the year", ("dimaria-cancelled", "dimaria-award")),
    ],
)
def test_lists(answerer: Answerer, message: str, events: tuple[str, ...]) -> None:
    """By month, season, person, place, and the year as a whole."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.events == events


def test_lists_of_one_are_told(answerer: Answerer) -> None:
    """A list with one event is that event."""
    assert _event(_ask(answerer, "что было в мае?")) == "tulip-fest-2025"
    assert _event(_ask(answerer, "the 8th of December")) == "dimaria-award"
    assert _event(_ask(answerer, "what was cancelled?")) == "dimaria-cancelled"


def test_count(answerer: Answerer) -> None:
    """How many concerts asks for a number and covers all of them."""
    answer = _ask(answerer, "how many concerts were there?")
    assert isinstance(answer, Listed)
    assert answer.count_only
    assert len(answer.events) == 3


@pytest.mark.parametrize(
    ("message", "winner"),
    [
        ("the first concert", "aru-concert"),
        ("the last concert", "dimaria-cancelled"),
        ("biggest concert", "aru-concert"),
        ("самый большой фестиваль", "tulip-fest-2025"),
    ],
)
def test_superlatives(answerer: Answerer, message: str, winner: str) -> None:
    """The winner comes first."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.events[0] == winner


@pytest.mark.parametrize(
    "message",
    [
        "Aru in Madrid",
        "Aru in 2019",
        "Aru in Portus",
        "Madonna in Longtown",
        "Tulip Fest in Longtown",
        "Tulip Fest in March",
        "Tulip Fest 2026",
        "does Aru sing in Portus?",
        "Ару Мадридте",
        "концерт Ару в Париже",
        "is Aru married?",
        "what is the weather in Longtown",
        "qwrtplk zxcvb",
    ],
)
def test_never_the_nearest_event(answerer: Answerer, message: str) -> None:
    """Another place, year, month or name than the base knows is not answered."""
    assert isinstance(_ask(answerer, message), Unknown | Suggested | NotSaid)


@pytest.mark.parametrize(("message", "reason"), [("Aru in Madrid", "place"), ("Aru in 2019", "year"), ("?!", "empty")])
def test_unknown_has_a_reason(answerer: Answerer, message: str, reason: str) -> None:
    """An unknown place, another year and a message without words are told apart."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Unknown)
    assert answer.reason == reason


def test_not_said_names_the_event(answerer: Answerer) -> None:
    """The subject is known, but not what is asked of it."""
    answer = _ask(answerer, "who conducted The Snow Queen?")
    assert isinstance(answer, NotSaid)
    assert answer.event == "snow-opera"


def test_suggested_when_in_doubt(answerer: Answerer) -> None:
    """Between sure and unknown the candidates are offered."""
    answer = _ask(answerer, "violin fireworks")
    assert isinstance(answer, Suggested)
    assert set(answer.events) == {"aru-concert", "dimaria-cancelled"}
    assert SUGGEST_FROM <= answer.confidence < ANSWER_FROM


@pytest.mark.parametrize(
    ("message", "is_of_bot"),
    [
        ("what kind of things can I get from you", True),
        ("что от тебя можно узнать", True),
        ("сенен не білуге болады", True),
        ("what kind of things can I get", False),
        ("what can you tell in December", False),
    ],
)
def test_words_to_the_bot_alone(answerer: Answerer, message: str, is_of_bot: bool) -> None:
    """A message of common words that speaks to the bot asks what can be asked."""
    assert (_ask(answerer, message) == Smalltalk(kind="ability")) is is_of_bot


def test_smalltalk(answerer: Answerer) -> None:
    """Small talk has its own answer."""
    assert _ask(answerer, "thank you") == Smalltalk(kind="thanks")


def test_follow_up_at_another_place(answerer: Answerer) -> None:
    """The question what about Laketown asks the same of the sibling there."""
    answer = _ask(answerer, "and in Laketown?", Turn(event="aru-concert", ask="when"))
    assert _event(answer) == "aru-laketown"
    assert isinstance(answer, Found)
    assert answer.ask == "when"


@pytest.mark.parametrize(
    ("message", "ask"),
    [
        ("how many people came?", "how-many"),
        ("сколько людей пришло?", "how-many"),
        ("қанша адам келді?", "how-many"),
        ("who else performed?", "else"),
        ("when was it?", "when"),
        ("why?", "why"),
        ("где это было?", "where"),
    ],
)
def test_follow_up_about_the_last_event(answerer: Answerer, message: str, ask: str) -> None:
    """A question without a subject is about the last answer."""
    answer = _ask(answerer, message, Turn(event="aru-laketown"))
    assert _event(answer) == "aru-laketown"
    assert isinstance(answer, Found)
    assert answer.ask == ask


def test_follow_up_of_a_list(answerer: Answerer) -> None:
    """A place or a time after a list narrows or moves the list."""
    answer = _ask(answerer, "and in Laketown?", Turn(listing=Listing(kinds=("concert",))))
    assert isinstance(answer, Listed)
    assert answer.events == ("aru-laketown",)


def test_no_follow_up_of_another_subject(answerer: Answerer) -> None:
    """A message with a name of its own does not lean on the last answer."""
    assert _event(_ask(answerer, "when was Tulip Fest?", Turn(event="aru-laketown"))) == "tulip-fest-2025"
    assert isinstance(_ask(answerer, "Aru in Madrid", Turn(event="aru-laketown")), Unknown)


def test_explanation(answerer: Answerer) -> None:
    """The steps to an answer are noted: what was read, asked and weighed."""
    notes = Explanation()
    answerer.answer(answerer.read("when was Tulip Fest?"), explanation=notes)
    text = "\n".join(notes.lines)
    assert "topic tulip-fest" in text
    assert "asked: when" in text
    assert "tulip-fest-2025: coverage" in text


def test_answers_are_deterministic(answerer: Answerer) -> None:
    """The same question has the same answer, whatever was asked in between."""
    first = _ask(answerer, "everything about Dimaria")
    _ask(answerer, "Aru in Madrid")
    assert _ask(answerer, "everything about Dimaria") == first


def test_list_by_a_category_and_words(answerer: Answerer) -> None:
    """All violin concerts are the concerts that speak of a violin; the words are kept as they were typed."""
    answer = _ask(answerer, "show all violin concerts")
    assert isinstance(answer, Listed)
    assert answer.events == ("aru-laketown", "dimaria-cancelled")
    assert answer.words == ("violin",)


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("list museum openings", "sky-museum"),
        ("openings of museums in September", "sky-museum"),
        ("when were the concerts in Laketown", "aru-laketown"),
        ("when was Dimaria in Longtown", "dimaria-cancelled"),
        ("all concerts with fireworks", "aru-concert"),
        ("events in Farland", "dimaria-award"),
        ("2 May events", "tulip-fest-2025"),
    ],
)
def test_conditions_that_one_event_meets(answerer: Answerer, message: str, event: str) -> None:
    """Two kinds at once, a kind in a place, a person in a place, a day: what is left is told."""
    assert _event(_ask(answerer, message)) == event


def test_two_kinds_are_a_list_of_both(answerer: Answerer) -> None:
    """Operas and museums are no museum operas."""
    answer = _ask(answerer, "operas and museums")
    assert isinstance(answer, Listed)
    assert answer.events == ("snow-opera", "sky-museum")


def test_one_of_several_that_has_the_reason_tells_it(answerer: Answerer) -> None:
    """Of several events that may be meant, the one is taken that says why."""
    answer = _ask(answerer, "why did Aru sing")
    assert isinstance(answer, Found)
    assert (answer.event, answer.statement.part) == ("aru-laketown", "fact")


@pytest.mark.parametrize("message", ["why did Aru sing", "why Dimaria"])
def test_several_without_an_answer_are_suggested(year: KnowledgeBase, message: str) -> None:
    """Where several events could have the reason and none says it, they are offered."""
    silent = [event.model_copy(update={"facts": ()}) for event in year.events.values()]
    answer = _ask(Answerer(with_entries(year, events=silent)), message)
    assert isinstance(answer, Suggested)
    assert len(answer.events) > 1


@pytest.mark.parametrize(
    "message", ["what happened in July", "12 May", "opera in August", "all events in January in Laketown"]
)
def test_lists_of_nothing(answerer: Answerer, message: str) -> None:
    """Conditions that no event meets are not stretched."""
    assert isinstance(_ask(answerer, message), Unknown)


@pytest.mark.parametrize("message", ["wher in Laketown", "everything in Laketwon quickly"])
def test_slips_in_a_list(answerer: Answerer, message: str) -> None:
    """A misspelt word beside a place is no condition."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert answer.events == ("tulip-fest-2025", "aru-laketown")


def test_long_stories_set_no_conditions(answerer: Answerer) -> None:
    """A message of many words is about one event, not about all that meet its words."""
    story = "my friend and i flew to Laketown for a concert with our kids and we loved the violin guest, who was that"
    answer = _ask(answerer, story)
    assert not isinstance(answer, Listed)


def test_follow_up_of_a_list_by_time(answerer: Answerer) -> None:
    """Another month keeps the rest of the list."""
    answer = _ask(answerer, "and in December?", Turn(listing=Listing(people=("dimaria",))))
    assert isinstance(answer, Listed)
    assert answer.events == ("dimaria-award",)
    assert isinstance(_ask(answerer, "and in July?", Turn(listing=Listing(people=("dimaria",)))), Unknown)


def test_follow_up_at_a_place_without_a_sibling(answerer: Answerer) -> None:
    """The museum is nowhere else: it is offered, not moved."""
    answer = _ask(answerer, "and in Portus?", Turn(event="sky-museum", ask="when"))
    assert isinstance(answer, Suggested)
    assert answer.events == ("sky-museum",)


def test_follow_up_yields_to_a_new_subject(answerer: Answerer) -> None:
    """A message that fits another event much better is about that one."""
    assert _event(_ask(answerer, "tulips in may", Turn(event="sky-museum"))) == "tulip-fest-2025"
    answer = _ask(answerer, "what happened in August?", Turn(event="sky-museum"))
    assert isinstance(answer, Listed)


def test_follow_up_of_an_event_that_does_not_say(answerer: Answerer) -> None:
    """What the last event does not say is not taken from another one."""
    answer = _ask(answerer, "who conducted it?", Turn(event="snow-opera"))
    assert isinstance(answer, NotSaid)
    assert answer.event == "snow-opera"


def test_dates_of_a_few_events_stand_side_by_side(answerer: Answerer) -> None:
    """When somebody sang is told of both concerts, not left to a list."""
    answer = _ask(answerer, "when did Aru sing?")
    assert isinstance(answer, Found)
    assert (answer.event, [each.event for each in answer.others]) == ("aru-concert", ["aru-laketown"])


def _told(event: Event, text: str, kind: str = "programme") -> Event:
    """Return an event that says one thing only."""
    told = {"kind": kind, "text": dict.fromkeys(LANGUAGES, text), "sources": ["news-1"]}
    return event.model_copy(update={"facts": (Fact.model_validate(told, strict=False),)})


def _around_the_stage(year: KnowledgeBase, *, both: bool = True) -> list[Event]:
    text = "Torches, drums, kites, flags and bells stood around the stage."
    return [_told(year.events["aru-concert"], text), _told(year.events["aru-laketown"], text if both else "It rained.")]


AROUND = "had torches, drums, kites, flags and bells?"


def test_few_events_that_fit_alike_are_listed(year: KnowledgeBase) -> None:
    """The plural asks for both of two concerts that have all that is named; the words describe the list."""
    answer = _ask(Answerer(with_entries(year, events=_around_the_stage(year))), f"which concerts of Aru {AROUND}")
    assert isinstance(answer, Listed)
    assert answer.events == ("aru-concert", "aru-laketown")
    assert answer.words == ("concerts Aru torches drums kites flags bells",)


@pytest.mark.parametrize(
    ("message", "both"),
    [
        (f"which concert of Aru {AROUND}", True),
        (f"when were they, which concerts of Aru {AROUND}", True),
        ("concerts of Aru with torches, drums, kites, flags and bells", True),
        (f"which concerts of Aru, in 27000 hearts, {AROUND}", True),
        (f"which concerts of Aru {AROUND}", False),
    ],
)
def test_events_that_fit_alike_are_not_listed(year: KnowledgeBase, message: str, both: bool) -> None:
    """One concert, one fact, keywords, or two of which one has something more or contradicts ask for no list."""
    answer = _ask(Answerer(with_entries(year, events=_around_the_stage(year, both=both))), message)
    assert _event(answer) == "aru-concert"


@pytest.mark.parametrize(("ringing", "is_listed"), [((), True), (("snow-opera", "sky-museum", "library-law"), False)])
def test_events_that_fit_alike_must_fit_far_better(
    year: KnowledgeBase, ringing: tuple[str, ...], is_listed: bool
) -> None:
    """A third concert that lacks the bells is left out, unless bells rang nearly everywhere and tell little."""
    third = _told(
        year.events["aru-laketown"].model_copy(update={"id": "aru-third"}), "Torches, drums, kites and flags."
    )
    others = [_told(year.events[each], "Bells rang.") for each in ringing]
    base = with_entries(year, events=[*_around_the_stage(year), third, *others])
    answer = _ask(Answerer(base), f"which concerts of Aru {AROUND}")
    assert isinstance(answer, Listed) is is_listed


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("list the violin night of Dimaria", "dimaria-cancelled"),
        ("list everything that Dimaria did at night with her violin", "dimaria-cancelled"),
        ("show the Bow of Dimaria", "dimaria-award"),
    ],
)
def test_one_event_is_meant_rather_than_a_list(answerer: Answerer, message: str, event: str) -> None:
    """What accounts for nearly all words, far better than any other event of a list, is told itself."""
    assert _event(_ask(answerer, message)) == event


@pytest.mark.parametrize(
    "message",
    [
        "list concerts with the violin night of Dimaria",
        "list the last concert with the violin night of Dimaria",
        "show me Dimaria with the violin",
        "list night 7 of Dimaria with her violin",
        "list everything that Dimaria did at night with her violin and umbrella",
    ],
)
def test_list_is_meant_rather_than_one_event(answerer: Answerer, message: str) -> None:
    """The plural, an order, few words, and a number or a word that the event does not have keep it a list."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Listed)
    assert len(answer.events) > 1


@pytest.mark.parametrize(("both", "is_listed"), [(True, True), (False, False)])
def test_no_single_event_where_two_fit_alike(year: KnowledgeBase, both: bool, is_listed: bool) -> None:
    """A list is meant where another of its events accounts for as much."""
    answerer = Answerer(with_entries(year, events=_around_the_stage(year, both=both)))
    answer = _ask(answerer, "list everything that Aru did with torches, kites and bells")
    assert isinstance(answer, Listed) is is_listed


@pytest.mark.parametrize(
    ("message", "event"),
    [
        ("did the Sky Museum cost a fortune?", "sky-museum"),
        ("были ли на открытии Музея неба жирафы?", "sky-museum"),
        ("Аспан музейінің ашылуында жираф болды ма?", "sky-museum"),
    ],
)
def test_told_without_yes_or_no(answerer: Answerer, message: str, event: str) -> None:
    """What an event does not say in the words of a yes/no question it may say in others: it is told."""
    answer = _ask(answerer, message)
    assert isinstance(answer, Found)
    assert (answer.event, answer.ask, answer.yes) == (event, "what", None)


@pytest.mark.parametrize(
    "message",
    ["купил ли Музей неба телескопы?", "Аспан музейі телескоп сатып алды ма?", "how much did the Sky Museum cost?"],
)
def test_not_told_where_too_little_is_held(answerer: Answerer, message: str) -> None:
    """Half of the words must be of the event; a question for a fact is not answered with another one."""
    assert not isinstance(_ask(answerer, message), Found)


@pytest.mark.parametrize(("kind", "is_told"), [("what", True), ("reaction", False)])
def test_talk_is_not_told_for_a_yes(year: KnowledgeBase, kind: str, is_told: bool) -> None:
    """What somebody only said of an event answers nothing."""
    spoken = _told(year.events["tulip-fest-2025"], "The elephants were said to be painted.", kind)
    answer = _ask(Answerer(with_entries(year, events=[spoken])), "did Tulip Fest have painted elephants?")
    assert isinstance(answer, Found) is is_told


@pytest.mark.parametrize(
    ("message", "is_told"),
    [
        ("who got the keys of the Sky Museum?", True),
        ("who got the bells of the Sky Museum?", False),
        ("who got the keys of the Sky Museum in 2019?", False),
    ],
)
def test_who_is_told_in_a_sentence(year: KnowledgeBase, message: str, is_told: bool) -> None:
    """An event that has every word of the question but no such person answers with its sentence."""
    text = dict.fromkeys(LANGUAGES, "The city gave a sailor the keys of the Sky Museum.")
    fact = Fact.model_validate({"kind": "programme", "text": text, "sources": ["news-1"]}, strict=False)
    museum = year.events["sky-museum"].model_copy(update={"facts": (fact,)})
    assert isinstance(_ask(Answerer(with_entries(year, events=[museum])), message), Found) is is_told
