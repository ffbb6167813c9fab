"""``python -m bench.coverage --dossier DIR``: how much of the dossier stands in the base."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.coverage.counting import count, render
from bench.coverage.dossier import load_dossier
from bench.coverage.notes import load_notes
from bot.errors import BotError
from bot.knowledge.reading import load_base
from bot.locations import find_knowledge

__all__ = ["NOTES", "main"]

NOTES = Path(__file__).resolve().parent.parent / "coverage-left-out.yaml"


def main(arguments: Sequence[str]) -> int:
    """Print the table; the exit status is 1 where something is neither found nor noted by an editor."""
    parser = argparse.ArgumentParser(prog="python -m bench.coverage", description=__doc__)
    parser.add_argument("--dossier", type=Path, required=True, help="the folder with events-*.yaml")
    parser.add_argument("--knowledge", type=Path, help="the base; without it, the one that comes with the bot")
    parser.add_argument("--notes", type=Path, default=NOTES, help="what is left out on purpose, and what is reworded")
    chosen = parser.parse_args(arguments)
    try:
        base = load_base(*find_knowledge(chosen.knowledge))
        counted = count(base, load_dossier(chosen.dossier), load_notes(chosen.notes))
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    for line in render(counted):
        print(line)
    return 1 if counted.missing or counted.idle else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
