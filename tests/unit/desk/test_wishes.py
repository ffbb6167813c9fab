from __future__ import annotations

import pytest

from bot.desk.wishes import find_wishes
from tests.unit.desk.packs import Pack

MIRA = "people/mira-vellan.yaml"
FILM = "events/salt-moon-premiere.yaml"
CONCERT = "events/mira-vellan-glass-theatre.yaml"
RADIO = """\
  - id: "harbour-radio-1"
    url: "https://harbour-radio.example/salt-moon"
    publisher: "Harbour Radio"
    title: "Tobias Orn on Salt Moon"
    published: "2031-09"
"""


def _wishes(pack: Pack) -> list[str]:
    found = list(find_wishes(pack.load()))
    assert all(problem.is_wish for problem in found)
    return [str(problem).replace(f"{pack.root}/", "") for problem in found]


def test_example_leaves_no_wish(pack: Pack) -> None:
    """What editors begin with is as good as entries can be."""
    assert _wishes(pack) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            MIRA, 'kk: ["Веллан"]', "kk: []",
            (f"{MIRA}:6: warning [aliases] no alias in Kazakh; expected what people call it. "
            "A short form, a nickname, another spelling."),
        ),
        (
            FILM, RADIO, "",
            f"{FILM}:34: warning [sources] one source only (Lanternbay Courier); expected a second one.",
        ),
        (
            FILM, 'related: ["mira-vellan-glass-theatre"]', "related: []",
            f"{FILM}:49: warning [related] no related event; expected ids of events that belong with it.",
        ),
        (
            CONCERT, '840\n    qualifier: "exact"\n', "840000\n",
            (f"{CONCERT}:24: warning [qualifiers] figures.0: a round figure without qualifier; expected how exact the "
            "source is. 'exact' if it counted."),
        ),
    ],
)  # fmt: skip
def test_wish(pack: Pack, name: str, old: str, new: str, said: str) -> None:
    """Each lack is told once, at its line."""
    pack.edit(name, old, new)
    assert _wishes(pack) == [said]


@pytest.mark.parametrize(
    ("value", "unit"), [("840", "people"), ("8412", "people"), ("8450", "pieces"), ("8400", "usd"), ("8400", "minutes")]
)
def test_figure_that_needs_no_qualifier(pack: Pack, value: str, unit: str) -> None:
    """A number that is small or not round was counted, and a price is round by itself."""
    path = pack.root / CONCERT
    text = path.read_text(encoding="utf-8").replace('    qualifier: "exact"\n', "")
    path.write_text(text.replace("840", value).replace('unit: "people"', f'unit: "{unit}"'), encoding="utf-8")
    assert _wishes(pack) == []


def test_places_need_no_alias(pack: Pack) -> None:
    """A stadium is called by its name."""
    pack.edit("places/glass-theatre.yaml", 'kk: ["Шыны театры"]', "kk: []")
    assert _wishes(pack) == []


def test_wish_own_words(pack: Pack) -> None:
    """A person all of whose words another one has, too, is told with that one."""
    pack.edit("people/tobias-orn.yaml", 'en: ["Toby Orn"]', 'en: ["Toby Orn", "brother of Mira Vellan"]')
    assert _wishes(pack) == [
        (
            f"{MIRA}:6: warning [own-words] all its words in English are words of 'tobias-orn'; "
            "expected a word that only this entry has. Add it to the aliases."
        )
    ]


def test_own_words_of_another_kind_of_place(pack: Pack) -> None:
    """A venue may be called after its city."""
    pack.edit("places/glass-theatre.yaml", 'en: ["Glass Theater"]', 'en: ["Glass Theater", "Lanternbay Lantern Bay"]')
    assert _wishes(pack) == []
