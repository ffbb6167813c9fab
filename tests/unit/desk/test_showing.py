from __future__ import annotations

import pytest

from bot.desk.showing import find_entries, show_entry
from bot.knowledge.model import LANGUAGES, Language
from tests.unit.desk.packs import Pack


def _shown(pack: Pack, entry_id: str, language: Language = "en") -> list[str]:
    assistant = pack.assistant()
    ((folder, entry),) = find_entries(assistant, entry_id)
    return "\n".join(show_entry(assistant, folder, entry, language)).splitlines()


def test_show_event(pack: Pack) -> None:
    """An event shows its card, its disputes, every source with its address, and its aliases."""
    lines = _shown(pack, "lantern-festival-2031")
    assert lines[0] == "The Lantern Festival returns to Lanternbay"
    assert any("9,500 by the harbour police" in line for line in lines)
    assert "20–22 June 2031 · Lanternbay" in lines
    assert [line[:2] for line in lines if "https://" in line] == ["1.", "2."]
    assert lines[-1] == "aliases: lanterns on the pier"


@pytest.mark.parametrize("language", LANGUAGES)
def test_show_speaks_each_language(pack: Pack, language: Language) -> None:
    """What is shown is what readers of the language see."""
    base = pack.load().base
    assert _shown(pack, "salt-moon-premiere", language)[0] == base.events["salt-moon-premiere"].title[language]
    assert base.events["salt-moon-premiere"].facts[0].text[language] in "\n".join(
        _shown(pack, "salt-moon-premiere", language)
    )


def test_show_person(pack: Pack) -> None:
    """A person shows who it is and everything they did, in order."""
    lines = _shown(pack, "mira-vellan")
    assert lines[1] == "Mira Vellan — singer and actress."
    assert [line.partition(" — ")[0] for line in lines if line.startswith("•")] == [
        "• 14 March",
        "• 20–22 June",
        "• 5 September",
    ]
    assert lines[-1] == "aliases: Vellan"


def test_show_place_and_topic(pack: Pack) -> None:
    """Places and topics show their events; a place without events and aliases says so."""
    assert sum(line.startswith("•") for line in _shown(pack, "glass-theatre", "ru")) == 3
    topic = _shown(pack, "salt-moon")
    assert topic[:2] == ["Salt Moon", "film of Tobias Orn"]
    assert any(line.startswith("• 5 September") for line in topic)
    pack.edit("places/merovia.yaml", 'en: ["Merovian"]', "en: []")
    pack.edit("events/lighthouse-museum-opening.yaml", '    place: "old-lighthouse"\n', "")
    assert _shown(pack, "merovia")[-1] == "aliases: none"
    assert _shown(pack, "old-lighthouse") == ["Old Lighthouse", "aliases: the lighthouse"]


def test_find_entries_of_one_id(pack: Pack) -> None:
    """An id that two folders have leads to both, with its folder to one, and no id to none."""
    path = pack.root / "places" / "glass-theatre.yaml"
    text = path.read_text(encoding="utf-8").replace('"glass-theatre"', '"salt-moon"')
    (pack.root / "places" / "salt-moon.yaml").write_text(
        text.replace("Glass", "Salt")
        .replace("Стеклянный", "Соляной")
        .replace("из стекла", "из соли")
        .replace("Шыны", "Тұз"),
        encoding="utf-8",
    )
    assistant = pack.assistant()
    assert [folder for folder, _ in find_entries(assistant, "salt-moon")] == ["places", "topics"]
    assert [folder for folder, _ in find_entries(assistant, "topics/salt-moon")] == ["topics"]
    assert find_entries(assistant, "nothing") == []
