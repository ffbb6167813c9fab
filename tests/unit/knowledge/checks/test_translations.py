"""Sentences that nobody translated."""

import pytest

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"
RUSSIAN = "Вечер закончился салютом."
KAZAKH = "Кеш отшашумен аяқталды."
LONG_RUSSIAN = "Вечер на стадионе закончился салютом, и зрители долго не расходились по домам."


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            RUSSIAN,
            "The evening ended with fireworks.",
            "33: [text] facts.0.text.ru: no Cyrillic letter; expected the sentence in Russian. Translate it.",
        ),
        (
            KAZAKH,
            "The evening ended with fireworks.",
            "34: [text] facts.0.text.kk: no Cyrillic letter; expected the sentence in Kazakh. Translate it.",
        ),
        (
            KAZAKH,
            RUSSIAN,
            "34: [text] facts.0.text.kk: the same words as in Russian; expected the sentence in Kazakh. Translate it.",
        ),
        (
            KAZAKH,
            LONG_RUSSIAN,
            (
                "34: [text] facts.0.text.kk: none of the letters that only Kazakh has; "
                "expected the sentence in Kazakh. Translate it."
            ),
        ),
    ],
)
def test_untranslated_sentence(small: SmallBase, old: str, new: str, problem: str) -> None:
    """In English, or in Russian."""
    small.edit(CONCERT, old, new)
    assert small.check() == [f"{CONCERT}:{problem}"]


def test_names_may_be_the_same(small: SmallBase) -> None:
    """So may short words, numbers, and lists of foreign names."""
    small.edit("people/aru.yaml", 'ru: "Ару Далаева", kk: "Ару Далаева"', 'ru: "Aru", kk: "Aru"')
    small.edit("people/aru.yaml", 'ru: "певица", kk: "әнші"', 'ru: "актёр", kk: "актёр"')
    small.edit(CONCERT, KAZAKH, "The Astana Times, Qazinform, The Times of Central Asia, Orda мен Kursiv: 27 000.")
    assert small.check() == []
