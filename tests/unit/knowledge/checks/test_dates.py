"""Events of another year."""

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"


def test_event_of_another_year(small: SmallBase) -> None:
    """Digits that changed places."""
    small.edit(CONCERT, '"2025-08-10"', '"2052-08-10"')
    assert small.check() == [
        (
            f"{CONCERT}:11: [dates] an event of 2052-08-10 in the base of 2025; expected an occurrence in 2025. "
            "Check the year, or move the event to another base."
        )
    ]


def test_event_that_reaches_into_the_year(small: SmallBase) -> None:
    """It may begin before and end after."""
    small.edit(CONCERT, '"2025-08-10"', '"2024-12"\n    end: "2026-01"')
    assert small.check() == []


def test_one_occurrence_in_the_year_is_enough(small: SmallBase) -> None:
    """The others tell what came before."""
    small.edit(CONCERT, "occurrences:\n", 'occurrences:\n  - start: "2019"\n    sources: ["longtown-news-1"]\n')
    assert small.check() == []


def test_year_that_nobody_knows(small: SmallBase) -> None:
    """Only base.yaml is to blame."""
    small.edit("base.yaml", "year: 2025", "year: 205")
    assert small.check() == ["base.yaml:2: [schema] year: the number 205; expected 1900 or more."]
