"""Writes what an editor begins with: a commented entry, or a small base that is whole."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from bot.desk.schemas import FOLDER, file_name
from bot.errors import BotError
from bot.knowledge.model import ID_PATTERN, MAX_ID

__all__ = ["ENTRY_FOLDERS", "find_schema", "next_steps", "write_entry", "write_pack"]

ENTRY_FOLDERS = {"event": "events", "person": "people", "place": "places", "topic": "topics"}
"""The folder of each kind of entry."""
HIDDEN_SCHEMAS = f".{FOLDER}"
"""Where a base that lies alone keeps its schemas; the reader of the base passes over hidden folders."""

_STEP = re.compile(r"^# {3}(\d\. .+)$", re.MULTILINE)
_MODELINE = "# yaml-language-server: $schema="
_MODELINE_PATTERN = re.compile(rf"^{re.escape(_MODELINE)}.*\n(#\n)?", re.MULTILINE)


def write_entry(templates: Path, root: Path, kind: str, entry_id: str, *, year: int) -> Path:
    """Write the template of an entry into a base and return its path.

    Raises:
        BotError: the id has a wrong form or is taken.
    """
    if not re.fullmatch(ID_PATTERN, entry_id) or len(entry_id) > MAX_ID:
        raise BotError(
            f"{entry_id!r} is no id; expected at most {MAX_ID} small Latin letters, digits and single hyphens, "
            "such as 'dimash-london'"
        )
    folder = root / ENTRY_FOLDERS[kind]
    path = folder / f"{entry_id}.yaml"
    text = (templates / f"{kind}.yaml").read_text(encoding="utf-8")
    schema = find_schema(root, kind)
    if schema is None:
        text = _MODELINE_PATTERN.sub("", text)
    # Not str.format: braces are YAML's.
    for slot, value in {"{schema}": schema or "", "{id}": entry_id, "{year}": str(year)}.items():
        text = text.replace(slot, value)
    folder.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise BotError(f"{str(path)!r} is already there; choose another id, or add to that entry") from None
    return path


def next_steps(path: Path) -> list[str]:
    """Return the steps that the comments of a new entry name."""
    return _STEP.findall(path.read_text(encoding="utf-8"))


def find_schema(root: Path, kind: str) -> str | None:
    """Return the schema of a kind of entry as the files of the base name it, None where there is none."""
    for folder, relative in (
        (root / HIDDEN_SCHEMAS, f"../{HIDDEN_SCHEMAS}"),
        (root.parent / FOLDER, f"../../{FOLDER}"),
    ):
        if (folder / file_name(kind)).is_file():
            return f"{relative}/{file_name(kind)}"
    return None


def write_pack(templates: Path, schemas: Path, root: Path) -> list[Path]:
    """Write the example base into a folder and return the files of its entries.

    Raises:
        BotError: the folder holds something already.
    """
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise BotError(f"{str(root)!r} is not empty; name a folder that is not there yet")
    shutil.copytree(templates / "pack", root, dirs_exist_ok=True)
    shutil.copytree(schemas, root / HIDDEN_SCHEMAS)
    kinds = {folder: kind for kind, folder in ENTRY_FOLDERS.items()}
    paths = sorted(root.glob("*.yaml")) + sorted(root.glob("*/*.yaml"))
    for path in paths:
        is_entry = path.parent != root
        schema = f"../{HIDDEN_SCHEMAS}" if is_entry else HIDDEN_SCHEMAS
        name = file_name(kinds[path.parent.name] if is_entry else path.stem)
        path.write_text(f"{_MODELINE}{schema}/{name}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    return paths
