"""The conditions of a list in a question."""

from datetime import date

import pytest

from bot.answering.answerer import Answerer
from bot.answering.asking import find_ask
from bot.answering.listing import Listing, select
from bot.answering.lists import free_positions, headlines, is_plural, listing_of
from bot.answering.ranking import rank
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


def _listing(answerer: Answerer, message: str) -> Listing:
    question = answerer.read(message)
    return listing_of(answerer.base, question, find_ask(question))


@pytest.mark.parametrize(
    ("message", "listing"),
    [
        ("what happened in may", Listing(spans=((date(2025, 5, 1), date(2025, 5, 31)),))),
        ("all events in Laketown", Listing(places=("laketown",))),
        ("everything in Steppeland", Listing()),
        ("list the concerts of Aru", Listing(people=("aru",), kinds=("concert",))),
        ("all concerts and prizes of Dimaria", Listing(people=("dimaria",))),
        ("все концерты и победы Димарии", Listing(people=("dimaria",))),
        ("list the prizes of Dimaria", Listing(people=("dimaria",), kinds=("award",))),
        ("the last concert of the year", Listing(kinds=("concert",), order="last")),
        ("the last event of the year", Listing(order="last")),
        ("последнее событие года", Listing(order="last")),
        ("жылдың соңғы оқиғасы", Listing(order="last")),
        ("what was the biggest event of the year?", Listing(order="most", measure="attendance")),
        ("which films opened in may", Listing(spans=((date(2025, 5, 1), date(2025, 5, 31)),), kinds=("film",))),
        ("самый кассовый фильм", Listing(kinds=("film",), fields=("film",), order="most", measure="box-office")),
        ("ең кассалық фильм", Listing(kinds=("film",), fields=("film",), order="most", measure="box-office")),
        ("самое большое событие", Listing(order="most", measure="attendance")),
        ("самое крупное мероприятие года", Listing(order="most", measure="attendance")),
        ("жылдың ең ірі оқиғасы", Listing(order="most", measure="attendance")),
        ("first half of december", Listing(spans=((date(2025, 12, 1), date(2025, 12, 15)),))),
        ("первая половина декабря", Listing(spans=((date(2025, 12, 1), date(2025, 12, 15)),))),
        ("желтоқсанның бірінші жартысы", Listing(spans=((date(2025, 12, 1), date(2025, 12, 15)),))),
        ("first song of the concert", Listing(kinds=("concert",))),
        ("Dimaria", Listing(people=("dimaria",))),
        ("отменённые концерты", Listing(kinds=("concert",), state="cancelled")),
        ("biggest festival", Listing(kinds=("festival",), fields=("festival",), order="most", measure="attendance")),
        ("first concert", Listing(kinds=("concert",), order="first")),
    ],
)
def test_listing_of(answerer: Answerer, message: str, listing: Listing) -> None:
    """Time, place, person, kind, state and order are conditions; the country of the base is none."""
    found = _listing(answerer, message)
    names = ("spans", "places", "people", "kinds", "state", "order", "measure")
    assert {name: getattr(found, name) for name in names} == {name: getattr(listing, name) for name in names}


def test_happenings_take_the_field_of_other_kinds(answerer: Answerer) -> None:
    """Museum openings are openings, not all museums."""
    assert _listing(answerer, "list museum openings").kinds == ("opening",)


def test_precise_kinds_need_no_field(answerer: Answerer) -> None:
    """Operas are operas, whatever field they were filed under."""
    assert _listing(answerer, "all operas").fields == ()


@pytest.mark.parametrize(
    ("message", "expected"), [("films", True), ("a film", False), ("концерты", True), ("музейлер", True)]
)
def test_is_plural(answerer: Answerer, message: str, expected: bool) -> None:
    """A category in the plural asks for a list."""
    assert is_plural(answerer.base, answerer.read(f"{message}")) is expected or answerer.read(message).language is None


def test_free_positions_are_what_no_condition_takes(answerer: Answerer) -> None:
    """Names, kinds and times are taken up; fireworks are not."""

    def free(message: str) -> list[str]:
        question = answerer.read(message)
        ranking = rank(answerer.base, answerer.reader.index, question)
        return [question.tokens[position].text for position in free_positions(question, ranking)]

    assert free("all concerts of Aru in Longtown") == []
    assert free("all concerts of Aru with fireworks") == ["fireworks"]


def test_headlines_are_the_heaviest(year: KnowledgeBase) -> None:
    """The headlines of a year are its heaviest events."""
    assert headlines(year) == ("sky-museum",)


@pytest.mark.parametrize(
    ("message", "kinds", "fields"),
    [
        ("festivals", ("festival",), ()),
        ("all the museums", ("museum",), ()),
        ("фестивали", ("festival",), ()),
        ("фестивальдер", ("festival",), ()),
        ("dances", ("ballet",), ()),
        ("music festivals", ("festival",), ("music",)),
        ("festival", ("festival",), ()),
        ("theatres", (), ("theatre",)),
    ],
)
def test_kind_is_no_field_besides(
    answerer: Answerer, message: str, kinds: tuple[str, ...], fields: tuple[str, ...]
) -> None:
    """Festivals are all festivals, in whatever field; a field that is named by a word of its own is a condition."""
    found = _listing(answerer, message)
    assert (found.kinds, found.fields) == (kinds, fields)


def test_plural_kind_lists_every_field(answerer: Answerer) -> None:
    """A museum that was filed under architecture is among the museums."""
    museum = answerer.base.events["sky-museum"]
    twin = museum.model_copy(update={"id": "mud-museum", "fields": ("architecture",)})
    base = with_entries(answerer.base, events=[twin])
    assert select(base, _listing(answerer, "all the museums")) == ("mud-museum", "sky-museum")
