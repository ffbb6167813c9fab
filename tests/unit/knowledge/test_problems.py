"""Problems are lines that an editor and a problem matcher can read."""

from pathlib import Path

import pytest

from bot.knowledge.problems import Problem, Report, describe, suggest


def test_problem_is_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The path is as an editor would type it from the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    problem = Problem(tmp_path / "events" / "a.yaml", 3, "schema", "a tab", "spaces", "Indent with spaces only.")
    assert str(problem) == "events/a.yaml:3: [schema] a tab; expected spaces. Indent with spaces only."


def test_problem_elsewhere_has_its_whole_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file outside the current folder is named in full; a hint may be missing."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    problem = Problem(tmp_path / "a.yaml", 1, "size", "much", "little")
    assert str(problem) == f"{tmp_path}/a.yaml:1: [size] much; expected little."


def test_problem_without_a_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """A deleted current folder does not hide the problems."""

    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    assert (
        str(Problem(Path("/base/a.yaml"), 1, "size", "much", "little"))
        == "/base/a.yaml:1: [size] much; expected little."
    )


def test_report_is_sorted_and_without_repetition() -> None:
    """By file and line, however they were found."""
    report = Report()
    assert not report
    first, second = Problem(Path("a.yaml"), 2, "x", "one", "two"), Problem(Path("b.yaml"), 1, "x", "one", "two")
    third = Problem(Path("a.yaml"), 10, "x", "one", "two")
    report.extend([second, third])
    report.add(first)
    report.add(second)
    assert report
    assert list(report) == [first, third, second]
    assert (
        str(report)
        == "a.yaml:2: [x] one; expected two.\na.yaml:10: [x] one; expected two.\nb.yaml:1: [x] one; expected two."
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing"),
        (True, "the word true without quotes"),
        (5, "the number 5"),
        (0.5, "the number 0.5"),
        ("a", "the text 'a'"),
        ("  ", "an empty text"),
        ("x" * 41, f"the text '{'x' * 40}…'"),
        ((1, 2), "a list"),
        ({"a": 1}, "a group of keys"),
    ],
)
def test_describe(value: object, words: str) -> None:
    """No word of Python's."""
    assert describe(value) == words


def test_suggest() -> None:
    """A word close enough is offered, another one is not."""
    assert suggest("weigth", ["title", "weight"]) == "Did you mean 'weight'?"
    assert suggest("colour", ["title", "weight"]) == ""
