"""What would never be read is a problem, not a surprise."""

from tests.unit.knowledge.small_base import SmallBase


def test_wrong_endings_are_named(small: SmallBase) -> None:
    """An entry saved as .yml or .txt was left out without a word; hidden files and notes are nobody's mistake."""
    small.write("people/a.yml", "x")
    small.write("people/b.yaml.txt", "x")
    small.write("people/c.yaml~", "x")
    small.write("people/.DS_Store", "x")
    small.write("people/README.md", "x")
    assert small.check() == [
        (
            "people/a.yml:1: [file] a file 'a.yml' that is not read; expected entries named '<id>.yaml'. "
            "Rename it to 'a.yaml'."
        ),
        (
            "people/b.yaml.txt:1: [file] a file 'b.yaml.txt' that is not read; expected entries named '<id>.yaml'. "
            "Rename it to 'b.yaml'."
        ),
        "people/c.yaml~:1: [file] a file 'c.yaml~' that is not read; expected entries named '<id>.yaml'. Move it away.",
    ]


def test_folder_with_another_name(small: SmallBase) -> None:
    """As "event" for "events"."""
    small.write("event/x.yaml", "x")
    assert small.check() == [
        (
            "event:1: [file] a folder 'event' that is not read; expected events, people, places, topics, months. "
            "Did you mean 'events'?"
        )
    ]


def test_folder_inside_a_folder(small: SmallBase) -> None:
    """Folders are flat."""
    small.write("people/singers/x.yaml", "x")
    assert small.check() == [
        "people/singers:1: [file] a file 'singers' that is not read; expected entries named '<id>.yaml'. Move it away."
    ]


def test_base_without_events(small: SmallBase) -> None:
    """There is nothing to ask then."""
    for path in (small.root / "events").iterdir():
        path.unlink()
    assert small.check() == ["events:1: [file] no events; expected a folder with a file for each event."]
    (small.root / "events").rmdir()
    assert small.check() == ["events:1: [file] no events; expected a folder with a file for each event."]


def test_base_without_topics(small: SmallBase) -> None:
    """A folder that is not there has no entries."""
    (small.root / "topics" / "wind-film.yaml").unlink()
    (small.root / "topics").rmdir()
    small.edit("events/wind-premiere.yaml", 'topics: ["wind-film"]\n', "")
    assert small.check() == []


def test_file_in_the_place_of_a_folder(small: SmallBase) -> None:
    """The system's reason is told."""
    (small.root / "topics" / "wind-film.yaml").unlink()
    (small.root / "topics").rmdir()
    small.write("topics", "x")
    small.edit("events/wind-premiere.yaml", 'topics: ["wind-film"]\n', "")
    assert small.check() == [
        "topics:1: [file] the folder cannot be read (Not a directory); expected a readable folder."
    ]


def test_entry_that_is_a_folder(small: SmallBase) -> None:
    """Its name ends like a file's."""
    (small.root / "people" / "x.yaml").mkdir()
    assert small.check() == [
        "people/x.yaml:1: [file] not a file with text in it; expected a plain file. Rename it or move it away."
    ]


def test_language_that_the_bot_does_not_speak(small: SmallBase) -> None:
    """Its words would never be read."""
    (small.shared / "languages" / "fr.yaml").write_text("x")
    (small.shared / "languages" / "phrases" / "kz.yaml").write_text("x")
    assert small.check() == [
        "languages/fr.yaml:1: [file] a file 'fr.yaml' that is not read; expected the languages en, ru, kk.",
        "languages/phrases/kz.yaml:1: [file] a file 'kz.yaml' that is not read; expected the languages en, ru, kk.",
    ]
