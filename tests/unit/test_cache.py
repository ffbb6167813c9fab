"""What is kept of a base is used while nothing has changed, and never missed when it is lost."""

import errno
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot import cache
from bot.assistant.assistant import Assistant
from bot.assistant.context import Context
from bot.cache import digest_of, find_folder
from bot.errors import KnowledgeError
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.freezing import freeze_base, thaw_base
from bot.understanding.reader import Reader
from tests.unit.knowledge.small_base import SmallBase, write_small_base

CONCERT = "events/aru-concert.yaml"
CONTEXT = Context(today=date(2025, 8, 10), seed=1)
QUESTIONS = (
    "When did Aru sing?", "кто пел на концерте", "концерт қашан болды", "fierworks at the consert", "rjulf rjywthn",
    "how many people came", "what happened in August", "speical priez", "/month 8", "/artist Aru",
)  # fmt: skip


class Desk:
    """A small base with a cache; it counts how often the files are read."""

    def __init__(self, folder: Path) -> None:
        self.small: SmallBase = write_small_base(folder)
        self.folder: Path | None = folder / "cache"
        self.reads = 0

    def read(self) -> KnowledgeBase:
        """Read the files."""
        self.reads += 1
        return self.small.load()

    def load(self, reading: str = "shipped") -> Assistant:
        """Return an assistant as a command gets it."""
        root, shared = self.small.root, self.small.shared
        return cache.recall_assistant(root, shared, self.read, reading=reading, folder=self.folder)

    @property
    def kept(self) -> Path:
        """The only file in the cache."""
        assert self.folder is not None
        (file,) = self.folder.iterdir()
        return file


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A base that nothing is kept of yet."""
    return Desk(tmp_path)


def _replies(assistant: Assistant) -> list[object]:
    return [assistant.reply(question, CONTEXT) for question in QUESTIONS]


def test_kept_base_answers_as_the_files_do(desk: Desk) -> None:
    """The files are read once, and every reply is the same."""
    fresh, kept = desk.load(), desk.load()
    assert desk.reads == 1
    assert kept.base == fresh.base
    assert _replies(kept) == _replies(fresh)


def test_shipped_base_comes_back(base: KnowledgeBase) -> None:
    """Every record of the real base survives being kept."""
    assert thaw_base(freeze_base(base)) == base


def test_reader_comes_back(year: KnowledgeBase) -> None:
    """What a reader has learnt is plain JSON, and a reader made of it has learnt the same."""
    frozen = list(Reader(year).freeze())
    assert list(Reader(year, frozen).freeze()) == frozen


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.replace(b"Aru", b"Ira"),
        lambda kept: kept[: len(kept) // 2],
        lambda _kept: b"",
        lambda _kept: b"\xff\n\xff",
        lambda kept: kept.partition(b"\n")[0],
    ],
    ids=["changed", "cut", "empty", "noise", "head"],
)
def test_damage_counts_as_loss(desk: Desk, spoil: Callable[[bytes], bytes]) -> None:
    """What is not as it was written is read afresh and kept again."""
    fresh = desk.load()
    desk.kept.write_bytes(spoil(desk.kept.read_bytes()))
    assert _replies(desk.load()) == _replies(fresh)
    desk.load()
    assert desk.reads == 2


@pytest.mark.parametrize("body", [b"{}", b"[]", b"null", b"{}\nevents\t\t{}", b"{}\nnothing\t\t{}", b"{}\n{}"])
def test_other_content_counts_as_loss(desk: Desk, body: bytes) -> None:
    """A file with the right head and other content is not believed either."""
    desk.load()
    digest = desk.kept.read_bytes().partition(b" ")[0].decode()
    desk.kept.write_bytes(cache._head(digest, [body]) + body)
    desk.load()
    assert desk.reads == 2


def test_change_counts_at_once(desk: Desk) -> None:
    """A changed word of an entry is in the next answer, and the old state is not kept beside the new one."""
    desk.load()
    desk.small.edit(CONCERT, "weight: ", "weight:  ")
    desk.load()
    assert desk.reads == 2
    assert desk.kept.is_file()


@pytest.mark.parametrize(
    "name", [CONCERT, "base.yaml", "../vocabulary.yaml", "../languages/kk.yaml", "../languages/phrases/en.yaml"]
)
def test_every_file_counts(desk: Desk, name: str) -> None:
    """The digest changes with the content of any file that is read."""
    before = digest_of(desk.small.root, desk.small.shared)
    with (desk.small.root / name).open("a", encoding="utf-8") as file:
        file.write("# a note\n")
    assert digest_of(desk.small.root, desk.small.shared) != before


def test_stray_folder_counts(desk: Desk) -> None:
    """A folder that is never read is a mistake, so it must be seen."""
    before = digest_of(desk.small.root, desk.small.shared)
    (desk.small.root / "event").mkdir()
    assert digest_of(desk.small.root, desk.small.shared) != before


def test_less_strict_reading_is_not_used(desk: Desk) -> None:
    """A base that was not checked is not taken for one that was."""
    desk.load("shipped")
    desk.load("checked")
    assert desk.reads == 2


def test_broken_base_is_not_kept(desk: Desk) -> None:
    """A base with a mistake is refused each time."""
    desk.small.edit(CONCERT, "weight: ", "wight: ")
    for _ in range(2):
        with pytest.raises(KnowledgeError):
            desk.load()
    assert desk.reads == 2


def test_base_that_changes_while_it_is_read_is_not_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read belongs to no one state of the files."""
    states = iter(["before", "after"])
    monkeypatch.setattr(cache, "digest_of", lambda *_: next(states))
    desk.load()
    assert desk.folder is not None
    assert not desk.folder.exists()


def test_folder_that_cannot_be_made(desk: Desk, tmp_path: Path) -> None:
    """Where nothing can be kept, the files are read each time."""
    (tmp_path / "file").touch()
    desk.folder = tmp_path / "file" / "cache"
    assert _replies(desk.load()) == _replies(desk.load())
    assert desk.reads == 2


def test_disk_that_is_full(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a file is not left behind."""

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    desk.load()
    assert desk.folder is not None
    assert not list(desk.folder.iterdir())


def test_folder_in_place_of_the_file(desk: Desk) -> None:
    """Whatever else has the name of the file is no base."""
    desk.load()
    kept = desk.kept
    kept.unlink()
    kept.mkdir()
    desk.load()
    assert desk.reads == 2


def test_unreadable_base_has_no_digest(tmp_path: Path) -> None:
    """Where the vocabulary is missing there is nothing to keep."""
    assert digest_of(tmp_path, tmp_path) is None


def test_no_folder_no_cache(desk: Desk) -> None:
    """Switched off, it keeps nothing."""
    desk.folder = None
    desk.load()
    desk.load()
    assert desk.reads == 2


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"YEARBOT_CACHE": "off"}, None),
        ({"YEARBOT_CACHE": "OFF", "XDG_CACHE_HOME": "/x"}, None),
        ({"YEARBOT_CACHE": "/here"}, Path("/here")),
        ({"XDG_CACHE_HOME": "/x"}, Path("/x/yearbot")),
        ({"XDG_CACHE_HOME": "relative"}, Path("/home/editor/.cache/yearbot")),
        ({}, Path("/home/editor/.cache/yearbot")),
    ],
)
def test_find_folder(monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], folder: Path | None) -> None:
    """The setting wins over the folder of the system."""
    monkeypatch.setattr(Path, "home", lambda: Path("/home/editor"))
    assert find_folder(environ) == folder


def test_user_without_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user that the system does not know keeps nothing."""

    def refuse() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", refuse)
    assert find_folder({}) is None
