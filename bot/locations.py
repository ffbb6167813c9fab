"""Where the fact base lies: in a checkout, in an installed wheel, or in a folder that the user names."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ConfigError

__all__ = ["find_knowledge", "find_shipped"]

_PACKAGE = Path(__file__).resolve().parent


def find_shipped() -> Path:
    """Return the folder that comes with the bot: languages, vocabulary, templates, and usually a base.

    Raises:
        ConfigError: it is not there.
    """
    shipped = _find_shipped()
    if shipped is None:
        raise ConfigError("no fact base is installed with the bot; name one with --knowledge DIR")
    return shipped


def find_knowledge(chosen: Path | None = None) -> tuple[Path, Path]:
    """Return the folder of the base and the folder of what all bases share.

    Raises:
        ConfigError: there is no base at the place, or more than one.
    """
    if chosen is None:
        shipped = find_shipped()
        return _only_base(shipped), shipped
    if not chosen.is_dir():
        raise ConfigError(f"no fact base at {str(chosen)!r}; expected a folder with base.yaml and events/")
    if (chosen / "languages").is_dir() and not (chosen / "base.yaml").exists() and _bases(chosen):
        return _only_base(chosen), chosen
    shared = chosen.parent if (chosen.parent / "languages").is_dir() else _find_shipped()
    if shared is None:
        raise ConfigError(f"no languages/ beside {str(chosen)!r}")
    return chosen, shared


def _find_shipped() -> Path | None:
    places = (_PACKAGE.parent / "knowledge", _PACKAGE / "_knowledge")
    return next((folder for folder in places if (folder / "languages").is_dir()), None)


def _bases(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/base.yaml"))


def _only_base(folder: Path) -> Path:
    bases = _bases(folder)
    if len(bases) != 1:
        found = f"{len(bases)} bases: {', '.join(base.name for base in bases)}" if bases else "no base"
        raise ConfigError(f"{found} in {str(folder)!r}; name one with --knowledge DIR")
    return bases[0]
