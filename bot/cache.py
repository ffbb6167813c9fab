"""Keeps what was read of a base in the user's cache folder, so that the next start need not read it again.

What is kept is plain JSON behind a digest of all that it was made of and a sum of itself. It may be lost at any
time, and whatever is not exactly as it was written counts as lost: then the base is read afresh, without a word.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from unicodedata import unidata_version
from zlib import crc32

from bot.assistant.assistant import Assistant
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.freezing import freeze_base, thaw_base
from bot.knowledge.layout import BOOKS, FOLDERS, MAX_BYTES
from bot.understanding.reader import LEARNT, Reader

__all__ = ["digest_of", "find_folder", "recall_assistant"]

_SETTING = "YEARBOT_CACHE"
_OFF = ("off", "0", "no", "false")
_PACKAGE = Path(__file__).resolve().parent
_CODE = ("text", "knowledge", "knowledge/checks", "understanding")
"""The modules that decide what is read out of the files: when one of them changes, what they read may too."""
_SUFFIXES = (".py", ".yaml")
_SIZE = 20
"""Bytes of a digest."""


def find_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder that the environment chooses, by default the user's cache folder; None for no cache."""
    chosen = environ.get(_SETTING, "")
    if chosen:
        return None if chosen.lower() in _OFF else Path(chosen)
    home = Path(environ.get("XDG_CACHE_HOME", ""))
    if not home.is_absolute():
        # The specification of XDG says that a relative path is to be ignored.
        try:
            home = Path.home() / ".cache"
        except RuntimeError:
            return None
    return home / "yearbot"


def recall_assistant(
    root: Path, shared: Path, read: Callable[[], KnowledgeBase], *, reading: str, folder: Path | None
) -> Assistant:
    """Build the assistant of a base from what is kept of it, else from its files, and keep it.

    Args:
        read: Reads the files; it raises where something in them is wrong, so that only sound bases are kept.
        reading: How ``read`` does it; what was read less strictly is not used.
        folder: Where it is kept, if it is.
    """
    digest = digest_of(root, shared, reading) if folder else None
    if folder is None or digest is None:
        return Assistant(read())
    # One file for each base: a new state of it takes the place of the old one.
    name = blake2b(f"{root.resolve()} {reading}".encode(errors="surrogateescape"), digest_size=_SIZE).hexdigest()
    file = folder / f"{name}.json"
    kept = _find(file, digest)
    if kept is not None:
        return kept
    base = read()
    reader = Reader(base)
    # An editor may have saved while the files were read.
    if digest_of(root, shared, reading) == digest:
        _keep(file, digest, base, reader)
    return Assistant(base, reader)


def digest_of(root: Path, shared: Path, reading: str = "") -> str | None:
    """Return a digest of all files that a base is read from and of the code that reads them, None if there is none."""
    digest = blake2b(f"{unidata_version} {reading}".encode(), digest_size=_SIZE)
    folders = [*(_PACKAGE / name for name in _CODE), root, *(root / name for name in FOLDERS)]
    folders += [shared / "languages", *(shared / "languages" / book for book in BOOKS)]
    try:
        for folder in folders:
            for part in _list(folder):
                digest.update(part)
        digest.update(_content(shared / "vocabulary.yaml"))
    except OSError:
        return None
    return digest.hexdigest()


def _list(folder: Path) -> Iterator[bytes]:
    """Yield what a folder holds: all names, for a stray file is a mistake too, and the content of what is read."""
    yield b"\0folder"
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        is_file = entry.is_file()
        yield f"\0{entry.name}\0{is_file:d}{entry.is_dir():d}".encode(errors="surrogateescape")
        if is_file and entry.name.endswith(_SUFFIXES):
            yield _content(entry.path)


def _content(path: Path | str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a thousand paths are not worth making
        content = file.read(MAX_BYTES + 1)
    return len(content).to_bytes(4) + content


def _head(digest: str, lines: Iterable[bytes]) -> bytes:
    """Return the first line of what is kept: what it was made of, and a sum of the others that shows damage."""
    length = checksum = 0
    for line in lines:
        length += len(line)
        checksum = crc32(line, checksum)
    return f"{digest} {length:012} {checksum:08x}\n".encode()


def _find(file: Path, digest: str) -> Assistant | None:
    """Return the assistant that was kept, None if there is none or it is not as it was written."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as kept:
            head, *lines = kept
        if head != _head(digest, lines):
            return None
        base = thaw_base(lines[LEARNT:])
        return Assistant(base, Reader(base, lines[:LEARNT]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _keep(file: Path, digest: str, base: KnowledgeBase, reader: Reader) -> None:
    unfinished = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with unfinished.open("xb") as out:
                # The sum is known once all is written, line by line: the whole would take as much memory as the base.
                out.write(_head(digest, ()))
                head = _head(digest, _written(out, chain(reader.freeze(), freeze_base(base))))
                out.seek(0)
                out.write(head)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)


def _written(out: BinaryIO, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Write lines and yield them as they stand in the file."""
    for line in lines:
        out.write(line + b"\n")
        yield line + b"\n"
