from __future__ import annotations

from bot.desk.coverage import count_fields, count_languages, count_months, render_table
from tests.unit.desk.packs import Pack


def test_count_languages(pack: Pack) -> None:
    """Each language names every entry; an entry without alias is seen."""
    pack.edit("people/mira-vellan.yaml", 'kk: ["Веллан"]', "kk: []")
    heading, rows = count_languages(pack.load().base)
    assert heading == ("language", "events", "people", "places", "topics", "with alias", "aliases", "phrases")
    english, russian, kazakh = rows
    assert english[:7] == ("English", 5, 3, 4, 2, 14, 14)
    assert russian[:7] == ("Русский", 5, 3, 4, 2, 14, 14)
    assert kazakh[:7] == ("Қазақша", 5, 3, 4, 2, 13, 13)
    assert english[7] == russian[7] == kazakh[7]


def test_count_months(pack: Pack) -> None:
    """An event is in every month that it touches, and in none if only its year is known."""
    pack.edit("events/lantern-festival-2031.yaml", 'end: "2031-06-22"', 'end: "2031-07-02"')
    pack.edit("events/salt-moon-premiere.yaml", 'start: "2031-09-05"', 'start: "2031"')
    heading, rows = count_months(pack.load().base)
    events = {str(row[0]): row[1] for row in rows}
    assert heading == ("month", "events", "facts", "figures", "disputes", "people", "sources")
    assert {month: count for month, count in events.items() if count} == {
        "March": 1, "May": 1, "June": 1, "July": 1, "November": 1, "no month": 1,
    }  # fmt: skip
    assert next(row for row in rows if row[0] == "June") == ("June", 1, 1, 1, 1, 2, 2)


def test_count_fields(pack: Pack) -> None:
    """An event counts in each of its fields."""
    _, rows = count_fields(pack.load().base)
    assert {row[0]: row[1] for row in rows if row[1]} == {"music": 3, "film": 1, "museums": 1, "festivals": 1}


def test_render_table() -> None:
    """Names stand left, numbers right."""
    assert render_table((("month", "events"), [("May", 3), ("September", 12)])).splitlines() == [
        "month      events",
        "---------  ------",
        "May             3",
        "September      12",
    ]
