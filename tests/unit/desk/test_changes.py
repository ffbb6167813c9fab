from __future__ import annotations

from pathlib import Path

import pytest

from bot.desk.changes import Change, find_changes
from bot.desk.telling import tell_changes
from bot.knowledge.model import Language
from tests.unit.desk.packs import Pack

FESTIVAL = "events/lantern-festival-2031.yaml"
TITLE = "The Lantern Festival returns to Lanternbay"


@pytest.fixture
def old(pack: Pack, tmp_path: Path) -> Pack:
    """The state before; ``pack`` is the state after."""
    return pack.copy(tmp_path / "old")


def _changes(old: Pack, new: Pack, folder: str = "events", language: Language = "en") -> list[Change]:
    """Return the changes of the one entry that changed, and make sure that nothing else did."""
    found = find_changes(old.load().base, new.load().base, language)
    assert not any(each.new or each.gone for each in found)
    changed = [(each.folder, entry) for each in found for entry in each.changed]
    assert [name for name, _ in changed] in ([folder], [])
    return [change for _, entry in changed for change in entry.changes]


def _tell(old: Pack, new: Pack, language: Language = "en") -> list[str]:
    return tell_changes(old.load().base, new.load().base, language)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing has changed."), ("ru", "Ничего не изменилось."), ("kk", "Ештеңе өзгермеді.")]
)
def test_nothing_changed(old: Pack, pack: Pack, language: Language, said: str) -> None:
    """The same state twice is told in a sentence."""
    assert _tell(old, pack, language) == [said]


def test_new_and_gone_events(old: Pack, pack: Pack) -> None:
    """New events are told in order of date, gone ones by the words of the old state."""
    (old.root / FESTIVAL).unlink()
    old.edit("events/mira-vellan-glass-theatre.yaml", 'related: ["lantern-festival-2031"]', "related: []")
    old.edit("events/lighthouse-museum-opening.yaml", 'related: ["lantern-festival-2031"]', "related: []")
    old.edit("events/tin-gulls-farewell-cancelled.yaml", 'related: ["lantern-festival-2031"]', "related: []")
    lines = _tell(old, pack)
    assert lines[:3] == ["New events:", f"• 20–22 June — {TITLE}", "Changed events:"]
    assert f"  – new related event: {TITLE}" in lines
    assert _tell(pack, old)[:2] == ["Removed events:", f"• 20–22 June — {TITLE}"]


def test_new_person(old: Pack, pack: Pack) -> None:
    """A person is told with who it is."""
    text = (pack.root / "people" / "tobias-orn.yaml").read_text(encoding="utf-8")
    text = text.replace("tobias-orn", "anna-orn").replace("Tobias", "Anna").replace("Toby", "Annie")
    text = text.replace("Тобиас", "Анна").replace("Тоби", "Аня")
    (pack.root / "people" / "anna-orn.yaml").write_text(text, encoding="utf-8")
    assert _tell(old, pack) == ["New people:", "• Anna Orn — film director"]
    assert _tell(old, pack, "ru") == ["Новые имена:", "• Анна Орн — кинорежиссёр"]
    assert _tell(pack, old, "kk") == ["Алынып тасталған есімдер:", "• Анна Орн — кинорежиссер"]


def test_new_place_has_no_description(old: Pack, pack: Pack) -> None:
    """A place is told by its name."""
    text = (pack.root / "places" / "old-lighthouse.yaml").read_text(encoding="utf-8")
    text = text.replace("old-lighthouse", "pier").replace("Old Lighthouse", "Pier").replace("the lighthouse", "jetty")
    text = text.replace("Старый маяк", "Пирс").replace("маяк", "пристань").replace("Ескі пристань", "Айлақ")
    (pack.root / "places" / "pier.yaml").write_text(text, encoding="utf-8")
    assert _tell(old, pack) == ["New places:", "• Pier"]


def test_date_and_state(old: Pack, pack: Pack) -> None:
    """A moved date shows both, with the place; a state is told in the words of readers."""
    pack.edit(FESTIVAL, 'end: "2031-06-22"', 'end: "2031-06-23"')
    pack.edit(FESTIVAL, 'state: "held"', 'state: "postponed"')
    assert _changes(old, pack) == [
        Change(part="date", before="20–22 June 2031 · Lanternbay", after="20–23 June 2031 · Lanternbay"),
        Change(part="state", before="held", after="postponed"),
    ]


