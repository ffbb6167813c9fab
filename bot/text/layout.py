"""The wrong keyboard layout: "rjulf" is what "когда" becomes on a Latin keyboard."""

from __future__ import annotations

__all__ = ["to_cyrillic", "to_kazakh", "to_latin"]

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_TO_CYRILLIC = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)
_KAZAKH_KEYS = str.maketrans("234589-=0", "әіңғүұөһқ")


def to_cyrillic(text: str) -> str:
    """Return what the same keys give on a Russian keyboard."""
    return text.translate(_TO_CYRILLIC)


def to_latin(text: str) -> str:
    """Return what the same keys give on an English keyboard."""
    return text.translate(_TO_LATIN)


def to_kazakh(text: str) -> str:
    """Return what the same keys give on a Kazakh keyboard, whose letters stand on the row of digits."""
    return text.translate(_TO_CYRILLIC).translate(_KAZAKH_KEYS)
