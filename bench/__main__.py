"""``python -m bench``: measures quality, sentences, then speed."""

from __future__ import annotations

import argparse

from bench import quality, sentences, speed


def main() -> int:
    """Run all with what they do unless told otherwise."""
    argparse.ArgumentParser(prog="python -m bench", description=__doc__).parse_args()
    return quality.main([]) or sentences.main() or speed.main([])


if __name__ == "__main__":
    raise SystemExit(main())
