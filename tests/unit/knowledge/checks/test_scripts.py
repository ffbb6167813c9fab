"""The letters of a text are those of its language, and nothing in it trips Telegram."""

import unicodedata

import pytest

from tests.unit.knowledge.small_base import SmallBase

CONCERT = "events/aru-concert.yaml"
ENGLISH = '"The evening ended with fireworks."'
RUSSIAN = '"Вечер закончился салютом."'
KAZAKH = '"Кеш отшашумен аяқталды."'


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            KAZAKH, '"Кеш отшашумен аяктaлды"',
            ("34: [text] facts.0.text.kk: Latin and Cyrillic letters in 'аяктaлды'; expected one alphabet in a word. "
            "Type the word again."),
        ),
        (
            ENGLISH, '"The еvening ended."',
            ("32: [text] facts.0.text.en: Cyrillic in an English text; expected Latin letters.\n"
            "32: [text] facts.0.text.en: Latin and Cyrillic letters in 'еvening'; expected one alphabet in a word. "
            "Type the word again."),
        ),
        (
            RUSSIAN, f'"{unicodedata.normalize("NFD", "Весёлый")} вечер."',
            ("33: [text] facts.0.text.ru: a letter made of two characters, such as и and its breve for й; "
            "expected one character a letter. Type the word again."),
        ),
        (
            RUSSIAN, '"Вечер\\u200b закончился."',
            ("33: [text] facts.0.text.ru: an invisible character (U+200B); expected visible characters only. "
            "Type the text again; copied text brings them along."),
        ),
        (
            ENGLISH, '"The evening\\nended."',
            ("32: [text] facts.0.text.en: a line break or tab inside a text; expected one line. "
            'Put the text in "…" instead of behind | or >.'),
        ),
        (
            ENGLISH, "|\n        The evening ended.",
            ("32: [text] facts.0.text.en: a line break or tab inside a text; expected one line. "
            'Put the text in "…" instead of behind | or >.'),
        ),
        (
            ENGLISH, '"The evening  ended."',
            "32: [text] facts.0.text.en: stray spaces; expected single spaces, none at the ends.",
        ),
        (
            ENGLISH, '" The evening ended."',
            "32: [text] facts.0.text.en: stray spaces; expected single spaces, none at the ends.",
        ),
        (
            ENGLISH, '"The <b>evening</b> ended."',
            "32: [text] facts.0.text.en: HTML in a text; expected plain words. The bot adds all formatting.",
        ),
        (
            ENGLISH, '"Rock &amp; roll ended it."',
            "32: [text] facts.0.text.en: HTML in a text; expected plain words. The bot adds all formatting.",
        ),
        (
            ENGLISH, '"The evening ended with салют."',
            "32: [text] facts.0.text.en: Cyrillic in an English text; expected Latin letters.",
        ),
        (
            RUSSIAN, "'Вечер \"Ару\" закончился.'",
            '33: [text] facts.0.text.ru: straight quotes ("); expected «…».',
        ),
        (
            KAZAKH, '"Кеш, ал Apy кетті."',
            ("34: [text] facts.0.text.kk: 'Apy' in Latin letters that look like 'Ару'; "
            "expected the letters of the language. Type the word again."),
        ),
    ],
)  # fmt: skip
def test_problem_of_a_text(small: SmallBase, old: str, new: str, problem: str) -> None:
    """Each with its place."""
    small.edit(CONCERT, old, new)
    assert small.check() == [f"{CONCERT}:{line}" for line in problem.split("\n")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (ENGLISH, '"Rock & roll, 3 < 5, R&B: the evening ended."'),
        (ENGLISH, "'It ended with \"fireworks\"; café, São Paulo.'"),
        (RUSSIAN, '"Вечер закончился песней XX века и «Imagine»."'),
        (RUSSIAN, '"Вечер EXPO закончился, 27\u00a0000 зрителей."'),
        (KAZAKH, '"Кеш CHOCO тобымен аяқталды."'),
        ('["концерт Ару"]', "['концерт \"Ару\"', 'Aru']"),
        ('["Aru\'s concert"]', '["концерт Ару"]'),
    ],
)
def test_sound_texts(small: SmallBase, old: str, new: str) -> None:
    """Foreign names, signs, numerals; aliases are as people type them."""
    small.edit(CONCERT, old, new)
    assert small.check() == []


def test_word_of_twins_may_be_a_name(small: SmallBase) -> None:
    """If an English text of the entry has it, it is meant."""
    small.edit(CONCERT, KAZAKH, '"Кеш, ал Apy кетті."')
    small.edit(CONCERT, ENGLISH, '"Apy left the evening."')
    assert small.check() == []


def test_language_packs_are_read_too(small: SmallBase) -> None:
    """A cue word with a Latin letter is never recognised."""
    small.edit_shared("languages/ru.yaml", '["июнь"', '["июнь", "мeсяц"')
    problems = small.check()
    assert len(problems) == 1
    assert problems[0].endswith(
        "[text] months.5.1: Latin and Cyrillic letters in 'мeсяц'; expected one alphabet in a word. "
        "Type the word again."
    )
