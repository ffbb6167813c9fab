from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot import locations
from bot.errors import ConfigError
from bot.locations import find_knowledge, find_shipped


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that comes with the bot, without bases."""
    folder = tmp_path / "here" / "knowledge"
    (folder / "languages").mkdir(parents=True)
    monkeypatch.setattr(locations, "_PACKAGE", tmp_path / "here" / "bot")
    return folder


def _add_base(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "base.yaml").write_text("year: 2031\n", encoding="utf-8")
    return folder


def test_only_base_is_found(shipped: Path) -> None:
    """The base that comes with the bot is the folder with base.yaml, whatever its name."""
    base = _add_base(shipped / "somewhere-2031")
    assert find_knowledge() == (base, shipped)


def test_template_is_no_base(shipped: Path) -> None:
    """The example that editors copy lies deeper."""
    _add_base(shipped / "templates" / "pack")
    base = _add_base(shipped / "somewhere-2031")
    assert find_knowledge() == (base, shipped)


def test_no_base(shipped: Path) -> None:
    """Without a base one must be named."""
    with pytest.raises(ConfigError) as caught:
        find_knowledge()
    assert str(caught.value) == f"no base in {str(shipped)!r}; name one with --knowledge DIR"


def test_two_bases(shipped: Path) -> None:
    """Of two bases none is guessed."""
    for name in ("b-2032", "a-2031"):
        _add_base(shipped / name)
    with pytest.raises(ConfigError) as caught:
        find_knowledge()
    assert str(caught.value) == f"2 bases: a-2031, b-2032 in {str(shipped)!r}; name one with --knowledge DIR"


def test_chosen_base_brings_its_languages(shipped: Path, tmp_path: Path) -> None:
    """A base beside languages/ uses those; one that lies alone uses the shipped ones."""
    own = Path(shutil.copytree(shipped, tmp_path / "own"))
    beside, alone = _add_base(own / "x-2031"), _add_base(tmp_path / "alone" / "y-2031")
    assert find_knowledge(beside) == (beside, own)
    assert find_knowledge(own) == (beside, own)
    assert find_knowledge(alone) == (alone, shipped)


def test_folder_that_is_not_there(shipped: Path) -> None:
    """A wrong setting is told as it stands."""
    with pytest.raises(ConfigError) as caught:
        find_knowledge(shipped / "nowhere")
    place = str(shipped / "nowhere")
    assert str(caught.value) == f"no fact base at {place!r}; expected a folder with base.yaml and events/"


def test_nothing_is_installed(shipped: Path, tmp_path: Path) -> None:
    """Without the shipped folder a base alone cannot be used."""
    shutil.rmtree(shipped)
    with pytest.raises(ConfigError) as caught:
        find_shipped()
    assert str(caught.value) == "no fact base is installed with the bot; name one with --knowledge DIR"
    alone = _add_base(tmp_path / "alone")
    with pytest.raises(ConfigError) as caught:
        find_knowledge(alone)
    assert str(caught.value) == f"no languages/ beside {str(alone)!r}"