def test_figure_that_was_corrected(old: Pack, pack: Pack) -> None:
    """A number that changed is one figure with two values, in each language that says it."""
    for before, after in (("About 12,000 people", "About 13,000 people"), ("Около 12 000 ч", "Около 13 000 ч"),
                          ("12 000-дай адам", "13 000-дай адам"), ("value: 12000", "value: 13000")):  # fmt: skip
        pack.edit(FESTIVAL, before, after)
    said = "{} people came to the Lantern Festival, the organisers say."
    assert _changes(old, pack) == [
        Change(part="figure", before=said.format("About 12,000"), after=said.format("About 13,000"))
    ]
    assert _tell(old, pack, "ru") == [
        "Изменённые события:",
        "• Фестиваль фонарей вернулся в Фонарск",
        (
            "  – число: Около 13 000 человек пришли на Фестиваль фонарей, по словам организаторов. "
            "(было: Около 12 000 человек пришли на Фестиваль фонарей, по словам организаторов.)"
        ),
    ]


def test_fact_that_was_replaced(old: Pack, pack: Pack) -> None:
    """A sentence that has nothing in common with the one before is new, and the other is gone."""
    pack.edit(
        FESTIVAL, "The Lantern Festival had paused because the pier was being rebuilt.", "Nobody had any money left."
    )
    assert _changes(old, pack) == [
        Change(part="fact", after="Nobody had any money left."),
        Change(part="fact", before="The Lantern Festival had paused because the pier was being rebuilt."),
    ]


def test_people_come_go_and_change(old: Pack, pack: Pack) -> None:
    """People are told with what they did."""
    pack.edit(FESTIVAL, 'person: "tin-gulls"\n    roles: ["performer"]', 'person: "tobias-orn"\n    roles: ["guest"]')
    pack.edit(FESTIVAL, 'person: "mira-vellan"\n    roles: ["performer"]', 'person: "mira-vellan"\n    roles: ["host"]')
    assert _changes(old, pack) == [
        Change(part="person", before="Mira Vellan — performer", after="Mira Vellan — host"),
        Change(part="person", after="Tobias Orn — guest"),
        Change(part="person", before="The Tin Gulls — performer"),
    ]


def test_sources_topics_aliases_and_disputes(old: Pack, pack: Pack) -> None:
    """Everything that readers can see of an event is compared."""
    pack.edit(FESTIVAL, "https://harbour-radio.example/lanterns", "https://harbour-radio.example/lanterns-2")
    pack.edit(FESTIVAL, 'topics: ["lantern-festival"]', "topics: []")
    pack.edit(FESTIVAL, 'en: ["lanterns on the pier"]', 'en: ["lights on the pier"]')
    pack.edit(FESTIVAL, "9,500 by the harbour police.", "9,400 by the harbour police.")
    radio = "Harbour Radio: Police count fewer lanterns"
    assert [(change.part, change.before, change.after) for change in _changes(old, pack)] == [
        ("dispute", "About 12,000 visitors by the organisers, 9,500 by the harbour police.",
         "About 12,000 visitors by the organisers, 9,400 by the harbour police."),
        ("source", "", radio),
        ("source", radio, ""),
        ("topic", "Lantern Festival", ""),
        ("alias", "", "lights on the pier"),
        ("alias", "lanterns on the pier", ""),
    ]  # fmt: skip


def test_other_entries(old: Pack, pack: Pack) -> None:
    """A person's and a topic's description can change."""
    pack.edit("people/mira-vellan.yaml", '"singer and actress"', '"singer"')
    assert _changes(old, pack, "people") == [Change(part="what", before="singer and actress", after="singer")]
    pack.edit("people/mira-vellan.yaml", '"singer"', '"singer and actress"')
    pack.edit("topics/salt-moon.yaml", '"film of Tobias Orn"', '"first film of Tobias Orn"')
    assert _changes(old, pack, "topics") == [
        Change(part="what", before="film of Tobias Orn", after="first film of Tobias Orn")
    ]


def test_place_that_moved(old: Pack, pack: Pack) -> None:
    """A place that lies elsewhere changes the events that were held there."""
    pack.edit("places/old-lighthouse.yaml", 'within: "lanternbay"', 'within: "merovia"')
    assert _tell(old, pack) == [
        "Changed events:",
        "• A museum of the sea opens in the Old Lighthouse",
        "  – date and place: 1 May 2031 · Old Lighthouse (before: 1 May 2031 · Lanternbay, Old Lighthouse)",
        "Changed places:",
        "• Old Lighthouse",
        "  – lies in: Merovia (before: Lanternbay)",
    ]


def test_other_languages_are_left_out(old: Pack, pack: Pack) -> None:
    """A mended Kazakh sentence is news for Kazakh readers only."""
    pack.edit(FESTIVAL, "«Қаңылтыр шағала» тобы ән салды.", "«Қаңылтыр шағала» ән салды.")
    assert _changes(old, pack) == []
    assert [change.part for change in _changes(old, pack, language="kk")] == ["summary"]


def test_new_title_is_told_once(old: Pack, pack: Pack) -> None:
    """Events that are related to a renamed one have not changed."""
    pack.edit(FESTIVAL, f'en: "{TITLE}"', 'en: "The lanterns return to Lanternbay"')
    assert _changes(old, pack) == [Change(part="title", before=TITLE, after="The lanterns return to Lanternbay")]
