"""``python -m bench``: measures quality, then speed."""

from __future__ import annotations

import argparse

from bench import quality, speed


def main() -> int:
    """Run both with what they do unless told otherwise."""
    argparse.ArgumentParser(prog="python -m bench", description=__doc__).parse_args()
    return quality.main([]) or speed.main([])


if __name__ == "__main__":
    raise SystemExit(main())
