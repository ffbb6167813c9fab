"""The numbers of the year are computed, never written."""

from pathlib import Path

import pytest

from bot.answering.records import YearRecord, find_records, tally
from bot.knowledge.base import KnowledgeBase
from tests.unit.knowledge.small_base import SmallBase, write_small_base

CONCERT = "events/aru-concert.yaml"


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a base with two concerts."""
    small = write_small_base(tmp_path)
    text = (small.root / CONCERT).read_text(encoding="utf-8")
    second = text.replace('id: "aru-concert"', 'id: "aru-again"').replace("27,000", "9,000").replace("27 000", "9000")
    small.write("events/aru-again.yaml", second.replace("value: 27000", "value: 9000"))
    return small


def _winners(small: SmallBase, measure: str) -> list[str]:
    records = {each.measure: each for each in find_records(small.load())}
    return [event for event, _ in records[measure].figures] if measure in records else []


def test_largest_of_each_measure(small: SmallBase) -> None:
    """A measure that no event has a figure for is left out."""
    assert find_records(small.load()) == (
        YearRecord(measure="visitors", figures=(("aru-concert", 0),)),
        YearRecord(measure="concert", figures=(("aru-concert", 0),)),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('qualifier: "over"', 'qualifier: "expected"'),
        ('unit: "people"', 'unit: "people"\n    own: false'),
        ('unit: "people"', 'unit: "pieces"'),
        ("weight: 4", 'weight: 4\nstate: "cancelled"'),
    ],
)
def test_what_never_counts(small: SmallBase, old: str, new: str) -> None:
    """A forecast, a comparison, another unit, an event that was not held."""
    small.edit(CONCERT, old, new)
    assert _winners(small, "visitors") == ["aru-again"]


def test_roubles_are_not_compared_with_tenge(small: SmallBase) -> None:
    """A larger number in another currency wins nothing."""
    for name, unit in (("aru-concert", "rub"), ("aru-again", "tenge")):
        small.edit(f"events/{name}.yaml", 'kind: "attendance"', 'kind: "box-office"')
        small.edit(f"events/{name}.yaml", 'unit: "people"', f'unit: "{unit}"')
    assert _winners(small, "box_office") == ["aru-again"]


def test_equal_events_share_a_record(small: SmallBase) -> None:
    """Sources round: "about 30,000" twice has no winner."""
    small.edit("events/aru-again.yaml", "value: 9000", "value: 27000")
    assert _winners(small, "concert") == ["aru-again", "aru-concert"]


def test_concerts_are_compared_among_themselves(small: SmallBase) -> None:
    """A festival with a concert in it is no concert."""
    small.edit(CONCERT, 'kinds: ["concert"]', 'kinds: ["festival", "concert"]')
    assert _winners(small, "concert") == ["aru-again"]
    assert _winners(small, "visitors") == ["aru-concert"]


def test_tally(small: SmallBase) -> None:
    """Places are counted once, an event in each month that it touches."""
    counts = tally(small.load())
    assert (counts.events, counts.cities, counts.countries) == (3, 1, 1)
    assert (counts.fullest_month, counts.fullest) == (8, 2)


def test_tally_without_months(small: SmallBase) -> None:
    """A base dated by years alone has no fullest month."""
    for name, start in (("aru-concert", "2025-08-10"), ("aru-again", "2025-08-10"), ("wind-premiere", "2025-09")):
        small.edit(f"events/{name}.yaml", f'start: "{start}"', 'start: "2025"')
    assert tally(small.load()).fullest_month is None


def test_records_of_the_shipped_base(base: KnowledgeBase) -> None:
    """No figure of a record is a forecast, and no event holds one that only another film earned."""
    records = {each.measure: each for each in find_records(base)}
    assert {"visitors", "concert", "box_office", "prizes"} <= set(records)
    for record in records.values():
        for event, at in record.figures:
            figure = base.events[event].figures[at]
            assert figure.own
            assert figure.qualifier != "expected"
