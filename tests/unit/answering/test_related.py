"""Events that belong with an event."""

import pytest

from bot.answering.related import MOST_RELATED, find_related
from bot.knowledge.base import KnowledgeBase
from tests.unit.small_year import with_entries


def test_linked_events_come_first(year: KnowledgeBase) -> None:
    """What an editor linked stands before everything that is computed."""
    assert find_related(year, "sky-museum")[0] == "tulip-fest-2025"
    assert find_related(year, "aru-concert")[0] == "wind-premiere"


def test_same_people_before_same_place(year: KnowledgeBase) -> None:
    """The other concert of the singer stands before what else was in town."""
    related = find_related(year, "aru-concert")
    assert related[1] == "aru-laketown"


def test_same_place_and_time_before_same_kind(year: KnowledgeBase) -> None:
    """What was in the same city within days of each other belongs together."""
    related = find_related(year, "dimaria-award")
    assert related[0] in ("aru-laketown", "dimaria-cancelled")


def test_heavier_events_first(year: KnowledgeBase) -> None:
    """Among events as close, the heavier one is shown first."""
    people = [each for each in find_related(year, "dimaria-award") if each in year.events_of_person["dimaria"]]
    weights = [year.events[each].weight for each in people]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("event", ["aru-concert", "aru-laketown", "sky-museum", "library-law", "wind-premiere"])
def test_never_itself_and_never_twice(year: KnowledgeBase, event: str) -> None:
    """At most four, each once, never the event."""
    related = find_related(year, event)
    assert event not in related
    assert len(related) == len(set(related)) <= MOST_RELATED


def test_never_what_is_already_shown(year: KnowledgeBase) -> None:
    """Events that the reply speaks of are not offered again."""
    shown = find_related(year, "aru-concert")[:2]
    assert not set(shown) & set(find_related(year, "aru-concert", without=shown))


def test_officials_relate_nothing(year: KnowledgeBase) -> None:
    """Whoever opens and greets does it everywhere."""
    entry = year.events["sky-museum"]
    official = entry.people[0].model_copy(update={"roles": ("official",)})
    museum = entry.model_copy(update={"people": (official,), "related": ()})
    law = year.events["library-law"].model_copy(update={"people": (official,)})
    base = with_entries(year, events=[museum, law])
    assert "library-law" not in find_related(base, "sky-museum")


def test_links_to_missing_events_are_skipped(year: KnowledgeBase) -> None:
    """A link that leads nowhere is no link."""
    base = with_entries(year, events=[year.events["library-law"].model_copy(update={"related": ("gone",)})])
    assert find_related(base, "library-law") == ()
