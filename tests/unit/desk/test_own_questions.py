from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.answers import Explanation
from bot.assistant.answered import Answered
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.desk import own_questions
from bot.desk.names import find_names
from bot.desk.own_questions import CHECK, ask_own_questions, find_strays
from tests.unit.desk.packs import Pack

GULLS = "events/tin-gulls-farewell-cancelled.yaml"
MUSEUM = "events/lighthouse-museum-opening.yaml"


def _strays(pack: Pack, assistant: Assistant | None = None) -> list[str]:
    loaded = pack.load()
    found = find_strays(loaded, assistant or Assistant(loaded.base), jobs=1)
    assert all(problem.is_wish and problem.check == CHECK for problem in found)
    return [str(problem).replace(f"{pack.root}/", "") for problem in found]


def test_example_has_no_strays(pack: Pack) -> None:
    """Every title, name and alias of the example base leads to its entry."""
    assert _strays(pack) == []


class _Misled(Assistant):
    """Answers one question as if another had been asked."""

    instead = ""

    def reply(self, message: str, context: Context, explanation: Explanation | None = None) -> Answered:
        asked = self.instead if message == "farewell of the Gulls" else message
        return super().reply(asked, context, explanation)


@pytest.mark.parametrize(
    ("instead", "heard", "hint"),
    [
        ("sea museum", "leads to 'events/lighthouse-museum-opening'", "Add a word that only this entry has."),
        ("all events with Mira Vellan", "leads to 'people/mira-vellan'", "Add a word that only this entry has."),
        ("all the events in Lanternbay", "leads to 'places/lanternbay'", "Add a word that only this entry has."),
        ("the main events of the year", "leads to 'the whole year'", "Add a word that only this entry has."),
        ("quantum entanglement", "is not understood", "Ask it with: yearbot ask --explain."),
    ],
)
def test_stray_names_its_thief(pack: Pack, instead: str, heard: str, hint: str) -> None:
    """The message says which entry has taken the question, and what to do."""
    loaded = pack.load()
    assistant = _Misled(loaded.base)
    assistant.instead = instead
    assert [str(stray).replace(f"{pack.root}/", "") for stray in find_strays(loaded, assistant, jobs=1)] == [
        (
            f"{GULLS}:42: warning [own-questions] aliases.en.0: 'farewell of the Gulls' {heard}; "
            f"expected 'tin-gulls-farewell-cancelled' first. {hint}"
        )
    ]


def test_stray_that_nobody_understands(pack: Pack) -> None:
    """A name that is a greeting is never answered."""
    pack.edit(GULLS, '"farewell of the Gulls"', '"good morning"')
    assert _strays(pack) == [
        (
            f"{GULLS}:42: warning [own-questions] aliases.en.0: 'good morning' is taken for small talk; "
            "expected 'tin-gulls-farewell-cancelled' first. Add a word, or take the phrase out of small talk."
        )
    ]


def test_name_that_only_suggests_its_entry(pack: Pack) -> None:
    """A name whose entry is found and says nothing about it is told as that."""
    assistant = _Misled(pack.load().base)
    assistant.instead = "how much money did the Tin Gulls earn"
    assert _strays(pack, assistant) == [
        (
            f"{GULLS}:42: warning [own-questions] aliases.en.0: 'farewell of the Gulls' is answered with a suggestion; "
            "expected an answer from 'tin-gulls-farewell-cancelled'. Ask it with: yearbot ask --explain."
        )
    ]


def test_shared_name_lists_all(pack: Pack) -> None:
    """Two entries with one name are listed, and neither is a stray."""
    pack.edit(MUSEUM, '"sea museum"', '"farewell of the Gulls"')
    assert _strays(pack) == []


def test_shared_name_must_list_all(pack: Pack) -> None:
    """Of two entries with one name, the one that the answer leaves out is a stray; the other owner is named."""
    pack.edit(MUSEUM, '"sea museum"', '"farewell of the Gulls"')
    assistant = _Misled(pack.load().base)
    assistant.instead = "when was the farewell of the Gulls cancelled?"
    (stray,) = _strays(pack, assistant)
    assert stray.startswith(f"{MUSEUM}:")
    assert (
        "leads to 'events/tin-gulls-farewell-cancelled'; expected 'lighthouse-museum-opening' in the answer." in stray
    )
    assert stray.endswith(" 'events/tin-gulls-farewell-cancelled' has the same name.")


def test_month_of_the_same_name_lists_all(pack: Pack) -> None:
    """A name that is also that of a month lists the month, in which the entry's event is; another month lacks it."""
    pack.edit(MUSEUM, '"sea museum"', '"May"')
    assert _strays(pack) == []
    pack.edit(MUSEUM, '"May"', '"June"')
    (stray,) = _strays(pack)
    assert stray.startswith(f"{MUSEUM}:")


def test_entries_without_events_are_not_asked(pack: Pack) -> None:
    """A person without events and the country of the base lead to nothing, which is no fault of a name."""
    pack.edit("people/tobias-orn.yaml", 'aliases: {en: ["Toby Orn"]', 'aliases: {en: ["Hello"]')
    assert any("small talk" in stray for stray in _strays(pack))
    path = pack.root / "events" / "salt-moon-premiere.yaml"
    pack.edit(
        "events/salt-moon-premiere.yaml",
        '  - person: "tobias-orn"\n    roles: ["director"]\n    sources: ["courier-1"]\n',
        "",
    )
    assert "tobias-orn" not in path.read_text(encoding="utf-8")
    assert not any("tobias-orn" in stray for stray in _strays(pack))
    assert not any("merovia" in stray for stray in _strays(pack))


def test_several_processes_hear_the_same(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    """How many processes ask changes nothing but the time."""
    loaded = pack.load()
    assistant = Assistant(loaded.base)
    texts = [name.text for name in find_names(loaded.base)]
    monkeypatch.setattr(own_questions, "CHUNK", 8)
    assert ask_own_questions(assistant, texts, jobs=2) == ask_own_questions(assistant, texts, jobs=1)


def test_each_sound_is_asked_once(pack: Pack) -> None:
    """Spellings that sound the same get one answer, but not across scripts."""
    assistant = pack.assistant()
    assert len(ask_own_questions(assistant, ["Salt Moon", "salt moon", "SALT MOON!"], jobs=1)) == 1
    assert len(ask_own_questions(assistant, ["Salt Moon", "Солёная луна"], jobs=1)) == 2


def test_warnings_are_not_problems(pack: Pack) -> None:
    """A stray is marked, and equals no problem of the same words."""
    pack.edit(GULLS, '"farewell of the Gulls"', '"good morning"')
    loaded = pack.load()
    (stray,) = find_strays(loaded, Assistant(loaded.base), jobs=1)
    assert ": warning [own-questions] " in str(stray)
    assert ": [own-questions] " in str(replace(stray, is_wish=False))
