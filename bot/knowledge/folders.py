"""Finds the files of a base, and what lies among them that would never be read."""

from __future__ import annotations

from pathlib import Path

from bot.knowledge.layout import BOOKS, FOLDERS
from bot.knowledge.loader import Document, load_document
from bot.knowledge.model import LANGUAGES
from bot.knowledge.problems import Problem, Report, suggest

__all__ = ["check_languages", "check_layout", "load_folder"]

_SUFFIX = ".yaml"


def load_folder(folder: Path, report: Report) -> dict[str, Document | None]:
    """Read every entry of a folder, by the name of its file; a folder that is not there has none."""
    documents: dict[str, Document | None] = {}
    for path in _list(folder, report):
        if path.suffix != _SUFFIX:
            _report_stray(path, report)
            continue
        documents[path.stem] = load_document(path, report)
    return documents


def check_layout(root: Path, report: Report) -> None:
    """Find folders that the bot does not read, and the lack of events.

    A folder named "event" was left out without a word.
    """
    for path in _list(root, report):
        if path.is_dir() and path.name not in FOLDERS:
            found, expected = f"a folder {path.name!r} that is not read", ", ".join(FOLDERS)
            report.add(Problem(path, 1, "file", found, expected, suggest(path.name, FOLDERS)))
    if not any(path.suffix == _SUFFIX for path in _list(root / "events", report)):
        report.add(Problem(root / "events", 1, "file", "no events", "a folder with a file for each event"))


def check_languages(shared: Path, report: Report) -> None:
    """Find word lists of languages that the bot does not speak.

    A copied pack alone does not teach it one: grammar and wording are code.
    """
    folders = {shared / "languages": ("world",)} | {shared / "languages" / book: () for book in BOOKS}
    for folder, others in folders.items():
        for path in _list(folder, report):
            if path.is_file() and path.stem not in (*LANGUAGES, *others):
                found = f"a file {path.name!r} that is not read"
                report.add(Problem(path, 1, "file", found, f"the languages {', '.join(LANGUAGES)}"))


def _list(folder: Path, report: Report) -> list[Path]:
    """Return what a folder holds, but for hidden files and notes for readers."""
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        report.add(Problem(folder, 1, "file", f"the folder cannot be read ({error.strerror})", "a readable folder"))
        return []
    return [path for path in paths if not path.name.startswith(".") and path.suffix != ".md"]


def _report_stray(path: Path, report: Report) -> None:
    name, meant = path.name.split(".")[0], path.suffix.lower() in (".yml", ".yaml", ".txt")
    hint = f"Rename it to '{name}{_SUFFIX}'." if meant else "Move it away."
    report.add(Problem(path, 1, "file", f"a file {path.name!r} that is not read", "entries named '<id>.yaml'", hint))
