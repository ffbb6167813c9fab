"""Numbers that say which one of a row is meant: 25th, 23-го, 12-ші."""

from __future__ import annotations

import re

__all__ = ["cut_ordinals"]

_ENDING = re.compile(r"(?<=\d)(?:(?:st|nd|rd|th)(?:['’]?s)?\b|-[^\W\d_]{1,5}\b|[іы]?н?[шщ][іыi]\b)", re.IGNORECASE)


def cut_ordinals(text: str) -> str:
    """Leave only the digits of ordinals: 25, 23, 12."""
    return _ENDING.sub("", text)
