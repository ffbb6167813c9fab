"""Small numbers as the three languages write them in words: Two concerts, Двух премий, Екінші рет."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.knowledge.model import Language

__all__ = ["find_number_words"]

_RUSSIAN_ORDINAL = "(?:ый|ой|ая|ое|ые|ого|ому|ым|ом|ую|ых|ыми)"
_KAZAKH_CASE = "(?:[дтн][аеыі]н?|[дтн][ыі]ң|[ғгқк][ае]|[мбп]ен|с?[ыі])?"
_KAZAKH_FORM = rf"(?:(?:[ае]у|[ыі]?нш[ыі])\w{{0,4}}|{_KAZAKH_CASE})"
"""The collective and the ordinal, екеу and екіншісі, or a case: екіден; but not any ending, for алтын is gold."""

_WORDS: dict[Language, dict[int, str]] = {
    "en": {
        1: "one|first|once|single",
        2: "two|second|twice|both",
        3: "three|third",
        4: "four|fourth",
        5: "five|fifth",
        6: "six|sixth",
        7: "seven|seventh",
        8: "eight|eighth",
        9: "nine|ninth",
        10: "ten|tenth",
        11: "eleven|eleventh",
        12: "twelve|twelfth|dozen",
        100: "hundred",
        1_000: "thousand",
        1_000_000: "million",
        1_000_000_000: "billion",
    },
    "ru": {
        1: r"од(?:ин|на|но|ного|ной|ному|ним|ном|ну)|перв\w+",
        2: r"дв(?:а|е|ух|ум|умя|ое|оих|ажды)|оба|обе|втор\w+",
        3: r"тр(?:и|ёх|ех|ём|ем|емя|ое|оих|ижды)|трет\w+",
        4: r"четыр(?:е|ёх|ех|ём|ем|ьмя)|четверо|четв[её]рт\w+",
        5: f"пят(?:ь|и|ью|еро|{_RUSSIAN_ORDINAL})",
        6: f"шест(?:ь|и|ью|еро|{_RUSSIAN_ORDINAL})",
        7: r"сем(?:ь|и|ью|еро)|седьм\w+",
        8: r"восем(?:ь|ью)|восьм\w+",
        9: f"девят(?:ь|и|ью|еро|{_RUSSIAN_ORDINAL})",
        10: f"десят(?:ь|и|ью|еро|{_RUSSIAN_ORDINAL})",
        11: r"одиннадцат\w+",
        12: r"двенадцат\w+|дюжин\w+",
        100: r"сто|ста|сотн\w+",
        1_000: r"тысяч\w*",
        1_000_000: r"миллион\w*",
        1_000_000_000: r"миллиард\w*",
    },
    "kk": {
        1: f"бір{_KAZAKH_FORM}|алғаш\\w*|тұңғыш\\w*",
        2: f"екі{_KAZAKH_FORM}|екеу\\w{{0,4}}|қос",
        3: f"үш{_KAZAKH_FORM}",
        4: f"төрт{_KAZAKH_FORM}",
        5: f"бес{_KAZAKH_FORM}",
        6: f"алты{_KAZAKH_FORM}|алтау\\w{{0,4}}",
        7: f"жеті{_KAZAKH_FORM}|жетеу\\w{{0,4}}",
        8: f"сегіз{_KAZAKH_FORM}",
        9: f"тоғыз{_KAZAKH_FORM}",
        10: r"он|оныншы\w{0,4}",
        100: r"жүз\w{0,4}",
        1_000: r"мың\w{0,4}",
        1_000_000: r"миллион\w*",
        1_000_000_000: r"миллиард\w*",
    },
}  # fmt: skip
_PATTERNS = {
    language: re.compile(
        "|".join(f"(?P<n{number}>\\b(?:{pattern})\\b)" for number, pattern in words.items()), re.IGNORECASE
    )
    for language, words in _WORDS.items()
}


def find_number_words(text: str, language: Language) -> list[int]:
    """Return the numbers that stand in words in a text, in order; Kazakh "он бір" is 10, 1 and 11."""
    found = [int(str(match.lastgroup)[1:]) for match in _PATTERNS[language].finditer(text)]
    teens = [ten + unit for ten, unit in pairwise(found) if ten == 10 and unit < 10]
    return found + teens
