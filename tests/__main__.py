"""``python -m tests``: everything that must hold before a change is merged, in one command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_PYTHON = (sys.executable, "-m")
_SCRIPTS = Path(sys.executable).parent

CHECKS: Mapping[str, Sequence[str]] = {
    "format": (*_PYTHON, "ruff", "format", "--check"),
    "lint": (*_PYTHON, "ruff", "check"),
    "types": (*_PYTHON, "mypy"),
    "import contracts": (str(_SCRIPTS / "lint-imports"),),
    "fact base": (*_PYTHON, "bot", "check"),
}

SIDE_BY_SIDE = ("-n", "4", "--dist", "loadfile", "--no-loadscope-reorder")
"""Many tests wait for a bot or a database of their own; those of one file share what it has set up.

Files begin in the order of their names, the integration tests first: few in a file, they wait longest.
"""


def main(arguments: Sequence[str]) -> int:
    """Run every check, then the tests; arguments go to pytest. Nothing is skipped because something failed before."""
    failed = [name for name, command in CHECKS.items() if _run(name, command)]
    if failed:
        print(f"== failed: {', '.join(failed)}; the tests still run", flush=True)
    status = _run("tests", (*_PYTHON, "pytest", *SIDE_BY_SIDE, *arguments))
    return status or len(failed)


def _run(name: str, command: Sequence[str]) -> int:
    print(f"== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False, stdin=subprocess.DEVNULL).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
