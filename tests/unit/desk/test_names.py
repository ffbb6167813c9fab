from __future__ import annotations

from bot.desk.names import find_names, owners_of, spelling_of, title_of
from tests.unit.desk.packs import Pack


def test_find_names_titles_names_and_aliases(pack: Pack) -> None:
    """Each way to call an entry is found once, where it stands first."""
    names = find_names(pack.load().base)
    mine = {(name.at, name.text) for name in names if name.owner == "people/mira-vellan"}
    assert mine == {
        (("name", "en"), "Mira Vellan"),
        (("name", "ru"), "Мира Веллан"),
        (("aliases", "en", 0), "Vellan"),
        (("aliases", "ru", 0), "Веллан"),
    }
    assert ("title", "kk") in {name.at for name in names if name.owner == "events/salt-moon-premiere"}


def test_spelling_is_what_questions_hear() -> None:
    """Case, quotation marks and ё make no other name."""
    assert spelling_of("«Солёная луна»") == spelling_of("солёная ЛУНА")
    assert spelling_of("Salt Moon") != spelling_of("Salt Mood")


def test_owners_of_a_shared_name(pack: Pack) -> None:
    """A name leads to all entries that have it, in order."""
    pack.edit("events/salt-moon-premiere.yaml", '"premiere of Salt Moon"', '"premiere of Salt Moon", "salt moon"')
    owners = owners_of(find_names(pack.load().base))
    assert owners[spelling_of("Salt Moon")] == ("events/salt-moon-premiere", "topics/salt-moon")


def test_title_of_event_and_person(pack: Pack) -> None:
    """Events have titles, everything else names."""
    base = pack.load().base
    assert title_of(base.people["tobias-orn"])["ru"] == "Тобиас Орн"
    assert title_of(base.events["salt-moon-premiere"])["en"].startswith("Salt Moon, the first film")
