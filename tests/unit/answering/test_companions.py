"""With whom a person shared events."""

from pathlib import Path

import pytest

from bot.answering.companions import Companion, find_companions
from tests.unit.knowledge.small_base import SmallBase, write_small_base

PART = """\
people:
  - person: "olzhas"
    roles: ["director"]
    sources: ["kino-1"]
"""


@pytest.fixture
def small(tmp_path: Path) -> SmallBase:
    """Return a base in which Aru sings at the premiere of Olzhas."""
    small = write_small_base(tmp_path)
    small.edit(
        "events/wind-premiere.yaml", PART, f'{PART}  - person: "aru"\n    roles: ["guest"]\n    sources: ["kino-1"]\n'
    )
    return small


def test_companions_by_shared_events(small: SmallBase) -> None:
    """Each way round."""
    base = small.load()
    assert find_companions(base, "aru") == (Companion(person="olzhas", shared=1),)
    assert find_companions(base, "olzhas") == (Companion(person="aru", shared=1),)


def test_two_roles_in_one_event_are_one_event(small: SmallBase) -> None:
    """A person named twice is no closer for it."""
    small.edit(
        "events/wind-premiere.yaml",
        PART,
        f'{PART}  - person: "olzhas"\n    roles: ["writer"]\n    sources: ["kino-1"]\n',
    )
    assert find_companions(small.load(), "aru") == (Companion(person="olzhas", shared=1),)


def test_most_shared_first_and_five_at_most(small: SmallBase) -> None:
    """Of those who share as much, the ones in heavier events come first."""
    for number in range(6):
        name = f"guest-{number}"
        person = (small.root / "people/olzhas.yaml").read_text(encoding="utf-8").replace("olzhas", name)
        small.write(f"people/{name}.yaml", person.replace("Olzhas", name).replace("Олжас", f"Гость {'абвгде'[number]}"))
        part = f'  - person: "{name}"\n    roles: ["guest"]\n    sources: ["longtown-news-1"]\n'
        small.edit("events/aru-concert.yaml", "figures:", f"{part}figures:")
    small.edit(
        "events/aru-concert.yaml",
        "figures:",
        '  - person: "olzhas"\n    roles: ["guest"]\n    sources: ["longtown-news-1"]\nfigures:',
    )
    found = find_companions(small.load(), "aru")
    assert found[0] == Companion(person="olzhas", shared=2)
    assert [each.person for each in found[1:]] == ["guest-0", "guest-1", "guest-2", "guest-3"]


def test_person_without_events(small: SmallBase) -> None:
    """Nobody is near someone who was nowhere."""
    assert find_companions(small.load(), "nobody") == ()
