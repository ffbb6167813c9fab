"""Words about the parts of an event."""

import pytest

from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model import LANGUAGES, Language, Place
from bot.rendering.wording import MAX_SHORT, Wording, clip, sentences
from bot.understanding.index import Statement
from tests.unit.small_year import with_entries

NO_WORDS: frozenset[int] = frozenset()


def test_sentences() -> None:
    """A text is cut where a sentence ends, not at every full stop."""
    assert sentences("One. Two! «Үш?» Төрт.") == ["One.", "Two!", "«Үш?» Төрт."]
    assert sentences("It took 2.5 hours.") == ["It took 2.5 hours."]
    assert sentences("Лучшим стал «Чёрный. Красный». Всё.") == ["Лучшим стал «Чёрный. Красный».", "Всё."]


@pytest.mark.parametrize(
    ("text", "limit", "clipped"),
    [
        ("Short.", 300, "Short."),
        ("One two. Three four.", 12, "One two."),
        ("one two three four", 12, "one two…"),
        ("one two, three", 12, "one two…"),
    ],
)
def test_clip(text: str, limit: int, clipped: str) -> None:
    """Whole sentences are kept, else whole words."""
    assert clip(text, limit) == clipped


def test_clip_never_exceeds_its_limit() -> None:
    """The ellipsis counts too."""
    assert len(clip("word " * 200)) <= MAX_SHORT


@pytest.mark.parametrize(
    ("event", "language", "line"),
    [
        ("aru-concert", "en", "10 August 2025 · Longtown, Longtown stadium"),
        ("aru-concert", "ru", "10 августа 2025 года · Длинногорск, стадион Длинногорска"),
        ("aru-concert", "kk", "2025 жылғы 10 тамыз · Ұзынқала, Ұзынқала стадионы"),
        ("dimaria-award", "en", "8 December 2025 · Portus, Farland"),
        ("tulip-fest-2025", "en", "1–3 May 2025 · Laketown"),
        ("library-law", "en", "2025 · Steppeland"),
    ],
)
def test_when_and_where(year: KnowledgeBase, event: str, language: Language, line: str) -> None:
    """City and venue at home, the country only abroad or where nothing else is known."""
    assert Wording(year, language).when_and_where(year.events[event]) == [line]


@pytest.mark.parametrize(
    ("event", "day"),
    [
        ("aru-concert", "10 August"),
        ("tulip-fest-2025", "1–3 May"),
        ("wind-premiere", "September"),
        ("library-law", "2025"),
    ],
)
def test_day_leaves_out_the_year(year: KnowledgeBase, event: str, day: str) -> None:
    """A list of one year need not repeat it."""
    assert Wording(year, "en").day(year.events[event]) == day


def test_person_with_role(year: KnowledgeBase) -> None:
    """The role is in the language of the reply."""
    part = year.events["sky-museum"].people[0]
    assert Wording(year, "en").person(part) == "Marat Bekov — founder"
    assert Wording(year, "ru").person(part).startswith("Марат Беков — ")
    assert Wording(year, "kk").person(part) != Wording(year, "ru").person(part)


def test_people_of_one_role_and_others(year: KnowledgeBase) -> None:
    """Who names those of one role, who else everybody."""
    event, wording = year.events["aru-laketown"], Wording(year, "en")
    statement = Statement("person", 0, NO_WORDS)
    assert wording.people(event, statement) == "Aru Dalayeva — performer."
    assert wording.people(event, statement, others=True) == "Aru Dalayeva and Dimaria Qosanova."


@pytest.mark.parametrize("language", LANGUAGES)
def test_disputed_figure_is_never_given_alone(year: KnowledgeBase, language: Language) -> None:
    """Where sources differ, all of them are heard."""
    event = year.events["aru-concert"]
    said = Wording(year, language).statement(event, Statement("figure", 0, NO_WORDS))
    assert event.disputes[0].text[language] in said


