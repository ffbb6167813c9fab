"""Where the fact base lies: in a checkout, in an installed wheel, or in a folder that the user names."""

from __future__ import annotations

from pathlib import Path

from bot.errors import ConfigError

__all__ = ["find_knowledge"]

_PACKAGE = Path(__file__).resolve().parent
DEFAULT_BASE = "kazakhstan-2025"


def find_knowledge(chosen: Path | None = None) -> tuple[Path, Path]:
    """Return the folder of the base and the folder of what all bases share.

    Raises:
        ConfigError: there is no base at the place.
    """
    shipped = next(
        (
            folder
            for folder in (_PACKAGE.parent / "knowledge", _PACKAGE / "_knowledge")
            if (folder / "languages").is_dir()
        ),
        None,
    )
    if chosen is None:
        if shipped is None:
            raise ConfigError("no fact base is installed with the bot; name one with --knowledge DIR")
        return shipped / DEFAULT_BASE, shipped
    if not chosen.is_dir():
        raise ConfigError(f"no fact base at {str(chosen)!r}; expected a folder with base.yaml and events/")
    if (chosen / "languages").is_dir() and not (chosen / "base.yaml").exists():
        bases = sorted(path.parent for path in chosen.glob("*/base.yaml"))
        if len(bases) == 1:
            return bases[0], chosen
    shared = chosen.parent if (chosen.parent / "languages").is_dir() else shipped
    if shared is None:
        raise ConfigError(f"no languages/ beside {str(chosen)!r}")
    return chosen, shared
