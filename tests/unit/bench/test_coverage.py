"""How much of a dossier stands in a base: counted, never taken on trust."""

from pathlib import Path

import pytest

from bench.coverage.__main__ import main
from bench.coverage.words import find_numbers, find_words, is_same_word
from tests.unit.knowledge.small_base import SmallBase, write_small_base

DOSSIER = """\
events:
- id: aru-concert
  sources:
  - {url: "https://news.example/aru"}
  - {url: "https://other.example/aru"}
  points:
  - text: Aru Dalayeva sang at the stadium of Longtown on 10 August 2025
    sources: [0]
  - text: Fireworks ended the evening
    sources: [0]
  figures:
  - {name: audience, value: 27, unit: "thousand people (over)", sources: [0]}
  disputed: The police speak of 25,000 and the organisers of 27,000
- id: wind-premiere
  sources:
  - {url: "https://kino.example/wind"}
  points:
  - text: Olzhas Kenov directed Wind
    sources: [0]
  figures: []
  disputed: null
"""
NOTES = "left_out: []\nreworded: []\n"
HEADER = [
    "| part | in the dossier | found | told in other words | left out on purpose | not found |",
    "|---|---|---|---|---|---|",
]


class Desk:
    """A dossier, a base and an editor's notes in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.small: SmallBase = write_small_base(folder)
        self.folder = folder
        self._capsys = capsys
        self.write("events-music.yaml", DOSSIER)
        self.write("notes.yaml", NOTES)

    def write(self, name: str, text: str) -> None:
        """Write a file of the dossier or the notes."""
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, old: str, new: str) -> None:
        """Change a word of the dossier."""
        assert old in DOSSIER
        self.write("events-music.yaml", DOSSIER.replace(old, new))

    def run(self) -> tuple[int, list[str]]:
        """Return the exit status and the lines printed."""
        notes = ["--notes", str(self.folder / "notes.yaml")]
        status = main(["--dossier", str(self.folder), "--knowledge", str(self.small.root), *notes])
        printed = self._capsys.readouterr()
        return status, (printed.out + printed.err).splitlines()


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a dossier that the small base tells whole."""
    return Desk(tmp_path, capsys)


def test_dossier_told_whole(desk: Desk) -> None:
    """A table of totals, nothing to look at, exit status 0."""
    assert desk.run() == (
        0,
        [
            *HEADER,
            "| points | 3 | 3 | 0 | 0 | 0 |",
            "| figures | 1 | 1 | 0 | 0 | 0 |",
            "| disputes | 1 | 1 | 0 | 0 | 0 |",
            "",
            "2 events. Figures found as figures: 1, in the words of other parts: 0.",
        ],
    )


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        # A number that is nowhere, however many words are right.
        ("10 August 2025", "11 August 2025", "| aru-concert | point 0 | 100% | 11 |  |"),
        # Most of the words are not there.
        (
            "Fireworks ended the evening",
            "Fireworks lit seven ships",
            "| aru-concert | point 1 | 25% |  | lit, seven, ships |",
        ),
        # The base cites no such page for it: whoever lost the source lost the point.
        (
            "evening\n    sources: [0]",
            "evening\n    sources: [1]",
            "| aru-concert | point 1 | 0% |  | ended, evening, fireworks |",
        ),
        ("value: 27,", "value: 28,", "| aru-concert | figure 0 | 0% | 28 |  |"),
        ("police speak of 25,000", "police speak of 24,000", "| aru-concert | dispute 0 | 100% | 24000 |  |"),
        ("id: wind-premiere", "id: wind-lost", "| wind-lost | point 0 | 0% |  | directed, kenov, olzhas, wind |"),
        (
            "disputed: null",
            "disputed: Olzhas Kenov calls it Wind",
            "| wind-premiere | dispute 0 | 0% |  | calls, kenov, olzhas, wind |",
        ),
    ],
)
def test_what_is_not_told(desk: Desk, old: str, new: str, row: str) -> None:
    """One row for an editor to look at, with what is missing; exit status 1."""
    desk.change(old, new)
    status, lines = desk.run()
    assert (status, lines[-1]) == (1, row)


def test_lost_fact_is_noticed(desk: Desk) -> None:
    """The measure follows the base, not only the dossier."""
    desk.small.edit("events/aru-concert.yaml", "ended with fireworks", "was long")
    status, lines = desk.run()
    assert (status, lines[-1].split(" | ")[:2]) == (1, ["| aru-concert", "point 1"])


