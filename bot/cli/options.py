"""What the arguments of several commands share."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

__all__ = ["LANGUAGES", "AddParser", "folder"]

AddParser = Callable[..., argparse.ArgumentParser]
LANGUAGES = ("en", "ru", "kk")
"""Written again, because help must not wait for the model of the base."""


def folder(argument: str) -> Path:
    """Return the folder that an argument names."""
    path = Path(argument)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {argument!r}")
    return path