def test_undisputed_figure_stands_alone(year: KnowledgeBase) -> None:
    """A figure without a dispute is just said."""
    event = year.events["aru-laketown"]
    assert Wording(year, "en").statement(event, Statement("figure", 0, NO_WORDS)) == "9,000 people came to the arena."


def test_date_line_begins_with_the_date(year: KnowledgeBase) -> None:
    """When is answered with the date first."""
    event = year.events["aru-concert"]
    line = Wording(year, "en").date_line(event, event.occurrences)
    assert line == "10 August 2025 — Aru sings in Longtown (Longtown, Longtown stadium)."


def test_place_line_begins_with_the_place(year: KnowledgeBase) -> None:
    """Where is answered with the place first."""
    event = year.events["dimaria-award"]
    line = Wording(year, "en").place_line(event, event.occurrences)
    assert line == "Portus, Farland — Dimaria gets the Bow prize in Portus, 8 December 2025."


def test_several_occurrences(year: KnowledgeBase) -> None:
    """Several dates are all given, each with its place."""
    first, second = year.events["aru-concert"], year.events["aru-laketown"]
    both = first.model_copy(update={"occurrences": (*first.occurrences, *second.occurrences)})
    line = Wording(year, "en").date_line(both, both.occurrences)
    assert line.startswith("10 August 2025 — Longtown, Longtown stadium; 25 August 2025 — Laketown, Laketown Arena.")


@pytest.mark.parametrize(
    ("text", "written"), [("2025-08-11", "11 August 2025"), ("2025-08", "August 2025"), ("2025", "2025")]
)
def test_partial(year: KnowledgeBase, text: str, written: str) -> None:
    """A publication date is as precise as it is known."""
    assert Wording(year, "en").partial(text) == written


def test_where_in_a_region(year: KnowledgeBase) -> None:
    """Outside of cities the region is named; a place that is not known is left out."""
    region = Place.model_validate(
        {
            "id": "lakeland",
            "kind": "region",
            "within": "steppeland",
            "name": {"en": "Lakeland", "ru": "Озёрный край", "kk": "Көл өңірі"},
            "aliases": {"en": [], "ru": [], "kk": []},
        },
        strict=False,
    )
    wording = Wording(with_entries(year, places=[region]), "en")
    occurrence = year.events["sky-museum"].occurrences[0]
    assert wording.where(occurrence.model_copy(update={"place": "lakeland"})) == "Lakeland"
    assert wording.where(occurrence.model_copy(update={"place": None})) == ""


def test_labels_tell_occurrences_apart(year: KnowledgeBase) -> None:
    """Where an event has several dates, each says what it was."""
    event = year.events["sky-museum"]
    first = event.occurrences[0].model_copy(update={"label": dict.fromkeys(LANGUAGES, "ceremony")})
    second = first.model_copy(update={"start": "2025-09-13", "label": dict.fromkeys(LANGUAGES, "open doors")})
    both = event.model_copy(update={"occurrences": (first, second)})
    wording = Wording(year, "en")
    assert wording.when_and_where(both) == [
        "12 September 2025 · Longtown · ceremony",
        "13 September 2025 · Longtown · open doors",
    ]
    assert wording.date_line(both, both.occurrences) == (
        "12 September 2025 — ceremony; 13 September 2025 — open doors. The Sky Museum opens."
    )
    assert wording.date_line(both, [second]) == "13 September 2025 — open doors."


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("fact", "The evening ended with fireworks."),
        ("dispute", "The police speak of 25,000, the organisers of 27,000."),
        ("person", "Aru Dalayeva — performer."),
        ("place", "10 August 2025 — Aru sings in Longtown."),
        ("summary", "Aru Dalayeva sang in Longtown on 10 August 2025."),
    ],
)
def test_statement_of_each_part(year: KnowledgeBase, part: str, words: str) -> None:
    """Every part of an event has its words."""
    assert Wording(year, "en").statement(year.events["aru-concert"], Statement(part, 0, NO_WORDS)) == words