def test_summary_alone_is_no_typed_fact(desk: Desk) -> None:
    """Title and summary help, but a part with sources must hold half of it."""
    desk.change("Fireworks ended the evening", "Fireworks of thunder and lightning")
    desk.small.edit("events/aru-concert.yaml", "on 10 August 2025.", "on 10 August 2025, with thunder and lightning.")
    assert desk.run()[0] == 1


def test_reworded_point(desk: Desk) -> None:
    """An editor may vouch for words, naming the part, but not for a page or a number."""
    desk.change("Fireworks ended the evening", "Rockets lit the sky at last")
    note = '  - {event: "aru-concert", part: "point", position: 1, told: "facts.0"}\n'
    desk.write("notes.yaml", f"left_out: []\nreworded:\n{note}")
    status, lines = desk.run()
    assert (status, lines[2]) == (0, "| points | 3 | 2 | 1 | 0 | 0 |")
    desk.change("Fireworks ended the evening", "Rockets lit the sky 99 times")
    assert desk.run()[0] == 1
    desk.write("notes.yaml", f"left_out: []\nreworded:\n{note.replace('facts.0', 'facts.7')}")
    desk.change("Fireworks ended the evening", "Rockets lit the sky at last")
    assert desk.run()[0] == 1


def test_left_out_point_and_number(desk: Desk) -> None:
    """All of a point, or only its numbers; then the rest must be told."""
    note = '  - {event: "aru-concert", part: "point", position: 1, reason: "no fact"NUMBERS}\n'
    for text, numbers, status in (
        ("Nothing of this", "", 0),
        ("Fireworks ended the evening at 99", ", numbers: [99]", 0),
        ("Nothing of this at 99", ", numbers: [99]", 1),
    ):
        desk.change("Fireworks ended the evening", text)
        desk.write("notes.yaml", f"left_out:\n{note.replace('NUMBERS', numbers)}reworded: []\n")
        assert desk.run()[0] == status, text


def test_note_that_excuses_nothing(desk: Desk) -> None:
    """A note on what is told now must go."""
    desk.write("notes.yaml", 'left_out:\n  - {event: "x", part: "point", position: 0, reason: "y"}\nreworded: []\n')
    status, lines = desk.run()
    assert status == 1
    assert lines[-1] == "coverage-left-out.yaml: the note on x, point 0, excuses nothing; delete or correct it."


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("notes.yaml", "left_out:\n  - {event: x}\nreworded: []\n", "an entry lacks 'part'; expected event, part,"),
        ("notes.yaml", "left_out: [", "[yaml]"),
        ("events-music.yaml", "events: [", "[yaml]"),
    ],
)
def test_unreadable_file(desk: Desk, name: str, text: str, message: str) -> None:
    """One sentence with the file, exit status 1."""
    desk.write(name, text)
    status, lines = desk.run()
    assert status == 1
    assert message in lines[0]


def test_folder_without_a_dossier(desk: Desk) -> None:
    """Nothing found must not look like nothing missing."""
    (desk.folder / "events-music.yaml").unlink()
    assert desk.run() == (
        1,
        [f"{desk.folder}: no files 'events-*.yaml'; expected a folder with a dossier."],
    )


@pytest.mark.parametrize(
    ("text", "plain", "in_words"),
    [
        ("30,000 in 2025", {30000, 2025}, {30000, 2025}),
        ("in 2023-24", {2023, 2024}, {2023, 2024}),
        ("three and a half days, two shows", set(), {3, 3.5, 2}),
        ("US$21 million", {21}, {21, 21e6, 1e6}),
        ("4.8 of 5", {4.8, 5}, {4.8, 5}),
    ],
)
def test_numbers_of_a_text(text: str, plain: set[float], in_words: set[float]) -> None:
    """In digits always, in words where they are asked for."""
    assert find_numbers(text) == plain
    assert find_numbers(text, in_words=True) == in_words


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("premiered", "premiere", True),
        ("yerzhanov", "erzhanov", True),
        ("films", "film", True),
        ("almaty", "astana", False),
        ("won", "wonder", False),
        ("director", "directory", True),
    ],
)
def test_same_words(one: str, two: str, *, same: bool) -> None:
    """Forms and spellings are the same word, a common beginning of short words is not."""
    assert is_same_word(one, two) is same


def test_words_of_a_text() -> None:
    """Accents, possessives and small words don't matter."""
    assert find_words("The Göteborg festival's Özçivit and I") == {"goteborg", "festival", "ozcivit"}
